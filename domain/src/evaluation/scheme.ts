import { z } from 'zod'
import { Dimension } from '../achievements/achievement.ts'
import { SanctionKind } from '../cadres/cadre.ts'
import { Count, Day, Phrase } from '../kernel/values.ts'
import { UnitGroup } from '../units/unit.ts'
import {
  Addition,
  ByMarks,
  Deduction,
  Indicator,
  isDistinct,
  isWhole,
  Points,
  ProjectResult,
  Source,
  sourceOf,
  Vote,
  Weight,
} from './methods.ts'

export { Points, Vote, Weight } from './methods.ts'

/**
 * A scheme: weights and rules of an evaluation as versioned data. Everything in it is a whole number
 * of ten-thousandths: a weight of 25 % is 2500, a score of 80 is 800000, a factor of ½ is 5000. It
 * survives JSON unchanged, and a run names the scheme and version it used. What has a default here
 * came later than the first schemes: left out, it means what they meant.
 */

export const DimensionRule = z
  .strictObject({
    dimension: Dimension,
    weight: Weight,
    indicators: z.array(Indicator).superRefine((all, context) => {
      isWhole(
        all.map((one) => one.weight),
        context,
      )
      isDistinct(all.map(sourceOf), context)
    }),
    /**
     * Absent parts give their weight to the others, in proportion; without one of those named here
     * the dimension abstains instead.
     */
    needs: z.array(Source).default([]),
    addition: Addition.nullable().default(null),
    deduction: Deduction.nullable(),
  })
  .superRefine(({ indicators, needs }, context) => {
    const there = indicators.map(sourceOf)
    const at = needs.findIndex((source) => !there.includes(source))
    if (at >= 0) {
      const params = { needs: needs[at] }
      context.addIssue({ code: 'custom', message: 'scheme.needs', path: ['needs', at], params })
    }
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

/** Inspection marks as given, or with the severity of the teams taken out. */
export const MarksAs = z.enum(['raw', 'adjusted'])
export type MarksAs = z.infer<typeof MarksAs>

const named = {
  /** Stable name of the scheme over its versions. */
  id: Phrase,
  version: Count.min(1),
  dated: Day,
  source: z.enum(['law', 'practice', 'ours']),
  /** Under this part of the weight present, the total abstains. */
  leastPresent: Weight,
  marks: MarksAs.default('raw'),
  tolerance: ToleranceRule,
}

/** 优秀 at most this part of a group, and this part where it was approved; rounded down. */
export const Quota = z.strictObject({ usual: Weight, approved: Weight })
export type Quota = z.infer<typeof Quota>

export const HeadScheme = z.strictObject({
  kind: z.literal('heads'),
  ...named,
  dimensions: z.array(DimensionRule).superRefine((all, context) => {
    isWhole(
      all.map((one) => one.weight),
      context,
    )
    isDistinct(
      all.map((one) => one.dimension),
      context,
    )
  }),
  readings: z.record(Reading, z.array(Dimension).min(1)),
  /** A veto caps the proposed grade here; it never touches the score. */
  vetoCeiling: Vote,
  quota: Quota,
  /** Groups for which another quota stands. */
  groupQuotas: z.partialRecord(UnitGroup, Quota).default({}),
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
    .superRefine(({ projects, marks }, context) =>
      isWhole([projects.weight, marks.weight], context),
    ),
})
export type LeadScheme = z.infer<typeof LeadScheme>

export const Scheme = z.discriminatedUnion('kind', [HeadScheme, LeadScheme])
export type Scheme = z.infer<typeof Scheme>

/** A scheme by name and version, as the command line and the address write it: `heads-1`. */
export const SchemeKey = z.string().regex(/^[a-z][a-zA-Z]{0,40}-[1-9]\d{0,5}$/, {
  error: 'scheme.unknown',
})
