import { fileURLToPath } from 'node:url'
import type { Cell, Preparation, Sheet } from '@zhishi/domain/intake/batch.ts'
import { prepare } from '@zhishi/domain/intake/prepare.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { optionsFor } from './record.ts'
import { seeded } from './redress.ts'
import { sheetsIn } from './workbooks.ts'

let sheets: readonly Sheet[]
let first: Preparation

beforeAll(async () => {
  sheets = await sheetsIn(fileURLToPath(new URL('../../../samples', import.meta.url)))
  first = prepare(sheets, new Map(), optionsFor())
})

/** Puts mistakes into copies of the samples, each into a row of its own, and keeps where. */
function planting(seed: number) {
  const random = seeded(seed)
  const copies = sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => [...row]) }))
  const planted: string[] = []
  const used = new Set<string>()
  const place = (kind: string) => {
    const of = first.sheets.flatMap((report, i) => (report.kind === kind ? [{ report, i }] : []))
    const chosen = of[Math.floor(random() * of.length)]
    const copy = copies[chosen?.i ?? -1]
    if (!chosen || !copy) throw new Error(kind)
    const { report, i } = chosen
    const top = copy.rows.findIndex((row) => row.filter((cell) => cell !== null).length >= 2)
    const from = top + (report.columns.some(({ header }) => header.includes('/')) ? 2 : 1)
    let row = from
    do row = from + Math.floor(random() * report.rows)
    while (used.has(`${i} ${row}`))
    used.add(`${i} ${row}`)
    return { copy, report, row }
  }
  const told = (sheet: Sheet, row: number, column: string, kind: string, code: string) =>
    planted.push(`${sheet.file} ${sheet.sheet} ${column}${row} ${kind} ${code}`)
  return {
    copies,
    planted,
    /** Writes something else into a cell of a kind of sheet. */
    write: (
      kind: string,
      field: string,
      change: (cell: Cell) => Cell,
      as: string,
      code: string,
    ) => {
      const { copy, report, row } = place(kind)
      const column = report.columns.find((each) => each.field === field)?.column ?? ''
      const cells = copy.rows[row] ?? []
      const at = column.charCodeAt(0) - 65
      cells[at] = change(cells[at] ?? null)
      told(copy, row + 1, column, as, code)
    },
    /** Writes a row once more at the end, above the footer where there is one. */
    repeat: (kind: string) => {
      const { copy, row } = place(kind)
      const footer = ['reports', 'roster'].includes(kind) ? 1 : 0
      const end = copy.rows.length - footer
      copy.rows.splice(end, 0, [...(copy.rows[row] ?? [])])
      told(copy, end + 1, '', 'wrong', 'intake.duplicate-row')
    },
  }
}

const NAMED = [
  'achievements',
  'nominations',
  'observations',
  'promotions',
  'commendations',
  'standouts',
  'measures',
  'bottomLineEvents',
  'tallies',
  'motions',
]
const REPEATED = [
  'roster',
  'nominations',
  'reports',
  'achievements',
  'rankings',
  'observations',
  'commendations',
  'tolerances',
]

describe('mistakes anywhere in the samples', () => {
  test.each([7, 11])('are found where they stand, and nothing else goes back (%i)', (seed) => {
    const { copies, planted, write, repeat } = planting(seed)
    for (const kind of NAMED)
      write(kind, 'name', () => '欧阳不存', 'wrong', 'intake.unknown-person')
    write('tolerances', 'parties', () => '欧阳不存', 'wrong', 'intake.unknown-person')
    for (const dimension of ['工作创新', '廉洁自律', '社会治理'])
      write('achievements', 'dimension', () => dimension, 'wrong', 'intake.not-in-list')
    write(
      'reports',
      'project',
      (cell) => String(cell).slice(0, -3),
      'question',
      'intake.which-project',
    )
    write(
      'reports',
      'project',
      (cell) => String(cell).replace(/项目|工程/, ''),
      'question',
      'intake.which-project',
    )
    write(
      'nominations',
      'project',
      (cell) => String(cell).slice(0, 6),
      'question',
      'intake.which-project',
    )
    write('reports', 'light', () => '蓝', 'wrong', 'intake.not-in-list')
    write('reports', 'invested', () => '两千多', 'wrong', 'intake.not-a-sum')
    write('bottomLineEvents', 'date', () => '2024年2月30日', 'wrong', 'intake.impossible-date')
    write('observations', 'attitude', () => 'E', 'wrong', 'intake.not-in-list')
    write('rankings', 'place', () => '10/9', 'wrong', 'intake.place-beyond')
    write('rankings', 'unit', () => '区能源局', 'wrong', 'intake.unknown-unit-near')
    write('achievements', 'text', (cell) => `=${String(cell)}`, 'note', 'intake.formula-as-text')
    write('observations', 'text', (cell) => `@${String(cell)}`, 'note', 'intake.formula-as-text')
    for (const kind of REPEATED) repeat(kind)
    const { findings, sheets: reports } = prepare(copies, new Map(), optionsFor())
    const found = findings.map(
      ({ file, sheet, row, column, kind, code }) =>
        `${file} ${sheet} ${column}${row} ${kind} ${code}`,
    )
    expect(planted.filter((mistake) => !found.includes(mistake))).toEqual([])
    expect(found.filter((each) => !/ note /.test(each) && !planted.includes(each))).toEqual([])
    const back = planted.filter((mistake) => !/ note /.test(mistake)).length
    expect(reports.reduce((sum, { counts }) => sum + counts.wrong + counts.question, 0)).toBe(back)
  })

  test('a sum that shrinks is noted in its month and in no other', () => {
    const september = sheets.findIndex(({ sheet }) => sheet === '9月')
    const copies = sheets.map((sheet, i) =>
      i === september
        ? { ...sheet, rows: sheet.rows.map((row, n) => (n === 20 ? row.with(3, 3) : row)) }
        : sheet,
    )
    const { findings } = prepare(copies, new Map(), optionsFor())
    const sums = findings.filter(({ code }) => code.startsWith('intake.sum'))
    expect(
      sums.map(({ sheet, row, column, value, code }) => [sheet, row, column, value, code]),
    ).toEqual([['9月', 21, 'D', '3', 'intake.sum-shrinks']])
  })
})
