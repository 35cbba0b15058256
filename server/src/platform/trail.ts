import { type Kysely, sql } from 'kysely'
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

const PAGE = 50

/** One page of a district's trail, latest first, with each row's number in the chain. */
export async function readTrail(
  db: Kysely<Tables>,
  districtId: number,
  { page, q }: { readonly page: number; readonly q?: string | undefined },
) {
  const wanted = `%${(q ?? '').replace(/[\\%_]/g, '\\$&')}%`
  const found = db
    .selectFrom('trail as t')
    .where('t.districtId', '=', districtId)
    .$if(q !== undefined && q !== '', (query) =>
      query.where(({ eb, or }) =>
        or([
          ...(['t.actor', 't.act', 't.noun', 't.recordId', 't.outcome'] as const).map((column) =>
            eb(column, 'ilike', wanted),
          ),
          eb(sql<string>`t.particulars::text`, 'ilike', wanted),
        ]),
      ),
    )
  const rows = await found
    .leftJoin('trailSeals as s', (join) =>
      join.on('s.districtId', '=', districtId).onRef('s.trailId', '=', 't.id'),
    )
    .select(['t.id', 't.at', 't.actor', 't.act', 't.outcome', 't.noun', 't.recordId'])
    .select(['t.particulars', 's.number'])
    .orderBy('t.at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(PAGE)
    .offset((page - 1) * PAGE)
    .execute()
  const { total } = await found
    .select((count) => count.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return {
    rows: rows.map((row) => ({
      ...row,
      at: row.at.toISOString(),
      particulars: row.particulars as Record<string, unknown>,
    })),
    total,
  }
}
