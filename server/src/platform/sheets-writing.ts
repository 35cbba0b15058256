import { zipSync } from 'fflate'
import { type Cell as HucreCell, type CellStyle, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { sheetName } from './sheets-stream.ts'
import type { Merge } from './sheets.ts'

/** What a cell of a written sheet holds: text stays text, whatever it begins with. */
export type WrittenCell = string | number | null

/** A sheet as clerks lay them out: title, unit line, header of one or two rows, rows, footer. */
export interface WrittenSheet {
  readonly name: string
  readonly title: string
  readonly subtitle?: string | undefined
  /** The header's rows, all as wide as the sheet; cells that a merge covers are empty. */
  readonly header: readonly (readonly string[])[]
  /** Merges of header and rows, counted from the header's first row. */
  readonly merges: readonly Merge[]
  readonly rows: readonly (readonly WrittenCell[])[]
  readonly footer?: string | undefined
  readonly columns: readonly {
    readonly width: number
    /** The words that may be chosen, where they are a closed list. */
    readonly choices?: readonly string[]
    /** What is said at the header about how the column is filled in. */
    readonly note?: string
  }[]
  /** Empty rows below that are ready to be written in. */
  readonly spare?: number
}

const EDGE = { style: 'thin', color: { rgb: 'FF808080' } } as const
const BORDER = { top: EDGE, right: EDGE, bottom: EDGE, left: EDGE }
const STYLES = {
  title: {
    font: { name: '方正小标宋简体', size: 18 },
    alignment: { horizontal: 'center', vertical: 'center' },
  },
  line: { font: { name: '宋体', size: 11 } },
  header: {
    font: { name: '黑体', size: 11 },
    border: BORDER,
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  },
  // The text format keeps 2024.10 from becoming a number, and `=…` from becoming a formula.
  text: {
    font: { name: '宋体', size: 11 },
    border: BORDER,
    numFmt: '@',
    alignment: { vertical: 'center', wrapText: true },
  },
  number: {
    font: { name: '宋体', size: 11 },
    border: BORDER,
    alignment: { vertical: 'center' },
  },
} as const satisfies Record<string, CellStyle>

/** One workbook of one or several sheets. */
export const writeWorkbook = (sheets: readonly WrittenSheet[]): Promise<Uint8Array> =>
  writeXlsx({ sheets: sheets.map(layOut) })

function layOut(sheet: WrittenSheet): WriteSheet {
  const width = sheet.columns.length
  const cells = new Map<string, Partial<HucreCell>>()
  const put = (row: number, column: number, value: WrittenCell, style: CellStyle) =>
    cells.set(`${row},${column}`, { value, style })
  const line = (row: number, text: string, style: CellStyle) => put(row, 0, text, style)
  line(0, sheet.title, STYLES.title)
  if (sheet.subtitle !== undefined) line(1, sheet.subtitle, STYLES.line)
  const top = sheet.subtitle === undefined ? 1 : 2
  for (const [index, texts] of sheet.header.entries()) {
    for (const [column, text] of texts.entries())
      put(top + index, column, text || null, STYLES.header)
  }
  const from = top + sheet.header.length
  const rows = [...sheet.rows, ...Array.from({ length: sheet.spare ?? 0 }, () => [])]
  for (const [index, row] of rows.entries()) {
    for (let column = 0; column < width; column += 1) {
      const value = row[column] ?? null
      put(from + index, column, value, typeof value === 'number' ? STYLES.number : STYLES.text)
    }
  }
  const end = from + rows.length
  if (sheet.footer !== undefined) line(end, sheet.footer, STYLES.line)
  const across = (row: number) => ({ startRow: row, startCol: 0, endRow: row, endCol: width - 1 })
  const lines = [
    0,
    ...(sheet.subtitle === undefined ? [] : [1]),
    ...(sheet.footer === undefined ? [] : [end]),
  ]
  for (const [column, { note }] of sheet.columns.entries()) {
    const at = `${headerRowOf(sheet, column) + top},${column}`
    if (note !== undefined)
      cells.set(at, { ...cells.get(at), comment: { author: '知事', text: note } })
  }
  return {
    name: sheetName(sheet.name),
    columns: sheet.columns.map((column) => ({ width: column.width })),
    rows: [],
    cells,
    merges: [
      ...(width > 1 ? lines.map(across) : []),
      ...sheet.merges.map((merge) => ({
        startRow: top + merge.top,
        startCol: merge.left,
        endRow: top + merge.bottom,
        endCol: merge.right,
      })),
    ],
    // The title's own height: cells that are merged do not grow by themselves.
    rowDefs: new Map([[0, { height: 30 }]]),
    freezePane: { rows: from },
    dataValidations: sheet.columns.flatMap(({ choices }, column) =>
      choices === undefined ? [] : [validationOf(choices, column, from, end)],
    ),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
  }
}

/** The row of the header in which a column's own word stands. */
const headerRowOf = ({ header }: WrittenSheet, column: number): number =>
  Math.max(
    0,
    header.findLastIndex((row) => (row[column] ?? '') !== ''),
  )

function validationOf(choices: readonly string[], column: number, from: number, end: number) {
  const letter = String.fromCharCode(65 + column)
  return {
    type: 'list' as const,
    values: [...choices],
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'warning' as const,
    range: `${letter}${from + 1}:${letter}${Math.max(end, from + 1)}`,
  }
}

/** Several workbooks as one .zip, each under its name. */
export const zipWorkbooks = (books: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  zipSync({ ...books }, { level: 0 })
