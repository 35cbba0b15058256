import { z } from 'zod'
import { Dimension } from '../achievements/achievement.ts'
import { Count, Id, Phrase } from '../kernel/values.ts'
import { Category } from '../projects/project.ts'
import { UnitGroup } from '../units/unit.ts'
import { Period } from './period.ts'
import { Points, Reading, Vote, Weight } from './scheme.ts'

/**
 * What a run proposes, with the lineage of every number. Scores are whole ten-thousandths on the
 * scale of 0 to 100 (81.25 is 812500), each rounded once, half up, from its exact value; the exact
 * value stands beside it in the same unit as a reduced fraction (`2437500/7`).
 */

/** A record by noun and id. */
export const Ref = z.strictObject({ noun: z.string(), id: Id })

/** A sentence as code and particulars, with the records it rests on. Words: `evaluation.<code>`. */
export const Statement = z.strictObject({
  code: z.string(),
  about: z.record(z.string(), z.union([z.string(), z.number()])),
  from: z.array(Ref),
})
export type Statement = z.infer<typeof Statement>

/** Points that may pass 100 before a cap is applied, or fall below 0 where a severity is taken out. */
const Amount = z.int()

/**
 * A record under a number. `points` is what it adds to the number (rounded) and `exact` the same
 * exactly; the exact ones of a number add up to it before its cap. Null: the record sets the measure
 * (a plan, a post) and adds nothing of its own.
 */
export const Source = z.strictObject({
  noun: z.string(),
  id: Id,
  points: Amount.nullable(),
  exact: z.string().nullable(),
  /**
   * Only under adjusted marks: what the observation would add by its raw marks, exactly, and what the
   * severity of its team takes off each of them in ten-thousandths (below 0: adds). The team itself is
   * not named here, for whoever is judged does not learn who inspected.
   */
  raw: z.string().optional(),
  taken: Amount.optional(),
  /** Why it adds what it adds, where that is not plain: `unverified`, `noLevel`, `handover` … */
  notes: z.array(z.string()),
})
export type Source = z.infer<typeof Source>

export const NodeKind = z.enum([
  'mean',
  'dimension',
  'project',
  'indicator',
  'measure',
  'compared',
  'addition',
  'deduction',
])

/**
 * One number of a person's evaluation. How it follows from what is below it:
 * - `indicator`: the sum of what its records add, not below 0, at most 100;
 * - `measure`: the same without a limit: a value that is compared, or put into bands;
 * - `addition`, `deduction`: the same, at most `formula.about.atMost`;
 * - `compared`: its one part against the best, by its place, or by its band, as `formula.about` says;
 * - `mean`: the mean of its present parts by weight;
 * - `dimension`: the same, with its addition at most 100, then less its deduction, not below 0;
 * - `project`: the mean times `formula.about.difficulty`, at most 100.
 *
 * `lineage.ts` recomputes it so.
 */
export const Node = z.strictObject({
  /** The path from the person down, `total/reform/achievements`. */
  key: z.string(),
  kind: NodeKind,
  /** Weight among its siblings as the scheme gives it (for projects: months of tenure). */
  weight: Count,
  /** Part of its parent after absent siblings are left out, in ten-thousandths (rounded). */
  applied: Weight,
  /** How much of the weight below it rests on evidence, in ten-thousandths (rounded). */
  present: Weight,
  /** At most 100 points, a `measure` also more. */
  score: z.int().min(0).nullable(),
  exact: z.string().nullable(),
  /** Why there is no score; null where there is one. */
  abstains: Statement.nullable(),
  formula: Statement.omit({ from: true }),
  notes: z.array(Statement),
  from: z.array(Source),
  get parts(): z.ZodArray<typeof Node> {
    return z.array(Node)
  },
})
export type Node = z.infer<typeof Node>

export const ReadingScore = z.strictObject({
  reading: Reading,
  score: Points.nullable(),
  exact: z.string().nullable(),
  /** The dimensions it is the weighted mean of, absent ones left out. */
  of: z.array(Dimension),
})
export type ReadingScore = z.infer<typeof ReadingScore>

/** Why a record about the person that was handed in does not count. */
export const WhyOut = z.enum([
  'outside',
  'undated',
  'notInPost',
  'notVoters',
  'tolerated',
  'cleared',
])
/** Such a record; `caseId` names the tolerance or clearing that took it out. */
export const LeftOut = z.strictObject({
  noun: z.string(),
  id: Id,
  why: WhyOut,
  caseId: Id.nullable(),
})
export type LeftOut = z.infer<typeof LeftOut>

const standing = {
  cadreId: Id,
  unitId: Id.nullable(),
  /** Why no evaluation was made (county leader, leave); then there is no total. */
  notAssessed: Statement.nullable(),
  total: Node.nullable(),
  /** Place among those compared, ties share it; null where not ranked, with the reason. */
  rank: Count.nullable(),
  outOf: Count.nullable(),
  unranked: Statement.nullable(),
  notes: z.array(Statement),
  leftOut: z.array(LeftOut),
}

export const HeadResult = z.strictObject({
  ...standing,
  group: UnitGroup.nullable(),
  readings: z.array(ReadingScore),
  /** The grade the machine proposes; null where it proposes none, `gradeWhy` says why either way. */
  grade: Vote.nullable(),
  gradeWhy: Statement,
  /** What bars 优秀. */
  bars: z.array(Statement),
  speaksFor: z.array(Statement),
  speaksAgainst: z.array(Statement),
})
export type HeadResult = z.infer<typeof HeadResult>

export const LeadResult = z.strictObject({
  ...standing,
  /** The project category he or she is compared in; null where none is known. */
  category: Category.nullable(),
  roles: z.array(z.enum(['commander', 'lead'])),
})
export type LeadResult = z.infer<typeof LeadResult>

/**
 * What the severity of one team takes off a mark, in ten-thousandths, whole hundredths of a point
 * (below 0: adds); null where it cannot be told, with the reason, and then its marks count raw.
 */
export const TeamTaken = z.strictObject({
  teamId: Id,
  taken: z.int().nullable(),
  abstains: z.string().nullable(),
})
export type TeamTaken = z.infer<typeof TeamTaken>

/** What stands above all: which scheme, which period, and the severities where marks are adjusted. */
const made = {
  scheme: z.strictObject({ id: Phrase, version: Count }),
  period: Period,
  /** One list for each scale of points that the scheme gives to marks. */
  severity: z.array(z.array(TeamTaken)).optional(),
}

/** How a group's places for 优秀 were filled. */
export const GroupResult = z.strictObject({
  group: UnitGroup,
  /** Heads who are assessed in it, and how many of them have a total. */
  assessed: Count,
  scored: Count,
  quota: Weight,
  places: Count,
  proposed: Count,
  /** Heads who tie across the quota line: none of them is proposed. */
  tied: z.array(Id),
})
export type GroupResult = z.infer<typeof GroupResult>

export const HeadsResult = z.strictObject({
  kind: z.literal('heads'),
  ...made,
  groups: z.array(GroupResult),
  people: z.array(HeadResult),
})
export type HeadsResult = z.infer<typeof HeadsResult>

export const LeadsResult = z.strictObject({
  kind: z.literal('leads'),
  ...made,
  people: z.array(LeadResult),
})
export type LeadsResult = z.infer<typeof LeadsResult>

export const Result = z.discriminatedUnion('kind', [HeadsResult, LeadsResult])
export type Result = z.infer<typeof Result>
