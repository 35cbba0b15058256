import { z } from 'zod'
import { Grade } from '../cadres/cadre.ts'
import { Count, Day, Id, Moment, Name, Phrase, Prose, Title } from '../kernel/values.ts'
import { Category } from '../projects/project.ts'
import { UnitGroup } from '../units/unit.ts'
import { Period } from './period.ts'
import { Statement } from './result.ts'
import { Points, Reading, SchemeKey, Vote, Weight } from './scheme.ts'

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** How much there was to judge by: what was missing, and of how many people. */
export const Coverage = z.strictObject({
  people: Count,
  notAssessed: Count,
  /** Assessed, but with too little evidence for a total. */
  abstained: Count,
  scored: Count,
  ranked: Count,
  /**
   * Parts of the total that count and rested on nothing, by path below the total (`reform/tallies`):
   * for how many people, how much of the total such a part weighs, and how many of those without a
   * total would have had one with it.
   */
  missing: z.array(
    z.strictObject({
      key: z.string(),
      people: Count,
      weight: Weight.optional(),
      decisive: Count.optional(),
    }),
  ),
  /** Of those who have a total: how much of its weight absent parts gave to others, on average and at most. */
  shifted: z.strictObject({ mean: Weight, most: Weight }).optional(),
  /** People with adjusted marks, and people with marks that counted raw for want of a severity; null: the scheme counts raw marks. */
  marks: z.strictObject({ adjusted: Count, raw: Count }).nullable().optional(),
})
export type Coverage = z.infer<typeof Coverage>

/** How far people are with a run: nobody met on it yet, a meeting is deciding, decided and sealed. */
export const RunState = z.enum(['proposed', 'deciding', 'sealed'])
export type RunState = z.infer<typeof RunState>

/** Who sealed a run and when, which body decided it on which day, and the SHA-256 over all of it. */
export const Seal = z.strictObject({
  at: Moment,
  by: z.string(),
  body: Title,
  on: Day,
  hash: Sha256,
})
export type Seal = z.infer<typeof Seal>

/**
 * What a body decided on one person, as it stands: the grade, or `open` where it was left open with a
 * reason; null where nothing is decided.
 */
export const Decided = z.strictObject({
  cadreId: Id,
  grade: z.enum([...Grade.options, 'open']).nullable(),
  recognised: z.boolean().nullable(),
  /** Why, where a reason was given (every departure has one); told once the run is sealed. */
  gradeReason: Prose.nullable(),
  recognitionReason: Prose.nullable(),
  /** The standout that came of it. */
  recognitionId: Id.nullable(),
  body: Title,
  on: Day,
})
export type Decided = z.infer<typeof Decided>

/** One computation of a scheme over a period. All that it gives is proposed: people decide. */
export const Run = z.strictObject({
  id: Id,
  kind: z.enum(['heads', 'leads']),
  scheme: SchemeKey,
  period: Period,
  /** Groups for which the raised quota for 优秀 was approved. */
  raisedQuota: z.array(UnitGroup),
  /** By what it was approved; null where it was for none, or was not said. */
  raisedBasis: Phrase.nullable(),
  /** The evidence is what was known at this moment. */
  asOf: Moment,
  startedAt: Moment,
  startedBy: z.string(),
  /** The sealed run that this one takes up after a correction. */
  follows: Id.nullable(),
  state: RunState,
  seal: Seal.nullable(),
  /** SHA-256 of the inputs and of the result, both as JSON with sorted keys. */
  inputsHash: Sha256,
  resultHash: Sha256,
  /** How many people in it are kin of who asks: nothing of them is shown, nor what sums up everybody. */
  recused: Count,
  /** Null where it would tell about kin. */
  coverage: Coverage.nullable(),
})
export type Run = z.infer<typeof Run>

/**
 * What is asked of a run; `raisedBasis`: who approved a raised quota, and by what; `asOf` null: as known
 * now; `follows`: the sealed run that it takes up.
 */
export const NewRun = z.strictObject({
  scheme: SchemeKey,
  period: Period,
  raisedQuota: z.array(UnitGroup),
  raisedBasis: Phrase.optional(),
  asOf: Moment.nullable(),
  follows: Id.optional(),
})
export type NewRun = z.infer<typeof NewRun>

const part = { score: Points.nullable(), weight: Count, applied: Weight, present: Weight }

/** One person's line in a run. Heads have readings and a grade, leads have a category and roles. */
export const RunRow = z.strictObject({
  cadreId: Id,
  name: Name,
  unitId: Id.nullable(),
  unit: Name.nullable(),
  group: UnitGroup.nullable(),
  category: Category.nullable(),
  roles: z.array(z.enum(['commander', 'lead'])),
  total: Points.nullable(),
  /** How much of the weight rests on evidence; null where nothing was assessed. */
  present: Weight.nullable(),
  abstains: Statement.nullable(),
  notAssessed: Statement.nullable(),
  rank: Count.nullable(),
  outOf: Count.nullable(),
  unranked: Statement.nullable(),
  readings: z.array(z.strictObject({ reading: Reading, score: Points.nullable() })),
  /** The five dimensions of a head; `projects` and `marks` of a lead. */
  parts: z.array(z.strictObject({ key: z.string(), ...part })),
  /** Proposed only. */
  grade: Vote.nullable(),
  gradeWhy: Statement.nullable(),
  bars: z.array(Statement),
  speaksFor: z.array(Statement),
  speaksAgainst: z.array(Statement),
})
export type RunRow = z.infer<typeof RunRow>

/** Computed again from the inputs that were kept, and from the ledgers as they were known then. */
export const Recomputation = z.strictObject({
  inputsHash: Sha256,
  resultHash: Sha256,
  /** The kept inputs give the same bytes. */
  same: z.boolean(),
  /** The versions of the ledgers at that moment give the same inputs. */
  ledgersAgree: z.boolean(),
})
export type Recomputation = z.infer<typeof Recomputation>
