import { sql } from 'kysely'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import { cannotInspect } from '@zhishi/domain/inspection/recusing.ts'
import { beginningsOf } from '@zhishi/domain/inspection/severityTable.ts'
import { type SeenOnce, nextVisits, weightsOf } from '@zhishi/domain/portraits/nextVisits.ts'
import {
  type NextVisitLine,
  type NextVisitsPage,
  nextVisitsApi,
} from '@zhishi/domain/portraits/nextVisitsApi.ts'
import { officialOrder, presentPost } from '../cadres/presentPost.ts'
import { schemesInForce } from '../evaluation/inForce.ts'
import { forWholeDistrict, teamNames, yearsOfVisits } from '../inspection/severity.ts'
import type { Database, Tx } from '../platform/database.ts'
import { type Route, route } from '../platform/http.ts'
import { kinFor, sightOf } from '../platform/visibility.ts'

type Db = Database | Tx

type Named = Pick<NextVisitLine, 'cadreId' | 'name' | 'unitId' | 'unit' | 'as'>

/**
 * Heads in post, and leads and commanders of the year's projects below county leader, in the official
 * order, as far as the actor may read what inspection holds on them; nobody finds himself here.
 */
async function expectedIn(db: Db, actor: Actor, year: string): Promise<Named[]> {
  const d = actor.districtId
  const sight = sightOf(actor, 'read inspection', { own: 'cadreId' })
  const { rows } = await sql<Named>`
    select rows.cadre_id, rows.name, rows.unit_id, rows.unit, rows."as" from (
      select c.id as cadre_id, c.name, u.id as unit_id, u.name as unit,
        case when t.layer = 'head' then 'head' else 'lead' end as "as", ${officialOrder}
      from cadres c ${presentPost(d)}
      where c.district_id = ${d} and c.withdrawn_at is null
        and t.layer is distinct from 'countyLeader'
        and (t.layer = 'head' or c.id in (
          select a.cadre_id from appointments a
          join projects p on p.district_id = ${d} and p.id = a.project_id
            and p.year = ${Number(year)} and p.withdrawn_at is null
          where a.district_id = ${d} and a.withdrawn_at is null
          union all
          select m.cadre_id from commands m
          join projects p on p.district_id = ${d} and p.id = m.project_id
            and p.year = ${Number(year)} and p.withdrawn_at is null
          where m.district_id = ${d} and m.withdrawn_at is null))) rows
    where ${sight.rows} and rows.cadre_id is distinct from ${actor.cadreId}::uuid
    order by rows.unit_ordinal nulls last, rows.cadre_ordinal, rows.cadre_id`.execute(db)
  return rows
}

async function seenIn(db: Db, d: number, span: string): Promise<SeenOnce[]> {
  const beginnings = [...beginningsOf(span)]
  const { rows } = await sql<SeenOnce>`
    select o.id, o.cadre_id, v.team_id, v.date, o.marks
    from observations o
    join visits v on v.district_id = ${d} and v.id = o.visit_id and v.withdrawn_at is null
    where o.district_id = ${d} and o.withdrawn_at is null
      and left(v.date, ${beginnings[0]?.length ?? 0}::int) = any(${beginnings}::text[])
    order by o.id`.execute(db)
  return rows
}

interface LinkedInspector {
  readonly teamId: string
  readonly cadreId: string
  readonly unitId: string | null
}

/** Inspectors who are on the roster, with the unit of their present post. */
async function inspectorsIn(db: Db, d: number): Promise<LinkedInspector[]> {
  const { rows } = await sql<LinkedInspector>`
    select i.team_id, i.cadre_id, t.unit_id
    from inspectors i
    left join tenures t on t.district_id = ${d} and t.present_cadre_id = i.cadre_id
    where i.district_id = ${d} and i.withdrawn_at is null and i.cadre_id is not null`.execute(db)
  return rows
}

/** Whoever is kin to whom, by either of the two. */
async function kinIn(db: Db, d: number): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ cadreId: string; relativeId: string }>`
    select cadre_id, relative_id from kinships
    where district_id = ${d} and withdrawn_at is null`.execute(db)
  const kin = new Map<string, string[]>()
  for (const { cadreId, relativeId } of rows) {
    kin.set(cadreId, [...(kin.get(cadreId) ?? []), relativeId])
    kin.set(relativeId, [...(kin.get(relativeId) ?? []), cadreId])
  }
  return kin
}

/** Teams that stand now: one that was dissolved cannot go. */
async function teamsNow(db: Db, d: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from teams where district_id = ${d} and withdrawn_at is null order by id`.execute(db)
  return rows.map(({ id }) => id)
}

async function readNextVisits(
  db: Db,
  actor: Actor,
  now: Date,
  asked: string | undefined,
): Promise<NextVisitsPage> {
  const d = actor.districtId
  const years = await yearsOfVisits(db, d)
  const span = asked ?? years[0] ?? String(now.getUTCFullYear())
  const [people, sightings, own, inspectors, kin, names, teams, schemes] = await Promise.all([
    expectedIn(db, actor, span.slice(0, 4)),
    seenIn(db, d, span),
    kinFor(db, actor),
    inspectorsIn(db, d),
    kinIn(db, d),
    teamNames(db, d),
    teamsNow(db, d),
    schemesInForce(db, d, now),
  ])
  const seen = sightings.filter(({ cadreId }) => !own.has(cadreId))
  const barredFrom = (person: Named) =>
    new Set(
      inspectors
        .filter((one) => cannotInspect(one, person, kin.get(one.cadreId) ?? []) !== undefined)
        .map(({ teamId }) => teamId),
    )
  const months = seen.map(({ date }) => date.slice(0, 7)).filter((month) => month.length === 7)
  const asOf = months.toSorted().at(-1) ?? null
  const { visits, apart } = nextVisits(
    people.map((person) => ({
      cadreId: person.cadreId,
      as: person.as,
      barred: barredFrom(person),
    })),
    seen,
    {
      weights: { head: weightsOf(schemes.heads), lead: weightsOf(schemes.leads) },
      teams,
      asOf,
    },
  )
  const byId = new Map(people.map((person) => [person.cadreId, person]))
  const named = (teamId: string) => ({ teamId, name: names.get(teamId) ?? '' })
  return {
    span,
    years,
    asOf,
    expected: people.length,
    visits: visits.flatMap(({ wanting, connects, by, ...visit }): NextVisitLine[] => {
      const person = byId.get(visit.cadreId)
      if (!person) return []
      return [
        {
          ...visit,
          ...person,
          connects: connects.map(named),
          by: by.map(named),
          wanting: wanting.map(({ aspect, weight, sufficiency }) => ({
            aspect,
            weight,
            level: sufficiency.level === 'none' ? 'none' : 'little',
            records: sufficiency.records,
            sources: sufficiency.sources,
            latest: sufficiency.latest,
          })),
        },
      ]
    }),
    apart: apart.map(({ teamId, lacks }) => ({ ...named(teamId), lacks })),
  }
}

export const nextVisitsRoutes: readonly Route[] = [
  route(nextVisitsApi.nextVisits, ({ tx, actor, now, query, note }) => {
    forWholeDistrict(actor)
    note({ outcome: 'read', noun: 'observation', particulars: { period: query.period ?? null } })
    return readNextVisits(tx, actor, now, query.period)
  }),
]
