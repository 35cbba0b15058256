import type { Cell, Finding } from './batch.ts'
import { nameOf } from './names.ts'
import { find, placeOf, sheetFinding } from './rows.ts'
import type { Row, SheetColumn, Table } from './table.ts'
import { readDate } from './values/dates.ts'
import { readSum } from './values/numbers.ts'
import { isEmpty, plain, written } from './values/text.ts'

/** A cell as it is compared with another row's: 2,067 is 2067, 曹 莲 is 曹莲, 2024.06.11 is that day. */
function comparable(cell: Cell, column: SheetColumn): string {
  if (isEmpty(cell)) return ''
  const holds = column.field?.holds
  if (holds === 'date') {
    const date = readDate(cell, { usual: column.field?.months ? 'month' : 'day', year: undefined })
    if (date && 'value' in date) return date.value
  }
  if (holds === 'sum' || typeof cell === 'number') {
    const sum = readSum(cell, column.scale ?? 10_000)
    if (sum && 'value' in sum) return String(sum.value)
  }
  return holds === 'name' || holds === 'names' ? nameOf(written(cell)) : plain(written(cell))
}

/** A number of the row, even where the sheet's kind takes it for the number of a case. */
const SERIAL_HEADER = /^(?:序号?|顺序号?|行号|no\.?|№)$/i

/** The columns of a table that say something, in an order that no sheet decides. */
interface Telling {
  readonly heading: string
  readonly columns: readonly { readonly column: SheetColumn; readonly name: string }[]
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
        name: `\u0001${column.field?.key ?? plain(column.header)}${column.part ?? ''}=`,
      }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  }
}

/** What a row says, without its serial number and whatever the order of its columns. */
function saying(row: Row, { heading, columns }: Telling): string {
  let text = heading + (row.table.kind.section === undefined ? '' : row.section)
  for (const { column, name } of columns) {
    const said = comparable(row.cells[column.index] ?? null, column)
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
