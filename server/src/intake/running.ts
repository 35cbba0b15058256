import type { BatchView } from '@zhishi/domain/intake/api.ts'

/**
 * What this program is doing with batches at this moment. It is held in memory on purpose: after a
 * crash nothing is under way, and what the database says is where to go on from.
 */
export interface Run {
  readonly phase: 'reading' | 'confirming'
  readonly abort: AbortController
  readonly startedAt: number
  done: number
  total: number
  /** Resolves when it has come to an end, whichever. */
  finished: Promise<void>
}

const runs = new Map<string, Run>()
const keyOf = (districtId: number, batchId: string): string => `${districtId} ${batchId}`

export const runOf = (districtId: number, batchId: string): Run | undefined =>
  runs.get(keyOf(districtId, batchId))

/**
 * Starts work on a batch, or gives what is under way already. What was aborted comes to its end
 * first. When the program stops, so does the work.
 */
export function startRun(
  districtId: number,
  batchId: string,
  phase: Run['phase'],
  work: (run: Run) => Promise<void>,
  stopping?: AbortSignal,
): Run {
  const key = keyOf(districtId, batchId)
  const before = runs.get(key)
  if (before && !before.abort.signal.aborted) return before
  const run: Run = {
    phase,
    abort: new AbortController(),
    startedAt: performance.now(),
    done: 0,
    total: 0,
    finished: Promise.resolve(),
  }
  runs.set(key, run)
  const stop = () => run.abort.abort()
  stopping?.addEventListener('abort', stop, { once: true })
  run.finished = (before?.finished ?? Promise.resolve())
    .then(() => work(run))
    .finally(() => {
      stopping?.removeEventListener('abort', stop)
      if (runs.get(key) === run) runs.delete(key)
    })
  return run
}

/** How far it is, and how long it will take at this pace. */
export function progressOf({ done, total, startedAt }: Run): BatchView['progress'] {
  const seconds = (performance.now() - startedAt) / 1000
  const left = done === 0 || seconds < 0.5 ? null : Math.ceil((seconds * (total - done)) / done)
  return { done, total, secondsLeft: left }
}
