import { type RawBuilder, sql } from 'kysely'
import { officialOrder, personAndUnit, presentPost } from '../cadres/presentPost.ts'
import type { LedgerSource } from '../platform/source.ts'

/** One value of a project's last monthly report. */
const lastReported = (districtId: number, column: 'month' | 'cumulative' | 'light') => sql`
      (select ${sql.ref(`r.${column}`)} from reports r
        where r.district_id = ${districtId} and r.project_id = p.id and r.withdrawn_at is null
        order by r.month desc limit 1)`

/** Who answers for a project now; where several do, the one appointed first. */
const commander = (districtId: number, column: RawBuilder<unknown>) => sql`
      (select ${column} from commands m
        join cadres c on c.district_id = ${districtId} and c.id = m.cadre_id
        where m.district_id = ${districtId} and m.project_id = p.id
          and m.until is null and m.withdrawn_at is null
        order by m.id limit 1)`

export const projects: LedgerSource = {
  scopes: { projects: 'id', unit: 'unitId' },
  needs: { cumulative: 'read reviews', reportedMonth: 'read reviews', light: 'read reviews' },
  order: ['-year', 'ordinal', 'name'],
  rows: (d) => sql`
    select p.id, p.withdrawn_at, p.flags, p.year, p.category, p.name,
      ${commander(d, sql`c.name`)} as commander, ${commander(d, sql`c.id`)} as commander_id,
      (select string_agg(c.name, '、' order by a.id) from appointments a
        join cadres c on c.district_id = ${d} and c.id = a.cadre_id
        where a.district_id = ${d} and a.project_id = p.id
          and a.until is null and a.withdrawn_at is null) as leads,
      u.name as unit, u.id as unit_id, p.total_investment, p.annual_investment,
      ${lastReported(d, 'cumulative')} as cumulative, ${lastReported(d, 'month')} as reported_month,
      ${lastReported(d, 'light')} as light,
      p.start, p.completion, p.difficulty, p.number, p.content, p.ordinal
    from projects p
    left join units u on u.district_id = ${d} and u.id = p.unit_id
    where p.district_id = ${d}`,
}

export const appointments: LedgerSource = {
  scopes: { own: 'cadreId', unit: 'unitId', projects: 'projectId' },
  order: ['-year', 'unitOrdinal', 'cadreOrdinal', 'projectOrdinal'],
  rows: (d) => sql`
    select a.id, a.withdrawn_at, a.flags, ${personAndUnit}, p.name as project, p.id as project_id,
      p.category, p.year, a."from", a.until, ${officialOrder}, p.ordinal as project_ordinal
    from appointments a
    left join projects p on p.district_id = ${d} and p.id = a.project_id
    left join cadres c on c.district_id = ${d} and c.id = a.cadre_id ${presentPost(d)}
    where a.district_id = ${d}`,
}

export const commands: LedgerSource = {
  scopes: { own: 'cadreId', unit: 'unitId', projects: 'projectId' },
  order: ['-year', 'unitOrdinal', 'cadreOrdinal', 'projectOrdinal'],
  rows: (d) => sql`
    select m.id, m.withdrawn_at, m.flags, ${personAndUnit}, m.post, p.name as project,
      p.id as project_id, p.category, p.year, m."from", m.until, ${officialOrder},
      p.ordinal as project_ordinal
    from commands m
    left join projects p on p.district_id = ${d} and p.id = m.project_id
    left join cadres c on c.district_id = ${d} and c.id = m.cadre_id ${presentPost(d)}
    where m.district_id = ${d}`,
}

/** Red lights count where they were lit in the lead's own time on the project. */
export const leads: LedgerSource = {
  scopes: { own: 'cadreId', unit: 'unitId' },
  needs: { red: 'read reviews', observations: 'read inspection' },
  order: ['unitOrdinal', 'cadreOrdinal'],
  rows: (d) => sql`
    select c.id, c.withdrawn_at, c.flags, c.id as cadre_id, c.name, u.name as unit, u.id as unit_id,
      t.post, ${officialOrder},
      (select count(*) from appointments a where a.district_id = ${d} and a.cadre_id = c.id
        and a.withdrawn_at is null) as appointments,
      (select count(*) from appointments a
        join reports r on r.district_id = ${d} and r.project_id = a.project_id
          and r.light = 'red' and r.withdrawn_at is null
          and (a."from" is null or r.month >= left(a."from", 7))
          and (a.until is null or r.month <= left(a.until, 7))
        where a.district_id = ${d} and a.cadre_id = c.id and a.withdrawn_at is null) as red,
      (select count(*) from observations o where o.district_id = ${d} and o.cadre_id = c.id
        and o.withdrawn_at is null) as observations
    from cadres c ${presentPost(d)}
    where c.district_id = ${d} and exists (
      select from appointments a where a.district_id = ${d} and a.cadre_id = c.id
        and a.withdrawn_at is null)`,
}
