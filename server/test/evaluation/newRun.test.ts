import { beforeAll, describe, expect, test } from 'vitest'
import { RunResults } from '@zhishi/domain/evaluation/api.ts'
import { evaluationRoutes } from '../../src/evaluation/handlers.ts'
import { testDatabase } from '../harness.ts'
import { serve } from './asking.ts'
import { enterSmallDistrict } from './smallDistrict.ts'

const { app: db } = await testDatabase()
const ask = serve(db, evaluationRoutes, { now: new Date('2025-02-01T00:00:00Z') })

const USUAL = '0193b000-0000-7000-8000-000000000001'
const RAISED = '0193b000-0000-7000-8000-000000000002'
const asked = { scheme: 'heads-1', period: '2024', raisedQuota: [], asOf: null }

beforeAll(() => enterSmallDistrict(db))

const resultsOf = async (run: string): Promise<RunResults> =>
  RunResults.parse((await ask('周敏', 'GET', `/evaluation/runs/${run}`)).body)

describe('a raised quota', () => {
  const raised = { ...asked, raisedQuota: ['township'] }
  const raisedBasis = '区委组织部〔2025〕3号批复'

  test('needs who approved it and under what number', async () => {
    const refused = await ask('周敏', 'PUT', `/evaluation/runs/${RAISED}`, raised)
    expect(refused.status).toBe(409)
    expect(refused.body).toMatchObject({ reason: { code: 'run.raise-without-basis' } })
  })

  test('is computed with the higher share, and the run says by what it was approved', async () => {
    const made = await ask('周敏', 'PUT', `/evaluation/runs/${RAISED}`, { ...raised, raisedBasis })
    expect(made.status).toBe(200)
    const { run, groups } = await resultsOf(RAISED)
    expect(run).toMatchObject({ raisedQuota: ['township'], raisedBasis })
    const township = groups.find(({ group }) => group === 'township')
    expect(township?.quota).toBe(2_500)
    expect((await ask('周敏', 'PUT', `/evaluation/runs/${USUAL}`, asked)).status).toBe(200)
    const usual = await resultsOf(USUAL)
    expect(usual.groups.find(({ group }) => group === 'township')?.quota).toBe(2_000)
    expect(usual.run.raisedBasis).toBeNull()
  })
})

test('the years that a run may be about are those on record', async () => {
  expect((await ask('周敏', 'GET', '/evaluation/years')).body).toEqual([2024])
})

test('as of a moment when nobody was on the roster there is no run, and nothing is kept', async () => {
  const id = '0193b000-0000-7000-8000-000000000003'
  const early = { ...asked, asOf: '2001-01-01T00:00:00.000Z' }
  const refused = await ask('周敏', 'PUT', `/evaluation/runs/${id}`, early)
  expect(refused.status).toBe(409)
  expect(refused.body).toMatchObject({ reason: { code: 'run.nobody' } })
  expect((await ask('周敏', 'GET', `/evaluation/runs/${id}`)).status).toBe(404)
})
