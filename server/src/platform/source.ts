import { type RawBuilder, sql } from 'kysely'
import { type Ability, scopesOf } from '@zhishi/domain/access/abilities.ts'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import type { Ledger } from '@zhishi/domain/platform/ledger.ts'
import type { Database, Tx } from './database.ts'
import { type Scopes, type Sight, sightOf } from './visibility.ts'

/**
 * Where a ledger's rows come from: one select that gives `id`, `withdrawn_at`, `flags`, every
 * declared column by its key (a link's id in `<key>_id`), and what scopes and order go by. Its joins
 * are left joins by unique keys: what is not read (a count reads nothing) is then not joined either.
 */
export interface LedgerSource {
  readonly rows: (districtId: number) => RawBuilder<unknown>
  readonly scopes: Scopes
  /** The default order, the official one: columns of the select, `-` before the descending. */
  readonly order: readonly string[]
  /** Columns and fields that say who said it: empty for the person it is about. */
  readonly withheld?: readonly string[]
  /** Columns told from facts of another ability: empty for whoever does not see those as far as the rows. */
  readonly needs?: Readonly<Record<string, Ability>>
}

/** A ledger as one actor sees it: what its columns hold, and which rows are there at all. */
export interface Seen {
  readonly ledger: Ledger
  readonly source: LedgerSource
  readonly districtId: number
  readonly sight: Sight
  readonly closed: ReadonlySet<string>
}

export const seeing = (actor: Actor, ledger: Ledger, source: LedgerSource): Seen => ({
  ledger,
  source,
  districtId: actor.districtId,
  sight: sightOf(actor, ledger.may, source.scopes),
  closed: closedTo(actor, ledger, source),
})

/** What a column is told from must be seen in every scope in which the rows are. */
function closedTo(actor: Actor, ledger: Ledger, { needs = {} }: LedgerSource): Set<string> {
  const rows = scopesOf(actor.roles, ledger.may)
  const closed = Object.entries(needs).filter(([, ability]) => {
    const held = scopesOf(actor.roles, ability)
    return !held.includes('district') && !rows.every((scope) => held.includes(scope))
  })
  return new Set(closed.map(([column]) => column))
}

/** One column of a row, empty where it is withheld or closed; filters and sums see no more than the page. */
export function cell({ source, sight, closed }: Seen, name: string): RawBuilder<unknown> {
  const held = sql`${sql.ref(`rows.${name}`)}`
  if (closed.has(name)) return sql`case when false then ${held} end`
  if (!sight.beyondOwn || !source.withheld?.includes(name)) return held
  return sql`case when ${sight.beyondOwn} then ${held} end`
}

/** Which of these records of a source are in sight, and of which something is withheld. */
export async function seenAmong(
  db: Database | Tx,
  source: LedgerSource,
  sight: Sight,
  districtId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly withheld: boolean }>> {
  const { rows } = await sql<{ id: string; open: boolean }>`
    select rows.id, bool_or(${sight.beyondOwn ?? sql`true`}) as open
    from (${source.rows(districtId)}) as rows
    where rows.id = any(${ids}::uuid[]) and ${sight.rows}
    group by rows.id`.execute(db)
  return new Map(rows.map(({ id, open }) => [id, { withheld: !open }]))
}

/** Whether a record of this source is in sight at all. */
export const isInSight = async (
  db: Database | Tx,
  source: LedgerSource,
  sight: Sight,
  districtId: number,
  id: string,
): Promise<{ readonly withheld: boolean } | undefined> =>
  (await seenAmong(db, source, sight, districtId, [id])).get(id)
