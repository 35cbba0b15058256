import { posix } from 'node:path'
import {
  OFFICE,
  type Package,
  attribute,
  declarePart,
  freeName,
  partText,
  relate,
  relationsOf,
  setPart,
} from './package-parts.ts'
import { sheetText } from './sheets-stream.ts'

export interface Comment {
  /** From 1. */
  readonly row: number
  /** From 0. */
  readonly column: number
  readonly ref: string
  readonly text: string
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const TYPES = 'application/vnd.openxmlformats-officedocument'
/** Who comments; it also stands in bold above the text, as sheets do with people's names. */
const AUTHOR = '知事'

/** Adds comments to a sheet; a cell that has one already keeps it, ours stands below it. */
export function addComments(book: Package, sheet: string, comments: readonly Comment[]): void {
  const relations = relationsOf(book, sheet)
  const list = relations.find(({ type }) => type === 'comments')?.target ?? newList(book, sheet)
  const shapes =
    relations.find(({ id, type }) => type === 'vmlDrawing' && isLegacy(book, sheet, id))?.target ??
    newShapes(book, sheet)
  const before = partText(book, list)
  const had = new Set(
    [...before.matchAll(/<(?:\w+:)?comment\s[^>]*?ref="([A-Z]+\d+)"/g)].map(([, ref]) => ref),
  )
  setPart(book, list, write(before, comments, had))
  const boxes = comments.filter(({ ref }) => !had.has(ref)).map(box)
  setPart(book, shapes, partText(book, shapes).replace(/<\/xml>\s*$/, `${boxes.join('')}</xml>`))
}

function write(
  xml: string,
  comments: readonly Comment[],
  had: ReadonlySet<string | undefined>,
): string {
  const prefix = /<((?:\w+:)?)comments[\s>]/.exec(xml)?.[1] ?? ''
  const authors = (xml.match(new RegExp(`<${prefix}author[\\s>/]`, 'g')) ?? []).length
  let written = xml
  for (const { ref, text } of comments.filter(({ ref }) => had.has(ref))) {
    const own = new RegExp(`(<${prefix}comment\\s[^>]*?ref="${ref}"[\\s\\S]*?)(</${prefix}text>)`)
    written = written.replace(
      own,
      (_, open, close) => `${String(open)}${runs(prefix, `\n${text}`)}${String(close)}`,
    )
  }
  const added = comments
    .filter(({ ref }) => !had.has(ref))
    .map(
      ({ ref, text }) =>
        `<${prefix}comment ref="${ref}" authorId="${authors}"><${prefix}text>${runs(prefix, text)}</${prefix}text></${prefix}comment>`,
    )
  return written
    .replace(new RegExp(`</${prefix}authors>|<${prefix}authors\\s*/>`), (end) => {
      const author = `<${prefix}author>${AUTHOR}</${prefix}author></${prefix}authors>`
      return end.startsWith('</') ? author : `<${prefix}authors>${author}`
    })
    .replace(new RegExp(`</${prefix}commentList>|<${prefix}commentList\\s*/>`), (end) =>
      end.startsWith('</')
        ? added.join('') + end
        : `<${prefix}commentList>${added.join('')}</${prefix}commentList>`,
    )
}

const runs = (prefix: string, text: string): string =>
  `<${prefix}r><${prefix}rPr><${prefix}sz val="10"/><${prefix}rFont val="宋体"/></${prefix}rPr><${prefix}t xml:space="preserve">${sheetText(text)}</${prefix}t></${prefix}r>`

function newList(book: Package, sheet: string): string {
  const folder = posix.join(posix.dirname(sheet), '..')
  const name = freeName(book, (number) => posix.join(folder, `comments${number}.xml`))
  setPart(
    book,
    name,
    `${XML}<comments xmlns="${MAIN}"><authors></authors><commentList></commentList></comments>`,
  )
  declarePart(
    book,
    `<Override PartName="/${name}" ContentType="${TYPES}.spreadsheetml.comments+xml"/>`,
  )
  relate(book, sheet, 'comments', name)
  return name
}

/** Whether a drawing is the one that holds the comments' boxes, not the header's pictures. */
const isLegacy = (book: Package, sheet: string, id: string): boolean =>
  [...partText(book, sheet).matchAll(/<(?:\w+:)?legacyDrawing\s([^>]*)>/g)].some(
    ([, tag = '']) => attribute(tag, '(?:\\w+:)?id') === id,
  )

/** What must stand after the element that names the boxes, in the order of the format. */
const AFTER = [
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
]

function newShapes(book: Package, sheet: string): string {
  const folder = posix.join(posix.dirname(sheet), '..', 'drawings')
  const name = freeName(book, (number) => posix.join(folder, `vmlDrawing${number}.vml`))
  setPart(
    book,
    name,
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>',
  )
  declarePart(book, `<Default Extension="vml" ContentType="${TYPES}.vmlDrawing"/>`)
  const id = relate(book, sheet, 'vmlDrawing', name)
  const xml = partText(book, sheet)
  const prefix = /<((?:\w+:)?)worksheet[\s>]/.exec(xml)?.[1] ?? ''
  const link = `<${prefix}legacyDrawing xmlns:r="${OFFICE}" r:id="${id}"/>`
  const tail = xml.indexOf(`</${prefix}sheetData>`)
  const next = new RegExp(`<${prefix}(?:${AFTER.join('|')})[\\s>/]|</${prefix}worksheet>`, 'g')
  next.lastIndex = Math.max(0, tail)
  const at = next.exec(xml)?.index ?? xml.length
  setPart(book, sheet, xml.slice(0, at) + link + xml.slice(at))
  return name
}

/** The hidden box of a comment, wide enough for a sentence. */
function box({ row, column, text }: Comment): string {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.ceil((line.length + 1) / 18), 1)
  const anchor = [
    column + 1,
    12,
    Math.max(0, row - 2),
    6,
    column + 4,
    20,
    Math.max(0, row - 2) + Math.min(20, lines + 1),
    4,
  ]
  return `<v:shape type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor.join(', ')}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
}
