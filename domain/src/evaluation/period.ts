import { z } from 'zod'
import { daysIn } from '../kernel/values.ts'
import type { Month } from '../kernel/values.ts'

/** What a run is about: a year `2024` or a quarter `2024Q4`. */
export const Period = z
  .string()
  .regex(/^(19|20|21)\d\d(Q[1-4])?$/, { error: 'period.impossible' })
  .meta({ kind: 'text' })
export type Period = z.infer<typeof Period>

const two = (n: number) => String(n).padStart(2, '0')

/** The first day that a date of year, month or day precision can mean, `2024-02` → `2024-02-01`. */
export const earliest = (date: string): string => (date + '-01-01').slice(0, 10)

/** The last day that a date of year, month or day precision can mean, `2024-02` → `2024-02-29`. */
export function latest(date: string): string {
  if (date.length === 10) return date
  const month = date.length === 4 ? 12 : Number(date.slice(5, 7))
  return `${date.slice(0, 4)}-${two(month)}-${two(daysIn(Number(date.slice(0, 4)), month))}`
}

/** The months of a period in order, `2024Q4` → 2024-10, 2024-11, 2024-12. */
export function monthsOf(period: Period): z.infer<typeof Month>[] {
  const quarter = period.length === 4 ? undefined : Number(period[5])
  const first = quarter === undefined ? 1 : quarter * 3 - 2
  const count = quarter === undefined ? 12 : 3
  return Array.from({ length: count }, (_, i) => `${period.slice(0, 4)}-${two(first + i)}`)
}

export const yearOf = (period: Period): number => Number(period.slice(0, 4))

/** The first day of a period. */
export const firstDay = (period: Period): string => earliest(monthsOf(period)[0] ?? period)
/** The last day of a period. */
export const lastDay = (period: Period): string => latest(monthsOf(period).at(-1) ?? period)

/**
 * Whether something dated happened in the period, for certain: every day that the date can mean
 * lies in it. `2024` lies in the year 2024 but not in a quarter of it. An undated thing does not.
 */
export const happenedIn = (period: Period, date: string | null): boolean =>
  date !== null && earliest(date) >= firstDay(period) && latest(date) <= lastDay(period)

/** Whether a quarter (`2024Q3`) lies in the period. */
export const quarterIn = (period: Period, quarter: string): boolean =>
  period.length === 4 ? quarter.startsWith(period) : quarter === period

/**
 * Whether a span touches the period. An unknown beginning is before, an unknown end is open, and a
 * date known to the month or year counts from its first to its last day.
 */
export const touches = (
  period: Period,
  span: { readonly from: string | null; readonly until: string | null },
): boolean =>
  (span.from === null || earliest(span.from) <= lastDay(period)) &&
  (span.until === null || latest(span.until) >= firstDay(period))
