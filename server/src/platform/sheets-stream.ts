import { once } from 'node:events'
import { PassThrough, Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'
import { Zip, ZipDeflate, type ZipInputFile } from 'fflate'

/** How the cells of a column are written: text stays text whatever it begins with, numbers stay numbers. */
export type StreamedKind = 'text' | 'longText' | 'count' | 'money' | 'decimal' | 'share'

export interface StreamedColumn {
  readonly header: string
  /** Any field kind; what is not a number is written as text. */
  readonly kind: StreamedKind | (string & {})
  /** In characters of the sheet's font; a Chinese character takes two. */
  readonly width: number
}

export interface StreamedWorkbook {
  readonly sheet: string
  readonly title: string
  /** Which filter, order and date the rows were taken with. */
  readonly note: string
  readonly columns: readonly StreamedColumn[]
  /** Rows in parts, as they are read; values as a person should see them (money in 万元). */
  readonly rows: AsyncIterable<readonly (readonly unknown[])[]>
}

/**
 * One sheet as .xlsx, written while it is read: title, note, frozen header with a filter, rows. What
 * is held in memory does not grow with the number of rows.
 */
export function streamWorkbook(book: StreamedWorkbook): ReadableStream<Uint8Array> {
  const parts = sheetXml(book)
  const out = new PassThrough({ highWaterMark: 64 * 1024 })
  const zip = new Zip((error, chunk, final) => {
    if (error) out.destroy(error)
    else if (final) out.end(chunk)
    else out.write(chunk)
  })
  for (const [path, text] of Object.entries(fixedParts(book.sheet))) {
    const part = new ZipDeflate(path)
    zip.add(part)
    part.push(Buffer.from(text), true)
  }
  void addDeflated(zip, 'xl/worksheets/sheet1.xml', parts, out).catch((error: unknown) =>
    out.destroy(error instanceof Error ? error : new Error(String(error))),
  )
  return Readable.toWeb(out) as ReadableStream<Uint8Array>
}

/** Adds one entry whose text comes bit by bit, deflated off the main thread, no faster than it is read. */
async function addDeflated(
  zip: Zip,
  path: string,
  texts: AsyncIterable<string>,
  out: PassThrough,
): Promise<void> {
  const deflate = createDeflateRaw({ level: 4 })
  const entry: Entry = { filename: path, compression: 8, size: 0, crc: 0 }
  zip.add(entry)
  deflate.on('data', (chunk: Buffer<ArrayBuffer>) => entry.ondata?.(null, chunk, false))
  for await (const text of texts) {
    // The reader has gone away.
    if (out.destroyed) return void deflate.destroy()
    const bytes = Buffer.from(text)
    entry.size += bytes.length
    entry.crc = crc32(bytes, entry.crc)
    if (!deflate.write(bytes)) await once(deflate, 'drain')
    if (out.writableNeedDrain) await Promise.race([once(out, 'drain'), once(out, 'close')])
  }
  deflate.end()
  await once(deflate, 'end')
  entry.ondata?.(null, new Uint8Array(), true)
  zip.end()
}

/** What the container must know of an entry once all of it has passed. */
type Entry = ZipInputFile & { size: number; crc: number }

const HEADER_ROW = 3
/** Characters handed on at once: what waits to be deflated stays small. */
const CHUNK = 32 * 1024

async function* sheetXml({ title, note, columns, rows }: StreamedWorkbook): AsyncGenerator<string> {
  const last = columnLetter(Math.max(0, columns.length - 1))
  const widths = columns.map(
    ({ width }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${Math.min(255, Math.max(4, width))}" customWidth="1"/>`,
  )
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="${HEADER_ROW}" topLeftCell="B${HEADER_ROW + 1}" activePane="bottomRight" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="16"/>${widths.length > 0 ? `<cols>${widths.join('')}</cols>` : ''}<sheetData>`
  yield rowXml(1, [[title, STYLE.title]], 'ht="28" customHeight="1"')
  yield rowXml(2, [[note, STYLE.note]])
  yield rowXml(
    HEADER_ROW,
    columns.map(({ header }) => [header, STYLE.header]),
  )
  const letters = columns.map((_, index) => columnLetter(index))
  const styles = columns.map(({ kind }) => STYLE_OF[kind] ?? STYLE.text)
  let number = HEADER_ROW
  let text = ''
  for await (const part of rows) {
    for (const row of part) {
      number += 1
      text += `<row r="${number}">`
      for (let index = 0; index < letters.length; index += 1) {
        text += cellXml(`${letters[index]}${number}`, row[index], styles[index] ?? STYLE.text)
      }
      text += '</row>'
      if (text.length > CHUNK) {
        yield text
        text = ''
      }
    }
  }
  yield text
  const merge =
    columns.length > 1
      ? `<mergeCells count="2"><mergeCell ref="A1:${last}1"/><mergeCell ref="A2:${last}2"/></mergeCells>`
      : ''
  yield `</sheetData><autoFilter ref="A${HEADER_ROW}:${last}${number}"/>${merge}<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`
}

function rowXml(number: number, cells: readonly (readonly [unknown, number])[], more = ''): string {
  const xml = cells.map(([value, style], index) =>
    cellXml(`${columnLetter(index)}${number}`, value, style),
  )
  return `<row r="${number}"${more === '' ? '' : ` ${more}`}>${xml.join('')}</row>`
}

function cellXml(ref: string, value: unknown, style: number): string {
  if (value === null || value === undefined || value === '') return `<c r="${ref}" s="${style}"/>`
  if (typeof value === 'number' && Number.isFinite(value))
    return `<c r="${ref}" s="${style}"><v>${value}</v></c>`
  return `<c r="${ref}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${sheetText(String(value))}</t></is></c>`
}

/** A, B, …, Z, AA, … for 0, 1, …, 25, 26, … */
export function columnLetter(index: number): string {
  let letters = ''
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters
  }
  return letters
}

const ENTITY: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}
/** The longest text that a cell may hold. */
export const CELL_LIMIT = 32_767

