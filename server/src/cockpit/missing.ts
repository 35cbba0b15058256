import { type RawBuilder, sql } from 'kysely'
import type { Ability } from '@zhishi/domain/access/abilities.ts'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import type { MissingKey, MissingRow } from '@zhishi/domain/cockpit/api.ts'
import { presentPost } from '../cadres/presentPost.ts'
import type { Database, Tx } from '../platform/database.ts'
import { kinOf } from '../platform/visibility.ts'

type Sql = RawBuilder<unknown>
/** Who asks: kin of his are no more told here than elsewhere. */
type Asker = Pick<Actor, 'districtId' | 'cadreId'>

/**
 * What is not on record: who may see it, which rows (`cadre_id`: whom a row is about), and the ledger
 * that shows the same rows.
 */
interface Lack {
  readonly may: Ability
  readonly rows: (districtId: number, year: number, month: string | null) => Sql
  readonly ledger?: (year: number) => { ledger: string; filter: Record<string, string> }
}

/** A partial date as the first and the last month that it can mean. */
const firstMonth = (date: Sql) => sql`left(${date} || '-01', 7)`
const lastMonth = (date: Sql) => sql`left(${date} || '-12', 7)`

/**
 * Projects that should have reported and did not, by month: from the month they start (January where
 * that is not known) to the month they are completed, up to the last month that anybody reported.
 */
export const unreported = (d: number, year: number): Sql => sql`
  select p.id, p.name, p.category, p.ordinal, m.month from projects p
  join (select to_char(make_date(${year}, n, 1), 'YYYY-MM') as month
    from generate_series(1, 12) as n) m
    on (p.start is null or ${firstMonth(sql`p.start`)} <= m.month)
    and (p.completion is null or ${lastMonth(sql`p.completion`)} >= m.month)
    and m.month <= (select max(r.month) from reports r where r.district_id = ${d}
      and r.withdrawn_at is null and r.month like ${`${year}-%`})
  where p.district_id = ${d} and p.year = ${year} and p.withdrawn_at is null
    and not exists (select from reports r where r.district_id = ${d} and r.project_id = p.id
      and r.month = m.month and r.withdrawn_at is null)`

const projectsWithout = (column: string, without: (d: number) => Sql): Lack => ({
  may: 'read projects',
  rows: (d, year) => sql`
    select 'project' as noun, p.id, p.name as label, null as hint, p.ordinal as place, null::uuid as cadre_id
    from projects p
    where p.district_id = ${d} and p.year = ${year} and p.withdrawn_at is null and ${without(d)}`,
  ledger: (year) => ({ ledger: 'projects', filter: { year: String(year), [column]: '~' } }),
})

/** People (`c`, post `t`, unit `u`) of whom something is missing. */
const peopleWithout = (
  may: Ability,
  without: (d: number, year: number) => Sql,
  ledger?: Lack['ledger'],
): Lack => ({
  may,
  rows: (d, year) => sql`
    select 'cadre' as noun, c.id, c.name as label, u.name as hint,
      coalesce(u.ordinal, 0) * 100000 + c.ordinal as place, c.id as cadre_id
    from cadres c ${presentPost(d)}
    where c.district_id = ${d} and c.withdrawn_at is null and ${without(d, year)}`,
  ...(ledger ? { ledger } : {}),
})

const isHead = sql`t.layer = 'head'`
const isLead = (d: number, year: number) => sql`exists (select from appointments a
  join projects p on p.district_id = ${d} and p.id = a.project_id and p.year = ${year}
  where a.district_id = ${d} and a.cadre_id = c.id and a.withdrawn_at is null)`
const unseen = (d: number, year: number) => sql`not exists (select from observations o
  join visits v on v.district_id = ${d} and v.id = o.visit_id and v.date like ${`${year}%`}
  where o.district_id = ${d} and o.cadre_id = c.id and o.withdrawn_at is null)`

