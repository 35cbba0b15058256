import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Session } from './program.ts'

interface Job {
  readonly state: string
  readonly done: number
  readonly total: number
  readonly bytes: number | null
}

/** All write-ups of the district in one job, as the clerk asks for it: how many a minute, how large. */
export async function measureWriteUps(clerk: Session) {
  const path = `/paper-jobs/${randomUUID()}`
  const start = performance.now()
  await clerk.json('PUT', path, { period: null, sources: true })
  for (;;) {
    const job = await clerk.json<Job>('GET', path)
    if (job.state === 'failed') throw new Error(JSON.stringify(job))
    if (job.state === 'done') {
      const seconds = (performance.now() - start) / 1000
      return {
        writeUps: job.done,
        seconds: Number(seconds.toFixed(1)),
        perMinute: Math.round((job.done * 60) / seconds),
        zipMegabytes: Number(((job.bytes ?? 0) / 1024 / 1024).toFixed(1)),
      }
    }
    await pause(200)
  }
}
