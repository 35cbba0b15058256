import { z } from 'zod'
import { Finding, Level } from '../achievements/achievement.ts'
import { Grade } from '../cadres/cadre.ts'
import { VoterClass } from '../debriefs/tally.ts'
import { Aspect, Mark } from '../inspection/observation.ts'
import { Count, TenThousandths } from '../kernel/values.ts'
import { Light } from '../projects/project.ts'
import { LightPreset } from '../reviews/lights.ts'

/**
 * The scoring methods that a scheme chooses from. Five make a score of a person's records (`Base`),
 * three make a score of such a value beside others or by bands; additions and deductions stand beside
 * the indicators of a dimension. All numbers are whole ten-thousandths.
 */

/** Part of a whole: 10000 is all of it. Weight 0 is shown and not scored. */
export const Weight = z.int().min(0).max(10_000)
/** Points on the scale of 0 to 100. */
export const Points = z.int().min(0).max(1_000_000)

export const sumOfWeights = (weights: readonly number[]): number =>
  weights.reduce((sum, weight) => sum + weight, 0)
/** Weights are the whole, exactly; the issue's `params.sum` is what they come to. */
export function isWhole(weights: readonly number[], context: z.RefinementCtx): void {
  const sum = sumOfWeights(weights)
  if (sum !== 10_000)
    context.addIssue({ code: 'custom', message: 'scheme.weights', params: { sum } })
}
/** Nothing stands there twice; `params.twice` names what does. */
export function isDistinct(keys: readonly string[], context: z.RefinementCtx): void {
  const twice = keys.find((key, i) => keys.indexOf(key) !== i)
  if (twice !== undefined)
    context.addIssue({ code: 'custom', message: 'scheme.twice', params: { twice } })
}

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

/** Field inspection: the mean of the marks on the named aspects (practice); raw or adjusted as the scheme says. */
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
    .superRefine((classes, context) => isWhole(Object.values(classes), context)),
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

/**
 * The value that the methods below compare: what one of the five gives for the person. Achievements
 * are not capped here, for the best would then be many; `full` only sets the unit (with 100 points
 * full, a value of 12 is 12 points).
 */
export const Measured = z.discriminatedUnion('method', [
  PointsByLevel.omit({ weight: true }),
  ByRank.omit({ weight: true }),
  ByMarks.omit({ weight: true }),
  ByVotes.omit({ weight: true }),
  ProjectResult.omit({ weight: true }),
])
export type Measured = z.infer<typeof Measured>
/** The rule of one of the five; an indicator of that method is one, with its weight. */
export type MeasuredAs<M extends Measured['method']> = Extract<Measured, { readonly method: M }>

/** Fewer than this many with a value are not compared (ours): the best of one is always the best. */
const fewest = Count.min(2)

/** Own value ÷ the best value in the unit group × 100; 0 where the best is 0 (practice). */
export const AgainstBest = z.strictObject({
  method: z.literal('againstBest'),
  weight: Weight,
  of: Measured,
  fewest,
})
export type AgainstBest = z.infer<typeof AgainstBest>

/** The place of the own value in the unit group: the first gets `first`, each further place `step` less, not below 0 (practice). */
export const ByPlace = z.strictObject({
  method: z.literal('byPlace'),
  weight: Weight,
  of: Measured,
  first: Points,
  step: Points,
  fewest,
})
export type ByPlace = z.infer<typeof ByPlace>

/** The own value by bands: the points of the highest band whose `from` it reaches, `below` where it reaches none (practice). */
export const ByBand = z.strictObject({
  method: z.literal('byBand'),
  weight: Weight,
  of: Measured,
  /** From the highest band down. */
  bands: z
    .array(z.strictObject({ from: TenThousandths, points: Points }))
    .min(1)
    .superRefine((bands, context) => {
      const at = bands.findIndex(({ from }, i) => i > 0 && from >= (bands[i - 1]?.from ?? 0))
      if (at > 0) context.addIssue({ code: 'custom', message: 'scheme.order', path: [at, 'from'] })
    }),
  below: Points,
})
export type ByBand = z.infer<typeof ByBand>

export const Indicator = z.discriminatedUnion('method', [
  PointsByLevel,
  ByRank,
  ByMarks,
  ByVotes,
  ProjectResult,
  AgainstBest,
  ByPlace,
  ByBand,
])
export type Indicator = z.infer<typeof Indicator>

/** The rule that reads the records, without a weight: the indicator's own, or what it compares. */
export function measuredBy(rule: Indicator): Measured {
  if ('of' in rule) return rule.of
  const { weight: _, ...measured } = rule
  return measured
}
/** What an indicator rests on; it is also its name in the path of a number. */
export const sourceOf = (rule: Indicator): Source => ('of' in rule ? rule.of.source : rule.source)

export const Source = z.enum(['achievements', 'rankings', 'observations', 'tallies', 'projects'])
export type Source = z.infer<typeof Source>

/**
 * Add-only: what is added to a dimension above its indicators, `atMost` in all, and the dimension never
 * passes 100 (practice). Recognitions of the period; confirmed achievements of the dimension by level,
 * times the share; the unit's official places up to `upTo`.
 */
export const Addition = z.strictObject({
  method: z.literal('addOnly'),
  items: z
    .array(
      z.discriminatedUnion('source', [
        z.strictObject({ source: z.literal('recognitions'), each: Points }),
        z.strictObject({ source: z.literal('achievements'), each: z.record(Level, Points) }),
        z.strictObject({ source: z.literal('rankings'), upTo: Count.min(1), each: Points }),
      ]),
    )
    .min(1)
    .superRefine((items, context) =>
      isDistinct(
        items.map(({ source }) => source),
        context,
      ),
    ),
  atMost: Points,
})
export type Addition = z.infer<typeof Addition>

/**
 * Deduct-only: bottom-line events subtract `times` their points, achievements found untrue `untrue`
 * each, `atMost` in all; null: down to 0 (practice).
 */
export const Deduction = z.strictObject({
  method: z.literal('deductOnly'),
  source: z.literal('bottomLineEvents'),
  times: TenThousandths,
  untrue: Points.default(0),
  atMost: Points.nullable(),
})
export type Deduction = z.infer<typeof Deduction>
