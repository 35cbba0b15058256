import { AlignmentType, Document, Packer, Paragraph } from 'docx'
import PizZip from 'pizzip'
import { GRID, INDENTED, LINE, PAGE, SIZE, line, pageNumber, run } from './word.ts'

/** The base template of papers in running text: the official layout with tags where the words go. */
export const PAPER_TAGS = {
  title: true,
  subtitle: true,
  sections: {
    heading: true,
    paragraphs: {
      lead: true,
      sentences: { text: true, mark: true },
    },
  },
  closing: { line: true },
  notes: { heading: true, lines: { number: true, line: true } },
} as const

/** Without these a paper would lose words of its text, its number or its date; sources may be left out. */
export const NEEDED_TAGS = [
  ['title'],
  ['subtitle'],
  ['sections', 'heading'],
  ['sections', 'paragraphs', 'lead'],
  ['sections', 'paragraphs', 'sentences', 'text'],
  ['closing', 'line'],
] as const

/** Lines of the list of sources, in twentieths of a point. */
const SMALL = 360

const alone = (tag: string) => line([run('body', SIZE.third, tag)])

/** Made by code, so that it always fits what fills it in; a clerk downloads it, edits it in Word, uploads it. */
export async function writeBaseTemplate(): Promise<Uint8Array> {
  const centred = { alignment: AlignmentType.CENTER }
  const small = { spacing: { ...LINE, line: SMALL } }
  const children = [
    line([run('title', SIZE.second, '{title}')], { ...centred, spacing: { ...LINE, line: 640 } }),
    line([run('second', SIZE.third, '{#subtitle}（{subtitle}）{/subtitle}')], centred),
    line([]),
    alone('{#sections}'),
    line([run('first', SIZE.third, '{heading}')], { ...INDENTED, keepNext: true }),
    alone('{#paragraphs}'),
    line(
      [
        run('second', SIZE.third, '{#lead}{lead}{/lead}'),
        run('body', SIZE.third, '{#sentences}{text}'),
        run('body', SIZE.third, '{#mark}[{mark}]{/mark}', { superScript: true }),
        run('body', SIZE.third, '{/sentences}'),
      ],
      INDENTED,
    ),
    alone('{/paragraphs}'),
    alone('{/sections}'),
    line([]),
    alone('{#closing}'),
    line([run('body', SIZE.third, '{line}')], {
      alignment: AlignmentType.RIGHT,
      indent: { right: SIZE.third * 40 },
    }),
    alone('{/closing}'),
    alone('{#notes}'),
    line([run('first', SIZE.third, '{heading}')], { ...centred, pageBreakBefore: true }),
    alone('{#lines}'),
    new Paragraph({
      ...small,
      indent: { left: 600, hanging: 600 },
      children: [run('body', SIZE.small, '[{number}] {line}')],
    }),
    alone('{/lines}'),
    alone('{/notes}'),
  ]
  const document = new Document({
    creator: '知事',
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { language: { eastAsia: 'zh-CN', value: 'en-US' } } } } },
    sections: [
      {
        properties: { page: PAGE, grid: GRID },
        footers: {
          default: pageNumber(AlignmentType.RIGHT),
          even: pageNumber(AlignmentType.LEFT),
        },
        children,
      },
    ],
  })
  return withoutGrid(await Packer.toBuffer(document))
}

/** The library has no word for a paragraph that does not keep to the grid: the small lines of the list. */
function withoutGrid(bytes: Uint8Array): Uint8Array {
  const zip = new PizZip(bytes)
  const xml = zip.file('word/document.xml')?.asText() ?? ''
  const small = new RegExp(`<w:spacing(?=[^>]*w:line="${SMALL}")`, 'g')
  zip.file('word/document.xml', xml.replace(small, '<w:snapToGrid w:val="0"/>$&'))
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' })
}
