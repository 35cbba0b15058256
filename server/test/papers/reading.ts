import { strFromU8, unzipSync } from 'fflate'

const empty = new Uint8Array()

/** What a reader sees in a .docx, and whether all that it refers to is in it. */
export function readDocx(bytes: Uint8Array) {
  const parts = unzipSync(bytes)
  const xml = strFromU8(parts['word/document.xml'] ?? empty)
  const paragraphs = xml
    .split('</w:p>')
    .map((one) =>
      [...one.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1]).join(''),
    )
    .map((one) => one.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'))
  const dangling = Object.keys(parts)
    .filter((name) => name.endsWith('.rels'))
    .flatMap((name) => {
      const folder = name.replace(/_rels\/[^/]+$/, '')
      return [...strFromU8(parts[name] ?? empty).matchAll(/<Relationship [^>]*>/g)]
        .map(([tag]) => tag)
        .filter((tag) => !tag.includes('TargetMode="External"'))
        .map((tag) => /Target="([^"]*)"/.exec(tag)?.[1] ?? '')
        .map((target) => (target.startsWith('/') ? target.slice(1) : `${folder}${target}`))
        .filter((target) => !(target in parts))
    })
  const used = [...xml.matchAll(/r:(?:embed|id)="([^"]*)"/g)].map(([, id]) => id)
  const relations = strFromU8(parts['word/_rels/document.xml.rels'] ?? empty)
  const missing = used.filter((id) => !relations.includes(`Id="${id}"`))
  const pictures = Object.keys(parts).filter((name) => name.startsWith('word/media/'))
  return { xml, paragraphs, text: paragraphs.join('\n'), dangling, missing, pictures }
}

const textOf = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1]).join('')

/** The tables of a document: rows of cells as text. */
export const tablesIn = (xml: string): string[][][] =>
  xml
    .split('<w:tbl>')
    .slice(1)
    .map((table) =>
      (table.split('</w:tbl>')[0] ?? '')
        .split('</w:tr>')
        .slice(0, -1)
        .map((row) => row.split('</w:tc>').slice(0, -1).map(textOf)),
    )

/** The numbers of the sources behind a text: `[1-3,5]` is 1, 2, 3, 5. */
export const numbersIn = (text: string): number[] =>
  [...text.matchAll(/\[([\d,-]+)\]/g)].flatMap(([, mark = '']) =>
    mark.split(',').flatMap((range) => {
      const [from = 0, to = from] = range.split('-').map(Number)
      return Array.from({ length: to - from + 1 }, (_, i) => from + i)
    }),
  )

const isMade = (text: string): boolean => /\d/.test(text.replace(/^（?\d{4}年.*$/, ''))

/**
 * What holds a number and no source: paragraphs of the text, and rows of tables. Titles, headings and
 * dates that stand alone are none; where nothing is on record there is nothing to name.
 */
export function unsourced(xml: string): string[] {
  const body = xml.slice(0, xml.indexOf('依据清单'))
  const rows = tablesIn(body).flatMap((table) => table.map((row) => row.join(' | ')))
  const outside = body.replace(/<w:tbl>[\s\S]*?<\/w:tbl>/g, '')
  const paragraphs = outside.split('</w:p>').slice(1).map(textOf)
  const isHeading = (text: string) => /^[一二三四五六七八九十]+、[^。]*$/.test(text)
  return [...rows, ...paragraphs].filter(
    (one) =>
      isMade(one) &&
      numbersIn(one).length === 0 &&
      !isHeading(one) &&
      !/依据0条|期间|满分100/.test(one),
  )
}
