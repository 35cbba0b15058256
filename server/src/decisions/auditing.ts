import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import type { Audit, AuditedRun } from '@zhishi/domain/decisions/api.ts'
import { keyOf, standingAfter } from '@zhishi/domain/decisions/standing.ts'
import { canonicalText } from '@zhishi/domain/evaluation/canonical.ts'
import type { HeadResult, LeadResult } from '@zhishi/domain/evaluation/result.ts'
import { recordsIn, standingIn } from '@zhishi/domain/evaluation/row.ts'
import { hashOf } from '../evaluation/hash.ts'
import { computeAgain, recompute } from '../evaluation/running.ts'
import { progressIn, type FoundRun, RUN, findRun, runFrom } from '../evaluation/runs.ts'
import type { Database, Tx } from '../platform/database.ts'
import { Problem, notFound } from '../platform/problems.ts'
import { type FoundAct, actsOf } from './acts.ts'
import { hashOfSeal } from './sealing.ts'
import type { RunRecognitionsTable } from './tables.ts'

type Db = Database | Tx

/**
 * The sealed runs of the district, latest first: numbers and hashes, nobody's content. Whose kin are
 * judged in a run does not audit it: what it decided in all would tell what it decided on them.
 */
export async function listAudited(db: Db, actor: Actor): Promise<AuditedRun[]> {
  const { districtId } = actor
  const rows = await db
    .selectFrom('evaluationRuns as runs')
    .innerJoin('runSeals as seals', (join) =>
      join.onRef('seals.runId', '=', 'runs.id').on('seals.districtId', '=', districtId),
    )
    .innerJoin('runActs as acts', (join) =>
      join
        .onRef('acts.runId', '=', 'seals.runId')
        .onRef('acts.number', '=', 'seals.number')
        .on('acts.districtId', '=', districtId),
    )
    .select(RUN.map((column) => `runs.${column}` as const))
    .select(progressIn(actor))
    .select('seals.counts')
    .where('runs.districtId', '=', districtId)
    .orderBy('acts.at', 'desc')
    .orderBy('runs.id', 'desc')
    .execute()
  return rows.flatMap(({ counts, ...found }) => {
    if (found.recused > 0) return []
    const { id, kind, scheme, period, follows, seal, inputsHash, resultHash } = runFrom(found)
    return seal ? [{ id, kind, scheme, period, follows, seal, inputsHash, resultHash, counts }] : []
  })
}

/** Checks a sealed run anew. What was altered so that it cannot even be read is told as altered. */
export async function audit(db: Db, actor: Actor, id: string, now: Date): Promise<Audit> {
  const { districtId } = actor
  const found = await findRun(db, actor, id)
  const seal = found?.recused === 0 && (await sealRow(db, districtId, id))
  if (!found || !seal) throw notFound()
  const again = await unlessUnreadable(() => recompute(db, districtId, id))
  const inputs = again?.inputsHash === found.inputsHash
  const acts = await actsOf(db, districtId, id)
  return {
    id,
    at: now.toISOString(),
    inputs,
    result: again?.resultHash === found.resultHash,
    shown: (await unlessUnreadable(() => isShown(db, districtId, found))) ?? false,
    ledgers: again?.ledgersAgree ?? false,
    seal: hashOfSeal(found, acts, seal) === seal.hash && areAsDecided(seal.recognitions, acts),
    trail: await isOnTrail(db, districtId, id, seal.hash),
  }
}

/** Undefined where the kept bytes are no longer what they were; the database's own troubles go on. */
async function unlessUnreadable<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    const { code } = error as { code?: unknown }
    const isSqlState = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)
    if (error instanceof Problem || isSqlState) throw error
    return undefined
  }
}

async function sealRow(db: Db, districtId: number, runId: string) {
  const seal = await db
    .selectFrom('runSeals')
    .select(['hash', 'counts'])
    .where('districtId', '=', districtId)
    .where('runId', '=', runId)
    .executeTakeFirst()
  if (!seal) return undefined
  const recognitions = await db
    .selectFrom('runRecognitions')
    .select(['cadreId', 'recognitionId', 'stood', 'decidedIn'])
    .where('districtId', '=', districtId)
    .where('runId', '=', runId)
    .orderBy('place')
    .execute()
  return { ...seal, recognitions }
}

/** Whether each recognition names the act that decided it; the acts are under the seal. */
function areAsDecided(
  recognitions: readonly Pick<RunRecognitionsTable, 'cadreId' | 'decidedIn'>[],
  acts: readonly FoundAct[],
): boolean {
  const standing = standingAfter(acts)
  return recognitions.every(
    ({ cadreId, decidedIn }) =>
      standing.get(keyOf({ cadreId, matter: 'recognition' }))?.decidedIn === decidedIn,
  )
}

/** Whether the lines and lineages that pages show are the result that the run has the hash of. */
async function isShown(db: Db, districtId: number, run: FoundRun): Promise<boolean> {
  const rows = await db
    .selectFrom('evaluationResults')
    .select(['cadreId', 'standing', 'result', 'restsOn'])
    .where('districtId', '=', districtId)
    .where('runId', '=', run.id)
    .orderBy('cadreId')
    .execute()
  const people: readonly (HeadResult | LeadResult)[] = rows.map(({ result }) => result)
  const { result: again } = await computeAgain(db, districtId, run.id)
  const whole = {
    ...again,
    kind: run.kind,
    scheme: { id: run.scheme, version: run.schemeVersion },
    period: run.period,
    ...(run.kind === 'heads' ? { groups: run.groups } : {}),
    people,
  }
  return (
    hashOf(canonicalText(whole)) === run.resultHash &&
    rows.every(
      ({ result, standing, restsOn }) =>
        canonicalText(standingIn(result)) === canonicalText(standing) &&
        isDeepStrictEqual(new Set(recordsIn(result).map((record) => record.id)), new Set(restsOn)),
    )
  )
}

/** Whether the trail, which is chained, holds the same seal of this run. */
async function isOnTrail(db: Db, districtId: number, id: string, hash: string): Promise<boolean> {
  const { rows } = await sql<{ hash: string | null }>`
    select t.particulars ->> 'hash' as hash from trail t
    where t.district_id = ${districtId} and t.record_id = ${id} and t.noun = 'run'
      and t.outcome = 'done' and t.particulars ->> 'hash' is not null`.execute(db)
  return rows.length > 0 && rows.every((row) => row.hash === hash)
}
