import { beforeAll, describe, expect, test } from 'vitest'
import * as fc from 'fast-check'
import { LEDGERS, type LedgerName } from '@zhishi/domain/app/ledgers.ts'
import { LedgerPage } from '@zhishi/domain/platform/api.ts'
import { testDatabase } from '../harness.ts'
import { enterDistrict, idOf } from './district.ts'
import { PEOPLE, type Who, serve } from './people.ts'

const { app: db } = await testDatabase()
const ask = serve(db)
beforeAll(() => enterDistrict(db))

type Address = Readonly<Record<string, string>>
const see = (who: Who, ledger: string, address: Address = {}) =>
  ask(who, 'GET', `/ledgers/${ledger}?${new URLSearchParams(address)}`)

async function page(who: Who, ledger: LedgerName, address: Address = {}): Promise<LedgerPage> {
  const { status, body } = await see(who, ledger, address)
  expect(status, JSON.stringify(body)).toBe(200)
  return LedgerPage.parse(body)
}
/** What a column holds, row by row. */
const column = async (who: Who, ledger: LedgerName, key: string, address: Address = {}) =>
  (await page(who, ledger, address)).rows.map((row) => row[key])

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

describe('filters', () => {
  test.each<[LedgerName, Address, string, unknown[]]>([
    ['cadres', { name: '雄' }, 'name', ['单雄信']],
    ['cadres', { q: '发展' }, 'name', ['许宁']],
    ['cadres', { unit: '财政' }, 'name', ['高远', '何川']],
    ['cadres', { unitId: idOf('河口镇') }, 'name', ['单雄信', '尤安']],
    [
      'cadres',
      { unitId: `${idOf('河口镇')},${idOf('山阳街道')}`, layer: 'head' },
      'name',
      ['单雄信', '苏禾'],
    ],
    ['cadres', { group: 'township' }, 'name', ['单雄信', '尤安', '苏禾']],
    ['cadres', { group: 'party,~' }, 'name', ['方正', '田野']],
    ['cadres', { layer: 'head,countyLeader' }, 'name', ['方正', '单雄信', '苏禾']],
    ['cadres', { sex: '~' }, 'name', ['尤安']],
    ['cadres', { education: '~', sex: 'female' }, 'name', ['许宁', '苏禾']],
    ['cadres', { note: '100%_' }, 'name', ['何川']],
    ['cadres', { note: '%到%' }, 'name', []],
    ['cadres', { birth: '1975..1980' }, 'name', ['何川', '单雄信', '苏禾']],
    ['cadres', { birth: '1979-07' }, 'name', ['何川']],
    ['cadres', { birth: '1990' }, 'name', ['高远']],
    ['cadres', { birth: '..1975-03' }, 'name', ['方正', '单雄信']],
    ['cadres', { ordinal: '7..' }, 'name', ['尤安', '苏禾']],
    ['projects', { totalInvestment: '500000001..' }, 'name', ['鲁西新能源产业园']],
    ['projects', { difficulty: '12000' }, 'name', ['鲁西新能源产业园']],
    ['projects', { light: 'yellow,~' }, 'name', ['老城改造', '码头扩建']],
    ['projects', { commander: '方' }, 'name', ['鲁西新能源产业园']],
    ['projects', { leads: '高远' }, 'name', ['老城改造']],
    ['projects', { reportedMonth: '~' }, 'name', ['码头扩建']],
    ['projects', { totalInvestment: '999999999999999' }, 'name', []],
    ['projects', { ordinal: '2..999999999999999' }, 'name', ['老城改造', '码头扩建']],
    ['reports', { month: '2024-06' }, 'project', ['鲁西新能源产业园', '老城改造']],
    ['reports', { month: '2024' }, 'light', ['red', 'yellow', 'green']],
    ['achievements', { quarter: '2024Q1..2024Q1' }, 'cadre', ['单雄信', '苏禾']],
    ['achievements', { finding: '~' }, 'text', ['夏粮单产全区第一', '社区治理']],
    ['achievements', { flags: 'true' }, 'cadre', ['苏禾']],
    ['achievements', { flags: 'false' }, 'cadre', ['单雄信', '单雄信']],
    ['achievements', { share: '..5000' }, 'text', ['夏粮单产全区第一']],
    ['observations', { marks: 'D' }, 'text', ['推进迟缓']],
    ['observations', { marks: 'attitude:A,results:D' }, 'text', ['推进迟缓', '连夜协调复工']],
    ['observations', { marks: 'attitude:B' }, 'text', []],
    ['observations', { marks: '~' }, 'text', ['群众认可']],
    ['observations', { date: '2024-05' }, 'text', ['连夜协调复工']],
    ['bottom-line-events', { veto: 'true' }, 'text', ['环保督察通报']],
    ['bottom-line-events', { cadre: '~' }, 'text', ['环保督察通报']],
    ['nominations', { selected: '~' }, 'cadre', ['尤安']],
    ['nominations', { disagreements: '1..' }, 'cadre', ['许宁']],
  ])('%s %o', async (ledger, address, key, expected) => {
    const { rows, total } = await page('周敏', ledger, address)
    expect(rows.map((row) => row[key])).toEqual(expected)
    expect(total).toBe(expected.length)
  })

  test('sums are of the rows that match, not of the page', async () => {
    const { rows, sums, total } = await page('周敏', 'projects', { size: '1', page: '2' })
    expect(rows.map(({ name }) => name)).toEqual(['老城改造'])
    expect(total).toBe(3)
    expect(sums['totalInvestment']).toBe(2_500_000_000)
    expect((await page('周敏', 'projects', { category: 'legacy' })).sums['totalInvestment']).toBe(
      500_000_000,
    )
  })

  test('names sort by pinyin, choices as they are declared, unknown last both ways', async () => {
    expect(await column('周敏', 'cadres', 'name', { sort: 'name' })).toEqual([
      '方正',
      '高远',
      '何川',
      '单雄信',
      '苏禾',
      '田野',
      '许宁',
      '尤安',
    ])
    expect(await column('周敏', 'projects', 'light', { sort: 'light' })).toEqual([
      'yellow',
      'red',
      null,
    ])
    expect(await column('周敏', 'projects', 'light', { sort: '-light' })).toEqual([
      'red',
      'yellow',
      null,
    ])
  })

  test.each<[LedgerName, Address, string, string]>([
    ['cadres', { wage: '1' }, 'wage', 'filter.unknown-column'],
    ['cadres', { nameId: idOf('方正') }, 'nameId', 'filter.unknown-column'],
    ['cadres', { toString: 'x' }, 'toString', 'filter.unknown-column'],
    ['cadres', { unitId: '河口镇' }, 'unitId', 'filter.malformed'],
    ['cadres', { layer: 'boss' }, 'layer', 'filter.malformed'],
    ['cadres', { birth: '2024-13' }, 'birth', 'filter.malformed'],
    ['cadres', { birth: '..' }, 'birth', 'filter.malformed'],
    ['cadres', { ordinal: '1..2..3' }, 'ordinal', 'filter.malformed'],
    ['cadres', { ordinal: '1e309' }, 'ordinal', 'filter.malformed'],
    ['cadres', { sort: 'wage' }, 'sort', 'sort.unknown-column'],
    ['cadres', { name: 'a\u0000b' }, 'name', 'filter.malformed'],
    ['cadres', { page: '0' }, 'page', 'too_small'],
    ['cadres', { size: '201' }, 'size', 'too_big'],
    ['heads', { standout: 'yes' }, 'standout', 'filter.malformed'],
  ])('%s %o is malformed, and says where', async (ledger, address, path, code) => {
    const { status, body } = await see('周敏', ledger, address)
    expect(status).toBe(400)
    expect(body).toEqual({ code: 'malformed', issues: [{ path, code }] })
  })

  test('no address that anybody can type is our fault', async () => {
    const keys = [...new Set(LEDGERS.flatMap(({ columns }) => Object.keys(columns)))]
    const key = fc.oneof(
      fc.constantFrom(...keys, ...keys.map((one) => `${one}Id`), 'q', 'sort', 'page', 'size'),
      fc.string({ maxLength: 12 }),
    )
    const value = fc.oneof(
      fc.constantFrom(
        '~',
        'true',
        '..',
        'a..b',
        '2024..',
        '-name',
        'A,B',
        'results:A',
        "';--",
        '%',
      ),
      fc.string({ maxLength: 20, unit: 'binary' }),
      fc.integer().map(String),
      fc.tuple(fc.maxSafeInteger(), fc.maxSafeInteger()).map(([a, b]) => `${a}..${b}`),
      fc.uuid(),
    )
    const address = fc.dictionary(key, value, { maxKeys: 4 })
    const names = fc.constantFrom(...LEDGERS.map(({ name }) => name))
    await fc.assert(
      fc.asyncProperty(names, address, async (name, asked) => {
        const { status } = await see('周敏', name, asked)
        expect([200, 400]).toContain(status)
      }),
      { numRuns: 400 },
    )
  })
})

