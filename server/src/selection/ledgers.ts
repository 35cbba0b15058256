import { sql } from 'kysely'
import { zh } from '@zhishi/domain/selection/words.ts'
import { officialOrder, personAndUnit, presentPost } from '../cadres/presentPost.ts'
import type { LedgerSource } from '../platform/source.ts'

const ofNominee = { own: 'cadreId', unit: 'unitId', projects: 'projectId' } as const

export const nominations: LedgerSource = {
  scopes: ofNominee,
  order: ['-year', 'projectOrdinal', 'unitOrdinal', 'cadreOrdinal'],
  rows: (d) => sql`
    select n.id, n.withdrawn_at, n.flags, ${personAndUnit}, p.name as project, p.id as project_id,
      n.ways, n.political, n.professional, n.management, n.selected,
      (select string_agg(o.department || ':' || case o.stance
          when 'agree' then ${zh['choice.stance.agree']}
          when 'disagree' then ${zh['choice.stance.disagree']}
          else ${zh['choice.stance.abstain']} end, '；' order by o.department)
        from opinions o where o.district_id = ${d} and o.nomination_id = n.id
          and o.withdrawn_at is null) as opinions,
      (select count(*) from opinions o where o.district_id = ${d} and o.nomination_id = n.id
        and o.withdrawn_at is null and o.stance = 'disagree') as disagreements,
      p.year, p.ordinal as project_ordinal, ${officialOrder}
    from nominations n
    left join projects p on p.district_id = ${d} and p.id = n.project_id
    left join cadres c on c.district_id = ${d} and c.id = n.cadre_id ${presentPost(d)}
    where n.district_id = ${d}`,
}

export const opinions: LedgerSource = {
  scopes: ofNominee,
  order: ['-year', 'projectOrdinal', 'unitOrdinal', 'cadreOrdinal', 'department'],
  rows: (d) => sql`
    select o.id, o.withdrawn_at, o.flags, ${personAndUnit}, p.name as project, p.id as project_id,
      o.department, o.stance, o.reason, c.name || ' → ' || p.name as nomination, o.nomination_id,
      p.year, p.ordinal as project_ordinal, ${officialOrder}
    from opinions o
    left join nominations n on n.district_id = ${d} and n.id = o.nomination_id
    left join projects p on p.district_id = ${d} and p.id = n.project_id
    left join cadres c on c.district_id = ${d} and c.id = n.cadre_id ${presentPost(d)}
    where o.district_id = ${d}`,
}
