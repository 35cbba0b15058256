import { scopesOf } from '@zhishi/domain/access/abilities.ts'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import { type Avoided, lineFor, resultFor } from '@zhishi/domain/evaluation/recusing.ts'
import type { HeadResult, LeadResult } from '@zhishi/domain/evaluation/result.ts'
import type { Standing } from '@zhishi/domain/evaluation/row.ts'
import type { Run, RunRow, RunState, Seal } from '@zhishi/domain/evaluation/run.ts'
import { Category } from '@zhishi/domain/projects/project.ts'
import { UnitGroup } from '@zhishi/domain/units/unit.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Database, Tx } from '../platform/database.ts'
import { notFound } from '../platform/problems.ts'
import { kinFor, kinOf, sightOf } from '../platform/visibility.ts'
import { sealOf, stateOf } from './decided.ts'
import { schemeKey } from './schemes.ts'
import type { RunsTable } from './tables.ts'

type Db = Database | Tx

export const RUN = [
  'id',
  'kind',
  'scheme',
  'schemeVersion',
  'period',
  'asked',
  'asOf',
  'startedAt',
  'actor',
  'inputsHash',
  'resultHash',
  'groups',
  'coverage',
  'follows',
] as const
export interface FoundRun extends Pick<RunsTable, (typeof RUN)[number]> {
  /** How many people in it the reader avoids as kin. */
  readonly recused: number
  readonly state: RunState
  readonly seal: Seal | null
}

/** Who reads a run, as far as avoidance goes; without a cadre nobody is avoided. */
export type Reader = Pick<Actor, 'districtId' | 'cadreId'>

const kinIn = ({ districtId, cadreId }: Reader): RawBuilder<unknown> => sql`
  from evaluation_results avoided
  where avoided.district_id = ${districtId}
    and avoided.cadre_id in (${kinOf(districtId, cadreId)})`

/** What is read off the acts of a run (aliased `runs`), and how many of its people the reader avoids. */
export const progressIn = (reader: Reader) =>
  [
    stateOf(reader.districtId).as('state'),
    sealOf(reader.districtId).as('seal'),
    (reader.cadreId === null
      ? sql<number>`0`
      : sql<number>`(select count(*)::int ${kinIn(reader)} and avoided.run_id = runs.id)`
    ).as('recused'),
  ] as const

export const runFrom = (row: FoundRun): Run => ({
  id: row.id,
  kind: row.kind,
  scheme: schemeKey(row.scheme, row.schemeVersion),
  period: row.period,
  raisedQuota: row.asked.raisedQuota,
  raisedBasis: row.asked.raisedBasis ?? null,
  asOf: row.asOf.toISOString(),
  startedAt: row.startedAt.toISOString(),
  startedBy: row.actor,
  follows: row.follows,
  state: row.state,
  seal: row.seal,
  inputsHash: row.inputsHash,
  resultHash: row.resultHash,
  recused: row.recused,
  coverage: row.recused > 0 ? null : row.coverage,
})

/** A run that somebody in the district asked for, whoever may see it; undefined where there is none. */
export const findRun = (db: Db, reader: Reader, id: string): Promise<FoundRun | undefined> =>
  db
    .selectFrom('evaluationRuns as runs')
    .select(RUN)
    .select(progressIn(reader))
    .where('runs.districtId', '=', reader.districtId)
    .where('runs.id', '=', id)
    .executeTakeFirst()

const resultsIn = (actor: Actor) => sightOf(actor, 'read evaluation', { own: 'cadreId' })

/** The runs in which the actor may see a result, newest first. */
export async function listRuns(db: Db, actor: Actor): Promise<Run[]> {
  const rows = await db
    .selectFrom('evaluationRuns as runs')
    .select(RUN)
    .select(progressIn(actor))
    .where('runs.districtId', '=', actor.districtId)
    .where(
      sql<boolean>`exists (select 1 from evaluation_results as rows
        where rows.district_id = ${actor.districtId} and rows.run_id = runs.id
          and ${resultsIn(actor).rows})`,
    )
    .orderBy('runs.startedAt', 'desc')
    .orderBy('runs.id', 'desc')
    .execute()
  return rows.map(runFrom)
}

