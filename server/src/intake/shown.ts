import { type Kysely, sql } from 'kysely'
import type { ChangeView, FindingView } from '@zhishi/domain/intake/api.ts'
import type { Database, Tx } from '../platform/database.ts'
import type { Tables } from '../platform/tables.ts'
import type { Batch } from './store.ts'

/** What is shown of a batch before anybody confirms it: what is to be said, and what would change. */

type Db = Database | Tx

/** Rows a statement: few enough that making it does not keep others waiting. */
const CHUNK = 200

/** Forgets what was shown of a batch, before something else is. */
export async function dropShown(tx: Db, districtId: number, batchId: string): Promise<void> {
  for (const table of ['batchFindings', 'batchChanges'] as const) {
    await tx
      .deleteFrom(table)
      .where('districtId', '=', districtId)
      .where('batchId', '=', batchId)
      .execute()
  }
}

export interface Shown {
  readonly districtId: number
  readonly batchId: string
  /** The number of the first of them. */
  readonly from: number
}

export async function insertFindings(
  tx: Db,
  { districtId, batchId, from }: Shown,
  findings: readonly Omit<FindingView, 'question' | 'answer'>[],
): Promise<void> {
  for (let start = 0; start < findings.length; start += CHUNK) {
    await tx
      .insertInto('batchFindings')
      .values(
        findings.slice(start, start + CHUNK).map((finding, index) => ({
          districtId,
          batchId,
          number: from + start + index,
          kind: finding.kind,
          file: finding.file,
          sheet: finding.sheet,
          content: JSON.stringify(finding),
        })),
      )
      .execute()
  }
}

export async function insertChanges(
  tx: Db,
  { districtId, batchId, from }: Shown,
  changes: readonly ChangeView[],
): Promise<void> {
  for (let start = 0; start < changes.length; start += CHUNK) {
    await tx
      .insertInto('batchChanges')
      .values(
        changes.slice(start, start + CHUNK).map((change, index) => ({
          districtId,
          batchId,
          number: from + start + index,
          act: change.act,
          file: change.file,
          sheet: change.sheet,
          content: JSON.stringify(change),
        })),
      )
      .execute()
  }
}

export interface PageAsked {
  readonly file?: string | undefined
  readonly sheet?: string | undefined
  readonly page: number
}
export const PAGE = 100

/** One page of what is to be said, or of what would change, and how many there are. */
export async function shownPage<T>(
  db: Db,
  table: 'batchFindings' | 'batchChanges',
  batch: Batch,
  asked: PageAsked,
  only: { readonly kind?: string | undefined; readonly act?: string | undefined },
): Promise<{ rows: T[]; total: number }> {
  const query = (db as Kysely<Tables>)
    .selectFrom(table)
    .where('districtId', '=', batch.districtId)
    .where('batchId', '=', batch.id)
    .$if(asked.file !== undefined, (q) => q.where('file', '=', asked.file ?? ''))
    .$if(asked.sheet !== undefined, (q) => q.where('sheet', '=', asked.sheet ?? ''))
    .$if(only.kind !== undefined, (q) => q.where(sql.ref('kind'), '=', only.kind))
    .$if(only.act !== undefined, (q) => q.where(sql.ref('act'), '=', only.act))
  const found = await query
    .select('content')
    .orderBy('number')
    .limit(PAGE)
    .offset((asked.page - 1) * PAGE)
    .execute()
  const counted = await query.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow()
  return { rows: found.map(({ content }) => content as T), total: counted.total }
}

/** All that is to be said about one workbook, to be written on it. */
export async function findingsOf(db: Db, batch: Batch, file?: string): Promise<FindingView[]> {
  const rows = await db
    .selectFrom('batchFindings')
    .select('content')
    .where('districtId', '=', batch.districtId)
    .where('batchId', '=', batch.id)
    .$if(file !== undefined, (query) => query.where('file', '=', file ?? ''))
    .orderBy('number')
    .execute()
  return rows.map(({ content }) => content as FindingView)
}
