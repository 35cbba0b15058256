import type { Sealing } from '@zhishi/domain/decisions/api.ts'
import { cannotSeal, countsOf, sealText } from '@zhishi/domain/decisions/sealing.ts'
import { refuseIf } from '@zhishi/domain/kernel/refusal.ts'
import { recognition } from '@zhishi/domain/outcomes/outcome.ts'
import { sql } from 'kysely'
import { hashOf } from '../evaluation/hash.ts'
import { type FoundRun, runFrom } from '../evaluation/runs.ts'
import type { Tx } from '../platform/database.ts'
import { enterFacts } from '../platform/facts.ts'
import { newId } from '../platform/ids.ts'
import { type Asked, act, cannotHaveMet } from './acting.ts'
import { type FoundAct, actsOf } from './acts.ts'
import type { FoundMeeting } from './meeting.ts'
import type { RunRecognitionsTable, RunSealsTable } from './tables.ts'

type Entered = Pick<RunRecognitionsTable, 'cadreId' | 'recognitionId' | 'stood'>

/** The hash of a run with all that was done about it, as it stands in the database. */
export function hashOfSeal(
  found: FoundRun,
  acts: readonly FoundAct[],
  { counts, recognitions }: Pick<RunSealsTable, 'counts'> & { recognitions: readonly Entered[] },
): string {
  const { state: _, seal: __, coverage: ___, recused: ____, ...run } = runFrom(found)
  return hashOf(
    sealText({
      run,
      acts: acts.map(({ at, actor, decidedOn, ...one }) => ({
        ...one,
        at: at.toISOString(),
        by: actor,
        on: decidedOn,
      })),
      counts,
      recognitions: recognitions.map(({ cadreId, recognitionId, stood }) => ({
        cadreId,
        recognitionId,
        stood,
      })),
    }),
  )
}

/**
 * Seals a run: enters the recognitions that were decided, and binds the run and every act into one
 * hash. Gives the hash, which the trail keeps as well.
 */
export async function seal(asked: Asked, input: Sealing): Promise<string> {
  const { tx, actor, now, runId } = asked
  const { districtId } = actor
  const what = { kind: 'sealed', asked: input, body: input.body, on: input.on } as const
  const { meeting, number, isNew } = await act(asked, what, (before) => {
    refuseIf(cannotSeal({ ...before, state: before.run.state }, before.judge))
    refuseIf(cannotHaveMet(input.on, now))
  })
  if (!isNew) return sealed(tx, districtId, runId)
  const recognitions = await enterRecognitions(asked, meeting)
  const counts = countsOf(meeting.rows, meeting.standing)
  const acts = await actsOf(tx, districtId, runId)
  const hash = hashOfSeal(meeting.found, acts, { counts, recognitions })
  await tx
    .insertInto('runSeals')
    .values({
      districtId,
      runId,
      number,
      opened: true,
      closed: true,
      hash,
      counts: sql`${JSON.stringify(counts)}::jsonb`,
    })
    .execute()
  if (recognitions.length > 0)
    await tx
      .insertInto('runRecognitions')
      .values(recognitions.map((one, i) => ({ districtId, runId, place: i + 1, ...one })))
      .execute()
  return hash
}

async function sealed(tx: Tx, districtId: number, runId: string): Promise<string> {
  const { hash } = await tx
    .selectFrom('runSeals')
    .select('hash')
    .where('districtId', '=', districtId)
    .where('runId', '=', runId)
    .executeTakeFirstOrThrow()
  return hash
}

/** The recognitions of a sealed run as facts, each with the decision as its basis; one that stands stays. */
async function enterRecognitions(
  { tx, actor, now }: Asked,
  { run, standing, acts }: FoundMeeting,
): Promise<(Entered & { decidedIn: number })[]> {
  const decided = [...standing.values()].filter(({ verdict }) => verdict === 'recognised')
  const year = Number(run.period.slice(0, 4))
  const before = await tx
    .selectFrom('recognitions')
    .select(['id', 'cadreId'])
    .where('districtId', '=', actor.districtId)
    .where('year', '=', year)
    .where('withdrawnAt', 'is', null)
    .execute()
  const known = new Map(before.map(({ id, cadreId }) => [cadreId, id]))
  const entered = decided.map(({ cadreId, decidedIn }) => {
    const met = acts.find(({ number }) => number === decidedIn)
    const basis = `${met?.body ?? ''} ${met?.decidedOn ?? ''} 研究认定（${run.period} ${run.scheme} 评价）`
    const id = known.get(cadreId)
    const recognitionId = id ?? newId(now.getTime())
    return { cadreId, decidedIn, stood: id !== undefined, recognitionId, basis }
  })
  const added = entered
    .filter(({ stood }) => !stood)
    .map(({ recognitionId, cadreId, basis }) => ({
      id: recognitionId,
      content: { cadreId, year, note: basis },
    }))
  if (added.length > 0)
    await enterFacts(tx, recognition, added, {
      by: actor,
      at: now,
      reason: `${run.period} ${run.scheme} 评价封存`,
    })
  return entered.map(({ cadreId, decidedIn, recognitionId, stood }) => ({
    cadreId,
    decidedIn,
    recognitionId,
    stood,
  }))
}
