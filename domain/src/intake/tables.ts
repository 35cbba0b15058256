import type { Cell, Sheet } from './batch.ts'
import { CATEGORY } from './values/wordings.ts'
import { numbersColumns } from './headers.ts'
import type { Reading } from './recognition.ts'
import type { Row, SheetColumn, Table } from './table.ts'
import { scaleInHeader } from './values/numbers.ts'
import { bare, isEmpty, letterOf, plain, withoutNumbering, written } from './values/text.ts'

const FOOTER =
  /^(?:注|备注|说明|填报说明|填表说明|备注说明|填报单位|填报人|填表人|填表单位|填表日期|填报日期|填报时间|制表|制表人|制表单位|制表日期|审核|审核人|审批|审批人|审定|负责人|单位负责人|主要负责人|分管领导|联系人|联系电话|报送|报送单位|报送人|统计人|经办人|复核|复核人|签字|日期|单位\(?盖章\)?|领导签字|附|附注|来源|数据来源)(?:\([^)]*\))?:/
const SIGNED = /^.{0,12}(?:盖章|签字|签章|签名)\)?:?$/
const TOTAL =
  /^(?:合计|小计|总计|共计|总数|累计|本页合计|本月合计|全年合计|平均|平均值|均值|.{0,8}(?:小计|合计)):?$/
const SECTION =
  /^(?:\(?[一二三四五六七八九十]{1,3}[)、.．]|第[一二三四五六七八九十]+(?:类|部分|批|组))/
const NOTHING_BELOW = /^(?:以下空白|此行以下空白|以下无正文|以下无数据|—+以下空白—+)/
const EXAMPLE = /^\(?(?:例|示例|样例|填写示例|举例|范例)\)?:?$/

/** A heading in the table without its numbering and count: 一、集中攻坚(28个) is 集中攻坚. */
export const headingOf = (text: string): string =>
  withoutNumbering(plain(text))
    .replace(/\([^)]*\)$/, '')
    .replace(/:?(?:共?\d+(?:个|项|人|家))?$/, '')

/** What the rows of a sheet are, row by row, under one header. */
interface Lines {
  readonly rows: { number: number; cells: Cell[]; section: string }[]
  /** Rows put there as an example, which are left out. */
  readonly examples: number[]
}

function columnsOf(reading: Reading): SheetColumn[] {
  const meant = new Map(reading.meanings.map((meaning) => [meaning.label.index, meaning]))
  return reading.labels.map((label) => {
    const meaning = meant.get(label.index)
    const header = [...label.parents, label.header].join('/')
    return {
      index: label.index,
      letter: letterOf(label.index),
      header,
      field: meaning?.field.aside ? undefined : meaning?.field,
      part: meaning?.part,
      scale:
        scaleInHeader(label.header) ??
        label.parents.map(scaleInHeader).find((scale) => scale !== undefined),
    }
  })
}

/** Fills merged cells downwards; gives the columns that have such merges. */
function fillMerges(sheet: Sheet, grid: Cell[][], from: number, to: number): Set<number> {
  const merged = new Set<number>()
  for (const { top, bottom, left } of sheet.merges) {
    if (bottom <= top || top < from || top >= to) continue
    const value = sheet.rows[top]?.[left] ?? null
    if (isEmpty(value)) continue
    merged.add(left)
    for (let row = Math.max(from, top); row <= Math.min(bottom, to - 1); row++) {
      const line = grid[row - from]
      if (line) line[left] = value
    }
  }
  return merged
}

/**
 * Fills a column that is written once for many rows although its merge was lost: blanks below, and
 * never the same value twice in a row (whoever repeats a value means a blank as a blank).
 */
function fillOnce(grid: readonly Cell[][], index: number, data: readonly boolean[]): void {
  let last: Cell = null
  let blanks = 0
  for (let i = 0; i < grid.length; i++) {
    if (!data[i]) continue
    const cell = grid[i]?.[index] ?? null
    if (isEmpty(cell)) blanks++
    else {
      if (last !== null && plain(written(cell)) === plain(written(last))) return
      last = cell
    }
  }
  if (blanks === 0) return
  last = null
  for (let i = 0; i < grid.length; i++) {
    const line = grid[i]
    if (!line || !data[i]) continue
    if (isEmpty(line[index])) line[index] = last
    else last = line[index] ?? null
  }
}

/** 同上 and 〃 stand for the cell above. */
function fillDittos(grid: readonly Cell[][]): void {
  for (const [i, line] of grid.entries())
    for (const [column, cell] of line.entries())
      if (typeof cell === 'string' && (cell.trim() === '同上' || cell.trim() === '〃'))
        line[column] = grid[i - 1]?.[column] ?? null
}

const isNumberish = (cell: Cell): boolean =>
  typeof cell === 'number' || (typeof cell === 'string' && /^[\d,.%-]+$/.test(plain(cell)))

interface Shape {
  readonly essentials: readonly number[]
  readonly serials: ReadonlySet<number>
  readonly merges: ReadonlySet<number>
}

type What = 'data' | 'blank' | 'footer' | 'total' | 'section' | 'end' | 'example'

