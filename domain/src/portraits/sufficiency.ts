import type { Dimension } from '../achievements/achievement.ts'
import { HEADS_1 } from '../evaluation/defaults.ts'
import type { Ref } from '../evaluation/evidence.ts'
import { measuredBy } from '../evaluation/methods.ts'
import { happenedIn, latest, quarterIn, yearIn } from '../evaluation/period.ts'
import type { HeadScheme } from '../evaluation/scheme.ts'
import type { Aspect } from '../inspection/observation.ts'
import type { PersonRecord } from './personRecord.ts'

/** One record that says something, where it comes from, and when it was. */
export interface Testimony extends Ref {
  /** Who stands behind it, independently of others; null: the person alone. */
  readonly source: string | null
  /** A date of any precision; null where none is known. */
  readonly when: string | null
}

/** How much evidence there is, and whether that is enough to judge by. */
export interface Sufficiency {
  readonly level: 'enough' | 'little' | 'none'
  readonly records: number
  /** Independent sources, and kinds of records. */
  readonly sources: number
  readonly kinds: number
  /** The latest date, as precise as it is known. */
  readonly latest: string | null
  readonly from: readonly Ref[]
}

export interface SufficiencyRule {
  readonly records: number
  readonly sources: number
  readonly kinds: number
  /** The latest record is at most so many months older than the end of what is on record. */
  readonly months: number
}

/**
 * When evidence is enough (ours): three records from two independent sources, of two kinds (one for
 * an aspect, on which only inspection speaks), the latest within six months. Anything less is little.
 */
export const FOR_DIMENSION: SufficiencyRule = { records: 3, sources: 2, kinds: 2, months: 6 }
export const FOR_ASPECT: SufficiencyRule = { ...FOR_DIMENSION, kinds: 1 }

const monthNumber = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))

/** `asOf`: the month that recency is judged against; null: recency is not judged. */
export function sufficiencyOf(
  testimonies: readonly Testimony[],
  asOf: string | null,
  rule: SufficiencyRule,
): Sufficiency {
  const sources = new Set(testimonies.flatMap(({ source }) => source ?? []))
  const kinds = new Set(testimonies.map(({ noun }) => noun))
  const dates = testimonies.flatMap(({ when }) => when ?? [])
  const last = dates.toSorted((a, b) => (latest(a) < latest(b) ? -1 : 1)).at(-1) ?? null
  const isRecent =
    asOf === null || (last !== null && monthNumber(asOf) - monthNumber(latest(last)) <= rule.months)
  const isEnough =
    testimonies.length >= rule.records &&
    sources.size >= rule.sources &&
    kinds.size >= rule.kinds &&
    isRecent
  return {
    level: testimonies.length === 0 ? 'none' : isEnough ? 'enough' : 'little',
    records: testimonies.length,
    sources: sources.size,
    kinds: kinds.size,
    latest: last,
    from: testimonies
      .map(({ noun, id }) => ({ noun, id }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  }
}

/** The last month of a quarter: `2024Q3` is 2024-09. */
const monthOf = (quarter: string) =>
  `${quarter.slice(0, 4)}-${String(Number(quarter[5]) * 3).padStart(2, '0')}`

/** What inspection says on the given aspects in the period; each team is a source of its own. */
export const seenOn = (record: PersonRecord, aspects: readonly Aspect[]): Testimony[] =>
  record.observations
    .filter(
      ({ date, marks }) =>
        happenedIn(record.period, date) && aspects.some((aspect) => marks[aspect] !== undefined),
    )
    .map(({ id, teamId, date }) => ({
      noun: 'observation',
      id,
      source: `team:${teamId}`,
      when: date,
    }))

/**
 * What speaks to one dimension in the period. An achievement's source is the office that verified
 * it; one that nobody verified has only the person behind it. Official rankings are one source, each
 * debrief is one.
 */
export function testimoniesOn(
  record: PersonRecord,
  dimension: Dimension,
  scheme: HeadScheme = HEADS_1,
): Testimony[] {
  const { period } = record
  const rules = scheme.dimensions.find((rule) => rule.dimension === dimension)?.indicators ?? []
  return rules.map(measuredBy).flatMap((rule): Testimony[] => {
    switch (rule.method) {
      case 'pointsByLevel':
        return record.achievements
          .filter((item) => item.dimension === dimension && quarterIn(period, item.quarter))
          .map(({ id, quarter, date, verification }) => ({
            noun: 'achievement',
            id,
            source: verification && `office:${verification.office ?? ''}`,
            when: date ?? monthOf(quarter),
          }))
      case 'byRank':
        return record.rankings
          .filter(({ year }) => yearIn(period, year))
          .map(({ id, year }) => ({
            noun: 'ranking',
            id,
            source: 'rankings',
            when: String(year),
          }))
      case 'byMarks':
        return seenOn(record, rule.aspects)
      case 'byVotes':
        return record.tallies
          .filter(({ year }) => yearIn(period, year))
          .map(({ id, debriefId, year, date }) => ({
            noun: 'tally',
            id,
            source: `debrief:${debriefId}`,
            when: date ?? String(year),
          }))
      case 'projectResult':
        return []
    }
  })
}
