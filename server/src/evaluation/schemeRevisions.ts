import type { Scheme } from '@zhishi/domain/evaluation/scheme.ts'
import type { Tx } from '../platform/database.ts'
import type { Doer } from '../platform/trail.ts'
import type { SchemeRevisionsTable } from './schemesTables.ts'

/** One saving of a version, as it is added. */
export type Row = Omit<SchemeRevisionsTable, 'districtId' | 'accountId' | 'actor' | 'at'>

export const dayOf = (now: Date): string => now.toISOString().slice(0, 10)

export const revisionBy = (tx: Tx, districtId: number, id: string) =>
  tx
    .selectFrom('schemeRevisions')
    .selectAll()
    .where('districtId', '=', districtId)
    .where('id', '=', id)
    .executeTakeFirst()

/**
 * Adds a revision; false where somebody has added that one in the meantime, or published another
 * version in the place that this one would take. No key is named: of two at once either may be met first.
 */
export async function addRevision(tx: Tx, by: Doer, at: Date, row: Row): Promise<boolean> {
  const added = await tx
    .insertInto('schemeRevisions')
    .values({
      ...row,
      districtId: by.districtId,
      content: JSON.stringify(row.content) as unknown as Scheme,
      at,
      accountId: by.accountId,
      actor: by.name,
    })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}
