import { sql } from 'kysely'
import type { Lights } from '@zhishi/domain/cockpit/api.ts'
import type { Database, Tx } from '../platform/database.ts'
import { unreported } from './missing.ts'

/** Lights of a year as reported, by month and category, and the projects that did not report. */
export async function countLights(
  db: Database | Tx,
  districtId: number,
  year: number,
): Promise<Lights[]> {
  const d = districtId
  const { rows } = await sql<Lights>`
    select month, category,
      count(*) filter (where light = 'green') as green,
      count(*) filter (where light = 'yellow') as yellow,
      count(*) filter (where light = 'red') as red,
      count(*) filter (where light = 'none') as none,
      count(*) filter (where light = 'missing') as missing
    from (
      select r.month, p.category, coalesce(r.light, 'none') as light
      from reports r join projects p on p.district_id = ${d} and p.id = r.project_id
      where r.district_id = ${d} and r.withdrawn_at is null and r.month like ${`${year}-%`}
      union all
      select lacking.month, lacking.category, 'missing' from (${unreported(d, year)}) lacking
    ) lit
    group by month, category
    order by month,
      array_position(array['concentrated', 'priority', 'showcase', 'legacy'], category)`.execute(db)
  return rows
}
