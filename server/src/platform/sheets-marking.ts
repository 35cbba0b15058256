import { zipSync } from 'fflate'
import { inflateParts } from './sheets.ts'
import { type Package, attribute, partText, relationsOf, setPart } from './package-parts.ts'
import { addComments } from './sheets-comments.ts'
import { type Filler, GRAVITY, type MarkKind, fillerOf } from './sheets-fills.ts'
import { columnLetter } from './sheets-stream.ts'

/** What is said on a workbook that goes back: where, how grave, and in words. */
export interface Mark {
  readonly sheet: string
  /** From 1; 0 is the sheet as a whole. */
  readonly row: number
  /** Letters of the column; empty for the row as a whole. */
  readonly column: string
  readonly kind: MarkKind
  readonly text: string
}

/** One cell with all that is said about it. */
interface MarkedCell {
  readonly row: number
  readonly column: number
  readonly kind: MarkKind
  readonly text: string
}

/**
 * The person's own workbook with the marked cells filled and commented. Only the cells' styles, the
 * comments and what they need are written; all other parts go back byte for byte.
 */
export function markWorkbook(bytes: Uint8Array, file: string, marks: readonly Mark[]): Uint8Array {
  const book: Package = { parts: inflateParts(bytes, file) }
  const workbook = relationsOf(book, '').find(({ type }) => type === 'officeDocument')?.target ?? ''
  const relations = relationsOf(book, workbook)
  const fill = fillerOf(book, workbook, relations.find(({ type }) => type === 'styles')?.target)
  for (const [, tag = ''] of partText(book, workbook).matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)) {
    const ofSheet = marks.filter(({ sheet }) => sheet === attribute(tag, 'name'))
    const id = attribute(tag, '(?:\\w+:)?id')
    const part = relations.find((relation) => relation.id === id)?.target
    if (ofSheet.length > 0 && part !== undefined) markSheet(book, part, ofSheet, fill)
  }
  fill.save()
  return zipSync(book.parts, { level: 6 })
}

function markSheet(book: Package, part: string, marks: readonly Mark[], fill: Filler): void {
  const xml = partText(book, part)
  const cells = gather(marks, mergesIn(xml))
  const filled = fillCells(xml, cells, fill)
  setPart(book, part, filled)
  addComments(
    book,
    part,
    cells.map(({ row, column, text }) => ({ row, column, ref: refOf(row, column), text })),
  )
}

const refOf = (row: number, column: number): string => `${columnLetter(column)}${row}`

export const columnIndex = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

/** Marks by cell, the gravest colour wins; what lies under a merge is said where the merge is seen. */
function gather(marks: readonly Mark[], merges: readonly Area[]): MarkedCell[] {
  const byRef = new Map<string, MarkedCell>()
  for (const mark of marks) {
    const row = Math.max(1, mark.row)
    const column = mark.column === '' ? 0 : columnIndex(mark.column)
    const under = merges.find((area) => isIn(area, row, column))
    const at = under ? { row: under.top, column: under.left } : { row, column }
    const ref = refOf(at.row, at.column)
    const other = byRef.get(ref)
    const kinds = [mark.kind, ...(other ? [other.kind] : [])]
    byRef.set(ref, {
      ...at,
      kind: GRAVITY.find((kind) => kinds.includes(kind)) ?? mark.kind,
      text: other ? `${other.text}\n${mark.text}` : mark.text,
    })
  }
  return [...byRef.values()].toSorted((a, b) => a.row - b.row || a.column - b.column)
}

interface Area {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

function mergesIn(xml: string): Area[] {
  return [...xml.matchAll(/<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)].map(
    ([, left = '', top, right = '', bottom]) => ({
      top: Number(top),
      left: columnIndex(left),
      bottom: Number(bottom),
      right: columnIndex(right),
    }),
  )
}

const isIn = (area: Area, row: number, column: number): boolean =>
  row >= area.top && row <= area.bottom && column >= area.left && column <= area.right

/** Gives marked cells their fill; makes the cells and rows that are not written because they are empty. */
function fillCells(xml: string, cells: readonly MarkedCell[], fill: Filler): string {
  const start = /<((?:\w+:)?)sheetData\s*(\/?)>/.exec(xml)
  if (!start) return xml
  const prefix = start[1] ?? ''
  const end = start[2] === '/' ? start.index : xml.indexOf(`</${prefix}sheetData>`)
  const waiting = Map.groupBy(cells, ({ row }) => row)
  const make = ({ row, column, kind }: MarkedCell) =>
    `<${prefix}c r="${refOf(row, column)}" s="${fill.styleOf(0, kind)}"/>`
  const makeRows = (before: number): string => {
    let made = ''
    for (const [row, marked] of waiting) {
      if (row >= before) break
      made += `<${prefix}row r="${row}">${marked.map(make).join('')}</${prefix}row>`
      waiting.delete(row)
    }
    return made
  }
  let rowNumber = 0
  const rows = new RegExp(`<${prefix}row(\\s[^>]*?)?(?:/>|>([\\s\\S]*?)</${prefix}row>)`, 'g')
  const data = xml.slice(start.index + start[0].length, end)
  const filled = data.replace(rows, (whole, attributes = '', content = '') => {
    rowNumber = Number(attribute(String(attributes), 'r') ?? rowNumber + 1)
    const made = makeRows(rowNumber)
    const marked = waiting.get(rowNumber)
    if (!marked) return made + whole
    waiting.delete(rowNumber)
    const inner = fillRow(String(content), prefix, marked, fill, make)
    return `${made}<${prefix}row${String(attributes)}>${inner}</${prefix}row>`
  })
  const body = filled + makeRows(Number.POSITIVE_INFINITY)
  const rest = start[2] === '/' ? xml.slice(start.index + start[0].length) : xml.slice(end)
  const close = start[2] === '/' ? `</${prefix}sheetData>` : ''
  return `${xml.slice(0, start.index)}<${prefix}sheetData>${body}${close}${rest}`
}

function fillRow(
  content: string,
  prefix: string,
  marked: readonly MarkedCell[],
  fill: Filler,
  make: (cell: MarkedCell) => string,
): string {
  const waiting = [...marked]
  const makeCells = (before: number): string => {
    let made = ''
    while (waiting[0] && waiting[0].column < before) made += make(waiting.shift() as MarkedCell)
    return made
  }
  let column = -1
  const filled = content.replaceAll(
    new RegExp(`<${prefix}c(\\s[^>]*?)?(/?)>`, 'g'),
    (whole, attributes = '', slash = '') => {
      const tag = String(attributes)
      const letters = /^[A-Z]+/.exec(attribute(tag, 'r') ?? '')?.[0]
      column = letters === undefined ? column + 1 : columnIndex(letters)
      const made = makeCells(column)
      if (waiting[0]?.column !== column) return made + whole
      const { kind } = waiting.shift() as MarkedCell
      const style = fill.styleOf(Number(attribute(tag, 's') ?? 0), kind)
      return `${made}<${prefix}c${tag.replace(/\ss\s*=\s*"[^"]*"/, '')} s="${style}"${String(slash)}>`
    },
  )
  return filled + makeCells(Number.POSITIVE_INFINITY)
}
