import type { Kysely } from 'kysely'
import { newId } from './ids.ts'
import type { Tables } from './tables.ts'

declare module './tables.ts' {
  interface Tables {
    trail: TrailTable
    trailSeals: TrailSealsTable
  }
}

export interface TrailTable {
  districtId: number
  id: string
  at: Date
  accountId: string | null
  actor: string
  act: string
  outcome: 'done' | 'denied' | 'read' | 'exported'
  noun: string | null
  recordId: string | null
  particulars: unknown
}

export interface TrailSealsTable {
  districtId: number
  number: number
  trailId: string
  hash: string
  sealedAt: Date
}

/** Who did it: an account, or an operator at the command line. */
export interface Doer {
  readonly districtId: number
  readonly accountId: string | null
  readonly name: string
}

export interface Deed {
  readonly act: string
  readonly outcome: TrailTable['outcome']
  readonly noun?: string
  readonly recordId?: string
  readonly particulars?: Readonly<Record<string, unknown>>
}

/**
 * Writes down what was done, in the transaction of the change. Rows commit unchained; the sealer
 * numbers and chains them afterwards, so that the chain never queues the people.
 */
export async function record(tx: Kysely<Tables>, doer: Doer, at: Date, deed: Deed): Promise<void> {
  await tx
    .insertInto('trail')
    .values({
      districtId: doer.districtId,
      id: newId(at.getTime()),
      at,
      accountId: doer.accountId,
      actor: doer.name,
      act: deed.act,
      outcome: deed.outcome,
      noun: deed.noun ?? null,
      recordId: deed.recordId ?? null,
      particulars: JSON.stringify(deed.particulars ?? {}),
    })
    .execute()
}
