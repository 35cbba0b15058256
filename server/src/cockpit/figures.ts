import { sql } from 'kysely'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import { Figures } from '@zhishi/domain/cockpit/figures.ts'
import type { Database, Tx } from '../platform/database.ts'
import { kinOf } from '../platform/visibility.ts'

/**
 * The figures of a year, counted in one statement and therefore at one moment. What each of them
 * counts is said at `FIGURES` in the domain; a test holds them to the ledgers they lead to.
 */
export async function countFigures(
  db: Database | Tx,
  { districtId: d, cadreId }: Pick<Actor, 'districtId' | 'cadreId'>,
  year: number,
): Promise<Figures> {
  const ofYear = `${year}%`
  /** Kin of who asks are not counted: the ledger that a figure leads to would tell the difference. */
  const open = (person: string) =>
    cadreId === null
      ? sql``
      : sql` and (${sql.ref(person)} is null
          or ${sql.ref(person)} not in (${kinOf(d, cadreId)}))`
  const { rows } = await sql<{ figures: unknown }>`
    select jsonb_build_object(
      'district', (select name from districts where id = ${d}),
      'people', (select count(*) from cadres
        where district_id = ${d} and withdrawn_at is null${open('id')}),
      'units', (select count(*) from units where district_id = ${d} and withdrawn_at is null),
      'heads', (select count(*) from cadres c
        join tenures t on t.district_id = ${d} and t.cadre_id = c.id and t.main
          and t.until is null and t.withdrawn_at is null and t.layer = 'head'
        where c.district_id = ${d} and c.withdrawn_at is null${open('c.id')}),
      'leads', (select count(distinct a.cadre_id) from appointments a
        where a.district_id = ${d} and a.withdrawn_at is null${open('a.cadreId')}),
      'nominations', (select count(*) from nominations n
        join projects p on p.district_id = ${d} and p.id = n.project_id and p.year = ${year}
        where n.district_id = ${d} and n.withdrawn_at is null${open('n.cadreId')}),
      'assignments', (select count(*) from appointments a
        join projects p on p.district_id = ${d} and p.id = a.project_id and p.year = ${year}
        where a.district_id = ${d} and a.withdrawn_at is null${open('a.cadreId')}),
      'rankings', (select count(*) from rankings
        where district_id = ${d} and withdrawn_at is null and year = ${year}),
      'inspections', (select count(*) from observations o
        join visits v on v.district_id = ${d} and v.id = o.visit_id and v.date like ${ofYear}
        where o.district_id = ${d} and o.withdrawn_at is null${open('o.cadreId')}),
      'ballots', (select count(*) from tallies y
        join debriefs b on b.district_id = ${d} and b.id = y.debrief_id and b.year = ${year}
        where y.district_id = ${d} and y.withdrawn_at is null${open('y.cadreId')}),
      'standout', (select count(*) from recognitions
        where district_id = ${d} and withdrawn_at is null and year = ${year}${open('cadreId')}),
      'sameNamePairs', (select count(*) from (
        select name from cadres where district_id = ${d} and withdrawn_at is null${open('id')}
        group by name having count(*) > 1) shared)
    ) || (
      select jsonb_build_object(
        'projects', count(*),
        'byCategory', jsonb_build_object(
          '集中攻坚', count(*) filter (where category = 'concentrated'),
          '重点推进', count(*) filter (where category = 'priority'),
          '示范引领', count(*) filter (where category = 'showcase'),
          '遗留问题解决', count(*) filter (where category = 'legacy')))
      from projects where district_id = ${d} and withdrawn_at is null and year = ${year}
    ) || (
      select jsonb_build_object(
        'monthlyReports', count(*),
        'decemberLights', jsonb_build_object(
          '绿', count(*) filter (where month = ${`${year}-12`} and light = 'green'),
          '黄', count(*) filter (where month = ${`${year}-12`} and light = 'yellow'),
          '红', count(*) filter (where month = ${`${year}-12`} and light = 'red')))
      from reports where district_id = ${d} and withdrawn_at is null and month like ${ofYear}
    ) || (
      select jsonb_build_object(
        'achievements', count(*),
        'achievementsVerified', count(*) filter (where v.finding = 'confirmed'))
      from achievements a
      left join verifications v on v.district_id = ${d} and v.achievement_id = a.id
        and v.withdrawn_at is null
      where a.district_id = ${d} and a.withdrawn_at is null and a.quarter like ${ofYear}
        ${open('a.cadreId')}
    ) || (
      select jsonb_build_object(
        'bottomLine', count(*), 'vetoes', count(*) filter (where veto))
      from bottom_line_events
      where district_id = ${d} and withdrawn_at is null and date like ${ofYear}
        ${open('cadreId')}
    ) || (
      select jsonb_build_object(
        'promotedOrRanked',
          count(*) filter (where o.kind in ('promotion', 'furtherUse', 'rankPromotion')),
        'motion', count(*) filter (where o.kind = 'motion'),
        'leadsUsed', count(distinct o.cadre_id) filter (
          where o.kind in ('promotion', 'furtherUse', 'rankPromotion', 'motion')
          and exists (select from appointments a
            join projects p on p.district_id = ${d} and p.id = a.project_id and p.year = o.year
            where a.district_id = ${d} and a.cadre_id = o.cadre_id and a.withdrawn_at is null)),
        'commendedPeople', count(*) filter (where o.kind = 'commendation'),
        'talks', count(*) filter (where o.kind = 'reminderTalk'),
        'adjusted', count(*) filter (where o.kind = 'adjustment'))
      from outcomes o
      where o.district_id = ${d} and o.withdrawn_at is null and o.year = ${year}
        and o.cadre_id is not null${open('o.cadreId')}
    ) || (
      select jsonb_build_object('commendedGroups', count(*))
      from outcomes
      where district_id = ${d} and withdrawn_at is null and year = ${year}
        and unit_id is not null
    ) || (
      select jsonb_build_object(
        'tolerance', jsonb_build_object(
          'cases', count(distinct c.id) filter (where c.kind = 'tolerance'),
          'people', count(distinct p.cadre_id) filter (where c.kind = 'tolerance')),
        'clarification', jsonb_build_object(
          'cases', count(distinct c.id) filter (where c.kind = 'clearing'),
          'people', count(*) filter (where c.kind = 'clearing')))
      from case_parties p
      join cases c on c.district_id = ${d} and c.id = p.case_id and c.year = ${year}
        and c.withdrawn_at is null
      where p.district_id = ${d} and p.withdrawn_at is null${open('p.cadreId')}
    ) as figures`.execute(db)
  return Figures.parse(rows[0]?.figures)
}