describe('who sees what', () => {
  test('an unknown ledger is not there', async () => {
    expect((await see('周敏', 'wages')).status).toBe(404)
  })

  test.each<[Who, LedgerName]>([
    ['项目办', 'cadres'],
    ['项目办', 'observations'],
    ['马成', 'cadres'],
    ['马成', 'observations'],
    ['江楠', 'achievements'],
    ['卢青', 'projects'],
    ['田野', 'cadres'],
    ['田野', 'achievements'],
    ['顾衡', 'cadres'],
    ['严正', 'achievements'],
    ['尤安', 'projects'],
  ])('%s may not ask for %s at all', async (who, ledger) => {
    const { status, body } = await see(who, ledger)
    expect(status).toBe(403)
    expect(body).toEqual({ code: 'forbidden' })
  })

  test('a head sees what is on record about himself, and the own unit’s projects', async () => {
    expect(await column('单雄信', 'achievements', 'text')).toHaveLength(2)
    expect(await column('苏禾', 'achievements', 'text')).toEqual(['社区治理'])
    expect(await column('单雄信', 'cadres', 'name')).toEqual(['单雄信'])
    expect(await column('单雄信', 'projects', 'name')).toEqual(['老城改造'])
    expect(await column('单雄信', 'clearings', 'cadre')).toEqual(['单雄信'])
    expect(await column('单雄信', 'tolerances', 'cadre')).toEqual([])
    expect((await page('苏禾', 'projects')).sums['totalInvestment']).toBe(0)
  })

  test('a unit clerk sees the unit’s achievements and projects', async () => {
    expect(await column('马成', 'achievements', 'cadre')).toEqual(['单雄信', '单雄信'])
    expect(await column('马成', 'projects', 'name')).toEqual(['老城改造'])
    expect(await column('马成', 'reports', 'project')).toEqual(['老城改造'])
  })

  test('a lead and a commander see their own projects and reports', async () => {
    expect(await column('许宁', 'projects', 'name')).toEqual(['鲁西新能源产业园', '老城改造'])
    expect(await column('高远', 'projects', 'name')).toEqual(['老城改造'])
    expect(await column('方正', 'projects', 'name')).toEqual(['鲁西新能源产业园'])
    expect(await column('方正', 'reports', 'month')).toEqual(['2024-06', '2024-05'])
    expect(await column('方正', 'blockers', 'text')).toEqual(['征地未完成'])
    expect(await column('高远', 'blockers', 'text')).toEqual([])
  })

  test('an inspector sees what the own team wrote, and nothing about kin', async () => {
    expect(await column('田野', 'observations', 'text')).toEqual(['连夜协调复工'])
    expect(await column('田野', 'visits', 'place')).toEqual(['一号工地'])
    // 何川 is the brother-in-law of 许宁, registered on her side: the second team's 推进迟缓 is not there.
    expect(await column('何川', 'observations', 'text')).toEqual(['群众认可'])
    expect((await page('何川', 'observations', { cadre: '许宁' })).total).toBe(0)
  })

  test('the person sees the fact, not who said it, by no way of asking', async () => {
    const { rows } = await page('许宁', 'observations')
    expect(rows.map(({ text }) => text)).toEqual(['推进迟缓', '连夜协调复工'])
    for (const row of rows)
      expect(row).toMatchObject({
        team: null,
        teamId: null,
        inspector: null,
        inspectorId: null,
        visit: null,
        visitId: null,
        way: null,
      })
    const ways: Address[] = [
      { inspector: '田野' },
      { inspectorId: idOf('考察人田野') },
      { team: '第一组' },
      { teamId: idOf('第一组') },
      { visitId: idOf('走访一') },
      { q: '第一组' },
      { q: '田野' },
      { way: '个别' },
    ]
    for (const asked of ways)
      expect((await page('许宁', 'observations', asked)).total, JSON.stringify(asked)).toBe(0)
    expect((await page('许宁', 'observations', { inspector: '~' })).total).toBe(2)
    const order = await column('许宁', 'observations', 'id')
    expect(await column('许宁', 'observations', 'id', { sort: 'inspector' })).toEqual(order)
    expect(await column('许宁', 'observations', 'id', { sort: '-team' })).toEqual(order)
  })

  test('a column told from what one may not see is empty, also for filters and sums', async () => {
    expect(await column('周敏', 'leads', 'observations')).toEqual([2, 0])
    for (const who of ['项目办', '江楠', '田野'] as const)
      expect(await column(who, 'leads', 'observations'), who).toEqual([null, null])
    expect((await page('田野', 'leads', { observations: '1..' })).total).toBe(0)
    expect(await column('项目办', 'leads', 'red')).toEqual([1, 0])
    expect(await column('江楠', 'projects', 'light')).toEqual([null, null, null])
    expect((await page('江楠', 'projects')).sums['cumulative']).toBe(0)
    expect((await page('严正', 'heads')).rows[0]).toMatchObject({
      achievements: null,
      standout: true,
    })
    const [own] = (await page('单雄信', 'heads')).rows
    expect(own).toMatchObject({ achievements: 2, confirmed: 1, observations: 1, standout: true })
    expect(await column('许宁', 'projects', 'light')).toEqual(['red', 'yellow'])
  })

  test('what is withdrawn is shown only where it is asked for', async () => {
    const path = `/records/leave/${idOf('休假一')}/withdrawal`
    expect((await ask('周敏', 'POST', path, { version: 1, reason: '重复' })).status).toBe(200)
    expect((await page('周敏', 'leaves')).total).toBe(0)
    const [row] = (await page('周敏', 'leaves', { withdrawn: 'only' })).rows
    expect(row).toMatchObject({ cadre: '尤安', withdrawn: true })
    expect((await page('周敏', 'leaves', { withdrawn: 'with' })).total).toBe(1)
  })

  test('reading a ledger of people is on the trail, with what was asked', async () => {
    await page('齐明', 'cadres', { name: '苏' })
    const rows = await db
      .selectFrom('trail')
      .select(['outcome', 'noun', 'particulars'])
      .where('districtId', '=', PEOPLE.齐明.districtId)
      .where('accountId', '=', PEOPLE.齐明.accountId)
      .orderBy('at', 'desc')
      .execute()
    expect(rows[0]).toMatchObject({
      outcome: 'read',
      noun: 'cadre',
      particulars: { ledger: 'cadres', asked: { name: '苏' }, rows: 1 },
    })
    await page('齐明', 'units')
    const after = await db
      .selectFrom('trail')
      .select('id')
      .where('districtId', '=', PEOPLE.齐明.districtId)
      .where('accountId', '=', PEOPLE.齐明.accountId)
      .execute()
    expect(after).toHaveLength(rows.length)
  })
})
