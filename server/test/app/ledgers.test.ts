import { beforeAll, describe, expect, test } from 'vitest'
import { LEDGERS } from '@zhishi/domain/app/ledgers.ts'
import { testDatabase } from '../harness.ts'
import { enterDistrict, idOf } from './district.ts'
import { serve } from './people.ts'
import { ledgersOf } from './reading.ts'

const { app: db } = await testDatabase()
const { see, page, column } = ledgersOf(serve(db))
beforeAll(() => enterDistrict(db))

describe.each(LEDGERS.map((ledger) => [ledger.name, ledger] as const))('%s', (name, ledger) => {
  test('gives every declared column of every row, and sums what is declared to be summed', async () => {
    const { rows, total, sums } = await page('周敏', name)
    expect(rows.length).toBeGreaterThan(0)
    expect(total).toBe(rows.length)
    const keys = Object.entries(ledger.columns).flatMap(([key, { kind }]) =>
      kind === 'link' ? [key, `${key}Id`] : [key],
    )
    for (const row of rows)
      expect(Object.keys(row).toSorted()).toEqual(['flags', 'id', 'withdrawn', ...keys].toSorted())
    for (const [key, { sum }] of Object.entries(ledger.columns))
      if (sum) expect(sums[key]).toBe(rows.reduce((all, row) => all + Number(row[key]), 0))
    expect(Object.keys(sums)).toEqual(
      Object.entries(ledger.columns).flatMap(([key, { sum }]) => (sum ? [key] : [])),
    )
  })

  test('sorts by every column both ways, always the same rows', async () => {
    const all = new Set(await column('周敏', name, 'id'))
    for (const key of Object.keys(ledger.columns))
      for (const sort of [key, `-${key}`])
        expect(new Set(await column('周敏', name, 'id', { sort })), sort).toEqual(all)
  })

  test('shows the three administrators nothing', async () => {
    for (const who of ['系统管理员', '安全管理员', '审计员'] as const)
      expect((await see(who, name)).status).toBe(403)
  })
})

describe('what the columns say', () => {
  test('a project: commander, leads, and what was last reported', async () => {
    const [project] = (await page('周敏', 'projects')).rows
    expect(project).toMatchObject({
      name: '鲁西新能源产业园',
      commander: '方正',
      commanderId: idOf('方正'),
      leads: '许宁',
      unit: '区发展和改革局',
      cumulative: 100_000_000,
      reportedMonth: '2024-06',
      light: 'red',
    })
  })

  test('a report: the problem from the blockers of that month', async () => {
    expect(await column('周敏', 'reports', 'problem')).toEqual(['征地未完成', null, null])
  })

  test('a nomination: opinions in words, and how many disagree', async () => {
    const [nomination] = (await page('周敏', 'nominations')).rows
    expect(nomination).toMatchObject({ opinions: '组织部:同意；财政:不同意', disagreements: 1 })
  })

  test('a lead once, however many projects; red lights of the own time', async () => {
    const { rows, sums } = await page('周敏', 'leads')
    expect(rows.map(({ name, appointments, red }) => [name, appointments, red])).toEqual([
      ['许宁', 2, 1],
      ['高远', 1, 0],
    ])
    expect(sums).toEqual({ appointments: 3 })
  })

  test('heads with their archive counted', async () => {
    const [head] = (await page('周敏', 'heads')).rows
    expect(head).toMatchObject({
      name: '单雄信',
      unit: '河口镇',
      achievements: 2,
      confirmed: 1,
      observations: 1,
      standout: true,
    })
  })

  test('a case has a row for each of its people', async () => {
    expect(await column('周敏', 'clearings', 'cadre')).toEqual(['单雄信', '苏禾'])
    expect(await column('周敏', 'tolerances', 'cadre')).toEqual(['尤安'])
  })

  test('outcomes of people and of groups stand apart', async () => {
    expect(await column('周敏', 'outcomes', 'cadre')).toEqual(['许宁', '苏禾'])
    expect(await column('周敏', 'group-commendations', 'unit')).toEqual(['河口镇'])
  })

  test('the default order is the official one: bodies, units, people', async () => {
    expect(await column('周敏', 'cadres', 'name')).toEqual([
      '方正',
      '田野',
      '许宁',
      '高远',
      '何川',
      '单雄信',
      '尤安',
      '苏禾',
    ])
  })
})
