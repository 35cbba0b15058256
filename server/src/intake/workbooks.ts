import type { FormColumn, Kind } from '@zhishi/domain/intake/kind.ts'
import { KINDS } from '@zhishi/domain/intake/kinds/kinds.ts'
import type { OnRecord } from '@zhishi/domain/intake/batch.ts'
import {
  type WrittenCell,
  type WrittenSheet,
  writeWorkbook,
  zipWorkbooks,
} from '../platform/sheets-writing.ts'
import type { Merge } from '../platform/sheets.ts'
import type { ExportRow } from './exportRow.ts'
import { EXPORTS } from './exportRows.ts'
import { yearOnRecord } from './yearOnRecord.ts'

/** The workbooks of a year in the form in which clerks keep them, all in one .zip. */
export async function workbooksOf(
  record: OnRecord,
  { district, year }: { district: string; year: number },
): Promise<Uint8Array> {
  const onRecord = yearOnRecord(record, year)
  const books = new Map<string, WrittenSheet[]>()
  for (const kind of KINDS) {
    const rows = EXPORTS[kind.name]?.(onRecord) ?? []
    const sheets = books.get(kind.form.workbook) ?? []
    books.set(kind.form.workbook, sheets)
    for (const [month, ofMonth] of byMonth(kind, rows))
      sheets.push(sheetOf(kind, ofMonth, { district, year: String(year), month: String(month) }))
  }
  const written = await Promise.all(
    [...books].map(
      async ([name, sheets]) => [`${name}.xlsx`, await writeWorkbook(sheets)] as const,
    ),
  )
  return zipWorkbooks(Object.fromEntries(written))
}

/** One sheet a month where the form says so, else one sheet. */
function byMonth(kind: Kind, rows: readonly ExportRow[]): [number, readonly ExportRow[]][] {
  if (!kind.form.sheet.includes('{month}')) return [[0, rows]]
  const months = Map.groupBy(rows, ({ month }) => Number(month))
  if (months.size === 0) return [[1, []]]
  return [...months].toSorted(([a], [b]) => a - b)
}

type Filling = Readonly<Record<'district' | 'year' | 'month', string>>
const fill = (text: string, filling: Filling): string =>
  text.replaceAll(/\{(district|year|month)\}/g, (_, key: keyof Filling) => filling[key])

const keyOf = ({ field, part }: FormColumn): string =>
  part === undefined ? field : `${field}:${part}`

/** The form's columns, and behind them those that hold something that the form has no place for. */
export function columnsOf(kind: Kind, rows: readonly ExportRow[]): readonly FormColumn[] {
  const { columns } = kind.form
  const inForm = new Set(columns.map(keyOf))
  const held = new Set(
    rows.flatMap((row) => Object.keys(row).filter((key) => (row[key] ?? null) !== null)),
  )
  const further = [...held].flatMap((key): FormColumn[] => {
    const [name = key, part] = key.split(':')
    const field = kind.fields.find((one) => one.key === name)
    if (inForm.has(key) || !field || kind.form.sheet.includes(`{${key}}`)) return []
    return [
      part === undefined
        ? { field: name, header: field.header }
        : { field: name, part, header: part, under: field.header },
    ]
  })
  const lastOfOpinions = columns.findLastIndex(({ part }) => part !== undefined)
  const parts = further.filter(({ part }) => part !== undefined)
  const others = further.filter(({ part }) => part === undefined)
  return [
    ...columns.slice(0, lastOfOpinions + 1),
    ...parts,
    ...columns.slice(lastOfOpinions + 1),
    ...others,
  ]
}

export function sheetOf(kind: Kind, rows: readonly ExportRow[], filling: Filling): WrittenSheet {
  const { form } = kind
  const columns = columnsOf(kind, rows)
  const cells = rows.map((row, index) =>
    columns.map(
      (column): WrittenCell =>
        column.field === 'serial' ? index + 1 : (row[keyOf(column)] ?? null),
    ),
  )
  const { header, merges } = headerOf(columns)
  const once = columns.findIndex(({ field }) => field === 'category' && kind.name === 'projects')
  const spans = once < 0 ? [] : spansOf(cells, once)
  for (const { top, bottom } of spans)
    for (let row = top + 1; row <= bottom; row += 1) (cells[row] ?? [])[once] = null
  return {
    name: fill(form.sheet, filling),
    title: fill(form.title, filling),
    subtitle: form.subtitle === undefined ? undefined : fill(form.subtitle, filling),
    footer: form.footer === undefined ? undefined : fill(form.footer, filling),
    header,
    merges: [
      ...merges,
      ...spans.map(({ top, bottom }) => ({
        top: header.length + top,
        bottom: header.length + bottom,
        left: once,
        right: once,
      })),
    ],
    rows: cells,
    columns: columns.map((column, index) => ({ width: widthOf(column, cells, index) })),
  }
}

/** A header of one row, or of two where columns stand under one. */
export function headerOf(columns: readonly FormColumn[]): { header: string[][]; merges: Merge[] } {
  if (columns.every(({ under }) => under === undefined))
    return { header: [columns.map(({ header }) => header)], merges: [] }
  const above: string[] = []
  const below: string[] = []
  const merges: Merge[] = []
  for (const [index, { header, under }] of columns.entries()) {
    const isFirst = under !== undefined && columns[index - 1]?.under !== under
    above.push(under === undefined ? header : isFirst ? under : '')
    below.push(under === undefined ? '' : header)
    if (under === undefined) merges.push({ top: 0, bottom: 1, left: index, right: index })
    if (!isFirst) continue
    let right = index
    while (columns[right + 1]?.under === under) right += 1
    if (right > index) merges.push({ top: 0, bottom: 0, left: index, right })
  }
  return { header: [above, below], merges }
}

/** Runs of rows with the same value in a column, to be written once. */
function spansOf(
  rows: readonly WrittenCell[][],
  column: number,
): { top: number; bottom: number }[] {
  const spans: { top: number; bottom: number }[] = []
  for (let top = 0; top < rows.length; ) {
    let bottom = top
    const value = rows[top]?.[column] ?? null
    if (value !== null) while (rows[bottom + 1]?.[column] === value) bottom += 1
    if (bottom > top) spans.push({ top, bottom })
    top = bottom + 1
  }
  return spans
}

/** Wide enough for what most cells hold, and not wider than a page can bear. */
function widthOf({ header }: FormColumn, rows: readonly WrittenCell[][], index: number): number {
  const lengths = rows.slice(0, 200).map((row) => String(row[index] ?? '').length * 2)
  return Math.min(40, Math.max(8, header.length * 2 + 2, ...lengths.map((length) => length + 2)))
}
