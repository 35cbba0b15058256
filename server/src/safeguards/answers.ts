import type { Answer } from '@zhishi/domain/safeguards/reply.ts'
import { sql } from 'kysely'
import type { Database, Tx } from '../platform/database.ts'

interface Given extends Answer {
  readonly cadreId: string
  readonly to: string
}

/**
 * What was answered to these records, by the record, oldest first. As it stands now, also beside what
 * is shown as it stood: an answer is no part of what was computed or written, it stands with it.
 */
export async function answersTo(
  db: Database | Tx,
  districtId: number,
  records: readonly string[],
): Promise<ReadonlyMap<string, readonly Given[]>> {
  if (records.length === 0) return new Map()
  const { rows } = await sql<Given>`
    select x.id, x.cadre_id, x.text, x.date,
      coalesce(x.observation_id, x.bottom_line_event_id, x.achievement_id, x.report_id) as "to"
    from replies x
    where x.district_id = ${districtId} and x.withdrawn_at is null
      and (x.observation_id = any(${records}::uuid[]) or x.bottom_line_event_id = any(${records}::uuid[])
        or x.achievement_id = any(${records}::uuid[]) or x.report_id = any(${records}::uuid[]))
    order by x.date, x.id`.execute(db)
  return Map.groupBy(rows, ({ to }) => to)
}

/** The same without whom and what they are about. */
export const saidIn = (given: readonly Given[] | undefined): Answer[] =>
  (given ?? []).map(({ id, text, date }) => ({ id, text, date }))
