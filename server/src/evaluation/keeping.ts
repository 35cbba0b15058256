import type { NewRun } from '@zhishi/domain/evaluation/run.ts'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { canonicalText } from '@zhishi/domain/evaluation/canonical.ts'
import type { Evidence } from '@zhishi/domain/evaluation/evidence.ts'
import type { HeadResult, LeadResult, Result } from '@zhishi/domain/evaluation/result.ts'
import { coverageOf } from '@zhishi/domain/evaluation/coverage.ts'
import { recordsIn, standingIn } from '@zhishi/domain/evaluation/row.ts'
import { Scheme } from '@zhishi/domain/evaluation/scheme.ts'
import type { Database, Tx } from '../platform/database.ts'
import { notFound } from '../platform/problems.ts'
import type { Doer } from '../platform/trail.ts'
import { hashOf } from './hash.ts'
import { type FoundRun, RUN, progressIn } from './runs.ts'
import { keepScheme } from './schemes.ts'

type Db = Database | Tx

export interface NewResult {
  readonly id: string
  readonly asked: NewRun
  readonly scheme: Scheme
  readonly evidence: Evidence
  readonly result: Result
  readonly asOf: Date
}

/** Keeps a run: what was asked, what was known, what came of it, and what rests on what. */
export async function saveRun(tx: Db, by: Doer, at: Date, made: NewResult): Promise<void> {
  const { districtId } = by
  const inputs = canonicalText(made.evidence)
  await keepScheme(tx, districtId, made.scheme, at)
  await tx
    .insertInto('evaluationRuns')
    .values({
      districtId,
      id: made.id,
      kind: made.result.kind,
      scheme: made.scheme.id,
      schemeVersion: made.scheme.version,
      period: made.asked.period,
      asked: sql`${canonicalText(made.asked)}::jsonb`,
      asOf: made.asOf,
      startedAt: at,
      accountId: by.accountId,
      actor: by.name,
      inputs: gzipSync(inputs, { level: 1 }),
      inputsHash: hashOf(inputs),
      resultHash: hashOf(canonicalText(made.result)),
      groups: sql`${JSON.stringify('groups' in made.result ? made.result.groups : [])}::jsonb`,
      coverage: sql`${JSON.stringify(coverageOf(made.result))}::jsonb`,
      follows: made.asked.follows ?? null,
    })
    .execute()
  const people: readonly (HeadResult | LeadResult)[] = made.result.people
  for (let start = 0; start < people.length; start += 500) {
    await saveResults(tx, districtId, made.id, people.slice(start, start + 500))
  }
}

async function saveResults(
  tx: Db,
  districtId: number,
  runId: string,
  results: readonly (HeadResult | LeadResult)[],
): Promise<void> {
  const given = results.map((result) => ({
    district_id: districtId,
    run_id: runId,
    cadre_id: result.cadreId,
    standing: standingIn(result),
    result,
    rests_on: recordsIn(result).map(({ id }) => id),
  }))
  await sql`
    insert into evaluation_results (district_id, run_id, cadre_id, standing, result, rests_on)
    select given.district_id, given.run_id, given.cadre_id, given.standing, given.result,
      given.rests_on
    from json_to_recordset(${JSON.stringify(given)}::json)
      as given (district_id integer, run_id uuid, cadre_id uuid, standing jsonb, result json,
        rests_on uuid[])`.execute(tx)
}

/** What a run was computed from, as it was kept. */
export async function keptInputs(
  db: Db,
  districtId: number,
  id: string,
): Promise<{ run: FoundRun; inputs: string; scheme: Scheme }> {
  const row = await db
    .selectFrom('evaluationRuns as runs')
    .innerJoin('schemes', (join) =>
      join
        .onRef('schemes.districtId', '=', 'runs.districtId')
        .onRef('schemes.scheme', '=', 'runs.scheme')
        .onRef('schemes.version', '=', 'runs.schemeVersion')
        .on('schemes.districtId', '=', districtId),
    )
    .select(RUN.map((column) => `runs.${column}` as const))
    .select(progressIn({ districtId, cadreId: null }))
    .select(['runs.inputs', 'schemes.content'])
    .where('runs.districtId', '=', districtId)
    .where('runs.id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound()
  const { inputs, content, ...run } = row
  return { run, inputs: gunzipSync(inputs).toString('utf8'), scheme: Scheme.parse(content) }
}
