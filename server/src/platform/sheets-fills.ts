import { type Package, declarePart, partText, relate, setPart } from './package-parts.ts'

export type MarkKind = 'wrong' | 'question' | 'note'

/** Gravest first. */
export const GRAVITY: readonly MarkKind[] = ['wrong', 'question', 'note']

const COLOURS: Readonly<Record<MarkKind, string>> = {
  wrong: 'FFFF7C80',
  question: 'FFFFE066',
  note: 'FFDDEBF7',
}

export interface Filler {
  /** The style that is this one with the colour of the mark. */
  styleOf(style: number, kind: MarkKind): number
  save(): void
}

const NO_STYLES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>`

/** Adds filled twins of the styles in use; the styles that are there keep their numbers. */
export function fillerOf(book: Package, workbook: string, known: string | undefined): Filler {
  const part = known ?? 'xl/styles.xml'
  const xml = known === undefined ? NO_STYLES : partText(book, part)
  const list = /<((?:\w+:)?)cellXfs([^>]*)>([\s\S]*?)<\/\1cellXfs>/.exec(xml)
  const prefix = list?.[1] ?? ''
  const styles =
    (list?.[3] ?? '').match(
      new RegExp(`<${prefix}xf(?:\\s[^>]*?)?(?:/>|>[\\s\\S]*?</${prefix}xf>)`, 'g'),
    ) ?? []
  const fills =
    new RegExp(`<${prefix}fills[^>]*>([\\s\\S]*?)</${prefix}fills>`).exec(xml)?.[1] ?? ''
  const firstFill = (fills.match(new RegExp(`<${prefix}fill(?:\\s|>|/>)`, 'g')) ?? []).length
  const made = new Map<string, number>()
  const twins: string[] = []
  return {
    styleOf(style, kind) {
      const key = `${style} ${kind}`
      const before = made.get(key)
      if (before !== undefined) return before
      const fill = firstFill + GRAVITY.indexOf(kind)
      twins.push(twinOf(styles[style] ?? styles[0] ?? `<${prefix}xf/>`, fill))
      made.set(key, styles.length + twins.length - 1)
      return styles.length + twins.length - 1
    },
    save() {
      if (twins.length === 0) return
      const colours = GRAVITY.map(
        (kind) =>
          `<${prefix}fill><${prefix}patternFill patternType="solid"><${prefix}fgColor rgb="${COLOURS[kind]}"/><${prefix}bgColor indexed="64"/></${prefix}patternFill></${prefix}fill>`,
      )
      setPart(book, part, append(append(xml, `${prefix}fills`, colours), `${prefix}cellXfs`, twins))
      if (known !== undefined) return
      relate(book, workbook, 'styles', part)
      declarePart(
        book,
        `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>`,
      )
    },
  }
}

function twinOf(style: string, fill: number): string {
  const bare = style
    .replace(/^([^>]*?)\sfillId="[^"]*"/, '$1')
    .replace(/^([^>]*?)\sapplyFill="[^"]*"/, '$1')
  return bare.replace(/^<((?:\w+:)?)xf/, `<$1xf fillId="${fill}" applyFill="1"`)
}

/** Adds elements at the end of a counted list. */
function append(xml: string, list: string, elements: readonly string[]): string {
  return xml.replace(
    new RegExp(`<${list}([^>]*)>([\\s\\S]*?)</${list}>`),
    (_, attributes, content) => {
      const counted = String(attributes).replace(
        /count="(\d+)"/,
        (_, count) => `count="${Number(count) + elements.length}"`,
      )
      return `<${list}${counted}>${String(content)}${elements.join('')}</${list}>`
    },
  )
}
