import { zipSync } from 'fflate'
import { type CellValue, readXlsx, type Sheet as HucreSheet } from 'hucre/xlsx'
import { Refusal, reason } from '@zhishi/domain/kernel/refusal.ts'
import { entriesOf, inflater } from './zip.ts'
import { CELL_LIMIT, columnLetter } from './sheets-stream.ts'

/**
 * Reads workbooks. All of it is work for a worker thread with a memory and a time limit: the bounds
 * here keep a hostile file from being parsed, the worker's limits keep what slips through from harm.
 */

/** A cell as read: a true date cell comes with the precision that its format shows. */
export type Cell = string | number | boolean | { readonly date: string } | null

export interface Merge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export interface ReadSheet {
  readonly file: string
  readonly sheet: string
  readonly rows: readonly (readonly Cell[])[]
  readonly merges: readonly Merge[]
  readonly hidden: boolean
  /** Cells with a formula whose value was never computed, as A1. */
  readonly uncomputed: readonly string[]
}

/** One workbook as it was handed in, or taken out of a .zip. */
export interface Workbook {
  readonly name: string
  readonly bytes: Uint8Array
}

const MOST = { rows: 100_000, columns: 256, merges: 20_000, workbooks: 300 } as const
const RANGE = `A1:${columnLetter(MOST.columns - 1)}${MOST.rows + 1}`

const refuse = (code: string, about: Record<string, string | number>): never => {
  throw new Refusal(reason(code, about))
}

const IGNORED = /(^|\/)(__MACOSX\/|\.|~\$|Thumbs\.db$|desktop\.ini$)|\/$/i
const isWorkbook = (name: string): boolean => /\.xls[xmb]?$/i.test(name)

/**
 * The workbooks of an upload: itself, or those in a .zip. What else lies in the .zip is named, so that
 * nothing is passed over in silence.
 */
export function unpack(upload: Workbook): { workbooks: Workbook[]; passedOver: string[] } {
  const entries = entriesOf(upload.bytes, upload.name)
  if (entries.some(({ name }) => name === '[Content_Types].xml')) {
    return { workbooks: [upload], passedOver: [] }
  }
  const real = entries.filter(({ name }) => !IGNORED.test(name))
  const books = real.filter(({ name }) => isWorkbook(name))
  if (books.length === 0) refuse('upload.not-a-workbook', { file: upload.name })
  if (books.length > MOST.workbooks) refuse('upload.too-large', { file: upload.name })
  const inflate = inflater(upload.name)
  return {
    workbooks: books.map((entry) => ({ name: entry.name, bytes: inflate(entry) })),
    passedOver: real.filter(({ name }) => !isWorkbook(name)).map(({ name }) => name),
  }
}

/** What no figure stands in is not even inflated. */
const UNREAD =
  /\/(media|charts|chartsheets|drawings|embeddings|externalLinks|pivot\w*|printerSettings|ctrlProps|activeX)\/|^(customXml|docProps)\/|vbaProject|comments|\.(bin|vml)$/i

/** All sheets of one workbook; refuses what is no workbook, too large, damaged or hostile. */
export async function readWorkbook({ name: file, bytes }: Workbook): Promise<ReadSheet[]> {
  const parts = inflateParts(bytes, file, (name) => !UNREAD.test(name))
  if (!('[Content_Types].xml' in parts)) refuse('upload.not-a-workbook', { file })
  const styles = Object.keys(parts).find((name) => name.endsWith('/styles.xml'))
  const spelled = styles === undefined ? undefined : spellMonthFormats(textOf(parts[styles]))
  if (styles !== undefined && spelled !== undefined) parts[styles] = Buffer.from(spelled)
  // Packed anew from what was counted, so that the parser sees exactly what was checked.
  const book = await readXlsx(zipSync(parts, { level: 0 }), {
    readStyles: spelled !== undefined,
    range: RANGE,
  }).catch((error: unknown) =>
    refuse(isOverLimit(error) ? 'upload.too-large' : 'upload.not-a-workbook', { file }),
  )
  return book.sheets.map((sheet) => readSheet(sheet, file))
}

const textOf = (part: Uint8Array | undefined): string => Buffer.from(part ?? []).toString('utf8')

/** The parts of an office file, inflated within the bounds; DTDs, the door to entities, are refused. */
export function inflateParts(
  bytes: Uint8Array,
  file: string,
  wanted: (name: string) => boolean = () => true,
): Record<string, Uint8Array> {
  const inflate = inflater(file)
  const parts: Record<string, Uint8Array> = {}
  for (const entry of entriesOf(bytes, file)) {
    if (entry.name.endsWith('/') || !wanted(entry.name)) continue
    if (Object.hasOwn(parts, entry.name)) refuse('upload.damaged', { file })
    const part = inflate(entry)
    if (
      /\.(xml|rels|vml)$/i.test(entry.name) &&
      Buffer.from(part.buffer, part.byteOffset, part.length).includes('<!DOCTYPE')
    ) {
      refuse('upload.unsafe', { file })
    }
    parts[entry.name] = part
  }
  return parts
}

