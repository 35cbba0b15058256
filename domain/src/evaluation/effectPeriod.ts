import { daysIn } from '../kernel/dates.ts'
import type { Id } from '../kernel/values.ts'
import type { SanctionItem } from './evidence.ts'
import { earliest, latest } from './period.ts'

/** The day before the same day so many months on: `2024-01-31` and 1 month is `2024-02-29`. */
export function lastDayOf(from: string, months: number): string {
  const total = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months
  const year = Math.floor(total / 12)
  const month = (total % 12) + 1
  const day = Math.min(Number(from.slice(8, 10)), daysIn(year, month) + 1) - 1
  if (day > 0) return dayOf(year, month, day)
  const [y, m] = month === 1 ? [year - 1, 12] : [year, month - 1]
  return dayOf(y, m, daysIn(y, m))
}

const dayOf = (year: number, month: number, day: number) =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

/** A sanction's effect period: it bars awards and promotion from its first to its last day. */
export interface Effect {
  readonly id: Id
  readonly kind: SanctionItem['kind']
  readonly from: string
  readonly until: string
}

export interface EffectRule {
  readonly sanctionMonths: Readonly<Record<SanctionItem['kind'], number>>
  readonly sanctionMonthsAtMost: number
}

/** Whole months from one day to another, a begun month counting as one. */
function monthsBetween(from: string, until: string): number {
  let months = 0
  while (lastDayOf(from, months) < until) months += 1
  return months
}

/**
 * The effect periods of one person's sanctions, in time order (law). Each stands for the months of its
 * kind from its date; a date known to the month or year counts from its first day. An end on record
 * goes before the reckoned one. A sanction given while another is in effect stands for the months
 * that remained of the first and its own together, at most `sanctionMonthsAtMost`. An admonition is
 * no sanction in law and stands by itself.
 */
export function effectsOf(sanctions: readonly SanctionItem[], rule: EffectRule): Effect[] {
  const inOrder = sanctions.toSorted((a, b) =>
    a.from === b.from ? (a.id < b.id ? -1 : 1) : earliest(a.from) < earliest(b.from) ? -1 : 1,
  )
  let standing = ''
  return inOrder.map(({ id, kind, from: written, until }) => {
    const from = earliest(written)
    const months = rule.sanctionMonths[kind]
    const remaining = kind !== 'admonition' && standing >= from ? monthsBetween(from, standing) : 0
    const reckoned = lastDayOf(from, Math.min(rule.sanctionMonthsAtMost, remaining + months))
    const ends = until === null ? reckoned : latest(until)
    if (kind !== 'admonition' && ends > standing) standing = ends
    return { id, kind, from, until: ends }
  })
}

/** The sanctions of many people that are in effect on a day. */
export const inEffectOn = (
  day: string,
  sanctions: readonly SanctionItem[],
  rule: EffectRule,
): Id[] =>
  [...Map.groupBy(sanctions, ({ cadreId }) => cadreId).values()]
    .flatMap((own) => effectsOf(own, rule))
    .filter(({ from, until }) => from <= day && until >= day)
    .map(({ id }) => id)
