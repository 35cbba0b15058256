import type { Period } from '@zhishi/domain/evaluation/period.ts'
import type { State } from '@zhishi/domain/portraits/api.ts'
import { endOfDay } from '@zhishi/domain/kernel/dates.ts'
import { latestYear } from '../evaluation/year.ts'
import type { Database, Tx } from '../platform/database.ts'

/** A state on two clocks: what had happened by a day, and what was known by a moment; null: by now. */
export interface At {
  readonly until: string | null
  readonly known: Date | null
}
export const NOW: At = { until: null, known: null }

/** The state as pages and papers tell it. */
export const stateOf = ({ until, known }: At, undated: number): State => ({
  until,
  known: known?.toISOString() ?? null,
  undated,
})

/** The clocks as the address says them; what is known is told by a day, of which the end counts, or a moment. */
export const clocksIn = (query: {
  readonly until?: string | undefined
  readonly known?: string | undefined
}): At => ({
  until: query.until ?? null,
  known:
    query.known === undefined
      ? null
      : new Date(query.known.length === 10 ? endOfDay(query.known) : query.known),
})

/** The period that is asked for; else the year of the day asked for; else the newest on record. */
export const periodOf = async (
  db: Database | Tx,
  { districtId }: { readonly districtId: number },
  now: Date,
  { period, until }: { readonly period?: Period | undefined; readonly until?: string | undefined },
): Promise<Period> => period ?? until?.slice(0, 4) ?? String(await latestYear(db, districtId, now))
