import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { PaperJob } from '@zhishi/domain/papers/api.ts'
import { numberInWords } from '@zhishi/domain/portraits/approving.ts'
import { cannotPortray } from '@zhishi/domain/portraits/writeUp.ts'
import type { Database } from '../platform/database.ts'
import type { Means } from '../platform/means.ts'
import { record as recordDeed } from '../platform/trail.ts'
import { kinFor } from '../platform/visibility.ts'
import { readPerson } from '../portraits/personRecord.ts'
import { standingVersion, writeUpFile } from '../portraits/writeUpFile.ts'
import { folderOf, resultOf } from './jobs.ts'
import type { PaperJobsTable } from './tables.ts'
import { writeZip } from './zipping.ts'

/**
 * The one loop that writes sets of papers. All it knows stands in the database and in a folder a job:
 * killed anywhere, the next start goes on behind the last paper that is there.
 */

type Means_ = Pick<Means, 'db' | 'data' | 'clock' | 'stopping'>

const place = (number: number): string => String(number).padStart(4, '0')

/** Without what no file system takes in a name, and short enough for all of them in bytes. */
const plainName = (name: string): string =>
  Array.from(name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').trim())
    .slice(0, 45)
    .join('')

type Left = PaperJob['leftOut'][number]
type Made = { readonly name: string; readonly file: Uint8Array } | { readonly left: Left }

interface Avoided {
  readonly own: string | null
  readonly kin: ReadonlySet<string>
}

/** One person's paper: the version that stands, else a draft; or why there is none. */
async function paperOn(
  db: Database,
  job: PaperJobsTable,
  number: number,
  now: Date,
  avoided: Avoided,
): Promise<Made> {
  const { districtId, period, sources } = job
  const cadreId = job.cadreIds[number] ?? ''
  const record = await readPerson(db, { districtId, cadreId, period })
  if (!record) return { left: { cadreId, name: '', why: 'not-found' } }
  const { name } = record.cadre
  if (avoided.own === cadreId) return { left: { cadreId, name, why: 'write-up.own' } }
  if (avoided.kin.has(cadreId)) return { left: { cadreId, name, why: 'write-up.about-kin' } }
  const why = cannotPortray(record)
  if (why) return { left: { cadreId, name, why: why.code } }
  const kept = await standingVersion(db, districtId, cadreId, period)
  const { file } = await writeUpFile(db, { districtId, record, period, kept, sources, now })
  const { decision } = kept ?? { decision: null }
  const stage =
    decision?.year && decision.number
      ? numberInWords(decision.year, decision.number)
      : kept
        ? `草稿第${kept.version}稿`
        : '草稿'
  const title = plainName([record.unit, name].filter(Boolean).join(' '))
  return { name: `${place(number + 1)} ${title}（${stage}）.docx`, file }
}

/** On whom no paper is written for who asked, as it stands at that moment. */
async function avoidedBy(
  db: Database,
  { districtId, accountId }: PaperJobsTable,
): Promise<Avoided> {
  const account = await db
    .selectFrom('accounts')
    .select('cadreId')
    .where('districtId', '=', districtId)
    .where('id', '=', accountId)
    .executeTakeFirst()
  const cadreId = account?.cadreId ?? null
  return { own: cadreId, kin: await kinFor(db, { districtId, cadreId }) }
}

/** Written aside and renamed, so that a paper that is there is there whole. */
async function keep(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const aside = join(folder, `${name}.part`)
  await writeFile(aside, bytes, { mode: 0o600 })
  await rename(aside, join(folder, name))
}

/** Whether the job still runs; tells how far it is. */
async function goesOn(db: Database, { districtId, id }: PaperJobsTable, done: number) {
  const { numUpdatedRows } = await db
    .updateTable('paperJobs')
    .set({ done })
    .where('districtId', '=', districtId)
    .where('id', '=', id)
    .where('state', '=', 'running')
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

async function* papersIn(folder: string, left: readonly Left[]) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.docx')).toSorted()
  for (const name of names) yield { name, bytes: await readFile(join(folder, name)) }
  // Who asked opens this file: that kin of his are left out stands on the page, for others.
  const told = left.filter(({ why }) => why !== 'write-up.about-kin')
  if (told.length > 0) {
    const lines = told.map(({ name, why }) => `${name}\t${why}`).join('\r\n')
    yield { name: '未生成名单.txt', bytes: Buffer.from(`\uFEFF${lines}`) }
  }
}

/** Works on a job until it is done, cancelled, or the program stops. */
export async function workOn({ db, data, clock, stopping }: Means_, job: PaperJobsTable) {
  const folder = folderOf(data, job)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // What was being written when the program was killed is not there.
  const whole = (await readdir(folder)).filter((name) => !name.endsWith('.part'))
  const there = new Set(whole.map((name) => name.slice(0, 4)))
  for (let number = 0; number < job.cadreIds.length; number += 1) {
    if (stopping.aborted) return
    if (!there.has(place(number + 1))) {
      const made = await paperOn(db, job, number, clock(), await avoidedBy(db, job))
      if ('left' in made)
        await keep(folder, `${place(number + 1)}.left`, Buffer.from(JSON.stringify(made.left)))
      else await keep(folder, made.name, made.file)
    }
    if (!(await goesOn(db, job, number + 1))) {
      await rm(folder, { recursive: true, force: true })
      return
    }
    // The people at the pages come first.
    await pause(0)
  }
  const names = await readdir(folder)
  const left = await Promise.all(
    names
      .filter((name) => name.endsWith('.left'))
      .toSorted()
      .map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as Left),
  )
  const bytes = await writeZip(resultOf(data, job), papersIn(folder, left), clock())
  await finish(db, job, { state: 'done', bytes, left }, clock())
  await rm(folder, { recursive: true, force: true })
}

