import { Refusal, reason } from '@zhishi/domain/kernel/refusal.ts'
import type { Tx } from '../platform/database.ts'
import { conflict } from '../platform/problems.ts'
import type { Doer } from '../platform/trail.ts'
import type { KeptFile } from './samples.ts'
import { dropShown } from './shown.ts'
import { type Batch, findBatch, insertBatch, insertFile, moveBatch } from './store.ts'

/** States in which what was handed in may still change. */
const OPEN = ['reading', 'ready', 'failed'] as const

export interface Beginning {
  readonly id: string
  readonly year: number | null
  readonly sample: boolean
  readonly files: readonly KeptFile[]
}

/** Begins a batch; the same begun twice is one. */
export async function beginBatch(
  tx: Tx,
  { id, year, sample, files }: Beginning,
  { districtId, accountId, name }: Doer,
  now: Date,
): Promise<Batch> {
  const batch: Batch = {
    districtId,
    id,
    state: 'reading',
    createdAt: now,
    accountId,
    actor: name,
    sample,
    year,
    answers: {},
    reading: null,
    sheets: [],
    plan: null,
    failure: null,
    confirmedAt: null,
  }
  if (!(await insertBatch(tx, batch))) {
    const before = await findBatch(tx, districtId, id)
    if (before.sample !== sample || before.year !== year) throw conflict('batch.already-begun')
    return before
  }
  for (const file of files) await addFile(tx, batch, file, now)
  return batch
}

/** Adds a file to a batch that is still open; what was shown of it no longer holds. */
export async function addFile(tx: Tx, batch: Batch, file: KeptFile, now: Date): Promise<void> {
  const { districtId, id: batchId } = batch
  await reopen(tx, batch, {})
  await insertFile(tx, { districtId, batchId, ...file, addedAt: now })
  await dropShown(tx, districtId, batchId)
}

/** Takes answers; the batch is to be compared again. */
export async function answerBatch(
  tx: Tx,
  batch: Batch,
  answers: Readonly<Record<string, string>>,
  year: number | null | undefined,
): Promise<void> {
  const given = { ...(batch.answers as Record<string, string>), ...answers }
  await reopen(tx, batch, { answers: given, ...(year === undefined ? {} : { year }) })
}

async function reopen(tx: Tx, batch: Batch, changes: Partial<Batch>): Promise<void> {
  const { districtId, id } = batch
  const reading = { state: 'reading', reading: null, plan: null, failure: null } as const
  if (!(await moveBatch(tx, districtId, id, OPEN, { ...changes, ...reading })))
    throw new Refusal(reason('batch.closed'))
}

/** Puts a batch aside for good; one that is confirmed stays. */
export async function cancelBatch(tx: Tx, { districtId, id }: Batch): Promise<void> {
  const cancelled = { state: 'cancelled', failure: null } as const
  if (!(await moveBatch(tx, districtId, id, [...OPEN, 'confirming', 'cancelled'], cancelled)))
    throw new Refusal(reason('batch.closed'))
}
