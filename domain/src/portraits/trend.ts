import { HEADS_1 } from '../evaluation/defaults.ts'
import { earliest, lastDay, latest, monthsOf, touches } from '../evaluation/period.ts'
import type { Period } from '../evaluation/period.ts'
import { measuredBy } from '../evaluation/methods.ts'
import type { HeadScheme } from '../evaluation/scheme.ts'
import { exactly, rounded } from '../kernel/exact.ts'
import { Aspect } from '../inspection/observation.ts'
import type { Light } from '../projects/project.ts'
import type { Ref } from '../evaluation/evidence.ts'
import type { PersonAchievement, PersonRecord } from './personRecord.ts'
import { meanMark } from './profile.ts'
import { refs } from './wording.ts'

/** One quarter of a person's time. What was not there is null: a gap, never zero. */
export interface TrendQuarter {
  readonly quarter: Period
  /** Whether a post as head, commander or lead touches the quarter. */
  readonly inPost: boolean
  /** Points of the confirmed and partly confirmed items, in ten-thousandths; null without any that has. */
  readonly points: number | null
  /** Items found to be true; null without any item. */
  readonly confirmed: number | null
  readonly items: readonly Ref[]
  /** Mean of all marks of the quarter's visits, in ten-thousandths on 0 to 100. */
  readonly mark: number | null
  readonly seen: readonly Ref[]
}

export interface TrendMonth {
  readonly month: string
  /** The reported lights of the person's projects in the own time, worst first. */
  readonly lights: readonly { readonly light: Light; readonly id: string }[]
}

export interface Trend {
  readonly quarters: readonly TrendQuarter[]
  readonly months: readonly TrendMonth[]
}

/**
 * An item's points by the rule that its dimension has in a scheme: level × finding × share, in
 * ten-thousandths; 0 for one whose level is not known, as the evaluation has it. Null where the scheme gives the dimension no points by level.
 */
export function pointsOf(
  { dimension, level, share, verification }: PersonAchievement,
  scheme: HeadScheme = HEADS_1,
): number | null {
  const rule = scheme.dimensions
    .find((one) => one.dimension === dimension)
    ?.indicators.map(measuredBy)
    .find(({ method }) => method === 'pointsByLevel')
  if (rule?.method !== 'pointsByLevel') return null
  if (level === null) return 0
  const part = verification === null ? rule.unverified : rule.findings[verification.finding]
  return rounded(
    exactly(BigInt(rule.points[level]) * BigInt(part) * BigInt(share), 10_000n * 10_000n),
  )
}

/** What items come to; null where none of them can have points. */
export function pointsTogether(
  items: readonly PersonAchievement[],
  scheme: HeadScheme,
): number | null {
  const points = items.flatMap((item) => pointsOf(item, scheme) ?? [])
  return points.length === 0 ? null : points.reduce((sum, one) => sum + one, 0)
}

/** The quarters up to the end of a period, oldest first. */
export function quartersUpTo(period: Period, count: number): Period[] {
  const last = lastDay(period)
  const at = Number(last.slice(0, 4)) * 4 + Math.floor((Number(last.slice(5, 7)) - 1) / 3)
  return Array.from({ length: count }, (_, i) => {
    const n = at - count + 1 + i
    return `${Math.floor(n / 4)}Q${(n % 4) + 1}`
  })
}

/** Whether the person held a post that brings achievements or lights in the quarter. */
export const isInPost = (record: PersonRecord, quarter: Period): boolean =>
  record.tenures.some((post) => post.main && touches(quarter, post)) ||
  record.projects.some(({ posts }) => posts.some((post) => touches(quarter, post)))

function quarterOf(record: PersonRecord, quarter: Period, scheme: HeadScheme): TrendQuarter {
  const items = record.achievements.filter((item) => item.quarter === quarter)
  const seen = record.observations.filter(
    ({ date, marks }) =>
      date !== null &&
      earliest(date) >= `${monthsOf(quarter)[0]}-01` &&
      latest(date) <= lastDay(quarter) &&
      Object.keys(marks).length > 0,
  )
  const none = items.length === 0
  return {
    quarter,
    inPost: isInPost(record, quarter),
    points: pointsTogether(items, scheme),
    confirmed: none
      ? null
      : items.filter(({ verification }) => verification?.finding === 'confirmed').length,
    items: refs('achievement', items),
    mark: meanMark(
      seen.map(({ marks }) => marks),
      Aspect.options,
    ),
    seen: refs('observation', seen),
  }
}

const WORST: readonly Light[] = ['red', 'yellow', 'green']

const monthOf = (record: PersonRecord, month: string): TrendMonth => ({
  month,
  lights: record.projects
    .filter(({ posts }) =>
      posts.some(
        ({ from, until }) =>
          (from === null || earliest(from) <= latest(month)) &&
          (until === null || latest(until) >= earliest(month)),
      ),
    )
    .flatMap(({ reports }) => reports)
    .flatMap((report) =>
      report.month === month && report.light !== null
        ? [{ light: report.light, id: report.id }]
        : [],
    )
    .toSorted((a, b) => WORST.indexOf(a.light) - WORST.indexOf(b.light) || (a.id < b.id ? -1 : 1)),
})

/** How many quarters a portrait looks back (ours): two years. */
const QUARTERS = 8

/** How it went, up to the end of the record's period. */
export function trendOf(record: PersonRecord, scheme: HeadScheme = HEADS_1): Trend {
  const quarters = quartersUpTo(record.period, QUARTERS)
  return {
    quarters: quarters.map((quarter) => quarterOf(record, quarter, scheme)),
    months: quarters.flatMap(monthsOf).map((month) => monthOf(record, month)),
  }
}
