import { type RawBuilder, sql } from 'kysely'
import { Level } from '@zhishi/domain/achievements/achievement.ts'
import type { Condition, ConditionKind } from '@zhishi/domain/portraits/condition.ts'
import { firstDay, lastDay } from '@zhishi/domain/evaluation/period.ts'
import { contains } from '../platform/like.ts'

type Sql = RawBuilder<unknown>
type Of<K extends ConditionKind> = Extract<Condition, { is: K }>

/** Where and on which day a search is made: the district, and what tags and sanctions are asked of. */
export interface Place {
  readonly d: number
  readonly day: string
  /** The sanctions in effect on the day, by the law's reckoning; read where they are asked of. */
  readonly inEffect: readonly string[]
}

/** What a mark is worth on 0 to 100, for means over many of them (practice). */
const POINTS = { A: 100, B: 80, C: 60, D: 40 } as const

/** One record that fulfils a condition, as the page links and names it. */
const told = (noun: string, id: Sql, label: Sql): Sql =>
  sql`jsonb_build_object('noun', ${sql.lit(noun)}, 'id', ${id}, 'label', ${label})`

/** The reported lights of every lead's projects in the own time, a month of tenure each. */
const litInTenure = (d: number, category: string | undefined): Sql => sql`
  select a.cadre_id, p.id as project_id, p.name, r.id, r.month, r.light
  from appointments a
  join projects p on p.district_id = ${d} and p.id = a.project_id and p.withdrawn_at is null
    ${category === undefined ? sql`` : sql`and p.category = ${category}`}
  join reports r on r.district_id = ${d} and r.project_id = p.id and r.light is not null
    and r.withdrawn_at is null
    and (a."from" is null or left(a."from" || '-01', 7) <= r.month)
    and (a.until is null or left(a.until || '-12', 7) >= r.month)
  where a.district_id = ${d} and a.withdrawn_at is null`

const LIGHT_WORDS = sql`case lit.light when 'green' then '●' when 'yellow' then '▲' else '■' end`

/** Per person the projects of which `having` holds, told by their first light that is not green and their last. */
const ledWith = (d: number, category: string | undefined, having: Sql): Sql => sql`
  select led.cadre_id, count(*) as count,
    jsonb_agg(${told('project', sql`led.project_id`, sql`led.name || ' ' || led.lights`)}
      order by led.name) as records
  from (
    select lit.cadre_id, lit.project_id, lit.name,
      string_agg(right(lit.month, 2) || ${LIGHT_WORDS}, ' ' order by lit.month) as lights
    from (${litInTenure(d, category)}) lit
    group by lit.cadre_id, lit.project_id, lit.name
    having ${having}) led
  group by led.cadre_id`

const LAST = sql`(array_agg(lit.light order by lit.month desc))[1]`

function achievements(
  { d }: Place,
  { atLeast, level, dimension, period }: Of<'achievements'>,
): Sql {
  const levels = Level.options.slice(0, Level.options.indexOf(level) + 1)
  return sql`
    select a.cadre_id, count(*) as count,
      jsonb_agg(${told('achievement', sql`a.id`, sql`a.quarter || ' ' || left(a.text, 60)`)}
        order by a.quarter, a.id) as records
    from achievements a
    join verifications v on v.district_id = ${d} and v.standing_on_id = a.id
      and v.finding = 'confirmed'
    where a.district_id = ${d} and a.withdrawn_at is null and a.level = any(${levels}::text[])
      ${dimension === undefined ? sql`` : sql`and a.dimension = ${dimension}`}
      ${period === undefined ? sql`` : sql`and a.quarter like ${`${period}%`}`}
    group by a.cadre_id
    having count(*) >= ${atLeast}`
}

