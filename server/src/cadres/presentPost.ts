import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import type { Database, Tx } from '../platform/database.ts'

/**
 * Joins a person (aliased `c`) with the present post: the open main tenure (`t`) and its unit (`u`).
 * There is at most one, so that the join drops out where nothing is read from it.
 */
export const presentPost = (districtId: number): RawBuilder<unknown> => sql`
    left join tenures t on t.district_id = ${districtId} and t.present_cadre_id = c.id
    left join units u on u.district_id = ${districtId} and u.id = t.unit_id`

/** The person a row is about and the unit, as links. */
export const personAndUnit: RawBuilder<unknown> = sql`
      c.name as cadre, c.id as cadre_id, u.name as unit, u.id as unit_id`

/** What the official order of people goes by: bodies such as 区领导 first, then units, then people. */
export const officialOrder: RawBuilder<unknown> = sql`
      coalesce(u.ordinal, case when t.body is not null then -1 end) as unit_ordinal,
      c.ordinal as cadre_ordinal`

/** Names of people and the units of their present posts; a bar for whoever is not on record. */
export async function whoAre(
  db: Database | Tx,
  districtId: number,
  ids: readonly string[],
): Promise<(cadreId: string) => { readonly name: string; readonly unit: string | null }> {
  const { rows } = await sql<{ id: string; name: string; unit: string | null }>`
    select c.id, c.name, u.name as unit from cadres c ${presentPost(districtId)}
    where c.district_id = ${districtId} and c.id = any(${ids}::uuid[])`.execute(db)
  const known = new Map(rows.map(({ id, name, unit }) => [id, { name, unit }]))
  return (cadreId) => known.get(cadreId) ?? { name: '—', unit: null }
}

/** The unit of a person's present post; null where there is none. */
export async function unitOfPost(
  db: Database | Tx,
  districtId: number,
  cadreId: string,
): Promise<string | null> {
  const { rows } = await sql<{ unitId: string | null }>`
    select t.unit_id from tenures t
    where t.district_id = ${districtId} and t.present_cadre_id = ${cadreId}`.execute(db)
  return rows[0]?.unitId ?? null
}

/** The unit of whose people somebody judges nobody: the account's, else that of the present post. */
export const unitOf = async (
  db: Database | Tx,
  { districtId, cadreId, unitId }: Pick<Actor, 'districtId' | 'cadreId' | 'unitId'>,
): Promise<string | null> =>
  unitId !== null || cadreId === null ? unitId : unitOfPost(db, districtId, cadreId)