async function finish(
  db: Database,
  { districtId, id, accountId, actor }: PaperJobsTable,
  { state, bytes, left }: { state: 'done' | 'failed'; bytes: number | null; left: readonly Left[] },
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('paperJobs')
      .set({
        state,
        bytes,
        endedAt: now,
        leftOut: JSON.stringify(left) as unknown as PaperJob['leftOut'],
      })
      .where('districtId', '=', districtId)
      .where('id', '=', id)
      .where('state', '=', 'running')
      .execute()
    await recordDeed(tx, { districtId, accountId, name: actor }, now, {
      act: 'write-ups of the district',
      outcome: 'done',
      noun: 'paperJob',
      recordId: id,
      particulars: { state, bytes, leftOut: left.length },
    })
  })
}

/** The first job of a district that waits becomes this program's; undefined where none does. */
async function claim(db: Database, districtId: number, now: Date) {
  const next = await db
    .selectFrom('paperJobs')
    .select('id')
    .where('districtId', '=', districtId)
    .where('state', '=', 'queued')
    .orderBy('askedAt')
    .limit(1)
    .executeTakeFirst()
  if (!next) return undefined
  return db
    .updateTable('paperJobs')
    .set({ state: 'running', begunAt: now, done: 0 })
    .where('districtId', '=', districtId)
    .where('id', '=', next.id)
    .where('state', '=', 'queued')
    .returningAll()
    .executeTakeFirst()
}

/** What an earlier run of this program left under way goes back into the line. */
const release = (db: Database, districtId: number) =>
  db
    .updateTable('paperJobs')
    .set({ state: 'queued' })
    .where('districtId', '=', districtId)
    .where('state', '=', 'running')
    .execute()

/** Results older than seven days are removed. */
async function tidy({ db, data }: Means_, districtId: number, now: Date): Promise<void> {
  const old = await db
    .selectFrom('paperJobs')
    .select('id')
    .where('districtId', '=', districtId)
    .where('bytes', 'is not', null)
    .where('endedAt', '<', new Date(now.getTime() - 7 * 86_400_000))
    .execute()
  for (const { id } of old) {
    await rm(resultOf(data, { districtId, id }), { force: true })
    await db
      .updateTable('paperJobs')
      .set({ bytes: null })
      .where('districtId', '=', districtId)
      .where('id', '=', id)
      .execute()
  }
}

const awake = new Set<() => void>()
/** A job was asked for: no need to wait for the next look. */
export const wakeWorkers = (): void => {
  for (const wake of awake) wake()
}

/** Starts the loop; `stop` waits until the paper under way is written. */
export function startPaperWork(means: Means_, logError: (error: unknown) => void, every = 5_000) {
  const { db, clock, stopping } = means
  let first = true
  let wake = () => {}
  const stopped = new AbortController()
  const ends = () => stopping.aborted || stopped.signal.aborted
  const round = async (): Promise<void> => {
    const districts = await db.selectFrom('districts').select('id').execute()
    for (const { id } of districts) {
      if (first) await release(db, id)
      await tidy(means, id, clock())
      for (let job = await claim(db, id, clock()); job && !ends(); ) {
        await workOn(
          { ...means, stopping: AbortSignal.any([stopping, stopped.signal]) },
          job,
        ).catch(async (error: unknown) => {
          logError(error)
          if (job && !ends())
            await finish(db, job, { state: 'failed', bytes: null, left: [] }, clock())
        })
        job = ends() ? undefined : await claim(db, id, clock())
      }
    }
    first = false
  }
  const loop = async (): Promise<void> => {
    while (!ends()) {
      await round().catch(logError)
      if (ends()) return
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, every)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }
  const nudge = () => setTimeout(() => wake(), 50)
  awake.add(nudge)
  const running = loop()
  return {
    async stop(): Promise<void> {
      awake.delete(nudge)
      stopped.abort()
      wake()
      await running
    },
  }
}