function aspect({ d }: Place, { aspect: on, mark, teams, period }: Of<'aspect'>): Sql {
  const [from, last] = period ? [firstDay(period), lastDay(period)] : ['', '9999']
  return sql`
    select seen.cadre_id, count(*) as count,
      jsonb_agg(${told('observation', sql`seen.id`, sql`seen.date || ' ' || seen.team`)}
        order by seen.date, seen.id) as records
    from (
      select o.cadre_id, o.id, v.date, v.team_id, g.name as team, o.marks ->> ${on} as mark
      from observations o
      join visits v on v.district_id = ${d} and v.id = o.visit_id
        and v.date >= ${from} and v.date <= ${last}
      join teams g on g.district_id = ${d} and g.id = v.team_id
      where o.district_id = ${d} and o.withdrawn_at is null and o.marks ->> ${on} is not null) seen
    group by seen.cadre_id
    having count(distinct seen.team_id) >= ${teams}
      and avg(case seen.mark when 'A' then ${POINTS.A}::int when 'B' then ${POINTS.B}::int
        when 'C' then ${POINTS.C}::int else ${POINTS.D}::int end) >= ${POINTS[mark]}::int`
}

/** A partial date's last day as text: `2022-10` counts as its end, so that a span is sure. */
const surely = (date: Sql): Sql =>
  sql`${date} || case length(${date}) when 4 then '-12-31' when 7 then '-31' else '' end`

const yearsBefore = (day: string, years: number): string =>
  `${Number(day.slice(0, 4)) - years}${day.slice(4)}`

/** How each condition is asked: per person how many records fulfil it and which; no row: it does not hold. */
export function asked(place: Place, condition: Condition): Sql {
  const { d, day } = place
  switch (condition.is) {
    case 'turnedGreen':
      return ledWith(
        d,
        condition.category,
        sql`${LAST} = 'green' and bool_or(lit.light <> 'green')`,
      )
    case 'steadyGreen':
      return ledWith(d, condition.category, sql`bool_and(lit.light = 'green')`)
    case 'achievements':
      return achievements(place, condition)
    case 'aspect':
      return aspect(place, condition)
    case 'recognised':
      return sql`
        select g.cadre_id, count(*) as count,
          jsonb_agg(${told('recognition', sql`g.id`, sql`g.year::text`)} order by g.year) as records
        from recognitions g
        where g.district_id = ${d} and g.withdrawn_at is null
          ${condition.year === undefined ? sql`` : sql`and g.year = ${condition.year}`}
        group by g.cadre_id`
    case 'tag':
      return sql`
        select x.cadre_id, count(*) as count,
          jsonb_agg(${told('tagging', sql`x.id`, sql`g.name || ' ' || x."from" || ' – ' || x.until`)}
            order by x."from") as records
        from taggings x
        join tags g on g.district_id = ${d} and g.id = x.tag_id and g.withdrawn_at is null
        where x.district_id = ${d} and x.tag_id = ${condition.tag} and x.stance = 'given'
          and x.withdrawn_at is null and x."from" <= ${day} and x.until >= ${day}
        group by x.cadre_id`
    case 'headFor':
      return sql`
        select t.cadre_id, count(*) as count,
          jsonb_agg(${told('tenure', sql`t.id`, sql`t."from" || ' ' || coalesce(t.post, '')`)}
            order by t."from") as records
        from tenures t
        where t.district_id = ${d} and t.withdrawn_at is null and t.layer = 'head' and t.main
          and t.until is null and ${surely(sql`t."from"`)} <= ${yearsBefore(day, condition.years)}
        group by t.cadre_id`
    case 'sanctioned':
      return sql`
        select s.cadre_id, count(*) as count,
          jsonb_agg(${told('sanction', sql`s.id`, sql`s."from" || ' ' || s.kind`)}
            order by s."from") as records
        from sanctions s
        where s.district_id = ${d} and s.id = any(${[...place.inEffect]}::uuid[])
        group by s.cadre_id`
    case 'background':
      return sql`
        select c.id as cadre_id, 1 as count,
          jsonb_build_array(${told(
            'cadre',
            sql`c.id`,
            sql`concat_ws(' · ', c.education, c.degree, c.expertise)`,
          )}) as records
        from cadres c
        where c.district_id = ${d} and c.withdrawn_at is null
          and ${contains(sql`concat_ws(' ', c.education, c.degree, c.expertise)`, condition.words)}`
    case 'group':
      return sql`
        select t.cadre_id, 1 as count,
          jsonb_build_array(${told('tenure', sql`t.id`, sql`u.name`)}) as records
        from tenures t
        join units u on u.district_id = ${d} and u.id = t.unit_id and u."group" = ${condition.group}
        where t.district_id = ${d} and t.present_cadre_id is not null`
  }
}
