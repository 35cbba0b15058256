import type { Options } from './batch.ts'
import { bracketedIn, headerWords, stemOf, type Label } from './headers.ts'
import type { FieldOfKind, Kind } from './kind.ts'
import { bare, plain } from './values/text.ts'

/** The wordings of one kind, ready to be looked up. */
export interface Vocabulary {
  readonly kind: Kind
  readonly words: ReadonlyMap<string, FieldOfKind>
  readonly stems: ReadonlyMap<string, FieldOfKind>
  /** Fields that are also known by the shape of a header. */
  readonly patterns: readonly FieldOfKind[]
}

export type LookUp = (text: string, year: number | undefined) => readonly string[]

/** Looks each header up once, for it is asked of every kind. */
export function lookingUp(): LookUp {
  const known = new Map<string, readonly string[]>()
  return (text, year) => {
    const key = `${year ?? ''}|${text}`
    const words = known.get(key) ?? headerWords(text, year)
    if (known.size < 20_000) known.set(key, words)
    return words
  }
}

/** The kinds' own wordings and the district's, which win. */
export function vocabularyOf(kind: Kind, synonyms: Options['synonyms']): Vocabulary {
  const words = new Map<string, FieldOfKind>()
  const stems = new Map<string, FieldOfKind>()
  const learn = (text: string, field: FieldOfKind, wins: boolean): void => {
    const word = bare(text)
    if (word === '') return
    if (wins || !words.has(word)) words.set(word, field)
    const stem = stemOf(word)
    if (!stems.has(stem)) stems.set(stem, field)
  }
  for (const field of kind.fields) for (const word of field.words) learn(word, field, false)
  for (const { kind: name, field: key, words: text } of synonyms) {
    const field = name === kind.name ? kind.fields.find((each) => each.key === key) : undefined
    if (!field) continue
    for (const word of text.split(/[,，、;；|\n]/)) {
      learn(word, field, true)
      for (const reading of headerWords(word, undefined)) learn(reading, field, true)
    }
  }
  return { kind, words, stems, patterns: kind.fields.filter((field) => field.like) }
}

/** Headers that say nothing without the header above them. */
const LEANING =
  /^(?:姓名|名称|单位|工作单位|所在单位|职务|时间|日期|情况|内容|金额|数额|结果|意见|姓名及职务)$/

/** One way to read a label: with the headers above it, or alone. */
interface Sense {
  readonly word: string
  readonly stem: string
  readonly sure: number
}

/** The ways to read a label, best first, made once and looked up in every kind's words. */
export interface Senses {
  readonly label: Label
  /** Together with the headers above. */
  readonly whole: readonly Sense[]
  /** By itself; for a header that leans on the one above only where no kind's word stands there. */
  readonly alone: readonly Sense[]
  readonly above: readonly string[]
}

export function sensesOf(label: Label, year: number | undefined, lookUp: LookUp): Senses {
  const { parents, header } = label
  const above = parents.at(-1)
  const senses = (text: string, sure: number): Sense[] =>
    lookUp(text, year).map((word) => ({ word, stem: stemOf(word), sure }))
  const whole = parents.flatMap((_, from) => senses(parents.slice(from).join('') + header, 1))
  if (above !== undefined && /^(?:姓名|名称|情况|内容|金额|数额)$/.test(plain(header)))
    whole.push(...senses(above, 0.97))
  // 完成投资 over 本月 is 本月完成投资, 时间 over 开工 is 开工时间.
  if (above !== undefined) whole.push(...senses(header + above, 0.93))
  const leans = above !== undefined && LEANING.test(plain(header))
  return {
    label,
    whole,
    alone: [...senses(header, 0.95), ...senses(bracketedIn(header), 0.6)],
    above: leans ? lookUp(above, year) : [],
  }
}

/** A field that a label may mean, and how surely, 0 to 1. */
export interface Meaning {
  readonly label: Label
  readonly field: FieldOfKind
  readonly sure: number
}

/** What a label may mean in a kind's words; undefined where nothing fits. */
export function meaningOf(vocabulary: Vocabulary, senses: Senses): Meaning | undefined {
  const { label, whole, alone, above } = senses
  const { words, stems, patterns } = vocabulary
  const leaning = above.some((word) => words.has(word))
  const readings = leaning ? whole : whole.length === 0 ? alone : [...whole, ...alone]
  for (const { word, sure } of readings) {
    const field = words.get(word)
    if (field) return { label, field, sure }
  }
  for (const { stem, sure } of readings) {
    const field = stems.get(stem)
    if (field) return { label, field, sure: sure - 0.15 }
  }
  for (const { word, sure } of readings) {
    const field = patterns.find((each) => each.like?.test(word))
    if (field) return { label, field, sure: sure - 0.35 }
  }
  return undefined
}
