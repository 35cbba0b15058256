import type { Fact } from '@zhishi/domain/platform/fact.ts'
import { project } from '@zhishi/domain/projects/project.ts'
import { blocker, report } from '@zhishi/domain/reviews/report.ts'
import { sql } from 'kysely'
import { listOf, objectOf, type Sql } from './factJson.ts'

/** The times that the person answered for a project, or led it. */
const postsOf = (d: Sql, cadreId: Sql, projectId: Sql): Sql => sql`
  coalesce((select json_agg(json_build_object(
      'id', held.id, 'noun', held.noun, 'from', held."from", 'until', held.until) order by held.id)
    from (
      select m.id, 'command' as noun, m."from", m.until from commands m
      where m.district_id = ${d} and m.cadre_id = ${cadreId} and m.project_id = ${projectId}
        and m.withdrawn_at is null
      union all
      select a.id, 'appointment', a."from", a.until from appointments a
      where a.district_id = ${d} and a.cadre_id = ${cadreId} and a.project_id = ${projectId}
        and a.withdrawn_at is null) held), '[]'::json)`

/** The projects that the person answered for or led, with what was reported on them. */
export const projectsOf = (d: Sql, cadreId: Sql): Sql =>
  listOf(d, project, {
    omit: ['content', 'note', 'ordinal'],
    join: sql`left join units u on u.district_id = ${d} and u.id = f.unit_id`,
    more: {
      unit: sql`u.name`,
      posts: postsOf(d, cadreId, sql`f.id`),
      reports: sql`(select ${ofProject(d, report)})`,
      blockers: sql`(select ${ofProject(d, blocker)})`,
    },
    where: sql`f.id in (
      select m.project_id from commands m
      where m.district_id = ${d} and m.cadre_id = ${cadreId} and m.withdrawn_at is null
      union all
      select a.project_id from appointments a
      where a.district_id = ${d} and a.cadre_id = ${cadreId} and a.withdrawn_at is null)`,
  })

/** A list below a project; the inner `f` is the list's fact, `project_id` the outer one's. */
const ofProject = (d: Sql, fact: Fact): Sql => sql`
  coalesce((select json_agg(${objectOf(fact, { omit: ['projectId'] })} order by f.month, f.id)
    from (select * from ${sql.table(fact.table)} inside
      where inside.district_id = ${d} and inside.project_id = f.id
        and inside.withdrawn_at is null) f), '[]'::json)`
