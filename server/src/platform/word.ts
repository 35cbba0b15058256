import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  type IRunOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  SectionType,
  TextRun,
} from 'docx'

/** Official papers as .docx. The only importer of the library. */

/** One sentence; `mark` stands small behind it and leads to the list at the end. */
export interface PaperSentence {
  readonly text: string
  readonly mark?: string
}

export interface PaperParagraph {
  /** Opens the paragraph in 楷体. */
  readonly heading: string | null
  readonly sentences: readonly PaperSentence[]
}

export interface Paper {
  readonly title: string
  /** Below the title, in brackets. */
  readonly subtitle: string | null
  readonly sections: readonly { heading: string; paragraphs: readonly PaperParagraph[] }[]
  /** Below the text on the right: unit and date, where they are known. */
  readonly closing: readonly string[]
  /** A second part on pages of its own: numbered lines. */
  readonly notes: { heading: string; lines: readonly string[] } | null
}

/** 1, 2, 3, 5 as `1-3,5`. */
export function inRanges(numbers: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && number === last[1] + 1) last[1] = number
    else ranges.push([number, number])
  }
  return ranges.map(([from, to]) => (from === to ? from : `${from}-${to}`)).join(',')
}

/** Millimetres in twentieths of a point. */
export const mm = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4)

/**
 * GB/T 9704: A4, type area 156 × 225 mm, 22 lines of 28 characters. Exact lines of 28 pt on a grid
 * of 579 twips and characters 5 twips closer give just that; 4 twips closer, 28 characters are 3
 * twips wider than the type area and only 27 fit (measured in LibreOffice).
 */
export const PAGE = {
  size: { width: mm(210), height: mm(297) },
  margin: {
    top: mm(37),
    bottom: mm(35),
    left: mm(28),
    right: mm(26),
    header: mm(15),
    footer: mm(25),
  },
}
export const GRID = { type: DocumentGridType.LINES, linePitch: 579 }
export const LINE = { line: 560, lineRule: LineRuleType.EXACT, before: 0, after: 0 }
const CLOSER = -5

/** Sizes in half points: 二号, 三号, 四号, 小四. */
export const SIZE = { second: 44, third: 32, fourth: 28, small: 24 }
export const LATIN = 'Times New Roman'

type Run = IRunOptions & { readonly text: string }

export const FACES = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  first: '黑体',
  second: '楷体_GB2312',
  number: '宋体',
} as const

/** What a text may hold in a paper: one line, and nothing that XML forbids. */
export const plain = (text: string): string =>
  text
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex -- leaving them out is the point
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/[\t\n\r]+/g, ' ')

export const run = (
  face: keyof typeof FACES,
  size: number,
  text: string,
  more: Partial<Run> = {},
) =>
  new TextRun({
    text: plain(text),
    size,
    characterSpacing: CLOSER,
    font: { ascii: LATIN, hAnsi: LATIN, cs: LATIN, eastAsia: FACES[face] },
    ...more,
  })

export const line = (runs: readonly TextRun[], more: object = {}) =>
  new Paragraph({ spacing: LINE, children: [...runs], ...more })

/** Two characters in. */
export const INDENTED = { indent: { firstLine: SIZE.third * 20 + 2 * CLOSER, firstLineChars: 200 } }

const heading = (text: string) =>
  line([run('first', SIZE.third, text)], { ...INDENTED, keepNext: true })

function paragraph({ heading: opening, sentences }: PaperParagraph): Paragraph {
  const runs = sentences.flatMap(({ text, mark }) => [
    run('body', SIZE.third, text),
    ...(mark === undefined ? [] : [run('body', SIZE.third, `[${mark}]`, { superScript: true })]),
  ])
  // A heading that has no full stop of its own gets one, since the text follows on the same line.
  const head =
    opening === null
      ? []
      : [run('second', SIZE.third, /[。：]$/u.test(opening) ? opening : `${opening}。`)]
  return line([...head, ...runs], INDENTED)
}

/** Small lines with the number hanging out. */
export const noteLine = (text: string, i: number) =>
  line([run('body', SIZE.small, `[${i + 1}] ${text}`)], {
    spacing: { ...LINE, line: 360 },
    indent: { left: 600, hanging: 600 },
  })

/** — 1 —, a character in from the outer edge. */
export function pageNumber(alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer {
  const font = {
    ascii: FACES.number,
    hAnsi: FACES.number,
    eastAsia: FACES.number,
    hint: 'eastAsia',
  }
  const inwards = SIZE.fourth * 10
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { left: inwards, right: inwards },
        children: [
          new TextRun({
            children: ['— ', PageNumber.CURRENT, ' —'],
            font,
            size: SIZE.fourth,
          }),
        ],
      }),
    ],
  })
}

/** Makes the .docx of a paper. */
export async function writePaper(paper: Paper): Promise<Uint8Array> {
  const centred = { alignment: AlignmentType.CENTER }
  const children = [
    line([run('title', SIZE.second, paper.title)], {
      ...centred,
      spacing: { ...LINE, line: 640 },
    }),
    ...(paper.subtitle === null
      ? []
      : [line([run('second', SIZE.third, `（${paper.subtitle}）`)], centred)]),
    line([]),
    ...paper.sections.flatMap((section) => [
      heading(section.heading),
      ...section.paragraphs.map(paragraph),
    ]),
    ...(paper.closing.length > 0 ? [line([])] : []),
    ...paper.closing.map((text) =>
      line([run('body', SIZE.third, text)], {
        alignment: AlignmentType.RIGHT,
        indent: { right: SIZE.third * 40 },
      }),
    ),
  ]
  const footers = {
    default: pageNumber(AlignmentType.RIGHT),
    even: pageNumber(AlignmentType.LEFT),
  }
  const document = new Document({
    creator: '知事',
    title: plain(paper.title),
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { language: { eastAsia: 'zh-CN', value: 'en-US' } } } } },
    sections: [
      { properties: { page: PAGE, grid: GRID }, footers, children },
      // Without the grid, so that the small lines stand closer.
      ...(paper.notes === null
        ? []
        : [
            {
              properties: { page: PAGE, type: SectionType.NEXT_PAGE },
              footers,
              children: [
                line([run('first', SIZE.third, paper.notes.heading)], centred),
                ...paper.notes.lines.map(noteLine),
              ],
            },
          ]),
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
