import { Refusal, reason } from '@zhishi/domain/kernel/refusal.ts'
import { factOf } from '@zhishi/domain/app/facts.ts'
import type { Change } from '@zhishi/domain/intake/batch.ts'
import { sql } from 'kysely'
import { type Tx, transaction } from '../platform/database.ts'
import type { Writing } from '../platform/factVersions.ts'
import { correctFacts, enterFacts } from '../platform/facts.ts'
import { Problem } from '../platform/problems.ts'
import { refreshStatistics } from '../platform/statistics.ts'
import { type Doer, record } from '../platform/trail.ts'
import { type Bench, type Prepared, keepShown, prepareBatch, readBatch } from './reading.ts'
import type { Run } from './running.ts'
import {
  type Batch,
  filesOf,
  findBatch,
  makeTurn,
  moveBatch,
  revisionOf,
  takeTurn,
} from './store.ts'
import { sumOf } from './work.ts'
import { atWork, partsOf } from './worker.ts'

/**
 * Writes a batch: compared once more with what is on record now, and only if it would write what was
 * shown. Everything in one transaction, under the district's turn, so that two confirmations at once
 * write once, and one that is cut off leaves nothing behind and is simply run again. `shown` is the
 * comparison that was shown, where it is still at hand; it serves as long as nothing has been recorded since.
 */
export async function confirmBatch(
  bench: Bench,
  batchId: string,
  by: Doer,
  run: Run,
  shown?: Prepared,
): Promise<void> {
  const { db, logError } = bench
  const { districtId } = by
  try {
    await makeTurn(db, districtId)
    await atWork(() => transaction(db, (tx) => writeBatch(bench, tx, batchId, by, run, shown)))
    await refreshStatistics(db)
  } catch (error) {
    const code = codeOf(error)
    if (code === 'batch.cancelled') return
    if (code === 'batch.broken') logError(error, batchId)
    // Under the turn again, so that a confirmation that somebody else has begun meanwhile is not disturbed.
    await transaction(db, async (tx) => {
      await takeTurn(tx, districtId)
      await moveBatch(tx, districtId, batchId, ['confirming'], { state: 'ready', failure: code })
    })
    if (code === 'batch.plan-changed') await showAnew(bench, districtId, batchId, run)
  }
}

async function writeBatch(
  bench: Bench,
  tx: Tx,
  batchId: string,
  by: Doer,
  run: Run,
  shown: Prepared | undefined,
): Promise<void> {
  const { db, clock } = bench
  const { districtId } = by
  // The turn may be waited for, and the comparison runs while the transaction is open.
  await sql`set local lock_timeout = 0`.execute(tx)
  await sql`set local statement_timeout = 0`.execute(tx)
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx)
  await takeTurn(tx, districtId)
  // Said at once and to everybody, and only by whoever has the turn: `confirming` left by a program
  // that died is taken over here.
  const began = await moveBatch(db, districtId, batchId, ['ready', 'confirming'], {
    state: 'confirming',
    failure: null,
  })
  if (!began) return
  const batch = await findBatch(db, districtId, batchId)
  const isCurrent = shown?.revision === (await revisionOf(tx, districtId))
  const prepared =
    shown && isCurrent ? shown : await prepareBatch(bench, tx, batch, { signal: run.abort.signal })
  try {
    if (prepared.plan !== batch.plan) return await showChanged(tx, batch, prepared)
    const at = clock()
    Object.assign(run, { done: 0, total: prepared.changes })
    await writeChanges(tx, prepared, { by, at, batchId }, run)
    await recordConfirmation(tx, batch, prepared, by, at)
    const confirmed = { state: 'confirmed', confirmedAt: at } as const
    if (!(await moveBatch(tx, districtId, batchId, ['confirming'], confirmed)))
      throw new Refusal(reason('batch.cancelled'))
  } finally {
    if (prepared !== shown) await prepared.working.end()
  }
}

async function showChanged(tx: Tx, batch: Batch, prepared: Prepared): Promise<void> {
  await keepShown(tx, batch, prepared)
  const { sheets, plan } = prepared
  const back = { state: 'ready', failure: 'batch.plan-changed', sheets, plan } as const
  await moveBatch(tx, batch.districtId, batch.id, ['confirming'], back)
}

/** Somebody wrote between comparing and writing: what is shown is read anew, and why is said. */
async function showAnew(
  bench: Bench,
  districtId: number,
  batchId: string,
  run: Run,
): Promise<void> {
  await readBatch(bench, districtId, batchId, run)
  const said = { state: 'ready', failure: 'batch.plan-changed' } as const
  await moveBatch(bench.db, districtId, batchId, ['ready'], said)
}

async function writeChanges(tx: Tx, prepared: Prepared, writing: Writing, run: Run): Promise<void> {
  for await (const part of partsOf<Change>(prepared.working, 'changes', prepared.changes)) {
    for (const alike of runsOf(part)) {
      if (run.abort.signal.aborted) throw new Refusal(reason('batch.cancelled'))
      await writeAlike(tx, alike, writing)
      run.done += alike.length
    }
  }
}

/** Neighbours of one kind and act, so that each statement writes many. */
function runsOf(changes: readonly Change[]): Change[][] {
  const runs: Change[][] = []
  for (const change of changes) {
    const last = runs.at(-1)
    if (last?.[0]?.noun === change.noun && last[0].act === change.act) last.push(change)
    else runs.push([change])
  }
  return runs
}

async function writeAlike(tx: Tx, changes: readonly Change[], writing: Writing): Promise<void> {
  const [first] = changes
  const fact = first && factOf(first.noun)
  if (!fact) throw new Error(`the batch holds ${first?.noun}, which is no kind of fact`)
  const entries = changes.map(({ id, content, flags, file, sheet, row, version }) => ({
    id,
    content,
    flags,
    source: { file, sheet, row },
    version: version ?? 0,
  }))
  if (first.act === 'enter') await enterFacts(tx, fact, entries, writing)
  else await correctFacts(tx, fact, entries, writing)
}

async function recordConfirmation(
  tx: Tx,
  batch: Batch,
  { sheets }: Prepared,
  by: Doer,
  at: Date,
): Promise<void> {
  const files = await filesOf(tx, batch.districtId, batch.id)
  await record(tx, by, at, {
    act: 'confirm batch',
    outcome: 'done',
    noun: 'batch',
    recordId: batch.id,
    particulars: {
      ...sumOf(sheets.map(({ counts }) => counts)),
      files: files.map(({ name, sha256 }) => ({ name, sha256 })),
    },
  })
}

/** Somebody else wrote meanwhile: the same name, the same key, a further version. */
const MEANWHILE: unknown[] = ['23505', '23503']
const DISK_FULL: unknown[] = ['53100', 'ENOSPC']

function codeOf(error: unknown): string {
  if (error instanceof Refusal) return error.reason.code
  if (error instanceof Problem && error.status === 409) return 'batch.plan-changed'
  const state = (error as { code?: unknown } | null)?.code
  if (MEANWHILE.includes(state)) return 'batch.plan-changed'
  return DISK_FULL.includes(state) ? 'batch.disk-full' : 'batch.broken'
}
