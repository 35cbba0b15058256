import { z } from 'zod'
import { Dimension, Finding, Level } from '../achievements/achievement.ts'
import { Grade, SanctionKind } from '../cadres/cadre.ts'
import { VoterClass } from '../debriefs/tally.ts'
import { Aspect, Mark } from '../inspection/observation.ts'
import { Count, Day, Phrase, TenThousandths } from '../kernel/values.ts'
import { Light } from '../projects/project.ts'
import { LightPreset } from '../reviews/lights.ts'

/**
 * A scheme: weights and rules of an evaluation as versioned data. Everything in it is a whole number
 * of ten-thousandths: a weight of 25 % is 2500, a score of 80 is 800000, a factor of ½ is 5000. It
 * survives JSON unchanged, and a run names the scheme and version it used.
 */

/** Part of a whole: 10000 is all of it. Weight 0 is shown and not scored. */
export const Weight = z.int().min(0).max(10_000)
/** Points on the scale of 0 to 100. */
export const Points = z.int().min(0).max(1_000_000)

const sumsToWhole = (weights: readonly number[]) => weights.reduce((a, b) => a + b, 0) === 10_000
const distinct = (keys: readonly string[]) => new Set(keys).size === keys.length

/**
 * Achievements: points by level × finding × the person's share, summed; `full` points make 100 and
 * more does not count. `unverified` is what an item without a finding counts (practice).
 */
export const PointsByLevel = z.strictObject({
  method: z.literal('pointsByLevel'),
  source: z.literal('achievements'),
  weight: Weight,
  points: z.record(Level, TenThousandths),
  findings: z.record(Finding, Weight),
  unverified: Weight,
  full: TenThousandths.min(1),
})
export type PointsByLevel = z.infer<typeof PointsByLevel>

/** A unit's official places: the first gets `first`, each further place `step` less, not below 0; averaged (practice). */
export const ByRank = z.strictObject({
  method: z.literal('byRank'),
  source: z.literal('rankings'),
  weight: Weight,
  first: Points,
  step: Points,
})
export type ByRank = z.infer<typeof ByRank>

/** Field inspection: the mean of the marks on the named aspects (practice). */
export const ByMarks = z.strictObject({
  method: z.literal('byMarks'),
  source: z.literal('observations'),
  weight: Weight,
  aspects: z.array(Aspect).min(1),
  points: z.record(Mark, Points),
})
export type ByMarks = z.infer<typeof ByMarks>

/** The four things one can vote. */
export const Vote = Grade.exclude(['undetermined'])
export type Vote = z.infer<typeof Vote>

/** Debrief: the mean of the votes, by class of voters where the classes are known (practice). */
export const ByVotes = z.strictObject({
  method: z.literal('byVotes'),
  source: z.literal('tallies'),
  weight: Weight,
  points: z.record(Vote, Points),
  classes: z
    .record(VoterClass.exclude(['all']), Weight)
    .refine((classes) => sumsToWhole(Object.values(classes)), { error: 'scheme.weights' }),
  /** No mean of fewer votes than this is made, so that nobody's vote can be told (law: anonymity). */
  fewest: Count.min(1),
})
export type ByVotes = z.infer<typeof ByVotes>

/** Projects: progress against plan and monthly lights, times the difficulty, at most 100 (ours). */
export const ProjectResult = z.strictObject({
  method: z.literal('projectResult'),
  source: z.literal('projects'),
  weight: Weight,
  progress: Weight,
  lights: Weight,
  lightPoints: z.record(Light, Points),
  /** Which light of a month counts: as reported (the computed one where none was), or as computed. */
  lightsAs: z.enum(['reported', 'computed']),
  preset: LightPreset,
  /** What stands for a difficulty that nobody has set. */
  noDifficulty: TenThousandths,
})
export type ProjectResult = z.infer<typeof ProjectResult>