/** The lines of a run in the official order; `sight` says which of them are there. */
export async function rowsOf(
  db: Db,
  districtId: number,
  runId: string,
  sight: RawBuilder<boolean> = sql<boolean>`true`,
): Promise<RunRow[]> {
  const { rows } = await sql<{ standing: Standing; name: string; unit: string | null }>`
    select rows.standing, cadres.name, units.name as unit
    from evaluation_results as rows
    join cadres on cadres.district_id = ${districtId} and cadres.id = rows.cadre_id
    left join units on units.district_id = ${districtId}
      and units.id = (rows.standing ->> 'unitId')::uuid
    where rows.district_id = ${districtId} and rows.run_id = ${runId} and ${sight}
    order by units.ordinal nulls last, cadres.ordinal, cadres.id`.execute(db)
  return inOrder(rows.map(({ standing, name, unit }) => ({ ...standing, name, unit })))
}

const place = <T>(order: readonly T[], value: T | null): number =>
  value === null ? order.length : order.indexOf(value)

/** By group or category, then rank; the unranked last. Sorting keeps the official order of equals. */
const inOrder = (rows: readonly RunRow[]): RunRow[] =>
  rows.toSorted(
    (a, b) =>
      place(UnitGroup.options, a.group) - place(UnitGroup.options, b.group) ||
      place(Category.options, a.category) - place(Category.options, b.category) ||
      (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER),
  )

/**
 * The groups and categories of runs in which kin of the actor are compared, by run. Who sees only his
 * own line sees nobody whom he is compared with, and keeps his place.
 */
async function avoidedIn(
  db: Db,
  actor: Actor,
  runIds: readonly string[],
): Promise<(runId: string) => Avoided> {
  const seesOthers = scopesOf(actor.roles, 'read evaluation').includes('district')
  if (actor.cadreId === null || !seesOthers) return () => new Set()
  const { rows } = await sql<{ runId: string; compared: string | null }>`
    select avoided.run_id,
      coalesce(avoided.standing ->> 'category', avoided.standing ->> 'group') as compared
    ${kinIn(actor)} and avoided.run_id = any(${[...runIds]}::uuid[])`.execute(db)
  const byRun = Map.groupBy(rows, ({ runId }) => runId)
  return (runId) => new Set(byRun.get(runId)?.map(({ compared }) => compared))
}

/** In which groups and categories of a run kin of the actor are compared. */
export const avoidedBy = async (db: Db, actor: Actor, runId: string): Promise<Avoided> =>
  (await avoidedIn(db, actor, [runId]))(runId)

/** Whether a record stands under the results of the reader's kin and under nobody else's in a run. */
export async function isOnKinAlone(
  db: Db,
  reader: Reader,
  runId: string,
  recordId: string,
): Promise<boolean> {
  const kin = [...(await kinFor(db, reader))]
  if (kin.length === 0) return false
  const { rows } = await sql<{ onKin: boolean; onOthers: boolean }>`
    select coalesce(bool_or(rows.cadre_id = any(${kin}::uuid[])), false) as on_kin,
      coalesce(bool_or(rows.cadre_id <> all(${kin}::uuid[])), false) as on_others
    from evaluation_results as rows
    where rows.district_id = ${reader.districtId} and rows.run_id = ${runId}
      and ${recordId} = any(rows.rests_on)`.execute(db)
  return rows[0] !== undefined && rows[0].onKin && !rows[0].onOthers
}

/** The lines of a run that the actor may see, as far as avoidance lets him. */
export async function listRows(db: Db, actor: Actor, runId: string): Promise<RunRow[]> {
  const rows = await rowsOf(db, actor.districtId, runId, resultsIn(actor).rows)
  const avoided = await avoidedBy(db, actor, runId)
  return rows.map((row) => lineFor(avoided, row))
}

