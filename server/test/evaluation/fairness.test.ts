import { beforeAll, describe, expect, test } from 'vitest'
import { FairnessPage } from '@zhishi/domain/evaluation/fairnessApi.ts'
import { fairnessRoutes } from '../../src/evaluation/fairness.ts'
import { evaluationRoutes } from '../../src/evaluation/handlers.ts'
import { testDatabase } from '../harness.ts'
import { enterInspectedDistrict } from '../inspection/inspectedDistrict.ts'
import { serve } from './asking.ts'

const { app: db } = await testDatabase()
const ask = serve(db, [...evaluationRoutes, ...fairnessRoutes])
const RUN = '0193b000-0000-7000-8000-000000000001'
const path = `/evaluation/runs/${RUN}/fairness`

beforeAll(async () => {
  await enterInspectedDistrict(db)
  const asked = { scheme: 'heads-1', period: '2024', raisedQuota: [], asOf: null }
  expect((await ask('周敏', 'PUT', `/evaluation/runs/${RUN}`, asked)).status).toBe(200)
})

const page = async (who = '周敏'): Promise<FairnessPage> =>
  FairnessPage.parse((await ask(who, 'GET', path)).body)

describe('scores of a run side by side', () => {
  test('two groups of six are shown with the difference that their totals make', async () => {
    const { body } = await ask('周敏', 'GET', `/evaluation/runs/${RUN}`)
    const rows = (body as { rows: { group: string; total: number }[] }).rows
    const meanOf = (group: string) => {
      const totals = rows.filter((row) => row.group === group).map(({ total }) => total)
      expect(totals).toHaveLength(6)
      return totals.reduce((sum, total) => sum + total, 0) / totals.length
    }
    const { tables, people } = await page()
    expect(people).toBe(12)
    const groups = tables.find(({ by }) => by === 'group')
    expect(groups?.hidden).toEqual([])
    const town = groups?.groups.find(({ key }) => key === 'township')
    expect(town?.n).toBe(6)
    expect(town?.mean.value).toBe(Math.round(meanOf('township')))
    expect(town?.difference.value).toBe(Math.round(meanOf('township') - meanOf('economy')))
  })

  test('four women and one head without a sex on record are kept back, and what would tell them', async () => {
    const { tables } = await page()
    const sexes = tables.find(({ by }) => by === 'sex')
    expect(sexes?.hidden).toContain('female')
    expect(sexes?.hidden).toContain(null)
    for (const { groups } of tables) for (const { n } of groups) expect(n).toBeGreaterThanOrEqual(5)
    // By age: the six of the first unit group, five, and one without a birth on record. The five are
    // kept back with the one, whom the second unit group less the five would tell.
    const ages = tables.find(({ by }) => by === 'age')
    expect(ages?.groups.map(({ key, n }) => [key, n])).toEqual([['50', 6]])
    expect(ages?.hidden).toEqual(['40', null])
  })

  test('nobody is named', async () => {
    const { body } = await ask('周敏', 'GET', path)
    for (const name of ['林岳', '甲2', '甲12']) expect(JSON.stringify(body)).not.toContain(name)
  })
})

describe('who sees it', () => {
  test('a head who has a result in the run does not', async () => {
    expect((await ask('林岳', 'GET', `/evaluation/runs/${RUN}`)).status).toBe(200)
    expect((await ask('林岳', 'GET', path)).status).toBe(404)
  })
  test.each(['项目办', '管理员', '田野'])('%s may not ask', async (who) => {
    expect((await ask(who, 'GET', path)).status).toBe(403)
  })
  test('a run that is not there is not found, whatever its name', async () => {
    const other = '0193b000-0000-7000-8000-00000000000f'
    expect((await ask('周敏', 'GET', `/evaluation/runs/${other}/fairness`)).status).toBe(404)
    expect((await ask('周敏', 'GET', '/evaluation/runs/nonsense/fairness')).status).toBe(404)
  })
})
