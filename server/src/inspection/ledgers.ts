import { sql } from 'kysely'
import { officialOrder, personAndUnit, presentPost } from '../cadres/presentPost.ts'
import type { LedgerSource } from '../platform/source.ts'

export const observations: LedgerSource = {
  scopes: { own: 'cadreId', unit: 'unitId', projects: 'projectId', team: 'teamId' },
  // The person it is about sees the fact, not who said it.
  withheld: [
    'team',
    'teamId',
    'inspector',
    'inspectorId',
    'visit',
    'visitId',
    'way',
    'companions',
    'source',
  ],
  order: ['-date', 'unitOrdinal', 'cadreOrdinal'],
  rows: (d) => sql`
    select o.id, o.withdrawn_at, o.flags, v.date, g.name as team, g.id as team_id,
      i.name as inspector, o.inspector_id, o.method, p.name as project, v.project_id,
      ${personAndUnit}, o.capacity, o.marks, o.text, o.polarity, v.place, o.way,
      g.name || ' ' || v.date as visit, v.id as visit_id, ${officialOrder}
    from observations o
    left join visits v on v.district_id = ${d} and v.id = o.visit_id
    left join teams g on g.district_id = ${d} and g.id = v.team_id
    left join inspectors i on i.district_id = ${d} and i.id = o.inspector_id
    left join projects p on p.district_id = ${d} and p.id = v.project_id
    left join cadres c on c.district_id = ${d} and c.id = o.cadre_id ${presentPost(d)}
    where o.district_id = ${d}`,
}

export const visits: LedgerSource = {
  scopes: { projects: 'projectId', team: 'teamId' },
  order: ['-date', 'team'],
  rows: (d) => sql`
    select v.id, v.withdrawn_at, v.flags, v.date, g.name as team, g.id as team_id,
      p.name as project, v.project_id, v.place,
      (select count(*) from observations o where o.district_id = ${d} and o.visit_id = v.id
        and o.withdrawn_at is null) as observations
    from visits v
    left join teams g on g.district_id = ${d} and g.id = v.team_id
    left join projects p on p.district_id = ${d} and p.id = v.project_id
    where v.district_id = ${d}`,
}

export const teams: LedgerSource = {
  scopes: { team: 'id' },
  order: ['name'],
  rows: (d) => sql`
    select g.id, g.withdrawn_at, g.flags, g.name,
      (select count(*) from inspectors i where i.district_id = ${d} and i.team_id = g.id
        and i.withdrawn_at is null) as inspectors,
      coalesce(n.visits, 0) as visits, coalesce(n.observations, 0) as observations
    from teams g
    left join (
      select v.team_id, count(distinct v.id) as visits, count(o.id) as observations
      from visits v
      left join observations o on o.district_id = ${d} and o.visit_id = v.id
        and o.withdrawn_at is null
      where v.district_id = ${d} and v.withdrawn_at is null
      group by v.team_id) n on n.team_id = g.id
    where g.district_id = ${d}`,
}

/** About who inspects, not about who is inspected: the own scope shows nothing here. */
export const inspectors: LedgerSource = {
  scopes: { team: 'teamId' },
  order: ['team', 'name'],
  rows: (d) => sql`
    select i.id, i.withdrawn_at, i.flags, i.name, g.name as team, g.id as team_id,
      c.name as cadre, c.id as cadre_id,
      (select count(*) from observations o where o.district_id = ${d} and o.inspector_id = i.id
        and o.withdrawn_at is null) as observations
    from inspectors i
    left join teams g on g.district_id = ${d} and g.id = i.team_id
    left join cadres c on c.district_id = ${d} and c.id = i.cadre_id
    where i.district_id = ${d}`,
}