export const LACKS: Readonly<Record<MissingKey, Lack>> = {
  reports: {
    may: 'read reviews',
    rows: (d, year, month) => sql`
      select 'project' as noun, lacking.id, lacking.name as label, lacking.month as hint,
        lacking.ordinal as place, null::uuid as cadre_id
      from (${unreported(d, year)}) lacking
      where ${month === null ? sql`true` : sql`lacking.month = ${month}`}`,
  },
  reportsWithoutLight: {
    may: 'read reviews',
    rows: (d, year, month) => sql`
      select 'report' as noun, r.id, p.name as label, r.month as hint, p.ordinal as place, null::uuid as cadre_id
      from reports r join projects p on p.district_id = ${d} and p.id = r.project_id
      where r.district_id = ${d} and r.withdrawn_at is null and r.light is null
        and r.month like ${`${month ?? year}%`}`,
    ledger: (year) => ({ ledger: 'reports', filter: { month: String(year), light: '~' } }),
  },
  projectsWithoutCommander: projectsWithout(
    'commander',
    (d) => sql`not exists (select from commands m where m.district_id = ${d}
      and m.project_id = p.id and m.until is null and m.withdrawn_at is null)`,
  ),
  projectsWithoutLead: projectsWithout(
    'leads',
    (d) => sql`not exists (select from appointments a where a.district_id = ${d}
      and a.project_id = p.id and a.until is null and a.withdrawn_at is null)`,
  ),
  projectsWithoutPlan: projectsWithout('annualInvestment', () => sql`p.annual_investment is null`),
  projectsWithoutCategory: projectsWithout('category', () => sql`p.category is null`),
  achievementsUnverified: {
    may: 'read achievements',
    rows: (d, year) => sql`
      select 'achievement' as noun, a.id, a.text as label, c.name as hint, c.ordinal as place, c.id as cadre_id
      from achievements a join cadres c on c.district_id = ${d} and c.id = a.cadre_id
      where a.district_id = ${d} and a.withdrawn_at is null and a.quarter like ${`${year}%`}
        and not exists (select from verifications v where v.district_id = ${d}
          and v.achievement_id = a.id and v.withdrawn_at is null)`,
    ledger: (year) => ({ ledger: 'achievements', filter: { quarter: String(year), finding: '~' } }),
  },
  headsWithoutAchievement: peopleWithout(
    'read achievements',
    (d, year) => sql`${isHead} and not exists (select from achievements a
      where a.district_id = ${d} and a.cadre_id = c.id and a.withdrawn_at is null
        and a.quarter like ${`${year}%`})`,
  ),
  headsWithoutObservation: peopleWithout(
    'read inspection',
    (d, year) => sql`${isHead} and ${unseen(d, year)}`,
  ),
  headsWithoutTally: peopleWithout(
    'read debriefs',
    (d, year) => sql`${isHead} and not exists (select from tallies y
      join debriefs b on b.district_id = ${d} and b.id = y.debrief_id and b.year = ${year}
      where y.district_id = ${d} and y.cadre_id = c.id and y.withdrawn_at is null)`,
  ),
  headsWithoutGroup: peopleWithout(
    'read cadres',
    () => sql`${isHead} and u."group" is null`,
    () => ({ ledger: 'heads', filter: { group: '~' } }),
  ),
  leadsWithoutObservation: peopleWithout(
    'read inspection',
    (d, year) => sql`${isLead(d, year)} and ${unseen(d, year)}`,
  ),
  peopleWithoutBirth: peopleWithout(
    'read cadres',
    () => sql`c.birth is null`,
    () => ({ ledger: 'cadres', filter: { birth: '~' } }),
  ),
  peopleWithoutPost: peopleWithout(
    'read cadres',
    () => sql`t.post is null`,
    () => ({ ledger: 'cadres', filter: { post: '~' } }),
  ),
  observationsUnclassified: {
    may: 'read inspection',
    rows: (d, year) => sql`
      select 'observation' as noun, o.id, coalesce(o.text, '') as label, c.name as hint,
        c.ordinal as place, c.id as cadre_id
      from observations o
      join visits v on v.district_id = ${d} and v.id = o.visit_id and v.date like ${`${year}%`}
      join cadres c on c.district_id = ${d} and c.id = o.cadre_id
      where o.district_id = ${d} and o.withdrawn_at is null and o.polarity = 'unknown'`,
    ledger: (year) => ({
      ledger: 'observations',
      filter: { date: String(year), polarity: 'unknown' },
    }),
  },
  inspectorsUnlinked: {
    may: 'read inspection',
    rows: (d) => sql`
      select 'inspector' as noun, i.id, i.name as label, g.name as hint, 0 as place, null::uuid as cadre_id
      from inspectors i join teams g on g.district_id = ${d} and g.id = i.team_id
      where i.district_id = ${d} and i.withdrawn_at is null and i.cadre_id is null`,
    ledger: () => ({ ledger: 'inspectors', filter: { cadre: '~' } }),
  },
}

const shownTo = ({ districtId, cadreId }: Asker): Sql => sql`
  (lacking.cadre_id is null or lacking.cadre_id not in (${kinOf(districtId, cadreId)}))`

/** How many of each are missing, all in one statement. */
export async function countMissing(
  db: Database | Tx,
  actor: Asker,
  year: number,
  keys: readonly MissingKey[],
): Promise<Map<MissingKey, number>> {
  if (keys.length === 0) return new Map()
  const counts = keys.map(
    (key) => sql`
      select ${sql.lit(key)} as key, count(*) as count
      from (${LACKS[key].rows(actor.districtId, year, null)}) lacking where ${shownTo(actor)}`,
  )
  const { rows } = await sql<{ key: MissingKey; count: number }>`
    ${sql.join(counts, sql` union all `)}`.execute(db)
  return new Map(rows.map(({ key, count }) => [key, count]))
}

/** The first thousand of what is missing, in the official order, and how many there are. */
export async function listMissing(
  db: Database | Tx,
  key: MissingKey,
  actor: Asker,
  { year, month }: { year: number; month: string | null },
): Promise<{ rows: MissingRow[]; total: number }> {
  const { rows } = await sql<MissingRow & { total: number }>`
    select noun, id, label, hint, count(*) over () as total
    from (${LACKS[key].rows(actor.districtId, year, month)}) lacking
    where ${shownTo(actor)}
    order by place, hint, id limit 1000`.execute(db)
  return {
    rows: rows.map(({ noun, id, label, hint }) => ({ noun, id, label, hint })),
    total: rows[0]?.total ?? 0,
  }
}
