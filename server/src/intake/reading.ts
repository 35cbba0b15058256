import { Refusal, reason } from '@zhishi/domain/kernel/refusal.ts'
import { FACTS } from '@zhishi/domain/app/facts.ts'
import type { ChangeView, FindingView } from '@zhishi/domain/intake/api.ts'
import type { OnRecord } from '@zhishi/domain/intake/batch.ts'
import { type Database, type Tx, transaction } from '../platform/database.ts'
import { allFacts } from '../platform/facts.ts'
import { placeOf } from '../platform/files.ts'
import { newId } from '../platform/ids.ts'
import type { Means } from '../platform/means.ts'
import type { Run } from './running.ts'
import { dropShown, insertChanges, insertFindings } from './shown.ts'
import { type Batch, districtWords, filesOf, findBatch, moveBatch, revisionOf } from './store.ts'
import type { HandedIn, Summary } from './work.ts'
import { Overwhelmed, type Watching, type Working, atWork, partsOf, startWorker } from './worker.ts'

export type Bench = Pick<Means, 'db' | 'data' | 'clock' | 'logError'>

/** Everything on record that rows may name or repeat. */
export async function recordOf(db: Database | Tx, districtId: number): Promise<OnRecord> {
  const record = new Map<string, Awaited<ReturnType<typeof allFacts>>>()
  for (const fact of FACTS) record.set(fact.noun, await allFacts(db, fact, districtId))
  return new Map(
    [...record].map(([noun, facts]) => [
      noun,
      facts.map(({ id, version, content }) => ({ id, version, content })),
    ]),
  )
}

export interface Prepared extends Summary {
  readonly working: Working
  /** How much was on record when the comparison began: as long as it is as much, the comparison holds. */
  readonly revision: number
}

/** What is read with what: files, and what the importer said beforehand. */
export interface Handing {
  readonly files: readonly HandedIn[]
  readonly districtId: number
  /** The district's name where it has no row yet. */
  readonly district?: string | undefined
  readonly year: number | undefined
  readonly answers?: Readonly<Record<string, string>>
  readonly batchId?: string
  readonly begunAt?: Date
}

/** Reads a batch's files and compares them with the record. */
export async function prepareBatch(
  bench: Pick<Bench, 'data' | 'clock'>,
  db: Database | Tx,
  batch: Batch,
  watching: Watching,
): Promise<Prepared> {
  const kept = await filesOf(db, batch.districtId, batch.id)
  const handing: Handing = {
    files: kept.map(({ name, sha256 }) => ({ name, path: placeOf(bench.data, sha256) })),
    districtId: batch.districtId,
    year: batch.year ?? undefined,
    answers: batch.answers as Record<string, string>,
    batchId: batch.id,
    begunAt: batch.createdAt,
  }
  return prepareFiles({ db, clock: bench.clock }, handing, watching)
}

/**
 * Reads files and compares them with the record, in a worker, which stays until it is ended. A file
 * that is too much for it is named and left out, and the others are read again.
 */
export async function prepareFiles(
  { db, clock }: { readonly db: Database | Tx; readonly clock: () => Date },
  handing: Handing,
  watching: Watching = {},
): Promise<Prepared> {
  const { districtId } = handing
  const begunAt = handing.begunAt ?? clock()
  const words = await districtWords(db, districtId)
  const asked = {
    ...words,
    district: words.district ?? handing.district,
    year: handing.year,
    answers: handing.answers ?? {},
    batchId: handing.batchId ?? newId(begunAt.getTime()),
    begunAt,
  }
  let { files } = handing
  // Counted before the record is read: what comes in between makes the comparison old, never wrong.
  const revision = await revisionOf(db, districtId)
  const record = await recordOf(db, districtId)
  for (;;) {
    const working = startWorker({ job: 'prepare', files, asked }, watching)
    try {
      await working.compareWith(record)
      return { ...(await working.hear('prepared')), working, revision }
    } catch (error) {
      await working.end()
      const file = error instanceof Overwhelmed ? error.file : undefined
      const isNew = files.some(({ name, refused }) => name === file && !refused)
      if (file === undefined || !isNew) throw error
      const refused = reason('upload.too-large', { file })
      files = files.map((one) => (one.name === file ? { ...one, refused } : one))
    }
  }
}

/** Keeps what is to be shown of a batch, in place of what was. */
export async function keepShown(tx: Tx, batch: Batch, prepared: Prepared): Promise<void> {
  const { districtId, id: batchId } = batch
  await dropShown(tx, districtId, batchId)
  let from = 0
  for await (const findings of partsOf<FindingView>(
    prepared.working,
    'findings',
    prepared.findings,
  )) {
    await insertFindings(tx, { districtId, batchId, from }, findings)
    from += findings.length
  }
  from = 0
  for await (const changes of partsOf<ChangeView>(prepared.working, 'views', prepared.changes)) {
    await insertChanges(tx, { districtId, batchId, from }, changes)
    from += changes.length
  }
}

const READABLE = ['reading', 'ready', 'failed'] as const

/**
 * Reads a batch and keeps what is to be shown. Ends in `ready` or `failed`; a batch that was cancelled
 * or is read anew meanwhile is left alone.
 */
export async function readBatch(
  bench: Bench,
  districtId: number,
  batchId: string,
  run: Run,
): Promise<void> {
  const { db, clock, logError } = bench
  const reading = newId(clock().getTime())
  const began = await moveBatch(db, districtId, batchId, READABLE, {
    state: 'reading',
    reading,
    failure: null,
  })
  if (!began) return
  try {
    await atWork(() => readAndKeep(bench, districtId, batchId, reading, run))
  } catch (error) {
    await fail(bench, districtId, batchId, reading, error).catch((trouble: unknown) =>
      logError(trouble, batchId),
    )
  }
}

async function readAndKeep(
  bench: Bench,
  districtId: number,
  batchId: string,
  reading: string,
  run: Run,
): Promise<void> {
  const { db } = bench
  const batch = await findBatch(db, districtId, batchId)
  const prepared = await prepareBatch(bench, db, batch, {
    signal: run.abort.signal,
    onProgress: (progress) => Object.assign(run, progress),
  })
  try {
    await transaction(db, async (tx) => {
      await keepShown(tx, batch, prepared)
      const { sheets, plan, failure } = prepared
      const read = failure
        ? ({ state: 'failed', sheets, failure } as const)
        : ({ state: 'ready', sheets, plan } as const)
      if (!(await moveBatch(tx, districtId, batchId, ['reading'], read, reading)))
        throw new Refusal(reason('batch.cancelled'))
    })
  } finally {
    await prepared.working.end()
  }
}

async function fail(
  { db, logError }: Bench,
  districtId: number,
  batchId: string,
  reading: string,
  error: unknown,
): Promise<void> {
  const code =
    error instanceof Refusal
      ? error.reason.code
      : error instanceof Overwhelmed
        ? 'upload.too-large'
        : 'batch.broken'
  if (code === 'batch.cancelled') return
  if (code === 'batch.broken') logError(error, batchId)
  await moveBatch(db, districtId, batchId, ['reading'], { state: 'failed', failure: code }, reading)
}
