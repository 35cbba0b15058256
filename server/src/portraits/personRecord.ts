import { type RawBuilder, sql } from 'kysely'
import { achievement, verification } from '@zhishi/domain/achievements/achievement.ts'
import {
  annualResult,
  cadre,
  familyMember,
  leave,
  sanction,
  tenure,
} from '@zhishi/domain/cadres/cadre.ts'
import { debrief, tally } from '@zhishi/domain/debriefs/tally.ts'
import { type Period, lastDay } from '@zhishi/domain/evaluation/period.ts'
import { inspector, observation, team, visit } from '@zhishi/domain/inspection/observation.ts'
import { outcome, recognition } from '@zhishi/domain/outcomes/outcome.ts'
import type { Fact } from '@zhishi/domain/platform/fact.ts'
import type { PersonRecord } from '@zhishi/domain/portraits/personRecord.ts'
import { tag, tagging } from '@zhishi/domain/portraits/tag.ts'
import { appointment, command, project } from '@zhishi/domain/projects/project.ts'
import { blocker, report } from '@zhishi/domain/reviews/report.ts'
import { caseParty, safeguardCase } from '@zhishi/domain/safeguards/case.ts'
import { concern } from '@zhishi/domain/safeguards/concern.ts'
import { reply } from '@zhishi/domain/safeguards/reply.ts'
import { nomination, opinion } from '@zhishi/domain/selection/nomination.ts'
import { bottomLineEvent } from '@zhishi/domain/supervision/bottomLineEvent.ts'
import { ranking, unit } from '@zhishi/domain/units/unit.ts'
import { asKnown } from '../platform/asKnown.ts'
import type { Database, Tx } from '../platform/database.ts'
import { prepared } from '../platform/prepared.ts'
import { type Held, listOf, objectOf, type Sql } from './factJson.ts'
import { projectsOf } from './personProjects.ts'

const OWN = ['cadreId']

const NAMES = ['d', 'cadreId', 'until'] as const
type Places = Readonly<Record<(typeof NAMES)[number], Sql>>

/** Every kind of fact that the statement below reads, for reading it as it was known. */
const READ: readonly Fact[] = [
  unit,
  ranking,
  cadre,
  tenure,
  sanction,
  leave,
  annualResult,
  familyMember,
  safeguardCase,
  caseParty,
  concern,
  reply,
  project,
  command,
  appointment,
  nomination,
  opinion,
  report,
  blocker,
  team,
  inspector,
  visit,
  observation,
  achievement,
  verification,
  debrief,
  tally,
  bottomLineEvent,
  outcome,
  recognition,
  tag,
  tagging,
]

export interface PersonAsked {
  readonly districtId: number
  readonly cadreId: string
  readonly period: Period
  /** What was known at this moment; null or absent: as it stands. */
  readonly known?: Date | null
}

/** The records that a case is about. */
const concernsOf = (d: Sql): Sql => sql`
  coalesce((select json_agg(json_build_object('noun', about.noun, 'id', about.id) order by about.id)
    from (
      select case when x.observation_id is not null then 'observation'
          when x.bottom_line_event_id is not null then 'bottomLineEvent'
          when x.achievement_id is not null then 'achievement'
          else 'report' end as noun,
        coalesce(x.observation_id, x.bottom_line_event_id, x.achievement_id, x.report_id) as id
      from concerns x
      where x.district_id = ${d} and x.case_id = f.id and x.withdrawn_at is null) about),
    '[]'::json)`

