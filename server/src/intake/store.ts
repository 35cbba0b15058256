import { sql } from 'kysely'
import type { Options } from '@zhishi/domain/intake/batch.ts'
import type { Database, Tx } from '../platform/database.ts'
import { notFound } from '../platform/problems.ts'
import type { BatchesTable, BatchFilesTable } from './tables.ts'

type Db = Database | Tx
export type Batch = BatchesTable
export type BatchFile = BatchFilesTable

export async function findBatch(db: Db, districtId: number, id: string): Promise<Batch> {
  const batch = await db
    .selectFrom('batches')
    .selectAll()
    .where('districtId', '=', districtId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!batch) throw notFound()
  return batch
}

export const latestBatches = (db: Db, districtId: number): Promise<Batch[]> =>
  db
    .selectFrom('batches')
    .selectAll()
    .where('districtId', '=', districtId)
    .orderBy('createdAt', 'desc')
    .limit(50)
    .execute()

/** Begins a batch; the same asked twice is the same batch, and gives false. */
export async function insertBatch(tx: Db, batch: Batch): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('batches')
    .values({
      ...batch,
      answers: JSON.stringify(batch.answers),
      sheets: JSON.stringify(batch.sheets),
    })
    .onConflict((conflict) => conflict.columns(['districtId', 'id']).doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) === 1
}

/** Moves a batch on, if it still stands where it is thought to stand; false where it does not. */
export async function moveBatch(
  db: Db,
  districtId: number,
  id: string,
  from: readonly Batch['state'][],
  to: Partial<Batch> & { readonly state: Batch['state'] },
  reading?: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('batches')
    .set({
      ...to,
      ...(to.sheets === undefined ? {} : { sheets: JSON.stringify(to.sheets) }),
      ...(to.answers === undefined ? {} : { answers: JSON.stringify(to.answers) }),
    })
    .where('districtId', '=', districtId)
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .$if(reading !== undefined, (query) => query.where('reading', '=', reading ?? null))
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

export const filesOf = (db: Db, districtId: number, batchId: string): Promise<BatchFile[]> =>
  db
    .selectFrom('batchFiles')
    .selectAll()
    .where('districtId', '=', districtId)
    .where('batchId', '=', batchId)
    .orderBy('name')
    .execute()

/** Adds a file; one of the same name takes its place. */
export async function insertFile(tx: Db, file: BatchFile): Promise<void> {
  await tx
    .insertInto('batchFiles')
    .values(file)
    .onConflict((conflict) =>
      conflict.columns(['districtId', 'batchId', 'name']).doUpdateSet({
        sha256: sql.ref('excluded.sha256'),
        bytes: sql.ref('excluded.bytes'),
        addedAt: sql.ref('excluded.addedAt'),
      }),
    )
    .execute()
}

/** The district's name and its own words for columns and unit groups. */
export async function districtWords(
  db: Db,
  districtId: number,
): Promise<Pick<Options, 'district' | 'synonyms' | 'groupWords'>> {
  const district = await db
    .selectFrom('districts')
    .select('name')
    .where('id', '=', districtId)
    .executeTakeFirst()
  const synonyms = await db
    .selectFrom('columnSynonyms')
    .select(['kind', 'field', 'words'])
    .where('districtId', '=', districtId)
    .orderBy('kind')
    .orderBy('words')
    .execute()
  const groupWords = await db
    .selectFrom('unitGroupWords')
    .select(['words', 'group'])
    .where('districtId', '=', districtId)
    .orderBy('words')
    .execute()
  return { district: district?.name, synonyms, groupWords }
}

/** How many versions of facts a district has: they are only ever added. */
export async function revisionOf(db: Db, districtId: number): Promise<number> {
  const { versions } = await db
    .selectFrom('factVersions')
    .select(sql<number>`count(*)`.as('versions'))
    .where('districtId', '=', districtId)
    .executeTakeFirstOrThrow()
  return versions
}

/** Waits until no other batch is being confirmed in the district; the lock ends with the transaction. */
export async function takeTurn(tx: Db, districtId: number): Promise<void> {
  await tx
    .selectFrom('batchTurns')
    .select('districtId')
    .where('districtId', '=', districtId)
    .forUpdate()
    .execute()
}

export async function makeTurn(db: Db, districtId: number): Promise<void> {
  await db
    .insertInto('batchTurns')
    .values({ districtId })
    .onConflict((conflict) => conflict.columns(['districtId']).doNothing())
    .execute()
}

/**
 * Makes batches ready again whose confirmation was cut off: nobody holds the turn, so nobody is
 * confirming, and what had been written is rolled back.
 */
export async function releaseOrphans(tx: Db, districtId: number): Promise<void> {
  const free = await tx
    .selectFrom('batchTurns')
    .select('districtId')
    .where('districtId', '=', districtId)
    .forUpdate()
    .skipLocked()
    .execute()
  if (free.length === 0) return
  await tx
    .updateTable('batches')
    .set({ state: 'ready', failure: 'batch.interrupted' })
    .where('districtId', '=', districtId)
    .where('state', '=', 'confirming')
    .execute()
}