function whatIs(cells: readonly Cell[], number: number, shape: Shape): What {
  const filled = cells.map((cell, index) => ({ cell, index })).filter(({ cell }) => !isEmpty(cell))
  const [first] = filled
  if (!first) return 'blank'
  const text = plain(written(first.cell))
  const rest = filled.filter(({ index }) => !shape.serials.has(index))
  if (NOTHING_BELOW.test(text)) return 'end'
  if (EXAMPLE.test(text) && rest.length > 1) return 'example'
  if (rest.length === 0) return SECTION.test(text) || !isNumberish(first.cell) ? 'section' : 'blank'
  const hasEssential = rest.some(({ index }) => shape.essentials.includes(index))
  if (filled.length <= 8 && (FOOTER.test(text) || (SIGNED.test(text) && rest.length <= 4)))
    return 'footer'
  if (filled.slice(0, 4).some(({ cell }) => typeof cell === 'string' && TOTAL.test(plain(cell))))
    return 'total'
  const words = rest.filter(({ cell }) => !isNumberish(cell))
  const [word] = words
  if (words.length === 1 && word) {
    const heading = written(word.cell)
    const numbered =
      SECTION.test(plain(heading)) ||
      (shape.serials.has(first.index) && /^\(?[一二三四五六七八九十]+[))、.]?$/.test(text))
    const category = CATEGORY.words.has(headingOf(heading))
    if (numbered && rest.length <= 1) return 'section'
    if (
      (numbered || category) &&
      rest.every(({ cell, index }) => index === word.index || isNumberish(cell))
    )
      return 'section'
    if (rest.length === 1 && (shape.merges.has(number) || !hasEssential)) return 'section'
  }
  return 'data'
}

/** The rows of data from `from` to `to`, without totals, footers, headings and blank rows. */
function linesOf(
  sheet: Sheet,
  reading: Reading,
  columns: readonly SheetColumn[],
  from: number,
  to: number,
): Lines {
  const width = Math.max(0, ...columns.map((column) => column.index + 1))
  const original = sheet.rows.slice(from, to)
  const spread = new Set(
    sheet.merges.filter((merge) => merge.right > merge.left).map((merge) => merge.top),
  )
  const shape: Shape = {
    essentials: columns.filter((column) => column.field?.essential).map((column) => column.index),
    serials: new Set(
      columns.filter((column) => column.field?.holds === 'serial').map((column) => column.index),
    ),
    merges: spread,
  }
  const grid = original.map((cells) =>
    Array.from({ length: width }, (_, index) => cells[index] ?? null),
  )
  const merged = fillMerges(sheet, grid, from, to)
  fillDittos(grid)
  const kinds = grid.map((cells, i): What => {
    if (i === 0 && numbersColumns(cells)) return 'blank'
    return whatIs(cells, from + i, shape)
  })
  // Below a footer, lines of a single cell are its further lines.
  let inFooter = false
  let ended = false
  for (let i = 0; i < kinds.length; i++) {
    if (ended) kinds[i] = 'blank'
    else if (kinds[i] === 'end') ended = true
    else if (kinds[i] === 'footer') inFooter = true
    else if (kinds[i] === 'data') {
      if (inFooter && (original[i] ?? []).filter((cell) => !isEmpty(cell)).length === 1)
        kinds[i] = 'footer'
      else inFooter = false
    }
  }
  const data = kinds.map((kind) => kind === 'data')
  for (const column of columns)
    if (column.field?.once && !merged.has(column.index)) fillOnce(grid, column.index, data)
  const rows: Lines['rows'] = []
  const examples: number[] = []
  let section = ''
  for (let i = 0; i < grid.length; i++) {
    if (kinds[i] === 'section')
      section = headingOf(
        (original[i] ?? [])
          .filter(
            (cell) =>
              typeof cell === 'string' &&
              !isEmpty(cell) &&
              !/^\(?[一二三四五六七八九十\d]+[))、.]?$/.test(plain(cell)),
          )
          .map(written)[0] ?? section,
      )
    else if (kinds[i] === 'example') examples.push(from + i + 1)
    else if (data[i]) rows.push({ number: from + i + 1, cells: grid[i] ?? [], section })
  }
  return { rows, examples }
}

/** The table under a recognised header; what it says about all its rows is filled in later. */
export function tableOf(
  sheet: Sheet,
  order: number,
  reading: Reading,
  to: number,
): { table: Table; examples: readonly number[] } {
  const columns = columnsOf(reading)
  const of = new Map<string, SheetColumn[]>()
  const meant = new Map(reading.meanings.map((meaning) => [meaning.label.index, meaning.field]))
  for (const column of columns) {
    const key = meant.get(column.index)?.key
    if (key !== undefined) of.set(key, [...(of.get(key) ?? []), column])
  }
  const rows: Row[] = []
  const table: Table = {
    sheet,
    order,
    kind: reading.kind,
    columns,
    of,
    rows,
    missing: reading.missing,
    habits: new Map(),
    held: undefined,
    context: {
      title: '',
      year: undefined,
      month: undefined,
      quarter: undefined,
      scale: undefined,
      asOf: undefined,
    },
  }
  const lines = linesOf(sheet, reading, columns, reading.top + reading.height, to)
  for (const line of lines.rows)
    rows.push({ ...line, table, findings: [], fates: [], repeats: false })
  return { table, examples: lines.examples }
}

/** Rows further down that are a header again: its words fill most of the row. */
export function headersBelow(sheet: Sheet, from: number, words: ReadonlySet<string>): number[] {
  const found: number[] = []
  for (let row = from; row < sheet.rows.length; row++) {
    const cells = (sheet.rows[row] ?? []).filter((cell) => !isEmpty(cell))
    if (cells.length < 2) continue
    if (cells.some((cell) => typeof cell !== 'string')) continue
    const known = cells.filter(
      (cell) => typeof cell === 'string' && cell.length <= 20 && words.has(bare(cell)),
    )
    if (known.length >= 2 && known.length * 10 >= cells.length * 6) found.push(row)
  }
  return found
}
