import type { Actor } from '@zhishi/domain/access/actor.ts'
import { lineFor, resultFor } from '@zhishi/domain/evaluation/recusing.ts'
import type { HeadResult, LeadResult } from '@zhishi/domain/evaluation/result.ts'
import type { Standing } from '@zhishi/domain/evaluation/row.ts'
import type { Run, RunRow } from '@zhishi/domain/evaluation/run.ts'
import { Category } from '@zhishi/domain/projects/project.ts'
import { UnitGroup } from '@zhishi/domain/units/unit.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Database, Tx } from '../platform/database.ts'
import { notFound } from '../platform/problems.ts'
import { progressIn, RUN, runFrom } from './runs.ts'
import { avoidedBy, avoidedIn, resultsIn } from './sight.ts'

type Db = Database | Tx

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
