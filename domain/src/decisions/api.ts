import { z } from 'zod'
import { Grade } from '../cadres/cadre.ts'
import { Period } from '../evaluation/period.ts'
import { GroupResult } from '../evaluation/result.ts'
import { Run, RunRow, Seal } from '../evaluation/run.ts'
import { Points, Vote } from '../evaluation/scheme.ts'
import { Count, Day, Id, Moment, Name, Prose, Title } from '../kernel/values.ts'
import { Candidate, RecognitionRule } from '../evaluation/recognising.ts'
import { endpoint } from '../platform/endpoint.ts'
import { Answer } from '../safeguards/reply.ts'
import { Act, Choice, Decision, Told, Weighed } from './verdict.ts'

/** One member's opinion on one person, as far as the asker sees it. */
export const Opinion = z.strictObject({
  cadreId: Id,
  member: z.string(),
  mine: z.boolean(),
  grade: Grade,
  words: Prose.nullable(),
  at: Moment,
})
export type Opinion = z.infer<typeof Opinion>

/** The lines of a scheme of heads that a meeting looks at. */
export const Lines = z.strictObject({
  thresholds: z.strictObject({ excellent: Points, competent: Points, basic: Points }),
  vetoCeiling: Vote,
})
export type Lines = z.infer<typeof Lines>

/** Everything that a meeting has before it. */
export const Calibration = z.strictObject({
  run: Run,
  groups: z.array(GroupResult),
  rows: z.array(RunRow),
  /** Null for a run of leads: they have places and no grades. */
  lines: Lines.nullable(),
  rule: RecognitionRule,
  candidates: z.array(Candidate),
  /** What stands, each with the act in which it was last said. */
  standing: z.array(Decision.extend({ number: Count })),
  /** Every act but the opinions, oldest first; what was replaced or taken back stays here. */
  acts: z.array(Act),
  opinions: z.array(Opinion),
  /** What people answered to the records that the reasons rest on, by record. */
  answers: z.record(Id, z.array(Answer)),
  /** Who has given opinions, on how many people; what they say is apart. */
  given: z.array(z.strictObject({ member: z.string(), people: Count })),
  /** On whom the asker may neither decide nor give an opinion, and why. */
  avoided: z.array(z.strictObject({ cadreId: Id, why: Told })),
  /** Why the asker cannot seal it now; null where he or she can. */
  cannotSeal: Told.nullable(),
  /** Bodies that have decided before, latest first. */
  bodies: z.array(Title),
  /** The number of the last act; 0 where there is none. */
  last: Count,
})
export type Calibration = z.infer<typeof Calibration>

export const NewOpinion = z.strictObject({ cadreId: Id, grade: Grade, words: Prose.nullable() })
export type NewOpinion = z.infer<typeof NewOpinion>

/** What opens the meeting: the rule by which standouts are proposed to it. */
export const Opening = z.strictObject({ rule: RecognitionRule })
export type Opening = z.infer<typeof Opening>

/** A body and the day it met. */
const met = { body: Title, on: Day }

/**
 * What is to be decided. `inBulk`: many with one reason (`weighInBulk`), and who cannot be decided so is
 * left as it is; otherwise one who cannot refuses all. `after`: the last act that the asker saw; where something was done since, it is
 * refused. Null: whatever was done since.
 */
export const Deciding = z.strictObject({
  ...met,
  choices: z.array(Choice).min(1).max(2000),
  inBulk: z.boolean(),
  after: Count.nullable(),
})
export type Deciding = z.infer<typeof Deciding>

export const Undoing = z.strictObject({ undoes: Count.min(1) })
export const Sealing = z.strictObject(met)
export type Sealing = z.infer<typeof Sealing>

/** What came, or would come, of deciding: each choice as it was weighed. */
export const Outcome = z.strictObject({
  /** The act; null in a preview. */
  number: Count.nullable(),
  weighed: z.array(Weighed),
})
export type Outcome = z.infer<typeof Outcome>

const Place = z.strictObject({
  total: Points.nullable(),
  rank: Count.nullable(),
  outOf: Count.nullable(),
  grade: Vote.nullable(),
})

