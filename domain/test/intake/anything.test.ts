import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factOf } from '@zhishi/domain/app/facts.ts'
import type { Cell, Preparation, Sheet } from '@zhishi/domain/intake/batch.ts'
import { KINDS } from '@zhishi/domain/intake/kinds/kinds.ts'
import { compare, confirmed, PROJECTS, ROSTER, sheet } from './sheets.ts'

const ODD: readonly Cell[] = [
  null,
  '',
  '　',
  '=1+1',
  '@x',
  '-',
  '—',
  '无',
  '#REF!',
  1e15,
  -5,
  0,
  1.5,
  1994.1,
  45_475,
  99_999_999,
  true,
  false,
  { date: '2024-02-30' },
  { date: '2024-03-09' },
  { date: '1899-12-31' },
  'x'.repeat(5000),
  '李磊',
  '李磊、曹莲',
  '曹 莲',
  '合计',
  '注：',
  '一、集中攻坚',
  '\u0001\u0002',
  '\ud800',
  '３／９',
  '第三季度',
  '绿灯',
  '2024年13月',
  'NaN',
  '__proto__',
  'constructor',
  '🟢',
  '1,2,3',
  '单位：元',
  '序号',
  '姓名',
  '张'.repeat(60),
  '同上',
  '城南冷链物流枢纽项目',
  '城南冷链',
  '区财政局',
  '区财政局、区水务局',
  '2024.05.01',
  '属实',
  '改革创新',
  '提拔重用',
  '一线观察',
  '同意',
  46,
  '0.5',
  'A',
]

/** A sheet with some of a kind's columns in some wording, filled with anything. */
const anySheet: fc.Arbitrary<Sheet> = fc.constantFrom(...KINDS).chain((kind) =>
  fc
    .record({
      file: fc.constantFrom('a2024.xlsx', 'b2024年3月.xlsx', 'c.xlsx'),
      name: fc.constantFrom('Sheet1', '3月', kind.form.sheet),
      title: fc.constantFrom(kind.form.title, '2024年', '单位：亿元', ''),
      headers: fc
        .shuffledSubarray([...kind.fields], { minLength: Math.ceil(kind.fields.length / 2) })
        .chain((fields) => fc.tuple(...fields.map(({ words }) => fc.constantFrom(...words)))),
    })
    .chain(({ file, name, title, headers }) =>
      fc
        .array(fc.tuple(...headers.map(() => fc.constantFrom(...ODD))), { maxLength: 8 })
        .map((rows) => sheet(file, name, [title], [...headers], ...rows.map((row) => [...row]))),
    ),
)

function holds(preparation: Preparation, known: Set<unknown>): void {
  for (const { counts, rows } of preparation.sheets)
    expect(counts.new + counts.changed + counts.same + counts.wrong + counts.question).toBe(rows)
  const back = new Set(
    preparation.findings
      .filter(({ kind, row }) => kind !== 'note' && row > 0)
      .map(({ file, sheet: of, row }) => `${file} ${of} ${row}`),
  )
  for (const { noun, id, content, file, sheet: of, row } of preparation.changes) {
    expect(factOf(noun)?.schema.safeParse(content).error).toBeUndefined()
    for (const [field, value] of Object.entries(content))
      if (field.endsWith('Id') && value !== null) expect(known).toContain(value)
    known.add(id)
    expect(back).not.toContain(`${file} ${of} ${row}`)
  }
}

describe('whatever is handed in', () => {
  test('every row has one fate, every change fits its schema and points to what is there, and again is the same', () => {
    fc.assert(
      fc.property(
        fc.array(anySheet, { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        (made, withRoster) => {
          // A workbook has no two sheets of one name.
          const sheets = made.map((each, i) => ({ ...each, file: `${i}/${each.file}` }))
          const given = withRoster ? [ROSTER, PROJECTS, ...sheets] : sheets
          const first = compare(given)
          holds(first, new Set())
          const record = confirmed(first)
          const again = compare(given, record)
          expect(again.changes).toEqual([])
        },
      ),
      { numRuns: 80 },
    )
  })
})
