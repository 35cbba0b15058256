import { sql } from 'kysely'
import type { Database, Tx } from '../platform/database.ts'
import { soundOf } from '../platform/search.ts'
import { presentPost } from '../cadres/presentPost.ts'

export interface Candidate {
  readonly id: string
  readonly name: string
  readonly unit: string | null
  readonly post: string | null
}

/**
 * Whom a name and a unit mean: `found` bear just this name (in this unit, where one is given);
 * `near` are those who come close: the name elsewhere, the same sound, the same characters.
 */
export async function findCandidates(
  db: Database | Tx,
  d: number,
  name: string,
  unit: string | undefined,
): Promise<{ found: Candidate[]; near: Candidate[] }> {
  const wanted = name.replaceAll(/\s/g, '')
  const sound = soundOf(wanted, true).pinyin
  const { rows } = await sql<Candidate>`
    select c.id, c.name, coalesce(u.name, t.body) as unit, t.post
    from cadres c ${presentPost(d)}
    left join search_entries e on e.district_id = ${d} and e.noun = 'cadre' and e.fact_id = c.id
    where c.district_id = ${d} and c.withdrawn_at is null and (
      c.name = ${wanted} or e.pinyin = ${sound}
      or (char_length(${wanted}::text) > 1 and position(${wanted} in c.name) > 0)
      or (char_length(c.name) > 1 and position(c.name in ${wanted}) > 0))
    order by c.name = ${wanted} desc, u.ordinal nulls first, c.ordinal
    limit 50`.execute(db)
  const named = rows.filter((row) => row.name === wanted)
  const found = unit === undefined ? named : named.filter((row) => row.unit === unit)
  const inside = named.filter((row) => unit !== undefined && row.unit?.includes(unit))
  if (found.length === 0 && inside.length === 1) return { found: inside, near: [] }
  return { found, near: rows.slice(0, 10) }
}