/** Text as it stands in a sheet: what XML or the sheet would read as something else is written out. */
export const sheetText = (text: string): string =>
  text
    .toWellFormed()
    .slice(0, CELL_LIMIT)
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    // oxlint-disable-next-line no-control-regex -- these are what XML cannot hold
    .replace(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/[&<>"]/g, (sign) => ENTITY[sign] ?? sign)

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const STYLE = {
  title: 1,
  note: 2,
  header: 3,
  text: 4,
  count: 5,
  money: 6,
  decimal: 7,
  share: 8,
  longText: 9,
}
const STYLE_OF: Readonly<Record<string, number>> = STYLE

/** Text cells carry the text format, so that `=…` stays text also when somebody edits the cell. */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.00##"/></numFmts><fonts count="4"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="16"/><name val="宋体"/></font><font><sz val="10"/><color rgb="FF595959"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF7"/></patternFill></fill></fills><borders count="2"><border/><border>${['left', 'right', 'top', 'bottom'].map((side) => `<${side} style="thin"><color rgb="FFBFBFBF"/></${side}>`).join('')}</border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="10"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${[
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="center"/></xf>',
  '<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>',
  '<xf numFmtId="49" fontId="3" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>',
  ...[49, 1, 4, 164, 10].map(
    (format) =>
      `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="top"/></xf>`,
  ),
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
].join('')}</cellXfs></styleSheet>`

/** A sheet's name as Excel takes it: 31 characters, none of them `[]:*?/\`. */
export const sheetName = (name: string): string =>
  name
    .replaceAll(/[[\]:*?/\\]/g, ' ')
    .slice(0, 31)
    .replaceAll(/^'|'$/g, '’') || 'Sheet1'

const quoted = (sheet: string): string => `'${sheetName(sheet).replaceAll("'", "''")}'`

const fixedParts = (sheet: string): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/></Types>`,
  '_rels/.rels': `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${sheetText(sheetName(sheet))}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">${sheetText(quoted(sheet))}!$${HEADER_ROW}:$${HEADER_ROW}</definedName></definedNames></workbook>`,
  'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': STYLES,
})
