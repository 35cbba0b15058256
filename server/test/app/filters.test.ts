import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { LEDGERS, type LedgerName } from '@zhishi/domain/app/ledgers.ts'
import { testDatabase } from '../harness.ts'
import { enterDistrict, idOf } from './district.ts'
import { serve } from './people.ts'
import { type Address, ledgersOf } from './reading.ts'

const { app: db } = await testDatabase()
const { see, page, column } = ledgersOf(serve(db))
beforeAll(() => enterDistrict(db))

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
