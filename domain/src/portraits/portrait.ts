import { Dimension } from '../achievements/achievement.ts'
import { HEADS_1 } from '../evaluation/defaults.ts'
import type { HeadScheme } from '../evaluation/scheme.ts'
import { Aspect } from '../inspection/observation.ts'
import type { Marks } from '../inspection/observation.ts'
import type { Category } from '../projects/project.ts'
import type { UnitGroup } from '../units/unit.ts'
import type { Portrait } from './api.ts'
import { merits } from './merits.ts'
import type { PersonRecord } from './personRecord.ts'
import { ABLE, VIEWED, WILLING, aspectValues, profileOf } from './profile.ts'
import type { Values } from './profile.ts'
import { shortcomings } from './shortcomings.ts'
import { FOR_ASPECT, FOR_DIMENSION, seenOn, sufficiencyOf, testimoniesOn } from './sufficiency.ts'
import type { Sufficiency } from './sufficiency.ts'
import { trendOf } from './trend.ts'
import type { Trend } from './trend.ts'

/** Those with whom a person is compared, the person among them. */
export interface Peers {
  readonly group: UnitGroup | null
  readonly category: Category | null
  /** Each peer's marks of the period. */
  readonly marks: ReadonlyMap<string, readonly Marks[]>
  /** Each head's scores by dimension in the latest run; empty for who is no head. */
  readonly scores: ReadonlyMap<string, Values<Dimension>>
}

const given = ({ from, ...rest }: Sufficiency): Portrait['aspects'][number]['sufficiency'] => ({
  ...rest,
  from: [...from],
})

const shownTrend = ({ quarters, months }: Trend): Portrait['trend'] => ({
  quarters: quarters.map((one) => ({ ...one, items: [...one.items], seen: [...one.seen] })),
  months: months.map(({ month, lights }) => ({ month, lights: [...lights] })),
})

/** A value with its evidence; where there is not enough to judge by, there is no value. */
const judged = <V extends { readonly own: number | null }>(value: V, evidence: Sufficiency) => ({
  ...value,
  own: evidence.level === 'enough' ? value.own : null,
  sufficiency: given(evidence),
})

const aspectsOf = (viewed: Aspect | 'willing' | 'able'): readonly Aspect[] =>
  viewed === 'willing' ? WILLING : viewed === 'able' ? ABLE : [viewed]

/**
 * What the evidence of a period says about one person: aspects and dimensions beside the peers, how
 * much evidence there is for each, strengths and shortcomings with their records. Nothing is scored
 * here; a value that was not observed, or that rests on too little to judge by, is null. `scheme` says
 * what speaks to a dimension and how many points an achievement has. Source: ours
 * (domain rule: "not enough to judge" rather than a number).
 */
export function portraitOf(
  record: PersonRecord,
  peers: Peers,
  scheme: HeadScheme = HEADS_1,
): Portrait {
  const { cadre, asOf } = record
  const means = new Map([...peers.marks].map(([id, marks]) => [id, aspectValues(marks)]))
  const scores = peers.scores.get(cadre.id)
  const aspects = profileOf(VIEWED, means.get(cadre.id) ?? {}, [...means.values()])
  const dimensions = scores ? profileOf(Dimension.options, scores, [...peers.scores.values()]) : []
  return {
    peers: { group: peers.group, category: peers.category, count: peers.marks.size },
    aspects: aspects.map((one) =>
      judged(one, sufficiencyOf(seenOn(record, aspectsOf(one.key)), asOf, FOR_ASPECT)),
    ),
    dimensions: dimensions.map((one) =>
      judged(one, sufficiencyOf(testimoniesOn(record, one.key, scheme), asOf, FOR_DIMENSION)),
    ),
    strengths: merits(record),
    shortcomings: shortcomings(record),
    trend: shownTrend(trendOf(record, scheme)),
  }
}
