import { beforeAll, describe, expect, test } from 'vitest'
import { LEDGERS } from '@zhishi/domain/app/ledgers.ts'
import { readWorkbook } from '../../src/platform/sheets.ts'
import { testDatabase } from '../harness.ts'
import { DISTRICT, enterDistrict, idOf } from './district.ts'
import { PEOPLE, type Who, serve } from './people.ts'

const { app: db } = await testDatabase()
const ask = serve(db)
beforeAll(() => enterDistrict(db))

type Address = Readonly<Record<string, string>>
const exported = (who: Who, ledger: string, address: Address = {}) =>
  ask(who, 'GET', `/ledgers/${ledger}/export?${new URLSearchParams(address)}`)

async function sheet(who: Who, ledger: string, address: Address = {}) {
  const { status, bytes, text } = await exported(who, ledger, address)
  expect(status, text.slice(0, 200)).toBe(200)
  const [first] = await readWorkbook({ name: 'a.xlsx', bytes })
  if (!first) throw new Error('no sheet')
  const [title, note, header, ...rows] = first.rows
  return {
    title: title?.[0],
    note: note?.[0],
    header: header?.filter((cell) => cell !== null),
    rows,
  }
}

describe('an export', () => {
  test('holds what is seen: columns in the asked order, words for choices, 万元 for yuan', async () => {
    const { title, note, header, rows } = await sheet('周敏', 'projects', {
      columns: 'name,category,totalInvestment,difficulty,light',
      totalInvestment: '500000000..',
      sort: '-totalInvestment',
    })
    expect(title).toBe('桃李区重点项目')
    expect(header).toEqual(['名称', '项目类别', '总投资（万元）', '难度系数', '亮灯', '提示'])
    expect(rows.map((row) => row.slice(0, 5))).toEqual([
      ['鲁西新能源产业园', '集中攻坚', 200_000, 1.2, '红'],
      ['老城改造', '遗留问题解决', 50_000, null, '黄'],
    ])
    expect(note).toMatch(
      /^筛选：总投资：50000 至 …；按总投资降序。共 2 行，数据截至 2025-02-01 08:00。桃李区内部资料，周敏导出/,
    )
  })

  test('speaks English when asked', async () => {
    const { note, header, rows } = await sheet('周敏', 'observations', {
      lang: 'en',
      columns: 'cadre,marks,method',
      cadreId: idOf('许宁'),
      marks: 'attitude:A',
    })
    expect(header).toEqual(['Cadre', 'Marks', 'Method', 'Flags'])
    expect(rows[0]?.slice(0, 3)).toEqual([
      '许宁',
      'Actual results Fairly good, Work attitude Good',
      'Observing',
    ])
    expect(note).toMatch(/^Filter: Cadre: 许宁；Marks: Work attitude Good\. 1 row /)
  })

  test('leaves text that looks like a formula as text, and says why a row is flagged', async () => {
    const { rows } = await sheet('周敏', 'achievements', { columns: 'text' })
    expect(rows).toEqual([
      ['夏粮单产全区第一', null],
      ['=承担国家级试点', null],
      ['社区治理', '早于任职时间（2024-06）'],
    ])
  })

  test('of every ledger holds as many rows as the ledger, every column, every header a word', async () => {
    for (const { name, columns } of LEDGERS) {
      const { header, rows } = await sheet('周敏', name)
      const { body } = await ask('周敏', 'GET', `/ledgers/${name}`)
      expect(rows.length, name).toBe((body as { total: number }).total)
      expect(header, name).toHaveLength(Object.keys(columns).length + 1)
      for (const word of header ?? []) expect(word, name).not.toMatch(/^field\./)
      expect(JSON.stringify(rows), name).not.toMatch(/choice\.|reason\./)
    }
  })

  test('holds only what the exporter sees, and is for those whose seat exports', async () => {
    expect((await sheet('顾衡', 'projects')).rows).toHaveLength(3)
    for (const who of ['齐明', '单雄信', '许宁', '田野'] as const)
      expect((await exported(who, 'observations')).status, who).toBe(403)
    expect((await exported('项目办', 'cadres')).status).toBe(403)
    expect((await exported('周敏', 'wages')).status).toBe(404)
    expect((await exported('周敏', 'cadres', { columns: 'name,wage' })).body).toEqual({
      code: 'malformed',
      issues: [{ path: 'columns', code: 'filter.unknown-column' }],
    })
  })

  test('is on the trail with what was taken', async () => {
    await sheet('项目办', 'projects', { name: '鲁西' })
    const rows = await db
      .selectFrom('trail')
      .select(['noun', 'particulars'])
      .where('districtId', '=', DISTRICT)
      .where('accountId', '=', PEOPLE.项目办.accountId)
      .where('outcome', '=', 'exported')
      .execute()
    expect(rows).toMatchObject([
      { noun: 'project', particulars: { ledger: 'projects', rows: 1, asked: { name: '鲁西' } } },
    ])
  })

  test('is a download with a name, not a page', async () => {
    const { headers } = await exported('周敏', 'units')
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('单位 2025-02-01.xlsx')}`,
    )
  })
})
