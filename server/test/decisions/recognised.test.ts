import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RunPerson, RunResults } from '@zhishi/domain/evaluation/api.ts'
import type { LedgerPage, RecordView } from '@zhishi/domain/platform/api.ts'
import type { PersonPage } from '@zhishi/domain/portraits/api.ts'
import { ledgerRoutes } from '../../src/app/ledgers.ts'
import { recordRoutes } from '../../src/app/records.ts'
import { evaluationRoutes } from '../../src/evaluation/handlers.ts'
import { portraitsRoutes } from '../../src/portraits/handlers.ts'
import { actor, serve } from '../evaluation/asking.ts'
import { idOf } from '../evaluation/smallDistrict.ts'
import { ALL, BODY, ON, PEOPLE, district, standout } from './meeting.ts'

const { db, owner, clock, newRun } = await district()
const askers = { ...PEOPLE, 纪委: actor('纪委', ['disciplineOfficer']) }
const routes = [...evaluationRoutes, ...recordRoutes, ...ledgerRoutes, ...portraitsRoutes]
const ask = serve(db, routes, clock, askers)
const read = async <T>(path: string, who = '周敏'): Promise<T> => {
  const { status, body } = await ask(who, 'GET', path)
  if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`)
  return body as T
}

const IMPORTED = idOf('突出')
let run: Awaited<ReturnType<typeof newRun>>
let ofHe = ''

describe('a standout and the decision behind it', () => {
  // 林岳 was a standout by a workbook before; 何川 becomes one by the meeting, against the proposal.
  beforeAll(async () => {
    run = await newRun()
    await run.open()
    await run.decide('周敏', [...ALL, standout('林岳', 'proposal')])
    await run.decide('周敏', [standout('何川', 'recognised', '测评全优')])
    await run.seal()
    const { rows } = await read<LedgerPage>(`/ledgers/recognitions?decisionId=${run.id}`)
    ofHe = rows[0]?.id ?? ''
  })

  test('the ledger leads from the standout to the run, and lists what a run led to', async () => {
    const { rows } = await read<LedgerPage>('/ledgers/recognitions')
    const told = rows.map(({ cadre, decision, decisionId }) => [cadre, decision, decisionId])
    expect(told).toContainEqual(['何川', `${BODY} ${ON}`, run.id])
    expect(told).toContainEqual(['林岳', null, null])
    const led = await read<LedgerPage>(`/ledgers/recognitions?decisionId=${run.id}`)
    expect(led.rows.map(({ cadre }) => cadre)).toEqual(['何川'])
  })

  test('its record leads to the decision; one from a workbook keeps none', async () => {
    const decided = await read<RecordView>(`/records/recognition/${ofHe}`)
    expect(decided.decision).toEqual({
      runId: run.id,
      cadreId: idOf('何川'),
      body: BODY,
      on: ON,
    })
    const imported = await read<RecordView>(`/records/recognition/${IMPORTED}`)
    expect(imported.decision).toBeNull()
  })

  test("the person's page leads to it too", async () => {
    const { timeline, record } = await read<PersonPage>(`/people/${idOf('何川')}`)
    expect(timeline.find(({ noun }) => noun === 'recognition')?.decidedIn).toBe(run.id)
    expect(record.recognitions).toMatchObject([{ decision: { runId: run.id, body: BODY } }])
    const then = await read<PersonPage>(`/people/${idOf('何川')}?known=2026-01-01`)
    expect(then.record.recognitions).toEqual(record.recognitions)
  })

  test('the decision gives its reason and leads to the standout, also one that stood already', async () => {
    const of = (who: string, asker = '周敏') =>
      read<RunPerson>(`${run.path}/people/${idOf(who)}`, asker)
    expect((await of('何川')).decided).toMatchObject({
      recognised: true,
      recognitionReason: '测评全优',
      recognitionId: ofHe,
    })
    expect((await of('林岳')).decided).toMatchObject({ recognitionId: IMPORTED })
    // The person learns what was decided on him, and why, once it is sealed.
    expect((await of('苏禾', '苏禾')).decided).toMatchObject({
      grade: 'competent',
      gradeReason: '依据虽少，主汛期表现稳定',
    })
  })

  test('before the seal nobody beyond the meeting reads a reason', async () => {
    const open = await newRun()
    await open.open()
    await open.decide('周敏', [standout('何川', 'recognised', '测评全优')])
    const { decided } = await read<RunResults>(open.path, '方正')
    expect(decided).toMatchObject([{ recognised: true, recognitionReason: null }])
    expect((await read<RunPerson>(`${open.path}/people/${idOf('何川')}`)).decided).toMatchObject({
      recognitionReason: null,
    })
  })

  test('who reads outcomes and no results sees the standout, not the run', async () => {
    const { rows } = await read<LedgerPage>('/ledgers/recognitions', '纪委')
    expect(rows.map(({ decisionId }) => decisionId)).toEqual(rows.map(() => null))
    const seen = await read<RecordView>(`/records/recognition/${ofHe}`, '纪委')
    expect(seen.decision).toBeNull()
  })

  test('runs that were sealed before keep the way to their standouts', async () => {
    const listed = async () =>
      (
        await sql`select run_id, cadre_id, place, decided_in, recognition_id, stood
          from zhishi.run_recognitions order by run_id, place`.execute(owner)
      ).rows
    const now = await listed()
    expect(now).toHaveLength(2)
    // As it was: the list stood in the seal.
    await sql`alter table zhishi.run_seals add column recognitions jsonb not null default '[]'`.execute(
      owner,
    )
    await sql`update zhishi.run_seals s set recognitions = (
      select jsonb_agg(jsonb_build_object('cadreId', r.cadre_id, 'recognitionId', r.recognition_id,
        'stood', r.stood) order by r.place)
      from zhishi.run_recognitions r where r.run_id = s.run_id)`.execute(owner)
    await sql`drop table zhishi.run_recognitions`.execute(owner)
    const file = '../../migrations/2026-11-30-41-run-recognitions.sql'
    await sql.raw(await readFile(new URL(file, import.meta.url), 'utf8')).execute(owner)
    expect(await listed()).toEqual(now)
  })
})