function readSheet(sheet: HucreSheet, file: string): ReadSheet {
  const about = { file, sheet: sheet.name }
  if (sheet.rows.length > MOST.rows) refuse('upload.too-many-rows', { ...about, limit: MOST.rows })
  const uncomputed: string[] = []
  const monthly = new Set<string>()
  for (const [place, cell] of sheet.cells ?? []) {
    if (cell.type === 'formula' && cell.value === null) uncomputed.push(a1(place))
    if (cell.value instanceof Date && !showsDay(cell.style?.numFmt)) monthly.add(place)
  }
  const rows = sheet.rows.map((row, top) =>
    row.map((value, left) => {
      if (typeof value === 'string' && value.length > CELL_LIMIT) {
        refuse('upload.cell-too-long', { ...about, cell: `${columnLetter(left)}${top + 1}` })
      }
      return toCell(value, monthly.has(`${top},${left}`))
    }),
  )
  while (rows.at(-1)?.every((cell) => cell === null)) rows.pop()
  return {
    ...about,
    rows,
    merges: mergesOf(sheet, rows.length, about),
    hidden: sheet.hidden === true || sheet.veryHidden === true,
    uncomputed,
  }
}

const a1 = (place: string): string => {
  const [row = 0, column = 0] = place.split(',').map(Number)
  return `${columnLetter(column)}${row + 1}`
}

function mergesOf(sheet: HucreSheet, rows: number, about: Record<string, string>): Merge[] {
  const merges = sheet.merges ?? []
  if (merges.length > MOST.merges) refuse('upload.too-large', about)
  return merges
    .filter(({ startRow, startCol }) => startRow < rows && startCol < MOST.columns)
    .map(({ startRow, startCol, endRow, endCol }) => ({
      top: startRow,
      left: startCol,
      // A merge over a whole column covers what the sheet holds, not a million rows.
      bottom: Math.min(endRow, rows - 1),
      right: Math.min(endCol, MOST.columns - 1),
    }))
}

/** Whether a date's format shows the day; 2024年3月 means the month, whatever day lies behind it. */
function showsDay(format: string | undefined): boolean {
  const bare = (format ?? '').replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, '')
  return /d/i.test(bare) || !/[ym]/i.test(bare)
}

/** Formats of the Chinese Excel that show year and month, and have a number only. */
const MONTH_FORMATS = [27, 36, 50, 52, 57]
  .map((id) => `<numFmt numFmtId="${id}" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>`)
  .join('')

/**
 * Spells out the month formats that the parser does not know. Undefined where no cell shows months:
 * then the styles are not worth twice the memory.
 */
function spellMonthFormats(xml: string): string | undefined {
  const shown = [...xml.matchAll(/formatCode="([^"]*)"/g)]
  const isUsed =
    /numFmtId="(17|27|36|50|52|57)"/.test(xml) ||
    shown.some(([, code = '']) => !showsDay(code.replaceAll('&quot;', '"')))
  if (!isUsed) return undefined
  return /<numFmts[^>]*[^/]>/.test(xml)
    ? xml.replace(/<numFmts[^>]*>/, (open) => open + MONTH_FORMATS)
    : xml.replace(/<styleSheet[^>]*>/, (open) => `${open}<numFmts>${MONTH_FORMATS}</numFmts>`)
}

/** The parser's own bound on a sheet's extent, which it tells in words only. */
const isOverLimit = (error: unknown): boolean =>
  error instanceof Error && /over the \d+ limit/.test(error.message)

function toCell(value: CellValue, isMonth: boolean): Cell {
  if (value instanceof Date) return dateOf(value, isMonth)
  // U+0000 and half characters no database can hold; that they are wrong is said where they stand.
  if (typeof value === 'string')
    return value.toWellFormed().replaceAll('\u0000', '\uFFFD').replaceAll('\r\n', '\n')
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
  return value ?? null
}

function dateOf(value: Date, isMonth: boolean): Cell {
  if (Number.isNaN(value.getTime())) return '#DATE!'
  const text = value.toISOString()
  // A time of day without a date lies before the first day of the calendar of sheets.
  if (value.getTime() < Date.UTC(1900, 0, 1)) return text.slice(11, 16)
  return { date: text.slice(0, isMonth ? 7 : 10) }
}
