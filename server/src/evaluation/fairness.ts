import { setImmediate as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { scopesOf } from '@zhishi/domain/access/abilities.ts'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import {
  type Fairness,
  type Group,
  type Judged,
  ageBand,
  fairnessesIn,
  mainTeam,
} from '@zhishi/domain/evaluation/fairness.ts'
import { type FairnessPage, fairnessApi } from '@zhishi/domain/evaluation/fairnessApi.ts'
import { cannotSumUp } from '@zhishi/domain/evaluation/recusing.ts'
import { refuseIf } from '@zhishi/domain/kernel/refusal.ts'
import { type Period, lastDay } from '@zhishi/domain/evaluation/period.ts'
import { sightingsIn, teamNames } from '../inspection/severity.ts'
import type { Database, Tx } from '../platform/database.ts'
import { type Route, route } from '../platform/http.ts'
import { notFound } from '../platform/problems.ts'
import { type FoundRun, findRun, runFrom } from './runs.ts'

type Db = Database | Tx

/** What the roster says of those who have a total in a run. */
interface Scored {
  readonly runId: string
  readonly cadreId: string
  readonly total: number
  readonly group: string | null
  readonly category: string | null
  readonly sex: string | null
  readonly birth: string | null
  readonly layer: string | null
}

/** The unit group of a lead is that of the unit of the result; the layer is that of the present post. */
async function scoredIn(db: Db, d: number, runIds: readonly string[]): Promise<Scored[]> {
  const { rows } = await sql<Scored>`
    select rows.run_id, rows.cadre_id, (rows.standing ->> 'total')::int as total,
      coalesce(rows.standing ->> 'group', u."group") as "group",
      rows.standing ->> 'category' as category, c.sex, c.birth, t.layer
    from evaluation_results as rows
    join cadres c on c.district_id = ${d} and c.id = rows.cadre_id
    left join tenures t on t.district_id = ${d} and t.present_cadre_id = c.id
    left join units u on u.district_id = ${d} and u.id = (rows.standing ->> 'unitId')::uuid
    where rows.district_id = ${d} and rows.run_id = any(${[...runIds]}::uuid[])
      and rows.standing ->> 'total' is not null
    order by rows.cadre_id`.execute(db)
  return rows
}

/** How often each team saw each person in a period. */
async function timesSeen(db: Db, d: number, period: Period) {
  const seen = new Map<string, Map<string, number>>()
  for (const { cadreId, teamId } of await sightingsIn(db, d, period)) {
    const theirs = seen.get(cadreId) ?? new Map<string, number>()
    seen.set(cadreId, theirs.set(teamId, (theirs.get(teamId) ?? 0) + 1))
  }
  return seen
}

/** The runs of the same kind over the same period up to this one, in the order in which they were made. */
async function runsUpTo(db: Db, d: number, { id, kind, period, startedAt }: FoundRun) {
  const { rows } = await sql<{ id: string; scheme: string; asOf: Date }>`
    select r.id, r.scheme || '-' || r.scheme_version as scheme, r.as_of
    from evaluation_runs r
    where r.district_id = ${d} and r.kind = ${kind} and r.period = ${period}
      and (r.started_at, r.id) <= (${startedAt}, ${id}::uuid)
    order by r.started_at, r.id`.execute(db)
  return rows
}

/** Everybody with a total in each of these runs, with the group by each grouping. */
async function judgedIn(db: Db, d: number, runIds: readonly string[], period: Period) {
  const [scored, seen] = await Promise.all([scoredIn(db, d, runIds), timesSeen(db, d, period)])
  const judged = scored.map((one): Judged & { readonly runId: string } => ({
    runId: one.runId,
    who: one.cadreId,
    score: one.total,
    in: {
      sex: one.sex,
      age: ageBand(one.birth, lastDay(period)),
      group: one.group,
      layer: one.layer,
      category: one.category,
      team: mainTeam(seen.get(one.cadreId) ?? new Map()),
    },
  }))
  const byRun = Map.groupBy(judged, ({ runId }) => runId)
  return runIds.map((id) => byRun.get(id) ?? [])
}

/** The last of the runs beside all others; between two of them others have their turn. */
async function lastOf(judged: readonly (readonly Judged[])[]): Promise<Fairness> {
  let last: Fairness = { people: 0, mean: null, tables: [], besides: null }
  for (const one of fairnessesIn(judged)) {
    last = one
    await pause()
  }
  return last
}

async function readFairness(db: Db, actor: Actor, runId: string): Promise<FairnessPage> {
  const { districtId: d } = actor
  const found = await findRun(db, actor, runId)
  if (!found) throw notFound()
  refuseIf(cannotSumUp(found))
  const run = runFrom(found)
  const runs = await runsUpTo(db, d, found)
  const [judged, labels] = await Promise.all([
    judgedIn(
      db,
      d,
      runs.map(({ id }) => id),
      run.period,
    ),
    teamNames(db, d),
  ])
  const { people, mean, tables, besides } = await lastOf(judged)
  const near = besides === null ? undefined : runs[besides]
  return {
    run,
    people,
    mean,
    besides: near ? { ...near, asOf: near.asOf.toISOString() } : null,
    tables: tables.map(({ by, groups, hidden }) => ({
      by,
      groups: [...groups],
      hidden: [...hidden],
    })),
    labels: Object.fromEntries(labels),
  }
}

/**
 * Who of a run is in one group of its fairness page, with a total, and what teams are called; undefined
 * where nobody is: a group of people is named by them, and by nothing else.
 */
export async function groupIn(
  db: Db,
  d: number,
  { id, period }: FoundRun,
  { by, of }: Group,
): Promise<{ readonly people: ReadonlySet<string>; readonly label: string | null } | undefined> {
  const [judged = []] = await judgedIn(db, d, [id], period)
  const people = new Set(judged.flatMap((one) => (one.in[by] === of ? [one.who] : [])))
  if (people.size === 0) return undefined
  const label = by === 'team' && of !== null ? (await teamNames(db, d)).get(of) : undefined
  return { people, label: label ?? null }
}

/** Groups beside one another are for those who read the evaluation of the whole district. */
function forWholeDistrict(actor: Actor): void {
  if (!scopesOf(actor.roles, 'read evaluation').includes('district')) throw notFound()
}

export const fairnessRoutes: readonly Route[] = [
  route(fairnessApi.fairness, ({ tx, actor, params, note }) => {
    forWholeDistrict(actor)
    const id = params['id'] ?? ''
    note({ outcome: 'read', noun: 'run', recordId: id, particulars: { as: 'fairness' } })
    return readFairness(tx, actor, id)
  }),
]
