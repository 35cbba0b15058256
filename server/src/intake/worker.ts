/* oxlint-disable unicorn/require-post-message-target-origin -- that is for windows, these are threads */
import { Worker } from 'node:worker_threads'
import { Refusal, reason } from '@zhishi/domain/kernel/refusal.ts'
import type { OnRecord } from '@zhishi/domain/intake/batch.ts'
import { gate } from '../platform/gate.ts'
import { busy } from '../platform/problems.ts'
import type { Ask, Job, Told } from './work.ts'

/** What a worker may use: a whole district's year needs a fifth of it. */
const LIMITS = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 16, stackSizeMb: 8 }
/** A worker that says nothing for so long will not come to an end. */
const SILENCE = 90_000
/** How long a worker that has nothing to do stays, warm for what often comes next: the confirmation. */
const WARM = 60_000

export interface Working {
  /** Hands over records, part by part, so that no single message holds the server up. */
  compareWith(record: OnRecord): Promise<void>
  /** Waits for something the worker tells; what it refuses is thrown. */
  hear<K extends Key>(key: K): Promise<Extract<Told, Record<K, unknown>>[K]>
  ask(ask: Ask): void
  end(): Promise<void>
}
type Key = Told extends infer T ? (T extends T ? keyof T : never) : never

export interface Watching {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: (progress: { done: number; total: number }) => void
}

/** Thrown when the worker died over a file: out of memory, or out of time. */
export class Overwhelmed extends Error {
  readonly file: string | undefined
  constructor(file: string | undefined) {
    super(`the worker was overwhelmed by ${file ?? 'its work'}`)
    this.file = file
  }
}

/** Starts a worker on a job. Whoever starts it ends it. */
export function startWorker(job: Job, { signal, onProgress }: Watching = {}): Working {
  const worker = takeWorker()
  let isBusy = true
  let reading: string | undefined
  let silence: NodeJS.Timeout | undefined
  const waiting = new Map<string, (value: unknown) => void>()
  const told = new Map<string, unknown[]>()
  let fail: (error: Error) => void = () => {}
  const failed = new Promise<never>((_, reject) => (fail = reject))
  // Whoever waits next hears of it; until then it must not end the program.
  failed.catch(() => {})
  const overwhelm = () => {
    fail(new Overwhelmed(reading))
    void worker.terminate()
  }
  // Only while something is waited for: a worker that nobody asks has nothing to say.
  const listen = () => {
    clearTimeout(silence)
    silence = waiting.size > 0 ? setTimeout(overwhelm, SILENCE) : undefined
  }
  const ask = (ask: Ask) => {
    if ('want' in ask) isBusy = true
    worker.postMessage(ask)
  }
  worker.on('message', (message: Told) => {
    listen()
    if ('progress' in message) return onProgress?.(message.progress)
    if ('reading' in message) return void (reading = message.reading)
    isBusy = false
    if ('refused' in message) return fail(new Refusal(message.refused))
    if ('broken' in message) return fail(new Error(message.broken))
    for (const [key, value] of Object.entries(message)) {
      const hearer = waiting.get(key)
      waiting.delete(key)
      if (hearer) hearer(value)
      else told.set(key, [...(told.get(key) ?? []), value])
    }
    listen()
  })
  worker.on('error', (error: Error & { code?: string }) =>
    fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Overwhelmed(reading) : error),
  )
  worker.on('exit', () => {
    isBusy = true
    fail(new Error('the worker ended'))
  })
  const stop = () => {
    fail(new Refusal(reason('batch.cancelled')))
    void worker.terminate()
  }
  if (signal?.aborted) stop()
  signal?.addEventListener('abort', stop, { once: true })
  ask({ job })
  return {
    ask,
    async compareWith(record) {
      for (const [noun, facts] of record) {
        for (let from = 0; from < facts.length; from += 2_000) {
          ask({ record: noun, facts: facts.slice(from, from + 2_000) })
          await new Promise((resolve) => setImmediate(resolve))
        }
      }
      ask({ go: true })
    },
    hear(key) {
      const [first, ...rest] = told.get(key) ?? []
      if (first !== undefined) {
        told.set(key, rest)
        return Promise.resolve(first as never)
      }
      const heard = new Promise<never>((resolve) => waiting.set(key, resolve as never))
      listen()
      return Promise.race([heard, failed])
    },
    async end() {
      signal?.removeEventListener('abort', stop)
      clearTimeout(silence)
      quieten(worker)
      if (isBusy) await worker.terminate()
      else keepWarm(worker)
    },
  }
}

let warm: { readonly worker: Worker; readonly cooling: NodeJS.Timeout } | undefined

function takeWorker(): Worker {
  if (!warm)
    return new Worker(new URL('./intake-worker.ts', import.meta.url), {
      resourceLimits: LIMITS,
      execArgv: [],
    })
  const { worker, cooling } = warm
  clearTimeout(cooling)
  quieten(worker)
  worker.ref()
  warm = undefined
  return worker
}

/** Takes off what listened to the last job, and nothing that the worker itself needs. */
function quieten(worker: Worker): void {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event)
}

/** Keeps one worker that has done its work, without what it worked on. */
function keepWarm(worker: Worker): void {
  if (warm) return void worker.terminate()
  worker.postMessage({ forget: true } satisfies Ask)
  worker.unref()
  const leave = () => {
    warm = undefined
    void worker.terminate()
  }
  worker.on('error', leave)
  worker.on('exit', leave)
  warm = { worker, cooling: setTimeout(leave, WARM).unref() }
}

/** Two workers at once and no more, whoever asks; the others wait. */
export const atWork = gate(2, 200, () => busy(10))

/** A job that gives a file and is done. */
export const fileFrom = (job: Job, record?: OnRecord): Promise<Uint8Array> =>
  atWork(async () => {
    const working = startWorker(job)
    try {
      if (record) await working.compareWith(record)
      return await working.hear('bytes')
    } finally {
      await working.end()
    }
  })

/** The items of a kind, part by part, as the worker made them. */
export async function* partsOf<T>(
  working: Working,
  want: 'findings' | 'views' | 'changes',
  total: number,
): AsyncGenerator<T[]> {
  for (let from = 0; from < total; ) {
    working.ask({ want, from })
    const items = (await working.hear('items')) as T[]
    if (items.length === 0) return
    yield items
    from += items.length
  }
}
