import { RunPerson, RunResults } from '@zhishi/domain/evaluation/api.ts'
import { Explanation } from '@zhishi/domain/evaluation/explanation.ts'
import { RunBoard, Without } from '@zhishi/domain/evaluation/lineageApi.ts'
import { RECOGNITION_RULE } from '@zhishi/domain/evaluation/recognising.ts'
import { reweigh, valuesFrom, weightsOf } from '@zhishi/domain/evaluation/whatIf.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { evaluationRoutes } from '../../src/evaluation/handlers.ts'
import { lineageRoutes } from '../../src/evaluation/lineageHandlers.ts'
import { testDatabase } from '../harness.ts'
import { serve } from './asking.ts'
import { enterSmallDistrict, idOf } from './smallDistrict.ts'

const { app: db } = await testDatabase()
const ask = serve(db, [...evaluationRoutes, ...lineageRoutes])

const RUN = '0193b000-0000-7000-8000-000000000001'
const LEADS = '0193b000-0000-7000-8000-000000000002'
const asked = { scheme: 'heads-1', period: '2024', raisedQuota: [], asOf: null }
const at = `/evaluation/runs/${RUN}`

beforeAll(async () => {
  await enterSmallDistrict(db)
  expect((await ask('周敏', 'PUT', at, asked)).status).toBe(200)
  const leads = { ...asked, scheme: 'leads-1' }
  expect((await ask('周敏', 'PUT', `/evaluation/runs/${LEADS}`, leads)).status).toBe(200)
})

const personFor = async (who: string, whom: string) =>
  RunPerson.parse((await ask(who, 'GET', `${at}/people/${idOf(whom)}`)).body)
const withoutFor = async (who: string, noun: string, id: string) =>
  Without.parse((await ask(who, 'GET', `${at}/without/${noun}/${id}`)).body)
const explained = async (who: string, whom: string) =>
  Explanation.parse((await ask(who, 'GET', `${at}/people/${idOf(whom)}/explanation`)).body)

describe('a record taken out', () => {
  test('tells each number it touches, before and after, from evaluating without it', async () => {
    const { result } = await personFor('周敏', '林岳')
    // 林岳's bottom line is 30 less 10 × 0.5 for the event, and weighs 10 %: the total gains ½.
    const event = result.total?.parts
      .flatMap(({ parts }) => parts)
      .flatMap(({ from }) => from)
      .find(({ noun }) => noun === 'bottomLineEvent')
    const { effects } = await withoutFor('周敏', 'bottomLineEvent', event?.id ?? '')
    expect(effects).toHaveLength(1)
    expect(effects[0]).toMatchObject({
      name: '林岳',
      total: { before: 628_333, after: 633_333 },
      numbers: [
        { key: 'total', before: 628_333, after: 633_333 },
        { key: 'total/bottomLine', before: 250_000, after: 300_000 },
        { key: 'total/bottomLine/bottomLineEvents', before: 50_000, after: 0 },
      ],
    })
  })

  test('a record that the run never read is not there, nor is one by a wrong noun or no id', async () => {
    for (const path of [
      `without/observation/${idOf('没有')}`,
      `without/nothing/${idOf('林岳')}`,
      'without/observation/x',
    ])
      expect((await ask('周敏', 'GET', `${at}/${path}`)).status).toBe(404)
  })

  test('a head asks about the records of the own result only, and learns of nobody else', async () => {
    const mine = await personFor('林岳', '林岳')
    const tally = mine.result.total?.parts[0]?.parts
      .flatMap(({ from }) => from)
      .find(({ noun }) => noun === 'tally')
    const { effects } = await withoutFor('林岳', 'tally', tally?.id ?? '')
    expect(effects.map(({ name }) => name)).toEqual(['林岳'])
    const theirs = await personFor('周敏', '苏禾')
    const own = new Set(Object.keys(mine.records))
    const other = Object.values(theirs.records).find(({ id }) => !own.has(id))
    expect(other).toBeDefined()
    const path = `${at}/without/${other?.noun}/${other?.id}`
    expect((await ask('周敏', 'GET', path)).status).toBe(200)
    expect((await ask('林岳', 'GET', path)).status).toBe(404)
  })
})

describe('the explanation', () => {
  test('is there for the clerk and for the person, and for no other head', async () => {
    expect((await explained('周敏', '林岳')).decided.map(({ code }) => code)).toContain(
      'decided.place',
    )
    const own = await explained('林岳', '林岳')
    expect(own.decided.length).toBeGreaterThan(0)
    const path = `${at}/people/${idOf('林岳')}/explanation`
    expect((await ask('苏禾', 'GET', path)).status).toBe(404)
    expect((await ask('项目办', 'GET', path)).status).toBe(403)
  })

  test('tells the person no distance that gives a peer’s total away', async () => {
    for (const { about, code } of (await explained('林岳', '林岳')).changes) {
      expect(code).not.toMatch(/^change\.(rank|quota|itemPlace)$/)
      if (code.endsWith('Within')) expect(Number(about['points']) % 10_000).toBe(0)
    }
  })

  test('a lead has one too', async () => {
    const path = `/evaluation/runs/${LEADS}/people/${idOf('许宁')}/explanation`
    const { decided, missing } = Explanation.parse((await ask('周敏', 'GET', path)).body)
    expect(decided.length).toBeGreaterThan(1)
    expect(missing.length).toBeGreaterThan(0)
  })
})

describe('what the what-if page starts from', () => {
  test('gives the run’s totals when weighed as the scheme has it', async () => {
    const { scheme, heads } = RunBoard.parse((await ask('周敏', 'GET', `${at}/board`)).body)
    const { rows } = RunResults.parse((await ask('周敏', 'GET', at)).body)
    const totals = [...reweigh(valuesFrom(scheme, heads), weightsOf(scheme))]
    expect(heads.length).toBeGreaterThan(3)
    expect(totals.map((total) => (total < 0 ? null : total))).toEqual(
      heads.map(({ cadreId }) => rows.find((row) => row.cadreId === cadreId)?.total),
    )
  })

  test('names the rule for standouts, and who is recognised as one', async () => {
    const { recognition, heads } = RunBoard.parse((await ask('周敏', 'GET', `${at}/board`)).body)
    expect(recognition).toEqual(RECOGNITION_RULE)
    expect(heads.filter((one) => one.recognised).map(({ name }) => name)).toEqual(['林岳'])
  })

  test('is for those who see the whole district; for heads it is not there, for leads’ runs neither', async () => {
    expect((await ask('方正', 'GET', `${at}/board`)).status).toBe(200)
    expect((await ask('林岳', 'GET', `${at}/board`)).status).toBe(404)
    expect((await ask('项目办', 'GET', `${at}/board`)).status).toBe(403)
    expect((await ask('周敏', 'GET', `/evaluation/runs/${LEADS}/board`)).status).toBe(404)
  })
})
