import type { Waiting } from '@zhishi/domain/app/api.ts'
import { describe, expect, test } from 'vitest'
import { appApi } from '@zhishi/domain/app/api.ts'
import { waitingFor } from '../../src/app/waiting.ts'
import { decisionsRoutes } from '../../src/decisions/handlers.ts'
import { evaluationRoutes } from '../../src/evaluation/handlers.ts'
import { schemesRoutes } from '../../src/evaluation/schemesHandlers.ts'
import { route } from '../../src/platform/http.ts'
import { newId } from '../../src/platform/ids.ts'
import { portraitsRoutes } from '../../src/portraits/handlers.ts'
import { ALL, BODY, ON, PEOPLE, district, standout } from '../decisions/meeting.ts'
import { serve } from '../evaluation/asking.ts'
import { idOf } from '../evaluation/smallDistrict.ts'

const { db, clock, newRun } = await district()
const waiting = route(appApi.waiting, ({ tx, actor, now }) => waitingFor(tx, actor, now))
const ask = serve(
  db,
  [...evaluationRoutes, ...decisionsRoutes, ...schemesRoutes, ...portraitsRoutes, waiting],
  clock,
  PEOPLE,
)

const waitsFor = async (who: string): Promise<Waiting[]> =>
  (await ask(who, 'GET', '/waiting')).body as Waiting[]
const kindsFor = async (who: string): Promise<string[]> =>
  (await waitsFor(who)).map(({ kind }) => kind)

describe('what waits for whom in the judging of people', () => {
  test('before the first run it waits for whoever may compute one, and for nobody else', async () => {
    expect(await kindsFor('周敏')).toEqual(['firstRun'])
    for (const who of ['方正', '林岳', '项目办', '管理员', '尹三'])
      expect(await kindsFor(who), who).toEqual([])
  })

  test('a run waits for each member’s opinion; once the meeting is open it waits to be decided; then no more', async () => {
    await newRun()
    const run = await newRun()
    expect((await waitsFor('江澜')).map(({ kind, id }) => [kind, id])).toEqual([
      // The older run over the same year waits for nobody.
      ['opinion', run.id],
    ])
    await run.opine('江澜', '林岳')
    expect(await kindsFor('江澜')).toEqual([])
    expect(await kindsFor('高远')).toEqual(['opinion'])
    await run.open()
    expect(await kindsFor('高远')).toEqual(['meeting'])
    expect(await kindsFor('江澜')).toEqual(['meeting'])
    await run.decide('高远', [...ALL, standout('林岳', 'proposal')], { body: BODY, on: ON })
    await run.seal()
    expect(await kindsFor('高远')).toEqual([])
    // What is sealed can be checked, by whoever did not compute it.
    expect(await waitsFor('尹三')).toMatchObject([{ kind: 'audits', count: 1 }])
  })

  test('whoever was judged finds the own result and nobody else’s', async () => {
    const [own] = await waitsFor('林岳')
    expect(own?.kind).toBe('ownResult')
    expect(own?.id).toMatch(new RegExp(`/people/${idOf('林岳')}$`))
    // 田野 inspects, and is a head of nothing.
    expect(await kindsFor('田野')).toEqual(['observe'])
  })

  test('a draft waits for whoever wrote it last', async () => {
    const made = await ask('周敏', 'PUT', `/evaluation/scheme-drafts/${newId()}`, {
      from: 'heads-1',
      title: '试行方案',
      why: null,
      scheme: null,
    })
    expect(made.status).toBe(200)
    expect(await waitsFor('周敏')).toMatchObject([{ kind: 'draft', name: '试行方案' }])
    expect(await kindsFor('高远')).toEqual([])
  })

  test('a write-up waits for another person’s approval; sent back it waits for its writer', async () => {
    const people = `/people/${idOf('林岳')}`
    const { text, period } = (await ask('高远', 'GET', `${people}/write-up`)).body as {
      text: unknown
      period: string
    }
    const id = newId()
    const kept = await ask('高远', 'PUT', `${people}/write-ups/${id}`, {
      period,
      basedOn: null,
      text,
    })
    expect(kept.status).toBe(200)
    expect(await waitsFor('江澜')).toMatchObject([{ kind: 'approvals', count: 1 }])
    // Not the writer, not whoever is of the person's town.
    expect(await kindsFor('高远')).toEqual([])
    expect(await kindsFor('镇办')).toEqual([])
    const back = await ask('江澜', 'PUT', `${people}/write-ups/${id}/return`, { words: '请补数据' })
    expect(back.status).toBe(200)
    expect(await kindsFor('江澜')).toEqual([])
    expect(await waitsFor('高远')).toMatchObject([{ kind: 'returned', id: idOf('林岳') }])
  })
})
