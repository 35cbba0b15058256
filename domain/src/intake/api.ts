import { z } from 'zod'
import { FieldKind, Id, Moment } from '../kernel/values.ts'
import { Value } from '../platform/api.ts'
import { endpoint } from '../platform/endpoint.ts'

const Kind = z.enum(['wrong', 'question', 'note'])
const Counts = z.strictObject({
  new: z.int(),
  changed: z.int(),
  same: z.int(),
  wrong: z.int(),
  question: z.int(),
  note: z.int(),
})

/** How far a batch is: uploaded files are read, compared, shown; one confirmation writes them. */
export const BatchState = z.enum([
  'reading',
  'ready',
  'confirming',
  'confirmed',
  'cancelled',
  'failed',
])

export const BatchView = z.strictObject({
  id: Id,
  state: BatchState,
  createdAt: Moment,
  by: z.string(),
  year: z.int().nullable(),
  files: z.array(z.string()),
  sheets: z.array(
    z.strictObject({
      file: z.string(),
      sheet: z.string(),
      kind: z.string().nullable(),
      rows: z.int(),
      counts: Counts,
      columns: z.array(
        z.strictObject({ column: z.string(), header: z.string(), field: z.string().nullable() }),
      ),
      missing: z.array(z.string()),
    }),
  ),
  counts: Counts,
  /** Rows done and to do, and seconds left as estimated, while something runs. */
  progress: z
    .strictObject({ done: z.int(), total: z.int(), secondsLeft: z.int().nullable() })
    .nullable(),
  /** Why it failed, as a reason code. */
  failure: z.string().nullable(),
  confirmedAt: Moment.nullable(),
})
export type BatchView = z.infer<typeof BatchView>

export const FindingView = z.strictObject({
  kind: Kind,
  code: z.string(),
  file: z.string(),
  sheet: z.string(),
  row: z.int(),
  column: z.string(),
  header: z.string(),
  value: z.string(),
  about: z.record(z.string(), z.union([z.string(), z.number()])),
  question: z
    .strictObject({
      key: z.string(),
      options: z.array(z.strictObject({ id: z.string(), label: z.string() })),
    })
    .nullable(),
  answer: z.string().nullable(),
})
export type FindingView = z.infer<typeof FindingView>

/** One row that is new or changed: field by field, old and new, with labels instead of ids. */
export const ChangeView = z.strictObject({
  act: z.enum(['enter', 'correct']),
  noun: z.string(),
  id: Id,
  label: z.string(),
  file: z.string(),
  sheet: z.string(),
  row: z.int(),
  /** Old and new as the facts hold them, links by name; `kind` and `of` say how to word them. */
  fields: z.array(
    z.strictObject({
      field: z.string(),
      kind: FieldKind.default('text'),
      of: z.string().nullable().default(null),
      from: Value,
      to: Value,
    }),
  ),
})
export type ChangeView = z.infer<typeof ChangeView>

const Page = z.strictObject({
  sheet: z.string().max(200).optional(),
  file: z.string().max(300).optional(),
  page: z.coerce.number().int().min(1).default(1),
})

export const intakeApi = {
  batches: endpoint('GET', '/batches', { may: 'import workbooks', gives: z.array(BatchView) }),
  /** Begins a batch; files are then added one by one, and reading starts with `read`. */
  begin: endpoint('PUT', '/batches/:id', {
    may: 'import workbooks',
    takes: z.strictObject({ year: z.int().min(1900).max(2199).nullable(), sample: z.boolean() }),
    gives: BatchView,
  }),
  /** One .xlsx or .zip; the name stands in the query. */
  addFile: endpoint('POST', '/batches/:id/files', {
    may: 'import workbooks',
    asks: z.strictObject({ name: z.string().min(1).max(300) }),
    uploads: 60 * 1024 * 1024,
    gives: BatchView,
  }),
  read: endpoint('POST', '/batches/:id/reading', {
    may: 'import workbooks',
    takes: z.strictObject({}),
    gives: BatchView,
  }),
  batch: endpoint('GET', '/batches/:id', { may: 'import workbooks', gives: BatchView }),
  findings: endpoint('GET', '/batches/:id/findings', {
    may: 'import workbooks',
    asks: Page.extend({ kind: Kind.optional() }),
    gives: z.strictObject({ rows: z.array(FindingView), total: z.int() }),
  }),
  changes: endpoint('GET', '/batches/:id/changes', {
    may: 'import workbooks',
    asks: Page.extend({ act: z.enum(['enter', 'correct']).optional() }),
    gives: z.strictObject({ rows: z.array(ChangeView), total: z.int() }),
  }),
  /** Answers to questions, by key; the batch is compared again. */
  answer: endpoint('POST', '/batches/:id/answers', {
    may: 'import workbooks',
    takes: z.strictObject({
      answers: z.record(z.string(), z.string()),
      year: z.int().min(1900).max(2199).nullable().optional(),
    }),
    gives: BatchView,
  }),
  confirm: endpoint('POST', '/batches/:id/confirmation', {
    may: 'import workbooks',
    takes: z.strictObject({}),
    gives: BatchView,
  }),
  cancel: endpoint('POST', '/batches/:id/cancellation', {
    may: 'import workbooks',
    takes: z.strictObject({}),
    gives: BatchView,
  }),
  /** The user's own workbook back, with the bad cells red and commented. */
  returned: endpoint('GET', '/batches/:id/returns', {
    may: 'import workbooks',
    asks: z.strictObject({ file: z.string().max(300) }),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
  /** The district's wordings of columns and words for unit groups. */
  vocabulary: endpoint('GET', '/vocabulary', {
    may: 'import workbooks',
    gives: z.strictObject({
      kinds: z.array(
        z.strictObject({
          kind: z.string(),
          fields: z.array(z.strictObject({ field: z.string(), words: z.array(z.string()) })),
        }),
      ),
      synonyms: z.array(z.strictObject({ kind: z.string(), field: z.string(), words: z.string() })),
      groupWords: z.array(z.strictObject({ words: z.string(), group: z.string() })),
    }),
  }),
  keepVocabulary: endpoint('PUT', '/vocabulary', {
    may: 'keep vocabulary',
    takes: z.strictObject({
      synonyms: z
        .array(
          z.strictObject({
            kind: z.string().max(50),
            field: z.string().max(50),
            words: z.string().min(1).max(100),
          }),
        )
        .max(2000),
      groupWords: z
        .array(z.strictObject({ words: z.string().min(1).max(50), group: z.string().max(20) }))
        .max(2000),
    }),
    gives: z.null(),
  }),
  /** An empty template with drop-downs and notes, one sheet a kind. */
  template: endpoint('GET', '/templates/:kind', {
    may: 'import workbooks',
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
  /** All eleven workbooks of a year in the samples' form, as one .zip. */
  exportAll: endpoint('GET', '/workbooks', {
    may: 'import workbooks',
    asks: z.strictObject({ year: z.coerce.number().int().min(1900).max(2199) }),
    file: 'application/zip',
  }),
}
