import type { Actor } from '@zhishi/domain/access/actor.ts'
import type { Run, RunState, Seal } from '@zhishi/domain/evaluation/run.ts'
import { sql } from 'kysely'
import type { Database, Tx } from '../platform/database.ts'
import { sealOf, stateOf } from './decided.ts'
import { schemeKey } from './schemes.ts'
import { kinIn, type Reader, resultsIn } from './sight.ts'
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
