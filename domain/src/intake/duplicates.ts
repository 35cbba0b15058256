import type { Cell, Finding } from './batch.ts'
import { nameOf } from './names.ts'
import { find, placeOf, sheetFinding } from './rows.ts'
import type { Row, SheetColumn, Table } from './table.ts'
import { readDate } from './values/dates.ts'
import { readChoice, readFlag } from './values/lists.ts'
import { readCount, readDecimal, readPlace, readPoints, readSum } from './values/numbers.ts'
import { readMonth, readQuarter } from './values/periods.ts'
import type { Reading } from './values/reading.ts'
import { isEmpty, plain, written } from './values/text.ts'
import { readLevel, readLight, readWays } from './values/wordings.ts'

/** How what a cell says is read, so that 第3名 is 3 and 绿灯 is 绿; undefined where text is text. */
function readerOf(column: SheetColumn, year: number | undefined): Reader | undefined {
  const { field } = column
  if (field === undefined) return undefined
  if (field.list) {
    const { list } = field
    return CHOOSERS[list.of] ?? ((cell) => readChoice(cell, list))
  }
  switch (field.holds) {
    case 'date':
      return (cell) => readDate(cell, { usual: field.months ? 'month' : 'day', year })
    case 'sum':
      return (cell) => readSum(cell, column.scale ?? 10_000)
    case 'quarter':
      return (cell) => readQuarter(cell, year)
    case 'month':
      return (cell) => readMonth(cell, year)
    case 'count':
      return readCount
    case 'place':
      return (cell) => {
        const reading = readPlace(cell)
        return reading && 'value' in reading ? { value: reading.value.place } : reading
      }
    case 'points':
      return readPoints
    case 'decimal':
      return readDecimal
    case 'flag':
      return readFlag
    default:
      return undefined
  }
}

type Reader = (cell: Cell) => Reading<unknown>
const CHOOSERS: Readonly<Record<string, Reader>> = {
  light: readLight,
  level: readLevel,
  ways: readWays,
}

/** What a cell says, as it is compared with another row's: 2,067 is 2067, 曹 莲 is 曹莲. */
function comparable(cell: Cell, column: SheetColumn, reader: Reader | undefined): string {
  if (isEmpty(cell)) return ''
  const reading = reader?.(cell)
  if (reading && 'value' in reading)
    return typeof reading.value === 'string' ? reading.value : JSON.stringify(reading.value)
  const holds = column.field?.holds
  return holds === 'name' || holds === 'names' ? nameOf(written(cell)) : plain(written(cell))
}

/** A number of the row, even where the sheet's kind takes it for the number of a case. */
const SERIAL_HEADER = /^(?:序号?|顺序号?|行号|no\.?|№)$/i

/** The columns of a table that say something, in an order that no sheet decides. */
interface Telling {
  readonly heading: string
  readonly columns: readonly {
    readonly column: SheetColumn
    readonly name: string
    readonly reader: Reader | undefined
  }[]
}

function tellingOf(table: Table): Telling {
  const { kind, context } = table
  const period =
    kind.period === 'month' ? context.month : kind.name === 'tallies' ? context.title : context.year
  return {
    heading: `${kind.name}\u0001${period ?? ''}`,
    columns: table.columns
      .filter(
        (column) => column.field?.holds !== 'serial' && !SERIAL_HEADER.test(plain(column.header)),
      )
      .map((column) => ({
        column,
        reader: readerOf(column, context.year),
        name: `\u0001${column.field?.key ?? plain(column.header)}${column.part ?? ''}=`,
      }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  }
}

/** What a row says, without its serial number and whatever the order of its columns. */
function saying(row: Row, { heading, columns }: Telling): string {
  let text = heading + (row.table.kind.section === undefined ? '' : row.section)
  for (const { column, name, reader } of columns) {
    const said = comparable(row.cells[column.index] ?? null, column, reader)
    if (said !== '') text += name + said
  }
  return text
}

/**
 * Sends back rows that say in every column but the serial number what another row says already. A
 * sheet that repeats another as a whole is the same sheet handed in twice: noted once, nothing doubled.
 */
export function findDuplicates(tables: readonly Table[]): Finding[] {
  const first = new Map<string, Row>()
  const notes: Finding[] = []
  for (const table of tables) {
    const telling = tellingOf(table)
    const sayings = table.rows.map((row) => ({ row, text: saying(row, telling) }))
    const others = sayings.map(({ text }) => first.get(text))
    const [other] = others
    const isCopy =
      other !== undefined &&
      other.table !== table &&
      other.table.rows.length === table.rows.length &&
      others.every((each) => each?.table === other.table)
    if (isCopy) {
      for (const { row } of sayings) row.repeats = true
      const { file, sheet } = other.table.sheet
      notes.push(
        sheetFinding(table, 'note', 'intake.sheet-repeated', {
          otherFile: file,
          otherSheet: sheet,
        }),
      )
      continue
    }
    for (const { row, text } of sayings) {
      const same = first.get(text)
      if (same) find(row, 'wrong', 'intake.duplicate-row', undefined, placeOf(same))
      else first.set(text, row)
    }
  }
  return notes
}