/** What changed between a sealed run and the one that takes it up. */
export const Differences = z.strictObject({
  run: Run,
  old: Run,
  /** Records of the kinds that runs read, by what was done to them in between. */
  records: z.array(
    z.strictObject({
      noun: z.string(),
      id: Id,
      label: z.string(),
      act: z.enum(['added', 'corrected', 'withdrawn', 'restored']),
      at: Moment,
      by: z.string(),
      reason: z.string().nullable(),
      /** Whose results name it, in either run. */
      touches: z.array(Name),
      /** Entered by the seal of the old run itself, and as it left it: a recognition decided there. */
      bySeal: z.boolean(),
    }),
  ),
  people: z.array(
    z.strictObject({
      cadreId: Id,
      name: Name,
      from: Place.nullable(),
      to: Place.nullable(),
      /** The grade decided in the old run; null where none was. */
      decided: z.enum([...Grade.options, 'open']).nullable(),
    }),
  ),
})
export type Differences = z.infer<typeof Differences>

const Hash = z.string().regex(/^[0-9a-f]{64}$/)

/** A sealed run as an auditor sees it: numbers and hashes, nothing about a person. */
export const AuditedRun = z.strictObject({
  id: Id,
  kind: Run.shape.kind,
  scheme: Run.shape.scheme,
  period: Period,
  follows: Id.nullable(),
  seal: Seal,
  inputsHash: Hash,
  resultHash: Hash,
  counts: z.strictObject({
    people: Count,
    decided: Count,
    open: Count,
    departures: Count,
    recognised: Count,
  }),
})
export type AuditedRun = z.infer<typeof AuditedRun>

/** A sealed run checked anew; each is true where nothing was altered. */
export const Audit = z.strictObject({
  id: Id,
  at: Moment,
  /** The kept inputs have the hash of the run. */
  inputs: z.boolean(),
  /** Computing them again gives the same result, byte for byte. */
  result: z.boolean(),
  /** What the pages show of it is that result. */
  shown: z.boolean(),
  /** The versions of the ledgers at that moment give the same inputs. */
  ledgers: z.boolean(),
  /** The run and its decisions have the hash of the seal. */
  seal: z.boolean(),
  /** The trail holds the same seal. */
  trail: z.boolean(),
})
export type Audit = z.infer<typeof Audit>
export const CHECKS = ['inputs', 'result', 'shown', 'ledgers', 'seal', 'trail'] as const

const RUN = '/evaluation/runs/:id'

export const decisionsApi = {
  calibration: endpoint('GET', `${RUN}/calibration`, {
    may: 'decide evaluation',
    gives: Calibration,
  }),
  giveOpinion: endpoint('PUT', `${RUN}/opinions/:actId`, {
    may: 'give opinions',
    takes: NewOpinion,
    gives: Opinion,
  }),
  openMeeting: endpoint('PUT', `${RUN}/meeting/:actId`, {
    may: 'run evaluation',
    takes: Opening,
    gives: Run,
  }),
  previewDecision: endpoint('POST', `${RUN}/decisions/preview`, {
    may: 'decide evaluation',
    takes: Deciding,
    gives: Outcome,
    safe: true,
  }),
  decide: endpoint('PUT', `${RUN}/decisions/:actId`, {
    may: 'decide evaluation',
    takes: Deciding,
    gives: Outcome,
  }),
  undo: endpoint('PUT', `${RUN}/undoings/:actId`, {
    may: 'decide evaluation',
    takes: Undoing,
    gives: z.strictObject({ number: Count, decisions: z.array(Decision) }),
  }),
  seal: endpoint('PUT', `${RUN}/seal/:actId`, {
    may: 'decide evaluation',
    takes: Sealing,
    gives: Run,
  }),
  differences: endpoint('GET', `${RUN}/differences`, {
    may: 'decide evaluation',
    gives: Differences,
  }),
  /** What was decided, as an official paper. */
  minutes: endpoint('GET', `${RUN}/minutes`, {
    may: 'decide evaluation',
    file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  }),
  auditedRuns: endpoint('GET', '/audit/runs', { may: 'audit runs', gives: z.array(AuditedRun) }),
  audit: endpoint('GET', '/audit/runs/:id', { may: 'audit runs', gives: Audit }),
}
