import type { RunRow } from '@zhishi/domain/evaluation/run.ts'
import { type RawBuilder, sql } from 'kysely'
import { Dimension } from '@zhishi/domain/achievements/achievement.ts'
import type { Period } from '@zhishi/domain/evaluation/period.ts'
import { happenedIn, lastDay, latest, yearOf } from '@zhishi/domain/evaluation/period.ts'
import type { Standing } from '@zhishi/domain/evaluation/row.ts'
import { tenure } from '@zhishi/domain/cadres/cadre.ts'
import type { Marks } from '@zhishi/domain/inspection/observation.ts'
import { observation, visit } from '@zhishi/domain/inspection/observation.ts'
import type { Fact } from '@zhishi/domain/platform/fact.ts'
import type { PersonRecord } from '@zhishi/domain/portraits/personRecord.ts'
import type { Peers } from '@zhishi/domain/portraits/portrait.ts'
import type { Values } from '@zhishi/domain/portraits/profile.ts'
import { appointment, project } from '@zhishi/domain/projects/project.ts'
import type { Category } from '@zhishi/domain/projects/project.ts'
import { unit } from '@zhishi/domain/units/unit.ts'
import { asKnown } from '../platform/asKnown.ts'
import type { Database, Tx } from '../platform/database.ts'
import { prepared } from '../platform/prepared.ts'
import { type At, NOW } from './clocks.ts'

type Db = Database | Tx

export interface Proposed {
  readonly runId: string
  readonly row: RunRow
}

interface FoundProposal {
  kind: 'heads' | 'leads'
  id: string
  standing: Standing
  name: string
  unit: string | null
}

const readProposals = prepared(
  ['d', 'cadreId', 'period', 'known'],
  ({ d, cadreId, period, known }) => sql<FoundProposal>`
    select distinct on (runs.kind) runs.kind, runs.id, results.standing, c.name, u.name as unit
    from evaluation_runs runs
    join evaluation_results results on results.district_id = ${d} and results.run_id = runs.id
      and results.cadre_id = ${cadreId}
    join cadres c on c.district_id = ${d} and c.id = ${cadreId}
    left join units u on u.district_id = ${d} and u.id = (results.standing ->> 'unitId')::uuid
    where runs.district_id = ${d} and runs.period = ${period} and runs.started_at <= ${known}
    order by runs.kind, runs.started_at desc, runs.id desc`,
)

/** Later than any run. */
const EVER = new Date('9999-01-01T00:00:00Z')

/**
 * What the latest runs over a period propose for one person, as head and as lead; at an older state
 * the runs that there were, and none over a period that was not over.
 */
export async function latestProposals(
  db: Db,
  {
    districtId: d,
    cadreId,
    period,
    at = NOW,
  }: { districtId: number; cadreId: string; period: Period; at?: At },
): Promise<{ heads: Proposed | null; leads: Proposed | null }> {
  if (at.until !== null && at.until < lastDay(period)) return { heads: null, leads: null }
  const rows = await readProposals(db, { d, cadreId, period, known: at.known ?? EVER })
  const of = (kind: 'heads' | 'leads'): Proposed | null => {
    const found = rows.find((row) => row.kind === kind)
    if (!found) return null
    return { runId: found.id, row: { ...found.standing, name: found.name, unit: found.unit } }
  }
  return { heads: of('heads'), leads: of('leads') }
}

const isHead = ({ tenures }: PersonRecord): boolean =>
  tenures.some(({ layer, until }) => layer === 'head' && until === null)

/** The category in which a lead is compared: that of most of his or her projects of the year. */
function categoryOf({ projects, period }: PersonRecord): Category | null {
  const own = projects.filter(({ year }) => year === yearOf(period))
  const led = Map.groupBy(own, ({ category }) => category)
  const [first] = [...led].toSorted((a, b) => b[1].length - a[1].length)
  return first?.[0] ?? null
}

type Sql = RawBuilder<unknown>

interface SeenPeer {
  cadreId: string
  seen: { date: string; marks: Marks }[]
}

/** The marks of some people in a year, with the dates of the visits. */
const marksOf = (d: Sql, year: Sql, peers: Sql) => sql<SeenPeer>`
  select peers.cadre_id, coalesce(json_agg(json_build_object('date', v.date, 'marks', o.marks))
    filter (where v.id is not null), '[]'::json) as seen
  from (select distinct found.cadre_id from (${peers}) found) peers
  left join observations o on o.district_id = ${d} and o.cadre_id = peers.cadre_id
    and o.withdrawn_at is null
  left join visits v on v.district_id = ${d} and v.id = o.visit_id
    and left(v.date, 4) = ${year}
  group by peers.cadre_id`