export const Indicator = z.discriminatedUnion('method', [
  PointsByLevel,
  ByRank,
  ByMarks,
  ByVotes,
  ProjectResult,
])
export type Indicator = z.infer<typeof Indicator>

/** Bottom-line events subtract `times` their points, `atMost` in all; null: down to 0 (practice). */
export const Deduction = z.strictObject({
  method: z.literal('deductOnly'),
  source: z.literal('bottomLineEvents'),
  times: TenThousandths,
  atMost: Points.nullable(),
})
export type Deduction = z.infer<typeof Deduction>

export const DimensionRule = z.strictObject({
  dimension: Dimension,
  weight: Weight,
  indicators: z
    .array(Indicator)
    .refine((all) => sumsToWhole(all.map((one) => one.weight)), { error: 'scheme.weights' })
    .refine((all) => distinct(all.map((one) => one.source)), { error: 'scheme.twice' }),
  deduction: Deduction.nullable(),
})
export type DimensionRule = z.infer<typeof DimensionRule>

/** The three readings of the five dimensions. */
export const Reading = z.enum(['height', 'sharpness', 'steadiness'])
export type Reading = z.infer<typeof Reading>

/**
 * Tolerance: what part of an item still counts, by the case's result; 0, as the field's rule has it,
 * takes it out. A part above 0 lessens a deduction; from everything else the item is out all the same.
 */
export const ToleranceRule = z.strictObject({ exempt: Weight, mitigate: Weight })
export type ToleranceRule = z.infer<typeof ToleranceRule>

const named = {
  /** Stable name of the scheme over its versions. */
  id: Phrase,
  version: Count.min(1),
  dated: Day,
  source: z.enum(['law', 'practice', 'ours']),
  /** Under this part of the weight present, the total abstains. */
  leastPresent: Weight,
  tolerance: ToleranceRule,
}

export const HeadScheme = z.strictObject({
  kind: z.literal('heads'),
  ...named,
  dimensions: z
    .array(DimensionRule)
    .refine((all) => sumsToWhole(all.map((one) => one.weight)), { error: 'scheme.weights' })
    .refine((all) => distinct(all.map((one) => one.dimension)), { error: 'scheme.twice' }),
  readings: z.record(Reading, z.array(Dimension).min(1)),
  /** A veto caps the proposed grade here; it never touches the score. */
  vetoCeiling: Vote,
  /** 优秀 at most this part of a group, and this part where it was approved; rounded down. */
  quota: z.strictObject({ usual: Weight, approved: Weight }),
  /** The least total for each grade; below the last: 不称职. */
  thresholds: z.strictObject({ excellent: Points, competent: Points, basic: Points }),
  bars: z.strictObject({
    /** Votes of 基本称职 and 不称职 at or over `parts` in `of` bar 优秀; not read off fewer than `fewest` votes. */
    dissent: z.strictObject({ parts: Count.min(1), of: Count.min(1), fewest: Count.min(1) }),
    /** Months for which a sanction stands in effect (law; 诫勉 practice), together at most so many. */
    sanctionMonths: z.record(SanctionKind, Count),
    sanctionMonthsAtMost: Count,
  }),
  /** Leave over this part of the period: 不进行考核. `kinds` null: every kind of leave counts. */
  leave: z.strictObject({ over: Weight, kinds: z.array(Phrase).nullable() }),
})
export type HeadScheme = z.infer<typeof HeadScheme>

export const LeadScheme = z.strictObject({
  kind: z.literal('leads'),
  ...named,
  indicators: z
    .strictObject({ projects: ProjectResult, marks: ByMarks })
    .refine((both) => sumsToWhole([both.projects.weight, both.marks.weight]), {
      error: 'scheme.weights',
    }),
})
export type LeadScheme = z.infer<typeof LeadScheme>

export const Scheme = z.discriminatedUnion('kind', [HeadScheme, LeadScheme])
export type Scheme = z.infer<typeof Scheme>