export interface FoundResult {
  readonly row: RunRow
  readonly result: HeadResult | LeadResult
}

/** All results of a run as far as they are in sight, in the order of its lines. */
export async function listResults(db: Db, actor: Actor, runId: string): Promise<FoundResult[]> {
  const lines = await listRows(db, actor, runId)
  const { rows } = await sql<{ cadreId: string; result: HeadResult | LeadResult }>`
    select rows.cadre_id, rows.result from evaluation_results as rows
    where rows.district_id = ${actor.districtId} and rows.run_id = ${runId}
      and ${resultsIn(actor).rows}`.execute(db)
  const avoided = await avoidedBy(db, actor, runId)
  const results = new Map(rows.map(({ cadreId, result }) => [cadreId, result]))
  return lines.flatMap((row) => {
    const result = results.get(row.cadreId)
    return result ? [{ row, result: resultFor(avoided, result) }] : []
  })
}

/** One person's result as far as it is in sight. */
export async function findResult(
  db: Db,
  actor: Actor,
  runId: string,
  cadreId: string,
): Promise<FoundResult> {
  const { rows } = await sql<{
    standing: Standing
    result: HeadResult | LeadResult
    name: string
    unit: string | null
  }>`
    select rows.standing, rows.result, cadres.name, units.name as unit
    from evaluation_results as rows
    join cadres on cadres.district_id = ${actor.districtId} and cadres.id = rows.cadre_id
    left join units on units.district_id = ${actor.districtId}
      and units.id = (rows.standing ->> 'unitId')::uuid
    where rows.district_id = ${actor.districtId} and rows.run_id = ${runId}
      and rows.cadre_id = ${cadreId} and ${resultsIn(actor).rows}`.execute(db)
  const found = rows[0]
  if (!found) throw notFound()
  const { standing, name, unit, result } = found
  const avoided = await avoidedBy(db, actor, runId)
  return {
    row: lineFor(avoided, { ...standing, name, unit }),
    result: resultFor(avoided, result),
  }
}

/** Of so many runs back it is told which of their numbers a record touches. */
const RUNS_BACK = 20

/** The results of the last runs that rest on a record, as far as they are in sight, newest first. */
export async function resultsTouching(
  db: Db,
  actor: Actor,
  recordId: string,
): Promise<{ run: Run; cadreId: string; name: string; result: HeadResult | LeadResult }[]> {
  const d = actor.districtId
  const last = db
    .selectFrom('evaluationRuns as runs')
    .select(RUN)
    .select(progressIn(actor))
    .where('districtId', '=', d)
    .orderBy('startedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(RUNS_BACK)
    .as('runs')
  const rows = await db
    .selectFrom(last)
    .innerJoin('evaluationResults as rows', (join) =>
      join.onRef('rows.runId', '=', 'runs.id').on('rows.districtId', '=', d),
    )
    .innerJoin('cadres', (join) =>
      join.onRef('cadres.id', '=', 'rows.cadreId').on('cadres.districtId', '=', d),
    )
    .select(RUN.map((column) => `runs.${column}` as const))
    .select(['runs.state', 'runs.seal', 'runs.recused'])
    .select(['rows.cadreId', 'rows.result', 'cadres.name'])
    .where(sql<boolean>`${recordId} = any(rows.rests_on)`)
    .where(resultsIn(actor).rows)
    .orderBy('runs.startedAt', 'desc')
    .orderBy('runs.id', 'desc')
    .orderBy('cadres.ordinal')
    .limit(500)
    .execute()
  const avoided = await avoidedIn(db, actor, [...new Set(rows.map(({ id }) => id))])
  return rows.map(({ cadreId, name, result, ...run }) => ({
    run: runFrom(run),
    cadreId,
    name,
    result: resultFor(avoided(run.id), result),
  }))
}
