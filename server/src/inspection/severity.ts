import { sql } from 'kysely'
import { scopesOf } from '@zhishi/domain/access/abilities.ts'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import type { Names } from '@zhishi/domain/inspection/severityLines.ts'
import { beginningsOf } from '@zhishi/domain/inspection/severityTable.ts'
import type { Sighting } from '@zhishi/domain/inspection/severity.ts'
import { officialOrder, presentPost } from '../cadres/presentPost.ts'
import type { Database, Tx } from '../platform/database.ts'
import { prepared } from '../platform/prepared.ts'
import { notFound } from '../platform/problems.ts'
import { sightOf } from '../platform/visibility.ts'

type Db = Database | Tx

/** Teams beside one another are for those who read inspection in the whole district. */
export function forWholeDistrict(actor: Actor): void {
  if (!scopesOf(actor.roles, 'read inspection').includes('district')) throw notFound()
}

/** What was seen in a span: of whom, by which team, which marks. */
const readSightings = prepared(
  ['d', 'length', 'beginnings'],
  ({ d, length, beginnings }) => sql<Sighting>`
    select o.id, o.cadre_id, v.team_id, o.marks
    from observations o
    join visits v on v.district_id = ${d} and v.id = o.visit_id and v.withdrawn_at is null
    where o.district_id = ${d} and o.withdrawn_at is null
      and left(v.date, ${length}::int) = any(${beginnings}::text[])
    order by o.id`,
)

export function sightingsIn(db: Db, districtId: number, span: string): Promise<Sighting[]> {
  const beginnings = beginningsOf(span)
  const length = beginnings[0]?.length ?? 0
  return readSightings(db, { d: districtId, length, beginnings })
}

/** The years that have visits on record, newest first. */
export async function yearsOfVisits(db: Db, districtId: number): Promise<string[]> {
  const { rows } = await sql<{ year: string }>`
    select distinct left(date, 4) as year from visits
    where district_id = ${districtId} and withdrawn_at is null order by year desc`.execute(db)
  return rows.map(({ year }) => year)
}

/** The names of the teams. */
export async function teamNames(db: Db, districtId: number): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from teams where district_id = ${districtId}`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/**
 * Those who were seen, in the official order, as far as the actor may read what inspection holds on
 * them. Nobody finds himself here: the own page never tells by which teams one was seen. County leaders
 * help to compare the teams, and get no mark of their own: they are not assessed here (domain rule).
 */
export async function peopleIn(
  db: Db,
  actor: Actor,
  seen: readonly string[],
): Promise<Names['people']> {
  const d = actor.districtId
  const sight = sightOf(actor, 'read inspection', { own: 'cadreId' })
  const { rows } = await sql<Names['people'][number]>`
    select rows.cadre_id, rows.name, rows.unit_id, rows.unit from (
      select c.id as cadre_id, c.name, u.id as unit_id, u.name as unit, ${officialOrder}
      from cadres c ${presentPost(d)}
      where c.district_id = ${d} and c.id = any(${seen})
        and t.layer is distinct from 'countyLeader') rows
    where ${sight.rows} and rows.cadre_id is distinct from ${actor.cadreId}::uuid
    order by rows.unit_ordinal nulls last, rows.cadre_ordinal, rows.cadre_id`.execute(db)
  return rows
}
