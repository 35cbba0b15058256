import { z } from 'zod'
import { Count, Id, Moment, Name, Phrase, Title } from '../kernel/values.ts'
import { endpoint } from '../platform/endpoint.ts'
import { RecordNote } from './recordNote.ts'
import { Period } from './period.ts'
import { GroupResult, Node, Statement } from './result.ts'
import { SchemeKey } from './scheme.ts'
import { Move, Tally } from './schemeComparison.ts'
import { Fault } from './schemeFaults.ts'
import { DraftScheme, SchemeFile } from './schemeFile.ts'

/** Where a version stands: being written, in force, replaced by a later one, or given up as a draft. */
export const SchemeState = z.enum(['draft', 'published', 'superseded', 'dropped'])
export type SchemeState = z.infer<typeof SchemeState>

/** One thing that was done to a version: who, when, and why where a reason was given. */
export const SchemeStep = z.strictObject({
  act: z.enum(['started', 'imported', 'saved', 'published', 'superseded', 'dropped', 'resumed']),
  /** The revision it made; null for what another version did to this one. */
  revision: Count.nullable(),
  by: z.string(),
  at: Moment,
  why: Phrase.nullable(),
})
export type SchemeStep = z.infer<typeof SchemeStep>

/** A version of a scheme in a list. */
export const SchemeLine = z.strictObject({
  key: SchemeKey,
  title: Title.nullable(),
  state: SchemeState,
  kind: z.enum(['heads', 'leads']),
  /** How many runs used it; such a version cannot change. */
  runs: Count,
  /** Comes with the program and is published from the start. */
  builtIn: z.boolean(),
  /** The version it was started from. */
  from: SchemeKey.nullable(),
  revision: Count,
  /** What was done last; null for what came with the program. */
  last: SchemeStep.nullable(),
})
export type SchemeLine = z.infer<typeof SchemeLine>

/** A version of a scheme with its rules, its history, and what still keeps it from being published. */
export const SchemeView = z.strictObject({
  ...SchemeLine.shape,
  /** What takes its place, where something does. */
  supersededBy: SchemeKey.nullable(),
  scheme: DraftScheme,
  /** Oldest first. */
  steps: z.array(SchemeStep),
  faults: z.array(Fault),
})
export type SchemeView = z.infer<typeof SchemeView>

/** A new draft, from any version; `scheme` null: with the rules as they stand there. */
export const NewDraft = z.strictObject({
  from: SchemeKey,
  title: Title.nullable(),
  why: Phrase.nullable(),
  scheme: DraftScheme.nullable(),
})
export type NewDraft = z.infer<typeof NewDraft>

/** What is saved of a draft. `basedOn` is the revision that was being edited. */
export const DraftEdit = z.strictObject({
  basedOn: Count.min(1),
  title: Title.nullable(),
  scheme: DraftScheme,
})
export type DraftEdit = z.infer<typeof DraftEdit>

/** Publishing names the revision that was read, and why it is to hold. */
export const Publishing = z.strictObject({ revision: Count.min(1), why: Phrase })
export type Publishing = z.infer<typeof Publishing>

/** Dropping names the revision that was read, and why nobody pursues it. */
export const Dropping = z.strictObject({ revision: Count.min(1), why: Phrase })
export type Dropping = z.infer<typeof Dropping>

/** Taking a dropped draft up again. */
export const Resuming = z.strictObject({ revision: Count.min(1) })
export type Resuming = z.infer<typeof Resuming>

/** A rule at work on somebody of the district: one number, what is said, or one group's places. */
export const SchemeExample = z.strictObject({
  /** The path of the number (`total/reform/achievements`), or the name of the rule (`quota`). */
  key: z.string(),
  cadreId: Id.nullable(),
  name: Name.nullable(),
  unit: Name.nullable(),
  node: Node.nullable(),
  statements: z.array(Statement),
  group: GroupResult.nullable(),
})
export type SchemeExample = z.infer<typeof SchemeExample>

/** Examples for the rules that some row of the period shows at work; a rule that is not here has none. */
export const SchemeExamples = z.strictObject({
  period: Period,
  people: Count,
  examples: z.array(SchemeExample),
  records: z.record(z.string(), RecordNote),
})
export type SchemeExamples = z.infer<typeof SchemeExamples>

/** Two versions on the same evidence; nothing of it is kept. `asOf` absent: as known now. */
export const ComparisonAsked = z.strictObject({
  before: SchemeKey,
  after: SchemeKey,
  period: Period,
  asOf: Moment.optional(),
})
export type ComparisonAsked = z.infer<typeof ComparisonAsked>

const compared = SchemeLine.pick({ key: true, title: true, state: true })

export const SchemeComparison = z.strictObject({
  before: compared,
  after: compared,
  kind: z.enum(['heads', 'leads']),
  period: Period,
  asOf: Moment,
  tally: Tally,
  /** The largest move first. */
  moves: z.array(z.strictObject({ ...Move.shape, name: Name, unit: Name.nullable() })),
})
export type SchemeComparison = z.infer<typeof SchemeComparison>

export const schemesApi = {
  /** Newest version first; whoever sees only the own result sees no drafts. */
  schemes: endpoint('GET', '/evaluation/schemes', {
    may: 'read evaluation',
    gives: z.array(SchemeLine),
  }),
  scheme: endpoint('GET', '/evaluation/schemes/:scheme', {
    may: 'read evaluation',
    gives: SchemeView,
  }),
  startDraft: endpoint('PUT', '/evaluation/scheme-drafts/:id', {
    may: 'write schemes',
    takes: NewDraft,
    gives: SchemeView,
  }),
  importDraft: endpoint('PUT', '/evaluation/scheme-imports/:id', {
    may: 'write schemes',
    takes: SchemeFile,
    gives: SchemeView,
  }),
  saveDraft: endpoint('PUT', '/evaluation/schemes/:scheme/revisions/:id', {
    may: 'write schemes',
    takes: DraftEdit,
    gives: SchemeView,
  }),
  publish: endpoint('PUT', '/evaluation/schemes/:scheme/publication', {
    may: 'write schemes',
    takes: Publishing,
    gives: SchemeView,
  }),
  dropDraft: endpoint('PUT', '/evaluation/schemes/:scheme/droppings/:id', {
    may: 'write schemes',
    takes: Dropping,
    gives: SchemeView,
  }),
  resumeDraft: endpoint('PUT', '/evaluation/schemes/:scheme/resumptions/:id', {
    may: 'write schemes',
    takes: Resuming,
    gives: SchemeView,
  }),
  examples: endpoint('GET', '/evaluation/schemes/:scheme/examples', {
    may: 'read evaluation',
    asks: z.strictObject({ period: Period.optional() }),
    gives: SchemeExamples,
  }),
  file: endpoint('GET', '/evaluation/schemes/:scheme/file', {
    may: 'read evaluation',
    file: 'application/json',
  }),
  /** The JSON schema of such a file. */
  format: endpoint('GET', '/evaluation/scheme-format', {
    may: 'read evaluation',
    gives: z.record(z.string(), z.unknown()),
  }),
  comparison: endpoint('GET', '/evaluation/scheme-comparison', {
    may: 'read evaluation',
    asks: ComparisonAsked,
    gives: SchemeComparison,
  }),
}
