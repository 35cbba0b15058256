import { exactly } from '../kernel/exact.ts'
import type { Exact } from '../kernel/exact.ts'
import { reason } from '../kernel/refusal.ts'
import type { Reason } from '../kernel/refusal.ts'

/** What a project's plan of the year is read from. Money in yuan. */
export interface YearPlan {
  readonly year: number
  readonly annualInvestment: number | null
  readonly start: string | null
  readonly completion: string | null
}

/** 1 to 12; a date known to the year only counts from January. */
const monthOf = (date: string): number => (date.length === 4 ? 1 : Number(date.slice(5, 7)))
const yearOf = (date: string): number => Number(date.slice(0, 4))

/** The month of the year in which the plan begins: the start month, January for an earlier start. */
function firstMonth({ year, start }: YearPlan): number | undefined {
  if (start === null || yearOf(start) > year) return undefined
  return yearOf(start) < year ? 1 : monthOf(start)
}

/** The month in which it ends: completion or December, whichever is earlier. */
function lastMonth({ year, completion }: YearPlan): number | undefined {
  if (completion === null || yearOf(completion) > year) return 12
  if (yearOf(completion) < year) return undefined
  return completion.length === 4 ? 12 : monthOf(completion)
}

/**
 * Why the annual plan cannot be spread over the months, where it cannot: no annual plan, no start,
 * a start after the year, or a completion before the year or before the start. What is not known is
 * not guessed; such a project has no plan to date.
 */
export function cannotSpread(plan: YearPlan): Reason | undefined {
  if (!plan.annualInvestment) return reason('plan.none')
  if (plan.start === null) return reason('plan.no-start')
  const first = firstMonth(plan)
  if (first === undefined) return reason('plan.starts-later')
  const last = lastMonth(plan)
  return last === undefined || last < first ? reason('plan.ends-before') : undefined
}

/**
 * What should have been invested in the year by the end of a month, in yuan (domain rule, practice):
 * the annual plan spread evenly from the start month to the earlier of completion and December. 0
 * before the start, all of it after the end; undefined where it cannot be spread or the month is of
 * another year.
 */
export function planToDate(plan: YearPlan, month: string): Exact | undefined {
  const first = firstMonth(plan)
  const last = lastMonth(plan)
  if (!plan.annualInvestment || first === undefined || last === undefined || last < first) return
  if (yearOf(month) !== plan.year) return
  const months = last - first + 1
  const passed = Math.min(months, Math.max(0, monthOf(month) - first + 1))
  return exactly(BigInt(plan.annualInvestment) * BigInt(passed), months)
}

/** Months since a start that falls in the plan's year, this month included; 0 before, or for a start in an earlier year. */
export function monthsSinceStart(plan: YearPlan, month: string): number {
  if (plan.start === null || yearOf(plan.start) !== plan.year || plan.start.length === 4) return 0
  if (yearOf(month) !== plan.year) return 0
  return Math.max(0, monthOf(month) - monthOf(plan.start) + 1)
}
