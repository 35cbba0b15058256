import type { Particulars } from '../kernel/refusal.ts'
import type { Cell, Finding, FindingKind } from './batch.ts'
import type { Row, SheetColumn, Table } from './table.ts'
import { dateHabit, readDate, type DateHabit } from './values/dates.ts'
import type { Reading } from './values/reading.ts'
import {
  isBlank,
  isEmpty,
  isSpreadsheetError,
  looksLikeFormula,
  tidy,
  written,
} from './values/text.ts'

/** The first column of a field, or the first of them in which this row states something. */
export function columnOf(row: Row, key: string): SheetColumn | undefined {
  const columns = row.table.of.get(key) ?? []
  return columns.find((column) => !isEmpty(row.cells[column.index])) ?? columns[0]
}

export const cellAt = (row: Row, column: SheetColumn | undefined): Cell =>
  column === undefined ? null : (row.cells[column.index] ?? null)

export const cellOf = (row: Row, key: string): Cell => cellAt(row, columnOf(row, key))

export const hasColumn = (row: Row, key: string): boolean => row.table.of.has(key)

/** A finding on a sheet as a whole (row 0) or, with a column, on one of its headers. */
export const sheetFinding = (
  table: Pick<Table, 'sheet'>,
  kind: FindingKind,
  code: string,
  about: Particulars = {},
  column?: SheetColumn,
): Finding => ({
  kind,
  code,
  file: table.sheet.file,
  sheet: table.sheet.sheet,
  row: 0,
  column: column?.letter ?? '',
  header: column?.header ?? '',
  value: '',
  about,
})

/** Says something about a cell of a row, or about the row where no column is given. */
export function find(
  row: Row,
  kind: FindingKind,
  code: string,
  column: SheetColumn | undefined,
  about: Particulars = {},
  question?: Finding['question'],
): void {
  const { sheet } = row.table
  row.findings.push({
    kind,
    code,
    file: sheet.file,
    sheet: sheet.sheet,
    row: row.number,
    column: column?.letter ?? '',
    header: column?.header ?? '',
    value: written(cellAt(row, column)),
    about,
    ...(question === undefined ? {} : { question }),
  })
}

export const isHeldUp = (row: Row): boolean => row.findings.some(({ kind }) => kind !== 'note')

/** Where another row stands, for the sentence that names it. */
export const placeOf = (row: Row): Particulars => ({
  otherFile: row.table.sheet.file,
  otherSheet: row.table.sheet.sheet,
  otherRow: row.number,
})

/** Takes what became of reading a cell: the value, or undefined with what is to be said about it. */
export function accept<T>(
  row: Row,
  column: SheetColumn | undefined,
  reading: Reading<T>,
): T | undefined {
  if (reading === undefined) return undefined
  if ('wrong' in reading) {
    find(row, 'wrong', reading.wrong, column, reading.about)
    return undefined
  }
  if (reading.remark !== undefined) find(row, 'note', reading.remark, column, reading.about)
  return reading.value
}

/** Reads the cell of a field. */
export function valueOf<T>(
  row: Row,
  key: string,
  reader: (cell: Cell) => Reading<T>,
): T | undefined {
  const column = columnOf(row, key)
  return column === undefined ? undefined : accept(row, column, reader(cellAt(row, column)))
}

/** A value without which the row says nothing: its absence sends the row back. */
export function needed<T>(row: Row, key: string, value: T | undefined): T | undefined {
  const column = columnOf(row, key)
  if (
    value === undefined &&
    !row.findings.some((each) => each.kind !== 'note' && each.column === (column?.letter ?? ''))
  )
    find(row, 'wrong', 'intake.missing-value', column, { field: column?.header ?? key })
  return value
}

const signs = (text: string): number => Array.from(text).length

/** Text of at most so many signs. What begins like a formula stays text, and that is noted. */
export function textOf(row: Row, key: string, most: number): string | undefined {
  const column = columnOf(row, key)
  const cell = cellAt(row, column)
  if (column === undefined || isBlank(cell)) return undefined
  if (isSpreadsheetError(cell)) {
    find(row, 'wrong', 'intake.spreadsheet-error', column)
    return undefined
  }
  const text = tidy(written(cell))
  if (signs(text) > most) {
    find(row, 'wrong', 'intake.too-long', column, { most, length: signs(text) })
    return undefined
  }
  if (looksLikeFormula(cell)) find(row, 'note', 'intake.formula-as-text', column)
  return text === '' ? undefined : text
}

export const PHRASE = 200
export const TITLE = 120
export const PROSE = 4000
export const NAME = 50

/** How the dates of a column are to be taken, told once from all its cells. */
function habitOf(table: Table, column: SheetColumn): DateHabit {
  const known = table.habits.get(column.index)
  if (known) return known
  const habit = dateHabit(
    table.rows.map((row) => row.cells[column.index] ?? null),
    column.field?.months ? 'month' : 'day',
    table.context.year,
  )
  table.habits.set(column.index, habit)
  return habit
}

export function dateOf(row: Row, key: string): string | undefined {
  const column = columnOf(row, key)
  if (column === undefined) return undefined
  return accept(row, column, readDate(cellAt(row, column), habitOf(row.table, column)))
}

/** A date of a column as it would be read, without saying anything about it. */
export function dateAt(row: Row, column: SheetColumn): string | undefined {
  const reading = readDate(cellAt(row, column), habitOf(row.table, column))
  return reading && 'value' in reading ? reading.value : undefined
}
