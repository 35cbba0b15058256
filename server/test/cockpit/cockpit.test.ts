import { beforeAll, describe, expect, test } from 'vitest'
import { Cockpit, MissingKey } from '@zhishi/domain/cockpit/api.ts'
import { LedgerPage } from '@zhishi/domain/platform/api.ts'
import { project } from '@zhishi/domain/projects/project.ts'
import { ledgerRoutes } from '../../src/app/ledgers.ts'
import { cockpitRoutes } from '../../src/cockpit/handlers.ts'
import { transaction } from '../../src/platform/database.ts'
import { enterFacts } from '../../src/platform/facts.ts'
import { serve } from '../evaluation/asking.ts'
import { enterSmallDistrict, idOf } from '../evaluation/smallDistrict.ts'
import { testDatabase } from '../harness.ts'

const { app: db } = await testDatabase()
const ask = serve(db, [...cockpitRoutes, ...ledgerRoutes])
const cockpitFor = async (who: string, query = ''): Promise<Cockpit> =>
  Cockpit.parse((await ask(who, 'GET', `/cockpit${query}`)).body)

beforeAll(async () => {
  await enterSmallDistrict(db)
  const bare = {
    year: 2024,
    name: '旧案化解',
    category: null,
    number: null,
    content: null,
    totalInvestment: null,
    annualInvestment: null,
    unitId: null,
    start: '2024-03',
    completion: null,
    difficulty: null,
    note: null,
    ordinal: 2,
  }
  const by = { districtId: 1, accountId: null, name: '周敏' }
  await transaction(db, (tx) =>
    enterFacts(tx, project, [{ id: idOf('旧案化解'), content: bare }], { by, at: new Date() }),
  )
})

async function rowsAt(ledger: string, filter: Readonly<Record<string, string>>) {
  const address = new URLSearchParams({ ...filter, size: '200' })
  const { status, body } = await ask('周敏', 'GET', `/ledgers/${ledger}?${address}`)
  expect(status, `${ledger}?${address}`).toBe(200)
  return LedgerPage.parse(body)
}

describe('figures', () => {
  test('each is the count of the rows that it leads to', async () => {
    const { figures, year } = await cockpitFor('周敏')
    expect(year).toBe(2024)
    const values = Object.fromEntries(figures.map(({ key, value }) => [key, value]))
    expect(values).toMatchObject({ people: 8, heads: 5, leads: 1, projects: 2, monthlyReports: 3 })
    expect(values).toMatchObject({ achievements: 7, achievementsVerified: 5, inspections: 5 })
    expect(values).toMatchObject({ standout: 1, commendedPeople: 1, bottomLine: 1, vetoes: 0 })
    for (const { key, value, counts, ledger, filter } of figures) {
      const { rows, total } = await rowsAt(ledger, filter)
      const columns = { rows: 'id', persons: 'cadreId', cases: 'caseId', names: 'name' }
      const each = rows.map((row) => String(row[columns[counts]]))
      const shared = each.filter((name, i) => each.indexOf(name) !== i)
      const counted = counts === 'rows' ? total : new Set(counts === 'names' ? shared : each).size
      expect(value, key).toBe(counted)
    }
  })

  test('who may not read a ledger is not told its figure', async () => {
    const office = await cockpitFor('项目办')
    const keys = office.figures.map(({ key }) => key)
    expect(keys).toContain('projects')
    expect(keys).not.toContain('talks')
    expect(office.missing.map(({ key }) => key)).not.toContain('headsWithoutTally')
    expect((await ask('项目办', 'GET', '/cockpit/missing/headsWithoutTally')).status).toBe(403)
    for (const who of ['林岳', '管理员', '田野'])
      expect((await ask(who, 'GET', '/cockpit')).status).toBe(403)
  })
})

describe('lights', () => {
  test('by month and category, with the projects that did not report', async () => {
    const { lights } = await cockpitFor('方正')
    const none = { green: 0, yellow: 0, red: 0, none: 0, missing: 0 }
    expect(lights).toEqual([
      { ...none, month: '2024-01', category: 'concentrated', green: 1 },
      { ...none, month: '2024-02', category: 'concentrated', yellow: 1 },
      { ...none, month: '2024-03', category: 'concentrated', red: 1 },
      // 旧案化解 starts in March; April on, nobody has reported yet.
      { ...none, month: '2024-03', category: null, missing: 1 },
    ])
  })
})

describe('what is missing', () => {
  test('each number is that of its rows, and of its ledger where one shows them', async () => {
    const { missing } = await cockpitFor('周敏')
    expect(missing.map(({ key }) => key)).toEqual(MissingKey.options)
    const counts = Object.fromEntries(missing.map(({ key, count }) => [key, count]))
    expect(counts).toMatchObject({
      reports: 1,
      projectsWithoutLead: 1,
      projectsWithoutCommander: 1,
      projectsWithoutPlan: 1,
      projectsWithoutCategory: 1,
      achievementsUnverified: 1,
      headsWithoutObservation: 3,
      headsWithoutTally: 2,
      headsWithoutAchievement: 3,
      headsWithoutGroup: 0,
      peopleWithoutBirth: 0,
      observationsUnclassified: 4,
      inspectorsUnlinked: 0,
    })
    for (const { key, count, ledger, filter } of missing) {
      const { body } = await ask('周敏', 'GET', `/cockpit/missing/${key}`)
      expect(body, key).toMatchObject({ total: count })
      if (ledger !== null) expect((await rowsAt(ledger, filter)).total, key).toBe(count)
    }
  })

  test('a missing report leads to the project and names the month', async () => {
    const { body } = await ask('周敏', 'GET', '/cockpit/missing/reports?month=2024-03')
    expect(body).toEqual({
      rows: [{ noun: 'project', id: idOf('旧案化解'), label: '旧案化解', hint: '2024-03' }],
      total: 1,
    })
    expect((await ask('周敏', 'GET', '/cockpit/missing/nothing')).status).toBe(404)
    expect((await ask('周敏', 'GET', '/cockpit?year=x')).status).toBe(400)
  })

  test('a year without records is empty, not wrong', async () => {
    const { figures, lights } = await cockpitFor('周敏', '?year=2019')
    expect(figures.find(({ key }) => key === 'projects')?.value).toBe(0)
    expect(lights).toEqual([])
  })
})
