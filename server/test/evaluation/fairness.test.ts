import { tally } from '@zhishi/domain/debriefs/tally.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { RunResults } from '@zhishi/domain/evaluation/api.ts'
import { FairnessPage } from '@zhishi/domain/evaluation/fairnessApi.ts'
import { fairnessRoutes } from '../../src/evaluation/fairness.ts'
import { evaluationRoutes } from '../../src/evaluation/handlers.ts'
import { transaction } from '../../src/platform/database.ts'
import { withdrawFact } from '../../src/platform/facts.ts'
import { testDatabase } from '../harness.ts'
import { enterInspectedDistrict } from '../inspection/inspectedDistrict.ts'
import { serve } from './asking.ts'
import { idOf } from './smallDistrict.ts'

const { app: db } = await testDatabase()
const clock = { now: new Date('2025-02-01T00:00:00Z') }
const ask = serve(db, [...evaluationRoutes, ...fairnessRoutes], clock)
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

describe('a group opens to its people', () => {
  const list = async (query: string, who = '周敏') =>
    ask(who, 'GET', `/evaluation/runs/${RUN}${query}`)

  test('as many as it counts, with the totals that make its mean', async () => {
    const { tables } = await page()
    const groups = tables.flatMap(({ by, groups: shown }) => shown.map((one) => ({ by, ...one })))
    expect(groups.length).toBeGreaterThan(2)
    for (const { by, key, n, mean } of groups) {
      const { rows, among } = RunResults.parse((await list(`?by=${by}&of=${key ?? '~'}`)).body)
      const totals = rows.map(({ total }) => total ?? Number.NaN)
      expect(totals, `${by} ${key}`).toHaveLength(n)
      expect(Math.round(totals.reduce((a, b) => a + b) / n)).toBe(mean.value)
      expect(among).toMatchObject({ by, of: key })
    }
  })

  test('of whom it is not on record stand together too', async () => {
    const { rows } = RunResults.parse((await list('?by=sex&of=~')).body)
    expect(rows).toHaveLength(1)
  })

  test('a team is called by its name', async () => {
    const { among } = RunResults.parse((await list(`?by=team&of=${idOf('北组')}`)).body)
    expect(among?.label).toBe('北组')
  })

  test('a group that nobody is in is not there, nor is any for who sees only himself', async () => {
    for (const query of ['?by=sex&of=other', '?by=team&of=nonsense'])
      expect((await list(query)).status, query).toBe(404)
    for (const query of ['?by=shoe&of=42', '?by=sex&of=', '?of=male&more=1'])
      expect((await list(query)).status, query).toBe(400)
    expect((await list('', '林岳')).status).toBe(200)
    expect((await list('?by=group&of=township', '林岳')).status).toBe(404)
  })
})

describe('a later run of the same period', () => {
  const start = async (last: number) => {
    const id = `0193b000-0000-7000-8000-0000000000a${last}`
    const asked = { scheme: 'heads-1', period: '2024', raisedQuota: [], asOf: null }
    expect((await ask('周敏', 'PUT', `/evaluation/runs/${id}`, asked)).status).toBe(200)
    return FairnessPage.parse((await ask('周敏', 'GET', `/evaluation/runs/${id}/fairness`)).body)
  }

  test('shows the same where nothing changed', async () => {
    const { tables, mean, besides } = await start(1)
    expect(besides).toBeNull()
    expect({ tables, mean }).toEqual((({ tables, mean }) => ({ tables, mean }))(await page()))
  })

  test('shows nothing where one person was corrected, and names the run that it is too near', async () => {
    const by = { districtId: 1, accountId: null, name: '周敏' }
    await transaction(db, (tx) =>
      withdrawFact(tx, tally, idOf('测评林岳'), 1, { by, at: clock.now }, 'withdrawn'),
    )
    const { tables, mean, besides, people } = await start(2)
    expect({ tables, mean, people }).toEqual({ tables: [], mean: null, people: 12 })
    expect(besides).toMatchObject({ id: RUN, scheme: 'heads-1' })
    // What was shown before is shown as before.
    expect((await page()).mean).not.toBeNull()
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
