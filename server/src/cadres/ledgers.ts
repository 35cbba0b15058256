import { sql } from 'kysely'
import type { LedgerSource } from '../platform/source.ts'
import { officialOrder, personAndUnit, presentPost } from './presentPost.ts'

const ofPerson = { own: 'cadreId', unit: 'unitId' } as const

export const cadres: LedgerSource = {
  scopes: ofPerson,
  order: ['unitOrdinal', 'ordinal'],
  rows: (d) => sql`
    select c.id, c.withdrawn_at, c.flags, c.id as cadre_id, c.name, u.name as unit, u.id as unit_id,
      t.body, u."group", t.post, t.layer, c.rank, t."from" as since, c.sex, c.people, c.birth,
      c.work_since, c.party_since, c.education, c.degree, c.expertise, c.native_place, c.birth_place, c.health, c.professional_title, c.full_time_education, c.full_time_degree, c.full_time_school, c.full_time_degree_school, c.in_service_education, c.in_service_degree, c.in_service_school, c.in_service_degree_school,
      c.resume, c.honours, c.note, c.ordinal,
      ${officialOrder}
    from cadres c ${presentPost(d)}
    where c.district_id = ${d}`,
}

export const heads: LedgerSource = {
  scopes: ofPerson,
  needs: {
    achievements: 'read achievements',
    confirmed: 'read achievements',
    observations: 'read inspection',
    projects: 'read projects',
    standout: 'read outcomes',
  },
  order: ['unitOrdinal', 'cadreOrdinal'],
  rows: (d) => sql`
    select c.id, c.withdrawn_at, c.flags, c.id as cadre_id, c.name, u.name as unit, u.id as unit_id,
      u."group", t.post, t."from" as since, ${officialOrder},
      (select count(*) from achievements a where a.district_id = ${d} and a.cadre_id = c.id
        and a.withdrawn_at is null) as achievements,
      (select count(*) from achievements a
        join verifications v on v.district_id = ${d} and v.achievement_id = a.id
          and v.withdrawn_at is null and v.finding = 'confirmed'
        where a.district_id = ${d} and a.cadre_id = c.id and a.withdrawn_at is null) as confirmed,
      (select count(*) from observations o where o.district_id = ${d} and o.cadre_id = c.id
        and o.withdrawn_at is null) as observations,
      (select count(distinct held.project_id) from (
        select m.project_id from commands m
          where m.district_id = ${d} and m.cadre_id = c.id and m.withdrawn_at is null
        union all
        select a.project_id from appointments a
          where a.district_id = ${d} and a.cadre_id = c.id and a.withdrawn_at is null
        ) held) as projects,
      exists (select from recognitions g where g.district_id = ${d} and g.cadre_id = c.id
        and g.withdrawn_at is null) as standout
    from cadres c
    join tenures t on t.district_id = ${d} and t.present_cadre_id = c.id and t.layer = 'head'
    left join units u on u.district_id = ${d} and u.id = t.unit_id
    where c.district_id = ${d}`,
}

export const tenures: LedgerSource = {
  scopes: ofPerson,
  order: ['unitOrdinal', 'cadreOrdinal', '-main', '-from'],
  rows: (d) => sql`
    select t.id, t.withdrawn_at, t.flags, ${personAndUnit}, t.body, t.post, t.layer, t.main,
      t."from", t.until, ${officialOrder}
    from tenures t
    left join cadres c on c.district_id = ${d} and c.id = t.cadre_id
    left join units u on u.district_id = ${d} and u.id = t.unit_id
    where t.district_id = ${d}`,
}

export const sanctions: LedgerSource = {
  scopes: ofPerson,
  order: ['-from', 'unitOrdinal', 'cadreOrdinal'],
  rows: (d) => sql`
    select s.id, s.withdrawn_at, s.flags, ${personAndUnit}, s.kind, s."from", s.until, s.reason,
      s.basis, ${officialOrder}
    from sanctions s
    left join cadres c on c.district_id = ${d} and c.id = s.cadre_id ${presentPost(d)}
    where s.district_id = ${d}`,
}

export const leaves: LedgerSource = {
  scopes: ofPerson,
  order: ['-from', 'unitOrdinal', 'cadreOrdinal'],
  rows: (d) => sql`
    select l.id, l.withdrawn_at, l.flags, ${personAndUnit}, l.kind, l."from", l.until,
      ${officialOrder}
    from leaves l
    left join cadres c on c.district_id = ${d} and c.id = l.cadre_id ${presentPost(d)}
    where l.district_id = ${d}`,
}

export const annualResults: LedgerSource = {
  scopes: ofPerson,
  order: ['-year', 'unitOrdinal', 'cadreOrdinal'],
  rows: (d) => sql`
    select r.id, r.withdrawn_at, r.flags, ${personAndUnit}, r.year, r.grade, ${officialOrder}
    from annual_results r
    left join cadres c on c.district_id = ${d} and c.id = r.cadre_id ${presentPost(d)}
    where r.district_id = ${d}`,
}

export const familyMembers: LedgerSource = {
  scopes: ofPerson,
  order: ['unitOrdinal', 'cadreOrdinal', 'ordinal'],
  rows: (d) => sql`
    select m.id, m.withdrawn_at, m.flags, ${personAndUnit}, m.relation, m.name, m.birth,
      m.political_status, m.employer, m.ordinal, ${officialOrder}
    from family_members m
    left join cadres c on c.district_id = ${d} and c.id = m.cadre_id ${presentPost(d)}
    where m.district_id = ${d}`,
}

export const kinships: LedgerSource = {
  scopes: { ...ofPerson, second: 'relativeId' },
  order: ['unitOrdinal', 'cadreOrdinal'],
  rows: (d) => sql`
    select k.id, k.withdrawn_at, k.flags, ${personAndUnit}, r.name as relative, k.relative_id,
      k.kind, k.note, ${officialOrder}
    from kinships k
    left join cadres c on c.district_id = ${d} and c.id = k.cadre_id ${presentPost(d)}
    left join cadres r on r.district_id = ${d} and r.id = k.relative_id
    where k.district_id = ${d}`,
}
