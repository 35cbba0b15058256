import { sql } from 'kysely'
import type { LedgerSource } from '../platform/source.ts'

const ofProject = { projects: 'projectId', unit: 'unitId' } as const

export const reports: LedgerSource = {
  scopes: ofProject,
  order: ['-month', 'projectOrdinal', 'project'],
  rows: (d) => sql`
    select r.id, r.withdrawn_at, r.flags, r.month, p.name as project, p.id as project_id,
      p.category, u.name as unit, u.id as unit_id, r.invested, r.cumulative, r.progress,
      (select string_agg(b.text, '；' order by b.id) from blockers b
        where b.district_id = ${d} and b.project_id = r.project_id and b.month = r.month
          and b.withdrawn_at is null) as problem,
      r.light, p.ordinal as project_ordinal
    from reports r
    left join projects p on p.district_id = ${d} and p.id = r.project_id
    left join units u on u.district_id = ${d} and u.id = p.unit_id
    where r.district_id = ${d}`,
}

export const blockers: LedgerSource = {
  scopes: ofProject,
  order: ['-month', 'projectOrdinal', 'project'],
  rows: (d) => sql`
    select b.id, b.withdrawn_at, b.flags, b.month, p.name as project, p.id as project_id,
      p.category, u.name as unit, u.id as unit_id, b.text, b.owner, b.due,
      p.ordinal as project_ordinal
    from blockers b
    left join projects p on p.district_id = ${d} and p.id = b.project_id
    left join units u on u.district_id = ${d} and u.id = p.unit_id
    where b.district_id = ${d}`,
}
