import { mkdtempSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import { papersApi } from '@zhishi/domain/papers/api.ts'
import { startPaperWork } from '../../src/papers/working.ts'
import { listJobs, resultOf } from '../../src/papers/jobs.ts'
import { type Person, world } from '../world.ts'
import { idOf } from '../worldFacts.ts'
import { readDocx } from './reading.ts'

const { as, app, clock, elsewhere } = await world()
const never = new AbortController().signal
const errors: unknown[] = []
const begin = (data = tmpdir(), now = () => clock.now) =>
  startPaperWork({ db: app, data, clock: now, stopping: never }, (error) => errors.push(error), 20)
const jobId = (last: number) => `0193c000-0000-7000-8000-0000000002${String(last).padStart(2, '0')}`
const start = (last: number, who: Person = 'clerk') =>
  as(who).ask(papersApi.startJob, {
    params: { id: jobId(last) },
    input: { period: '2024', sources: true },
  })
const look = async (last: number) =>
  (await as('clerk').ask(papersApi.job, { params: { id: jobId(last) } })).body
const until = async (last: number, state: string) => {
  for (let i = 0; i < 400; i += 1) {
    const job = await look(last)
    if (job.state === state) return job
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error(`${JSON.stringify(await look(last))} ${String(errors[0])}`)
}

describe('all write-ups of a district', () => {
  test('are written after the answer; one set at a time; the same request is the same set', async () => {
    const first = await start(1)
    expect(first.body).toMatchObject({ state: 'queued', done: 0 })
    expect(first.body.total).toBeGreaterThan(2)
    expect((await start(1)).body).toEqual(first.body)
    expect(await start(2)).toMatchObject({
      status: 409,
      body: { reason: { code: 'job.under-way' } },
    })
    const early = await as('clerk').ask(papersApi.jobFile, { params: { id: jobId(1) } })
    expect(early).toMatchObject({ status: 409, body: { reason: { code: 'job.no-file' } } })
  })

  test('what a killed program left half-done is gone on with, not begun again', async () => {
    const data = mkdtempSync(join(tmpdir(), 'zhishi-jobs-'))
    // Killed while it was at work: the row says so, and one paper is there.
    await app
      .updateTable('paperJobs')
      .set({ state: 'running' })
      .where('districtId', '=', 1)
      .execute()
    const { mkdir, writeFile } = await import('node:fs/promises')
    const folder = join(data, 'jobs', '1', jobId(1))
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, '0001 先前写好的（草稿）.docx'), 'kept')
    // And one that was being written when it was killed.
    await writeFile(join(folder, '0002 写到一半（草稿）.docx.part'), 'ha')
    const work = begin(data)
    const job = await until(1, 'done')
    await work.stop()
    expect(job).toMatchObject({
      done: job.total,
      secondsLeft: null,
      until: '2025-01-22T01:00:00.000Z',
    })
    const { readFile } = await import('node:fs/promises')
    const parts = unzipSync(await readFile(resultOf(data, { districtId: 1, id: jobId(1) })))
    expect(Object.keys(parts)).toContain('0001 先前写好的（草稿）.docx')
    const papers = Object.keys(parts).filter((name) => name.endsWith('.docx'))
    expect(papers.length + job.leftOut.length).toBe(job.total)
    const [, second = ''] = papers.toSorted()
    const { paragraphs, dangling } = readDocx(parts[second] ?? new Uint8Array())
    expect(paragraphs[0]).toMatch(/同志现实表现材料$/)
    expect(second).toContain(paragraphs[0]?.replace('同志现实表现材料', '') ?? 'nobody')
    expect(dangling).toEqual([])
    expect(await readdir(join(data, 'jobs', '1'))).toEqual([`${jobId(1)}.zip`])
    expect(errors).toEqual([])
  })

  test('are fetched by who drafts, whoever started them; and not after seven days', async () => {
    const work = begin()
    await start(3)
    await until(3, 'done')
    const fetched = await as('clerk').ask(papersApi.jobFile, { params: { id: jobId(3) } })
    expect(fetched.status).toBe(200)
    expect(Object.keys(unzipSync(await fetched.bytes())).length).toBeGreaterThan(2)
    for (const who of ['head', 'countyLeader', 'lead', 'auditor'] as const)
      expect((await as(who).ask(papersApi.jobFile, { params: { id: jobId(3) } })).status).toBe(403)
    expect((await elsewhere.ask(papersApi.jobFile, { params: { id: jobId(3) } })).status).toBe(404)
    await work.stop()
    const later = new Date('2025-01-22T01:00:01Z')
    expect((await listJobs(app, 1, later)).map(({ until: kept }) => kept)).toEqual([null, null])
    await begin(tmpdir(), () => later).stop()
    const gone = await as('clerk').ask(papersApi.jobFile, { params: { id: jobId(3) } })
    expect(gone).toMatchObject({ status: 409, body: { reason: { code: 'job.no-file' } } })
  })

  test('are not fetched by whom one of them is about, nor by kin; a set that he asked for leaves these out', async () => {
    const is = (cadreId: string | null) =>
      app
        .updateTable('accounts')
        .set({ cadreId })
        .where('districtId', '=', 1)
        .where('name', '=', '林清')
        .execute()
    const fetch = (last: number) =>
      as('clerk').ask(papersApi.jobFile, { params: { id: jobId(last) } })
    const work = begin()
    await start(6)
    await until(6, 'done')
    await is(idOf('cadre', '顾明'))
    expect(await fetch(6)).toMatchObject({
      status: 409,
      body: { reason: { code: 'job.own-paper' } },
    })
    await start(7)
    const { leftOut } = await until(7, 'done')
    expect(leftOut).toContainEqual({
      cadreId: idOf('cadre', '顾明'),
      name: '顾明',
      why: 'write-up.own',
    })
    expect((await fetch(7)).status).toBe(200)
    // 梁秋 is an in-law of 白桥: the same holds for kin, and that one of them got none is not told him.
    await is(idOf('cadre', '梁秋'))
    expect(await fetch(7)).toMatchObject({
      status: 409,
      body: { reason: { code: 'job.own-paper' } },
    })
    await start(8)
    const left = async () => (await look(8)).leftOut.map(({ name, why }) => [name, why])
    await until(8, 'done')
    expect(await left()).not.toContainEqual(['白桥', 'write-up.about-kin'])
    const names = Object.keys(unzipSync(await (await fetch(8)).bytes())).join()
    expect(names).toContain('顾明')
    expect(names).not.toContain('白桥')
    await is(null)
    expect(await left()).toContainEqual(['白桥', 'write-up.about-kin'])
    await work.stop()
  })

  test('of two who ask at once one is told to wait; the same request twice is one set', async () => {
    for (let one = 10; one < 30; one += 2) {
      const answers = await Promise.all([start(one), start(one + 1), start(one)])
      expect(
        answers
          .map(({ status }) => status)
          .toSorted()
          .at(-1),
      ).toBe(409)
      const jobs = (await as('clerk').ask(papersApi.jobs, {})).body
      const [open, more] = jobs.filter(({ state }) => state === 'queued')
      expect(more).toBeUndefined()
      await as('clerk').ask(papersApi.cancelJob, { params: { id: open?.id ?? '' }, input: {} })
    }
  })

  test('lie apart by district, whose ids may be the same', () => {
    const [here, there] = [1, 2].map((districtId) => resultOf('/d', { districtId, id: jobId(1) }))
    expect(here).not.toBe(there)
  })

  test('can be cancelled; what was written so far is thrown away', async () => {
    await start(4)
    const cancelled = await as('clerk').ask(papersApi.cancelJob, {
      params: { id: jobId(4) },
      input: {},
    })
    expect(cancelled.body).toMatchObject({ state: 'cancelled', until: null })
    const work = begin()
    await start(5)
    await until(5, 'done')
    await work.stop()
    expect((await look(4)).state).toBe('cancelled')
  })

  test('asking, cancelling and fetching are on the trail', async () => {
    const rows = await app
      .selectFrom('trail')
      .select(['recordId', 'outcome'])
      .where('noun', '=', 'paperJob')
      .execute()
    expect(new Set(rows.map(({ outcome }) => outcome))).toEqual(new Set(['done', 'exported']))
  })
})
afterAll(() => expect(errors).toEqual([]))
