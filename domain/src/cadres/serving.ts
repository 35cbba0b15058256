import { type Reason, reason } from '../kernel/refusal.ts'
import type { Tenure } from './cadre.ts'

/** The month that a quarter ends with; dates and months stay as they are. `2024Q1` → `2024-03`. */
const untilMonth = (when: string): string =>
  when[4] === 'Q' ? `${when.slice(0, 4)}-${String(Number(when[5]) * 3).padStart(2, '0')}` : when

/** Whether a date lies before another for certain, as far as both are known: `2024` is not before `2024-06`. */
export const isBefore = (earlier: string, later: string): boolean =>
  earlier < later.slice(0, earlier.length)

/**
 * A fact from before the person held any post on record (ours: credit follows tenure). `when` is a
 * date, month or quarter. A post whose beginning is not known may always have been held.
 */
export function beforeTenure(
  when: string | null,
  tenures: readonly Pick<Tenure, 'from'>[],
): Reason | undefined {
  if (when === null || tenures.length === 0) return undefined
  const begun = tenures.map(({ from }) => from)
  if (begun.some((from) => from === null || !isBefore(untilMonth(when), from))) return undefined
  const since = begun.filter((from) => from !== null).toSorted()[0] ?? ''
  return reason('tenure.not-yet', { since })
}