/** Everything on record about one person, in one statement. */
const recordOf = ({ d, cadreId, until }: Places): RawBuilder<{ record: PersonRecord }> => {
  const own = sql`f.cadre_id = ${cadreId}`
  const about = (fact: Fact, more: Partial<Held> = {}) =>
    listOf(d, fact, { omit: OWN, where: own, ...more })
  return sql<{ record: PersonRecord }>`
    select json_build_object(
      'cadre', (select ${objectOf(cadre, {})} from cadres f
        where f.district_id = ${d} and f.id = ${cadreId}),
      'unitId', u.id, 'unit', u.name, 'group', u."group",
      'asOf', greatest(
        (select left(max(r.month), 7) from reports r where r.district_id = ${d}
          and r.withdrawn_at is null and r.month <= ${until}),
        (select left(max(v.date), 7) from visits v where v.district_id = ${d}
          and v.withdrawn_at is null and length(v.date) >= 7 and v.date <= ${until} || '~')),
      'tenures', ${about(tenure, {
        join: sql`left join units u on u.district_id = ${d} and u.id = f.unit_id`,
        more: { unit: sql`u.name`, group: sql`u."group"` },
      })},
      'sanctions', ${about(sanction)},
      'leaves', ${about(leave)},
      'annualResults', ${about(annualResult)},
      'family', ${about(familyMember)},
      'cases', ${listOf(d, safeguardCase, {
        join: sql`join case_parties y on y.district_id = ${d} and y.case_id = f.id
          and y.cadre_id = ${cadreId} and y.withdrawn_at is null`,
        more: { partyId: sql`y.id`, concerns: concernsOf(d) },
        where: sql`true`,
      })},
      'projects', ${projectsOf(d, cadreId)},
      'nominations', ${about(nomination, {
        join: sql`join projects p on p.district_id = ${d} and p.id = f.project_id`,
        more: {
          project: sql`p.name`,
          opinions: sql`(select coalesce(json_agg(${objectOf(opinion, {
            omit: ['nominationId'],
          })} order by f.department), '[]'::json)
            from (select * from opinions inside where inside.district_id = ${d}
              and inside.nomination_id = f.id and inside.withdrawn_at is null) f)`,
        },
      })},
      'observations', ${about(observation, {
        join: sql`join visits v on v.district_id = ${d} and v.id = f.visit_id
          join teams g on g.district_id = ${d} and g.id = v.team_id
          left join inspectors i on i.district_id = ${d} and i.id = f.inspector_id
          left join projects p on p.district_id = ${d} and p.id = v.project_id`,
        more: {
          date: sql`v.date`,
          place: sql`v.place`,
          teamId: sql`g.id`,
          team: sql`g.name`,
          inspector: sql`i.name`,
          projectId: sql`p.id`,
          project: sql`p.name`,
        },
      })},
      'achievements', ${about(achievement, {
        more: {
          verification: sql`(select ${objectOf(verification, { omit: ['achievementId'] })}
            from (select * from verifications inside where inside.district_id = ${d}
              and inside.achievement_id = f.id and inside.withdrawn_at is null) f)`,
        },
      })},
      'rankings', ${listOf(d, ranking, {
        where: sql`f.unit_id in (select h.unit_id from tenures h where h.district_id = ${d}
          and h.cadre_id = ${cadreId} and h.layer = 'head' and h.until is null
          and h.withdrawn_at is null)`,
      })},
      'tallies', ${about(tally, {
        join: sql`join debriefs b on b.district_id = ${d} and b.id = f.debrief_id`,
        more: { debrief: sql`b.title`, year: sql`b.year`, date: sql`b.date` },
      })},
      'bottomLineEvents', ${about(bottomLineEvent)},
      'outcomes', ${about(outcome)},
      'recognitions', ${about(recognition, {
        join: sql`left join run_recognitions e on e.district_id = ${d} and e.entered_id = f.id
          left join run_acts m on m.district_id = ${d} and m.run_id = e.run_id
            and m.number = e.decided_in`,
        more: {
          decision: sql`case when m.run_id is not null then json_build_object(
            'runId', m.run_id, 'body', m.body, 'on', m.decided_on) end`,
        },
      })},
      'taggings', ${about(tagging, {
        join: sql`join tags g on g.district_id = ${d} and g.id = f.tag_id
          left join fact_versions w on w.district_id = ${d} and w.fact_id = f.id and w.version = 1`,
        more: { tag: sql`g.name`, meaning: sql`g.meaning`, by: sql`w.actor` },
      })},
      'replies', ${about(reply)}
    ) as record
    from cadres rows
    left join tenures t on t.district_id = ${d} and t.cadre_id = rows.id and t.main
      and t.until is null and t.withdrawn_at is null
    left join units u on u.district_id = ${d} and u.id = t.unit_id
    where rows.district_id = ${d} and rows.id = ${cadreId} and rows.withdrawn_at is null`
}

const readNow = prepared(NAMES, recordOf)

/** The same statement over what was known at a moment. */
const readKnown = prepared([...NAMES, 'known'], (places) => {
  const tables = READ.map((fact) => asKnown(fact, places.d, places.known))
  return sql<{ record: PersonRecord }>`with ${sql.join(tables)} ${recordOf(places)}`
})

/**
 * Reads everything on record about one person of a district, as it stands or as it was known at a
 * moment; undefined where nobody is there, or was not on record by then.
 */
export async function readPerson(
  db: Database | Tx,
  { districtId: d, cadreId, period, known = null }: PersonAsked,
): Promise<PersonRecord | undefined> {
  const until = lastDay(period).slice(0, 7)
  const [found] = known
    ? await readKnown(db, { d, cadreId, until, known })
    : await readNow(db, { d, cadreId, until })
  return found && { ...found.record, period, asHead: null, asLead: null }
}