/** The same over what stands, or over what was known at a moment. */
function either<const N extends string>(
  names: readonly N[],
  reads: readonly Fact[],
  build: (value: Readonly<Record<N | 'd', Sql>>) => RawBuilder<SeenPeer>,
) {
  const now = prepared(['d', ...names], build)
  const then = prepared(['d', 'known', ...names], (value) => {
    const places = value as Readonly<Record<N | 'd' | 'known', Sql>>
    const tables = reads.map((fact) => asKnown(fact, places.d, places.known))
    return sql<SeenPeer>`with ${sql.join(tables)} ${build(places)}`
  })
  return (
    db: Db,
    values: Readonly<Record<N | 'd', unknown>>,
    known: Date | null,
  ): Promise<SeenPeer[]> => (known ? then(db, { ...values, known }) : now(db, values))
}

/** Whoever headed a unit of the same group on the day. */
const readHeads = either(
  ['year', 'group', 'day'],
  [unit, tenure, visit, observation],
  ({ d, year, group, day }) =>
    marksOf(
      d,
      year,
      sql`
      select t.cadre_id from tenures t
      join units u on u.district_id = ${d} and u.id = t.unit_id and u."group" = ${group}
      where t.district_id = ${d} and t.layer = 'head' and t.main
        and (t.until is null or t.until > ${day}) and t.withdrawn_at is null`,
    ),
)

/** Leads of projects of the same category and year. */
const readLeads = either(
  ['year', 'category'],
  [project, appointment, visit, observation],
  ({ d, year, category }) =>
    marksOf(
      d,
      year,
      sql`
      select a.cadre_id from appointments a
      join projects p on p.district_id = ${d} and p.id = a.project_id
        and p.year = (${year}::text)::int and p.category = ${category} and p.withdrawn_at is null
      where a.district_id = ${d} and a.withdrawn_at is null`,
    ),
)

const marksIn = (period: Period, { until }: At, peers: readonly SeenPeer[]) =>
  new Map(
    peers.map(({ cadreId, seen }) => [
      cadreId,
      seen
        .filter(({ date }) => happenedIn(period, date) && (until === null || latest(date) <= until))
        .map(({ marks }) => marks),
    ]),
  )

async function scoresOf(
  db: Db,
  d: number,
  runId: string,
  group: string,
): Promise<Map<string, Values<Dimension>>> {
  const { rows } = await sql<{ cadreId: string; parts: Standing['parts'] }>`
    select cadre_id, standing -> 'parts' as parts from evaluation_results
    where district_id = ${d} and run_id = ${runId} and standing ->> 'group' = ${group}`.execute(db)
  const isDimension = (key: string): key is Dimension =>
    (Dimension.options as readonly string[]).includes(key)
  return new Map(
    rows.map(({ cadreId, parts }) => [
      cadreId,
      Object.fromEntries(
        parts.flatMap(({ key, score }) => (isDimension(key) ? [[key, score]] : [])),
      ),
    ]),
  )
}

const nobody = new Map<string, never>()

/**
 * With whom a person is compared: heads of the group, else leads of the category, else nobody; at an
 * older state by what had happened and was known then.
 */
export async function readPeers(
  db: Db,
  { districtId, at }: { districtId: number; at: At },
  record: PersonRecord,
  heads: Proposed | null,
): Promise<Peers> {
  const { period, cadre } = record
  const ownMarks = new Map([
    [
      cadre.id,
      record.observations
        .filter(({ date }) => happenedIn(period, date))
        .map(({ marks }): Marks => marks),
    ],
  ])
  const year = String(yearOf(period))
  const group = isHead(record) ? record.group : null
  if (group !== null) {
    const [peers, scores] = await Promise.all([
      readHeads(db, { d: districtId, year, group, day: at.until ?? '9999' }, at.known),
      heads ? scoresOf(db, districtId, heads.runId, group) : nobody,
    ])
    const marks = new Map([...marksIn(period, at, peers), ...ownMarks])
    return { group, category: null, marks, scores }
  }
  const category = isHead(record) ? null : categoryOf(record)
  if (category === null) return { group: null, category: null, marks: ownMarks, scores: nobody }
  const leads = await readLeads(db, { d: districtId, year, category }, at.known)
  const marks = marksIn(period, at, leads)
  return { group: null, category, marks: new Map([...marks, ...ownMarks]), scores: nobody }
}
