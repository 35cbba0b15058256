import {
  AlignmentType,
  BorderStyle,
  Document,
  HeightRule,
  ImageRun,
  LineRuleType,
  PageOrientation,
  Packer,
  Paragraph,
  SectionType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { LEADING, heightAt, largest } from './fitting.ts'
import { FACES, LATIN, PAGE, SIZE, line, mm, noteLine, pageNumber, plain, run } from './word.ts'

/** Forms and reports as .docx: tables with spans, pictures in cells, numbered notes at the end. */

export interface PaperPicture {
  readonly kind: 'png' | 'jpg'
  readonly bytes: Uint8Array
  /** Millimetres. */
  readonly width: number
  readonly height: number
  /** What it shows, for who cannot see it. */
  readonly says: string
}

export interface PaperCell {
  /** Lines of text; none leaves the cell empty. */
  readonly lines?: readonly string[]
  readonly picture?: PaperPicture
  readonly across?: number
  readonly down?: number
  readonly align?: 'left' | 'centre' | 'right'
  /** A label of the form, or a head of a column, set in 黑体. */
  readonly label?: boolean
  /** One character below the other. */
  readonly upright?: boolean
  readonly top?: boolean
  /** Characters by which the further lines of each paragraph stand in. */
  readonly hanging?: number
}

export interface PaperTable {
  /** Millimetres. */
  readonly columns: readonly number[]
  readonly rows: readonly {
    /** At least so many millimetres. */
    readonly height?: number
    /** Repeated on every page. */
    readonly head?: boolean
    readonly cells: readonly PaperCell[]
  }[]
  /** Points; 12 where it is not said. */
  readonly size?: number
  /** Texts are set smaller where they would not fit into the height of their row. */
  readonly fits?: boolean
}

export type PaperBlock =
  | { readonly heading: string }
  | { readonly text: string }
  | { readonly table: PaperTable }
  | { readonly picture: PaperPicture }
  | { readonly newPage: true }

export interface TabledPaper {
  readonly title: string
  readonly subtitle: string | null
  readonly blocks: readonly PaperBlock[]
  readonly notes: readonly string[]
  readonly closing: readonly string[]
  readonly landscape?: boolean
  /** Millimetres on each side, for forms; without it the margins of official papers. */
  readonly margin?: number
  /** A form on one sheet bears no page numbers. */
  readonly unnumbered?: boolean
  /** The list of sources begins a page of its own. */
  readonly notesApart?: boolean
}

const ALIGN = {
  left: AlignmentType.LEFT,
  centre: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const
const EDGE = { style: BorderStyle.SINGLE, size: 6, color: '000000' }
const EDGES = { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE }

const textRun = (text: string, face: 'body' | 'first' | 'number', points: number) =>
  new TextRun({
    text: plain(text),
    size: points * 2,
    font: { ascii: LATIN, hAnsi: LATIN, cs: LATIN, eastAsia: FACES[face] },
  })

const image = ({ kind, bytes, width, height, says }: PaperPicture) =>
  new ImageRun({
    type: kind,
    data: Buffer.from(bytes),
    // The library counts in points of a screen, 96 an inch.
    transformation: { width: (width * 96) / 25.4, height: (height * 96) / 25.4 },
    altText: { title: says, description: says, name: says },
  })

function paragraphsOf(cell: PaperCell, points: number, keepNext: boolean): Paragraph[] {
  const { lines = [], picture, upright = false, label = false, hanging } = cell
  const alignment = ALIGN[cell.align ?? (label ? 'centre' : 'left')]
  const line = Math.round(points * 20 * LEADING)
  const spacing = { line, lineRule: LineRuleType.EXACT, before: 0, after: 0 }
  const inwards = hanging === undefined ? undefined : hanging * points * 20
  const said = upright ? lines.flatMap((one) => Array.from(one)) : lines
  const paragraphs = said.map(
    (text) =>
      new Paragraph({
        alignment,
        spacing,
        keepNext,
        ...(inwards === undefined ? {} : { indent: { left: inwards, hanging: inwards } }),
        children: [textRun(text, label ? 'first' : 'body', points)],
      }),
  )
  if (picture) paragraphs.push(new Paragraph({ alignment, keepNext, children: [image(picture)] }))
  return paragraphs.length > 0 ? paragraphs : [new Paragraph({ spacing, children: [] })]
}

/** Where each cell of a row stands, counting what spans from the rows above reach into it. */
function widthOf(cell: PaperCell, from: number, columns: readonly number[]): number {
  return columns.slice(from, from + (cell.across ?? 1)).reduce((sum, one) => sum + mm(one), 0)
}

/** Millimetres that a cell keeps free beside and above its text. */
const BESIDE = 2.2
const ABOVE = 0.8
/** Smaller than this nobody reads. */
const LEAST = 5.5

/** The size at which a cell's text fits into its row. */
function sizeIn(cell: PaperCell, width: number, height: number | undefined, most: number): number {
  const { lines = [], upright = false, down = 1, hanging } = cell
  if (height === undefined || upright || down > 1) return most
  return largest(
    most,
    LEAST,
    (points) => heightAt(lines, width - BESIDE, points, hanging) <= height - ABOVE,
  )
}

function tableOf({ columns, rows, size = 12, fits = false }: PaperTable): Table {
  const taken = new Map<string, true>()
  const drawn = rows.map(({ height, head = false, cells }, y) => {
    let x = 0
    const row = cells.map((cell) => {
      while (taken.has(`${x} ${y}`)) x += 1
      const { across = 1, down = 1 } = cell
      for (let dy = 0; dy < down; dy += 1)
        for (let dx = 0; dx < across; dx += 1) taken.set(`${x + dx} ${y + dy}`, true)
      const twips = widthOf(cell, x, columns)
      const width = { size: twips, type: WidthType.DXA }
      const points = fits ? sizeIn(cell, (twips * 25.4) / 1440, height, size) : size
      x += across
      return new TableCell({
        width,
        columnSpan: across,
        rowSpan: down,
        borders: EDGES,
        verticalAlign: cell.top ? VerticalAlignTable.TOP : VerticalAlignTable.CENTER,
        margins: { top: 20, bottom: 20, left: 60, right: 60 },
        // A small table stays whole.
        children: paragraphsOf(cell, points, rows.length <= 4 && y < rows.length - 1),
      })
    })
    return new TableRow({
      children: row,
      tableHeader: head,
      cantSplit: height === undefined || height < 60,
      ...(height === undefined ? {} : { height: { value: mm(height), rule: HeightRule.ATLEAST } }),
    })
  })
  return new Table({
    rows: drawn,
    columnWidths: columns.map(mm),
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: { size: columns.reduce((sum, one) => sum + mm(one), 0), type: WidthType.DXA },
  })
}

/** What stands between two tables takes no room: a full page stays one page. */
const HAIR = { line: 20, lineRule: LineRuleType.EXACT, before: 0, after: 0 }

function drawn(block: PaperBlock, i: number, all: readonly PaperBlock[]): (Paragraph | Table)[] {
  const next = all[i + 1]
  if ('table' in block) {
    const apart = next !== undefined && 'newPage' in next ? [] : [new Paragraph({ children: [] })]
    return [tableOf(block.table), ...apart]
  }
  if ('picture' in block)
    return [new Paragraph({ keepNext: true, children: [image(block.picture)] })]
  if ('newPage' in block)
    return [new Paragraph({ pageBreakBefore: true, spacing: HAIR, children: [] })]
  const isHeading = 'heading' in block
  const text = isHeading ? block.heading : block.text
  return [
    new Paragraph({
      spacing: { line: 420, lineRule: LineRuleType.AT_LEAST, before: isHeading ? 120 : 0 },
      keepNext: isHeading || (next !== undefined && 'table' in next),
      children: [textRun(text, isHeading ? 'first' : 'body', isHeading ? 16 : 14)],
    }),
  ]
}

/** Of official papers (GB/T 9704); a page that lies is the same sheet turned, head at the binding. */
function marginOf({ margin, landscape }: TabledPaper) {
  if (margin !== undefined) {
    const side = mm(margin)
    return { top: side, bottom: side, left: side, right: side, footer: mm(8), header: mm(8) }
  }
  const { top, bottom, left, right, header } = PAGE.margin
  return landscape
    ? { top: left, bottom: right, left: bottom, right: top, footer: mm(15), header }
    : PAGE.margin
}

/** Makes the .docx of a form or report. */
export async function writeTabledPaper(paper: TabledPaper): Promise<Uint8Array> {
  const centred = { alignment: AlignmentType.CENTER }
  const page = {
    // The library turns the sides itself when the page lies.
    size: {
      width: mm(210),
      height: mm(297),
      orientation: paper.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
    },
    margin: marginOf(paper),
  }
  const numbers = {
    default: pageNumber(AlignmentType.RIGHT),
    even: pageNumber(AlignmentType.LEFT),
  }
  const footers = paper.unnumbered ? {} : numbers
  const children = [
    line([run('title', SIZE.second, paper.title)], {
      ...centred,
      spacing: { line: 640, lineRule: LineRuleType.AT_LEAST },
    }),
    ...(paper.subtitle === null
      ? []
      : [line([run('second', SIZE.fourth, paper.subtitle)], centred)]),
    ...paper.blocks.flatMap(drawn),
    ...paper.closing.map((text) =>
      line([run('body', SIZE.fourth, text)], { alignment: AlignmentType.RIGHT }),
    ),
    ...(paper.notes.length === 0
      ? []
      : [
          new Paragraph({
            spacing: { before: 240 },
            keepNext: true,
            pageBreakBefore: paper.notesApart ?? false,
            children: [textRun('依据清单', 'first', 14)],
          }),
          ...paper.notes.map(noteLine),
        ]),
  ]
  const document = new Document({
    creator: '知事',
    title: plain(paper.title),
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { language: { eastAsia: 'zh-CN', value: 'en-US' } } } } },
    sections: [{ properties: { page, type: SectionType.NEXT_PAGE }, footers, children }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
