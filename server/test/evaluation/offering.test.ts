import { Run } from '@zhishi/domain/evaluation/run.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { HEADS_1 } from '@zhishi/domain/evaluation/defaults.ts'
import { SchemeLine, SchemeView } from '@zhishi/domain/evaluation/schemesApi.ts'
import type { Scheme } from '@zhishi/domain/evaluation/scheme.ts'
import { evaluationRoutes } from '../../src/evaluation/handlers.ts'
import { schemesInForce } from '../../src/evaluation/inForce.ts'
import { offerDefaults } from '../../src/evaluation/offering.ts'
import { schemesRoutes } from '../../src/evaluation/schemesHandlers.ts'
import { newId } from '../../src/platform/ids.ts'
import { testDatabase } from '../harness.ts'
import { serve } from './asking.ts'
import { DISTRICT, enterSmallDistrict } from './smallDistrict.ts'

const { app: db } = await testDatabase()
const clock = { now: new Date('2025-02-01T00:00:00Z') }
const ask = serve(db, [...schemesRoutes, ...evaluationRoutes], clock)

/** As a program before adjusted marks kept it: without a word about marks, which counts them raw. */
const { marks: _, ...earlier } = HEADS_1

const lines = async () =>
  z
    .array(SchemeLine)
    .parse((await ask('周敏', 'GET', '/evaluation/schemes')).body)
    .filter(({ kind }) => kind === 'heads')
    .map(({ key, state }) => [key, state])
const rules = async (key: string) => {
  const { scheme } = SchemeView.parse((await ask('周敏', 'GET', `/evaluation/schemes/${key}`)).body)
  return scheme.kind === 'heads' ? scheme : undefined
}

describe('a district that keeps a default of an earlier program', () => {
  beforeAll(() => enterSmallDistrict(db))

  test('where nothing was kept, the default of the program is the first version, and nothing is offered', async () => {
    await offerDefaults(db, clock.now)
    expect(await lines()).toEqual([['heads-1', 'published']])
    expect((await rules('heads-1'))?.marks).toBe('adjusted')
  })

  test('given heads-1 was kept as it was then, it stays what it is, and the present one is a draft of heads-2', async () => {
    await db
      .insertInto('schemes')
      .values({
        districtId: DISTRICT,
        scheme: 'heads',
        version: 1,
        kind: 'heads',
        content: JSON.stringify(earlier) as unknown as Scheme,
        keptAt: clock.now,
      })
      .execute()
    await offerDefaults(db, clock.now)
    expect(await lines()).toEqual([
      ['heads-2', 'draft'],
      ['heads-1', 'published'],
    ])
    expect((await rules('heads-1'))?.marks).toBe('raw')
    expect(await rules('heads-2')).toMatchObject({ ...HEADS_1, version: 2, dated: '2025-02-01' })
    // What judges people is what they kept under that name, in a run and on a portrait alike.
    expect((await schemesInForce(db, DISTRICT, clock.now)).heads.marks).toBe('raw')
    const id = newId()
    const asked = { scheme: 'heads-1', period: '2024', raisedQuota: [], asOf: null }
    const run = Run.parse((await ask('周敏', 'PUT', `/evaluation/runs/${id}`, asked)).body)
    expect(run.scheme).toBe('heads-1')
  })

  test('it is said by whom and why, and on the trail', async () => {
    const body = SchemeView.parse((await ask('周敏', 'GET', '/evaluation/schemes/heads-2')).body)
    expect(body.steps).toMatchObject([{ act: 'started', by: '知事' }])
    expect(body.steps[0]?.why).toContain('由人决定')
    const trail = await db
      .selectFrom('trail')
      .select('particulars')
      .where('districtId', '=', DISTRICT)
      .where('act', '=', 'offer scheme')
      .execute()
    expect(trail).toEqual([{ particulars: { key: 'heads-2', from: 'heads-1' } }])
  })

  test('offered once: not at the next start, nor when people published it or wrote on', async () => {
    await offerDefaults(db, clock.now)
    const published = await ask('周敏', 'PUT', '/evaluation/schemes/heads-2/publication', {
      revision: 1,
      why: '常委会研究',
    })
    expect(published.status).toBe(200)
    await offerDefaults(db, clock.now)
    expect(await lines()).toEqual([
      ['heads-2', 'published'],
      ['heads-1', 'superseded'],
    ])
    const { heads } = await schemesInForce(db, DISTRICT, clock.now)
    expect([heads.version, heads.marks]).toEqual([2, 'adjusted'])
  })
})
