import type { Fact } from '@zhishi/domain/platform/fact.ts'
import type { Database, Tx } from './database.ts'
import type { Doer } from './trail.ts'

declare module './tables.ts' {
  interface Tables {
    factVersions: FactVersionsTable
  }
}

export interface FactVersionsTable {
  districtId: number
  factId: string
  version: number
  noun: string
  act: 'entered' | 'corrected' | 'withdrawn' | 'restored'
  at: Date
  accountId: string | null
  actor: string
  reason: string | null
  batchId: string | null
  file: string | null
  sheet: string | null
  row: number | null
  content: unknown
}

/** The sheet and row that a fact was transcribed from. */
export interface Source {
  readonly file: string
  readonly sheet: string
  readonly row: number
}

/** Who writes, when, why, and in which batch. */
export interface Writing {
  readonly by: Doer
  readonly at: Date
  readonly reason?: string
  readonly batchId?: string
}

/** One version as it is written. */
export interface Written {
  readonly id: string
  readonly version: number
  readonly content: Readonly<Record<string, unknown>>
  readonly source?: Source
}

/** Writes versions of facts of one kind, with who, when and why. */
export async function writeVersions(
  tx: Tx,
  fact: Fact,
  act: FactVersionsTable['act'],
  entries: readonly Written[],
  writing: Writing,
): Promise<void> {
  await tx
    .insertInto('factVersions')
    .values(
      entries.map(({ id, version, content, source }) => ({
        districtId: writing.by.districtId,
        factId: id,
        version,
        noun: fact.noun,
        act,
        at: writing.at,
        accountId: writing.by.accountId,
        actor: writing.by.name,
        reason: writing.reason ?? null,
        batchId: writing.batchId ?? null,
        file: source?.file ?? null,
        sheet: source?.sheet ?? null,
        row: source?.row ?? null,
        content: JSON.stringify(content),
      })),
    )
    .execute()
}

/** All versions of one fact, oldest first. */
export const versionsOf = (db: Database | Tx, districtId: number, id: string) =>
  db
    .selectFrom('factVersions')
    .selectAll()
    .where('districtId', '=', districtId)
    .where('factId', '=', id)
    .orderBy('version')
    .execute()
