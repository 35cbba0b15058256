import { z } from 'zod'
import { Grade } from '../cadres/cadre.ts'
import { Count, Day, Id, Moment, Prose, Title } from '../kernel/values.ts'

/**
 * What is decided about a person in a run: the grade, and whether the results are outstanding. `open`
 * names the person as left open; that too is a decision, with its reason.
 */
export const Matter = z.enum(['grade', 'recognition'])
export type Matter = z.infer<typeof Matter>

export const GradeVerdict = z.enum([...Grade.options, 'open'])
export type GradeVerdict = z.infer<typeof GradeVerdict>
export const RecognitionVerdict = z.enum(['recognised', 'notRecognised'])
export type RecognitionVerdict = z.infer<typeof RecognitionVerdict>
export const Verdict = z.enum([...GradeVerdict.options, ...RecognitionVerdict.options])
export type Verdict = z.infer<typeof Verdict>

/** What is asked to be decided on one person; `proposal` takes what the machine proposes. */
export const Choice = z.discriminatedUnion('matter', [
  z.strictObject({
    matter: z.literal('grade'),
    cadreId: Id,
    verdict: z.enum([...GradeVerdict.options, 'proposal']),
    reason: Prose.nullable(),
  }),
  z.strictObject({
    matter: z.literal('recognition'),
    cadreId: Id,
    verdict: z.enum([...RecognitionVerdict.options, 'proposal']),
    reason: Prose.nullable(),
  }),
])
export type Choice = z.infer<typeof Choice>

/** A reason as code and particulars, on the wire. */
export const Told = z.strictObject({
  code: z.string(),
  about: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type Told = z.infer<typeof Told>

/**
 * One choice weighed against the proposal and the rules: how it departs, and why it cannot be, where
 * it cannot. What is decided is exactly what is weighed so.
 */
export const Weighed = z.strictObject({
  cadreId: Id,
  matter: Matter,
  /** Null where the machine proposes nothing that could be taken. */
  verdict: Verdict.nullable(),
  proposed: Verdict.nullable(),
  reason: Prose.nullable(),
  departures: z.array(Told),
  /** What stands now and would be replaced. */
  replaces: Verdict.nullable(),
  why: Told.nullable(),
})
export type Weighed = z.infer<typeof Weighed>

/** One row of a decision as it is kept: a verdict of null says that nothing stands any more. */
export const Decision = z.strictObject({
  cadreId: Id,
  matter: Matter,
  verdict: Verdict.nullable(),
  proposed: Verdict.nullable(),
  reason: Prose.nullable(),
  departures: z.array(Told),
  /** The act whose body and day it carries: its own, or the older one that undoing restored. */
  decidedIn: Count.nullable(),
})
export type Decision = z.infer<typeof Decision>

export const ActKind = z.enum(['opinion', 'opened', 'decided', 'undone', 'sealed'])
export type ActKind = z.infer<typeof ActKind>

/** One step on the way of a run to its seal, numbered within the run. */
export const Act = z.strictObject({
  number: Count,
  kind: ActKind,
  at: Moment,
  by: z.string(),
  body: Title.nullable(),
  on: Day.nullable(),
  decisions: z.array(Decision),
})
export type Act = z.infer<typeof Act>
