import { Dimension } from '../achievements/achievement.ts'
import { HEADS_1 } from '../evaluation/defaults.ts'
import { quarterIn, touches } from '../evaluation/period.ts'
import type { Period } from '../evaluation/period.ts'
import type { HeadScheme } from '../evaluation/scheme.ts'
import type { PersonAchievement, PersonRecord } from './personRecord.ts'
import { pointsTogether } from './trend.ts'

/**
 * The achievement archive of a head (实绩档案): one row a quarter, one column a dimension. A quarter in
 * post without an item says so; one in which the person headed no unit is told apart from it.
 */
export interface ArchiveCell {
  readonly dimension: Dimension
  /** Ids of the items, in the order in which they happened. */
  readonly items: readonly string[]
  readonly confirmed: number
  readonly partly: number
  readonly rejected: number
  readonly open: number
  /** By the scheme in force, in ten-thousandths; null without any item that it gives points. */
  readonly points: number | null
}

/** What of a record an archive is made of. */
export type Archived = Pick<PersonRecord, 'period' | 'achievements' | 'tenures'>

export interface ArchiveQuarter {
  readonly quarter: Period
  /** Whether the person headed a unit at some time of the quarter. */
  readonly inPost: boolean
  readonly cells: readonly ArchiveCell[]
}

const byTime = (a: PersonAchievement, b: PersonAchievement): number => {
  const [left, right] = [`${a.date ?? '~'} ${a.id}`, `${b.date ?? '~'} ${b.id}`]
  return left < right ? -1 : 1
}

function cellOf(
  dimension: Dimension,
  items: readonly PersonAchievement[],
  scheme: HeadScheme,
): ArchiveCell {
  const of = (finding: string | null) =>
    items.filter(({ verification }) => (verification?.finding ?? null) === finding).length
  return {
    dimension,
    items: items.toSorted(byTime).map(({ id }) => id),
    confirmed: of('confirmed'),
    partly: of('partly'),
    rejected: of('rejected'),
    open: of(null),
    points: pointsTogether(items, scheme),
  }
}

/** The years that the archive tells: those with an item and the record's own, newest first. */
export const yearsOf = (record: Archived): string[] =>
  [
    ...new Set([
      record.period.slice(0, 4),
      ...record.achievements.map(({ quarter }) => quarter.slice(0, 4)),
    ]),
  ].toSorted((a, b) => (a < b ? 1 : -1))

const QUARTERS = ['Q1', 'Q2', 'Q3', 'Q4']

/** The archive of the given years, in the order of the years, each by quarter. */
export const archiveOf = (
  record: Archived,
  years: readonly string[],
  scheme: HeadScheme = HEADS_1,
): ArchiveQuarter[] =>
  years.flatMap((year) =>
    QUARTERS.map((q) => {
      const quarter = `${year}${q}`
      const items = record.achievements.filter((item) => quarterIn(quarter, item.quarter))
      return {
        quarter,
        inPost: record.tenures.some((post) => post.layer === 'head' && touches(quarter, post)),
        cells: Dimension.options.map((dimension) =>
          cellOf(
            dimension,
            items.filter((item) => item.dimension === dimension),
            scheme,
          ),
        ),
      }
    }),
  )
