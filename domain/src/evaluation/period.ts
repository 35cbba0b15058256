import { z } from 'zod'
import { daysIn } from '../kernel/dates.ts'
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

/**
 * Whether people get grades from a run over the period: a year. Debriefs, rankings, the ten points and
 * the grades themselves are of a year; a quarter is followed, with scores and places (ours).
 */
export const isGraded = (period: Period): boolean => period.length === 4

export const yearOf = (period: Period): number => Number(period.slice(0, 4))

const FIRST_DAYS = { '1': '-01-01', '2': '-04-01', '3': '-07-01', '4': '-10-01' }
const LAST_DAYS = { '1': '-03-31', '2': '-06-30', '3': '-09-30', '4': '-12-31' }
const quarterOf = (period: Period, orElse: '1' | '4') =>
  (period[5] ?? orElse) as keyof typeof FIRST_DAYS

/** The first day of a period. */
export const firstDay = (period: Period): string =>
  period.slice(0, 4) + FIRST_DAYS[quarterOf(period, '1')]
/** The last day of a period. */
export const lastDay = (period: Period): string =>
  period.slice(0, 4) + LAST_DAYS[quarterOf(period, '4')]

/**
 * Whether something dated happened in the period, for certain: every day that the date can mean
 * lies in it. `2024` lies in the year 2024 but not in a quarter of it. An undated thing does not.
 */
export const happenedIn = (period: Period, date: string | null): boolean =>
  date !== null && earliest(date) >= firstDay(period) && latest(date) <= lastDay(period)

/** Whether a quarter (`2024Q3`) lies in the period. */
export const quarterIn = (period: Period, quarter: string): boolean =>
  period.length === 4 ? quarter.startsWith(period) : quarter === period

/** Whether something of a whole year (a ranking, a debrief) is of the period: of that year, and of no quarter. */
export const yearIn = (period: Period, year: number): boolean => period === String(year)

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

/** Days since 1 January 1900, so that spans can be counted. */
function dayNumber(day: string): number {
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7))
  let days = Number(day.slice(8, 10))
  for (let y = 1900; y < year; y += 1) days += daysIn(y, 2) + 337
  for (let m = 1; m < month; m += 1) days += daysIn(year, m)
  return days
}

export const daysOf = (period: Period): number =>
  dayNumber(lastDay(period)) - dayNumber(firstDay(period)) + 1

/** On how many days of the period at least one of the spans stood. */
export function overlapOf(
  period: Period,
  spans: readonly { readonly from: string | null; readonly until: string | null }[],
): number {
  const first = dayNumber(firstDay(period))
  const last = dayNumber(lastDay(period))
  const clipped = spans
    .map(({ from, until }) => ({
      from: from === null ? first : Math.max(first, dayNumber(earliest(from))),
      until: until === null ? last : Math.min(last, dayNumber(latest(until))),
    }))
    .toSorted((a, b) => a.from - b.from)
  let days = 0
  let reached = first - 1
  for (const span of clipped) {
    const begins = Math.max(span.from, reached + 1)
    if (span.until >= begins) days += span.until - begins + 1
    reached = Math.max(reached, span.until)
  }
  return days
}
