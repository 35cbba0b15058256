import { z } from 'zod'
import { Day, Id, Moment } from '../kernel/values.ts'
import { endpoint } from './endpoint.ts'

/** The value of one cell of a ledger on the wire: money in yuan, marks as an object. */
export const Value = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.record(z.string(), z.string()),
])
export type Value = z.infer<typeof Value>

/** A ledger row: `id` is the fact's, `<key>` the value, `<key>Id` the id behind a link's label. */
export const Row = z.looseObject({
  id: Id,
  withdrawn: z.boolean(),
  /** Codes of live rules that the row breaches, as `reason.<code>`. */
  flags: z.array(
    z.strictObject({
      code: z.string(),
      about: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    }),
  ),
})
export type Row = z.infer<typeof Row>

/**
 * What a ledger may be asked, all in the address: `sort` is a column, `-` before it for descending;
 * every other key is a column with its filter: a word it contains, values separated by commas, a
 * range `a..b`, or `~` for empty.
 */
export const LedgerQuery = z
  .object({
    q: z.string().max(100).optional(),
    sort: z.string().max(50).optional(),
    page: z.coerce.number().int().min(1).max(1_000_000).default(1),
    size: z.coerce.number().int().min(1).max(200).default(50),
    withdrawn: z.enum(['with', 'only']).optional(),
  })
  .catchall(z.string().max(500))
export type LedgerQuery = z.infer<typeof LedgerQuery>

export const LedgerPage = z.strictObject({
  rows: z.array(Row),
  total: z.int(),
  /** Sums over all rows that match, by column. */
  sums: z.record(z.string(), z.number()),
  asOf: Moment,
})
export type LedgerPage = z.infer<typeof LedgerPage>

/** One version of a record: who changed which field from what to what, when, and from which sheet. */
export const Version = z.strictObject({
  version: z.int(),
  act: z.enum(['entered', 'corrected', 'withdrawn', 'restored']),
  at: Moment,
  actor: z.string(),
  reason: z.string().nullable(),
  source: z.strictObject({
    batchId: Id.nullable(),
    file: z.string().nullable(),
    sheet: z.string().nullable(),
    row: z.int().nullable(),
  }),
  changes: z.array(z.strictObject({ field: z.string(), from: Value, to: Value })),
})
export type Version = z.infer<typeof Version>

/** Labels of the records that a record's links point to, by id. */
export const Labels = z.record(z.string(), z.strictObject({ noun: z.string(), label: z.string() }))

/** A decision on one person in a run: which body, on which day. */
export const Decision = z.strictObject({ runId: Id, cadreId: Id, body: z.string(), on: Day })
export type Decision = z.infer<typeof Decision>

export const RecordView = z.strictObject({
  noun: z.string(),
  id: Id,
  label: z.string(),
  version: z.int(),
  withdrawn: z.boolean(),
  recordedAt: Moment,
  content: z.record(z.string(), Value),
  labels: Labels,
  flags: Row.shape.flags,
  history: z.array(Version),
  /** Ledgers that hold rows about this record: name, filter, how many. */
  related: z.array(
    z.strictObject({
      ledger: z.string(),
      filter: z.record(z.string(), z.string()),
      count: z.int(),
    }),
  ),
  /** The decision that it came of, where one led to it and the asker may read it. */
  decision: Decision.nullable(),
  /** What the person whom it is about answered to it, where the asker may read that. */
  answers: z.array(z.strictObject({ id: Id, text: z.string(), date: z.string() })),
  /** Whether the asker may correct or withdraw it now; where not, why. */
  may: z.strictObject({ correct: z.boolean(), why: z.string().nullable() }),
})
export type RecordView = z.infer<typeof RecordView>

export const Hit = z.strictObject({ noun: z.string(), id: Id, label: z.string(), hint: z.string() })
export type Hit = z.infer<typeof Hit>

export const SavedView = z.strictObject({
  id: Id,
  ledger: z.string(),
  name: z.string(),
  address: z.string(),
  shared: z.boolean(),
  mine: z.boolean(),
})
export type SavedView = z.infer<typeof SavedView>

/** Content of a fact as it is entered; checked against the noun's own schema. */
const Content = z.record(z.string(), z.unknown())

/**
 * Ledgers and records, the same for every noun: which ability is needed stands on the ledger
 * (`may`) and on the fact (`reads`, `keeps`), and is checked there before anything is read.
 */
export const platformApi = {
  ledger: endpoint('GET', '/ledgers/:ledger', {
    may: 'signed in',
    asks: LedgerQuery,
    gives: LedgerPage,
  }),
  /** What is seen, or all of it, as .xlsx with a filter note. */
  exportLedger: endpoint('GET', '/ledgers/:ledger/export', {
    may: 'signed in',
    asks: LedgerQuery.extend({
      columns: z.string().max(1000).optional(),
      lang: z.enum(['zh', 'en']).default('zh'),
    }),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
  record: endpoint('GET', '/records/:noun/:id', { may: 'signed in', gives: RecordView }),
  enter: endpoint('PUT', '/records/:noun/:id', {
    may: 'signed in',
    takes: z.strictObject({ content: Content }),
    gives: RecordView,
  }),
  correct: endpoint('POST', '/records/:noun/:id/corrections', {
    may: 'signed in',
    takes: z.strictObject({
      version: z.int(),
      content: Content,
      reason: z.string().min(2).max(500),
    }),
    gives: RecordView,
  }),
  withdraw: endpoint('POST', '/records/:noun/:id/withdrawal', {
    may: 'signed in',
    takes: z.strictObject({ version: z.int(), reason: z.string().min(2).max(500) }),
    gives: RecordView,
  }),
  restore: endpoint('POST', '/records/:noun/:id/restoration', {
    may: 'signed in',
    takes: z.strictObject({ version: z.int(), reason: z.string().min(2).max(500) }),
    gives: RecordView,
  }),
  search: endpoint('GET', '/search', {
    may: 'signed in',
    asks: z.strictObject({ q: z.string().min(1).max(50), noun: z.string().max(30).optional() }),
    gives: z.array(Hit),
  }),
  savedViews: endpoint('GET', '/saved-views', { may: 'signed in', gives: z.array(SavedView) }),
  saveView: endpoint('PUT', '/saved-views/:id', {
    may: 'signed in',
    takes: z.strictObject({
      ledger: z.string().max(50),
      name: z.string().min(1).max(50),
      address: z.string().max(2000),
      shared: z.boolean(),
    }),
    gives: SavedView,
  }),
  dropView: endpoint('DELETE', '/saved-views/:id', { may: 'signed in', gives: z.null() }),
}
