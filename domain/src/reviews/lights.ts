import { z } from 'zod'
import { compare, exactly, minus, over, rounded, times } from '../kernel/exact.ts'
import { reason } from '../kernel/refusal.ts'
import type { Reason } from '../kernel/refusal.ts'
import { TenThousandths } from '../kernel/values.ts'
import type { Light } from '../projects/project.ts'
import { monthsSinceStart, planToDate } from './plan.ts'
import type { YearPlan } from './plan.ts'

/**
 * How a district reads a light off plan and investment (practice), in ten-thousandths:
 * - `behind`: percentage points of the annual plan behind the plan to date. Below `yellow` green, up
 *   to and with `red` yellow, above it red.
 * - `ratio`: investment ÷ plan to date. Below `red` red, below `yellow` yellow, else green.
 */
export const LightPreset = z.strictObject({
  by: z.enum(['behind', 'ratio']),
  yellow: TenThousandths,
  red: TenThousandths,
})
export type LightPreset = z.infer<typeof LightPreset>

/** Preset 1 (practice): below 10 points behind green, 10 to 30 yellow, above 30 red. */
export const BEHIND_PLAN: LightPreset = { by: 'behind', yellow: 100_000, red: 300_000 }
/** Preset 2: below half of the plan red (practice), below all of it yellow (ours). */
export const RATIO_OF_PLAN: LightPreset = { by: 'ratio', yellow: 10_000, red: 5_000 }

export interface ComputedLight {
  readonly light: Light
  /** `light.behind {points}`, `light.ratio {percent}` (ten-thousandths) or `light.overdue {months}`. */
  readonly why: Reason
}

/** How many months a start may be overdue before yellow becomes red (practice). */
const OVERDUE_RED = 3

/**
 * The light of one month, from the investment since the beginning of the year and the plan to date.
 * Nothing invested in or after the month in which work should have started is an overdue start:
 * yellow, and red in the third month in a row. Undefined where there is no plan or no sum to go by.
 */
export function lightOf(
  preset: LightPreset,
  plan: YearPlan,
  month: string,
  cumulative: number | null,
): ComputedLight | undefined {
  const planned = planToDate(plan, month)
  if (planned === undefined || cumulative === null || !plan.annualInvestment) return undefined
  const overdue = cumulative === 0 ? monthsSinceStart(plan, month) : 0
  if (overdue > 0) {
    const light = overdue >= OVERDUE_RED ? 'red' : 'yellow'
    return { light, why: reason('light.overdue', { months: overdue }) }
  }
  if (preset.by === 'behind') {
    const share = over(minus(planned, exactly(cumulative)), exactly(plan.annualInvestment))
    const points = times(share, exactly(1_000_000))
    const isRed = compare(points, exactly(preset.red)) > 0
    const isYellow = compare(points, exactly(preset.yellow)) >= 0
    const light = isRed ? 'red' : isYellow ? 'yellow' : 'green'
    return { light, why: reason('light.behind', { points: rounded(points) }) }
  }
  if (planned.n === 0n) return { light: 'green', why: reason('light.nothing-due') }
  const ratio = times(over(exactly(cumulative), planned), exactly(10_000))
  const isRed = compare(ratio, exactly(preset.red)) < 0
  const isYellow = compare(ratio, exactly(preset.yellow)) < 0
  const light = isRed ? 'red' : isYellow ? 'yellow' : 'green'
  return { light, why: reason('light.ratio', { percent: rounded(times(ratio, exactly(100))) }) }
}

export interface MonthlyLight extends ComputedLight {
  readonly month: string
  /** The month's own light before a later month caught up. */
  readonly atTheTime: Light
}

/**
 * The lights of a project's months as they are seen after the last of them. A red month that a later
 * green month caught up with is yellow from then on and stays visible (practice).
 */
export function lightsOf(
  preset: LightPreset,
  plan: YearPlan,
  reports: readonly { readonly month: string; readonly cumulative: number | null }[],
): MonthlyLight[] {
  const seen: MonthlyLight[] = []
  let caughtUp = false
  for (const { month, cumulative } of reports.toSorted((a, b) => (a.month < b.month ? 1 : -1))) {
    const own = lightOf(preset, plan, month, cumulative)
    if (!own) continue
    const light = own.light === 'red' && caughtUp ? 'yellow' : own.light
    seen.push({ month, light, why: own.why, atTheTime: own.light })
    caughtUp ||= own.light === 'green'
  }
  return seen.toReversed()
}
