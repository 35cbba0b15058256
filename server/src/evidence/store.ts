import { sql } from 'kysely'
import type { Attached } from '@zhishi/domain/evidence/attaching.ts'
import type { Database, Tx } from '../platform/database.ts'
import type { EvidenceTable, EvidenceWithdrawalsTable } from './tables.ts'

type Db = Database | Tx

/** A file as it stands in the database, with its withdrawal beside it. */
export interface HeldFile extends Omit<EvidenceTable, 'districtId' | 'recordVersion'> {
  readonly withdrawal: { readonly by: string; readonly at: Date; readonly reason: string } | null
}

/** The same as the rules see it. */
export const asAttached = ({ accountId, at, withdrawal }: HeldFile): Attached => ({
  accountId,
  at: at.toISOString(),
  withdrawn: withdrawal !== null,
})

const FILE = ['id', 'noun', 'recordId', 'name', 'kind', 'bytes', 'sha256'] as const

const files = (db: Db, districtId: number) =>
  db
    .selectFrom('evidence as e')
    .leftJoin('evidenceWithdrawals as w', (join) =>
      join.on('w.districtId', '=', districtId).onRef('w.evidenceId', '=', 'e.id'),
    )
    .select(FILE.map((column) => `e.${column}` as const))
    .select(['e.at', 'e.accountId', 'e.actor'])
    .select(['w.actor as takenBy', 'w.at as takenAt', 'w.reason'])
    .where('e.districtId', '=', districtId)
    .orderBy('e.at')
    .orderBy('e.id')

type Row = Awaited<ReturnType<ReturnType<typeof files>['executeTakeFirstOrThrow']>>

const fromRow = ({ takenBy, takenAt, reason, ...file }: Row): HeldFile => ({
  ...file,
  withdrawal:
    takenBy === null || takenAt === null || reason === null
      ? null
      : { by: takenBy, at: takenAt, reason },
})

/** Everything beside one record, the withdrawn as well, in the order in which it came. */
export const filesOf = async (db: Db, districtId: number, recordId: string): Promise<HeldFile[]> =>
  (await files(db, districtId).where('e.recordId', '=', recordId).execute()).map(fromRow)

export async function findFile(
  db: Db,
  districtId: number,
  id: string,
): Promise<HeldFile | undefined> {
  const row = await files(db, districtId).where('e.id', '=', id).executeTakeFirst()
  return row && fromRow(row)
}

/** What stands beside any of these records; at a moment: what stood beside them then. */
export async function standingBeside(
  db: Db,
  districtId: number,
  recordIds: readonly string[],
  known: Date | null,
): Promise<HeldFile[]> {
  const rows = await files(db, districtId)
    .where('e.recordId', '=', sql<string>`any(${recordIds}::uuid[])`)
    .$if(known !== null, (query) => query.where('e.at', '<=', known))
    .where((eb) =>
      known === null
        ? eb('w.at', 'is', null)
        : eb.or([eb('w.at', 'is', null), eb('w.at', '>', known)]),
    )
    .execute()
  return rows.map(fromRow)
}

export const insertFile = (tx: Tx, file: EvidenceTable) =>
  tx.insertInto('evidence').values(file).execute()

export const insertWithdrawal = (tx: Tx, withdrawal: EvidenceWithdrawalsTable) =>
  tx.insertInto('evidenceWithdrawals').values(withdrawal).execute()
