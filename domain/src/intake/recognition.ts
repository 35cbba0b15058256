import type { Cell, Options, Sheet } from './batch.ts'
import { labelsAt, mayBeHeader, numbersColumns, type Label } from './headers.ts'
import type { FieldOfKind, Kind } from './kind.ts'
import { isEmpty, plain, written } from './values/text.ts'
import { monthIn, monthOfSheetName, yearIn } from './values/periods.ts'
import {
  meaningOf,
  sensesOf,
  type LookUp,
  type Meaning,
  type Senses,
  type Vocabulary,
} from './vocabulary.ts'

/** The words of all kinds, and how headers are looked up in them. */
export interface Language {
  readonly vocabularies: readonly Vocabulary[]
  readonly lookUp: LookUp
}

/** A header found on a sheet, read in the words of one kind. */
export interface Reading {
  readonly kind: Kind
  readonly top: number
  readonly height: number
  readonly labels: readonly Label[]
  readonly meanings: readonly { label: Label; field: FieldOfKind; part: string | undefined }[]
  readonly missing: readonly FieldOfKind[]
  readonly score: number
}

/** As what a sheet is recognised: one kind, several it could be, or none. */
export type Recognition =
  | { readonly reading: Reading }
  | { readonly either: readonly Reading[] }
  | { readonly none: true; readonly nearest: readonly Kind[] }

const ROWS_LOOKED_AT = 40
const TALLEST = 3
const ENOUGH = 1.5
/** How much better another kind's headers may fit and the title still decide. */
const TITLE_DECIDES_WITHIN = 2.6

const valuesBelow = (sheet: Sheet, from: number, index: number): string[] =>
  sheet.rows
    .slice(from, from + 60)
    .map((row) => row[index] ?? null)
    .filter((cell) => !isEmpty(cell))
    .map((cell) => plain(written(cell)))

/** Gives each label its field: the surest first, one column to a field unless it may have several. */
function assign(
  vocabulary: Vocabulary,
  sheet: Sheet,
  top: number,
  height: number,
  senses: readonly Senses[],
): Omit<Reading, 'top' | 'height' | 'labels'> {
  const { kind } = vocabulary
  const found = senses
    .map((each) => meaningOf(vocabulary, each))
    .filter((meaning): meaning is Meaning => meaning !== undefined)
    .toSorted((a, b) => b.sure - a.sure || a.label.index - b.label.index)
  const taken = new Set<string>()
  const meanings: Reading['meanings'][number][] = []
  let score = 0
  for (const { label, field, sure } of found) {
    if (taken.has(field.key) && !field.several) continue
    score += taken.has(field.key) ? 0 : field.weight * sure
    taken.add(field.key)
    meanings.push({ label, field, part: label.parents.at(-1) })
  }
  const known = new Set(meanings.map((meaning) => meaning.label.index))
  let parts = 0
  for (const { label } of senses) {
    if (known.has(label.index)) continue
    const open = kind.open?.(
      label.parents,
      label.header,
      valuesBelow(sheet, top + height, label.index),
    )
    const field = open && kind.fields.find((each) => each.key === open.field)
    if (open && field) {
      meanings.push({ label, field, part: open.part })
      if (parts++ < 3) score += field.weight
    } else score -= 0.2
  }
  const missing = kind.fields.filter((field) => field.essential && !taken.has(field.key))
  const { least } = kind
  const tooLittle =
    least !== undefined && least.of.filter((key) => taken.has(key)).length < least.count
  return { kind, meanings, missing, score: score - 3 * missing.length - (tooLittle ? 3 : 0) }
}

/** A line above or under a header, not one of its cells. */
const LINE =
  /^\(?(?:(?:金额|计量|货币)?单位:|(?:填报|报送|制表|填表|统计|编制|审核|联系|负责|截至|截止|更新|日期|时间)[^:]{0,6}:)/
const isLine = (cell: Cell): boolean => typeof cell === 'string' && LINE.test(plain(cell))

/**
 * Whether these rows are no header: the same text in each column, a line above the table (单位:万元,
 * 填报单位:县委组织部) or the numbers of the columns among them.
 */
function isNoHeader(sheet: Sheet, top: number, height: number, labels: readonly Label[]): boolean {
  if (new Set(labels.map((label) => label.header)).size < 2) return true
  const lines = sheet.rows.slice(top, top + height)
  return lines.some((line) => numbersColumns(line) || line.some(isLine))
}

function readingsAt(
  language: Language,
  sheet: Sheet,
  top: number,
  height: number,
  year: number | undefined,
): Reading[] {
  const labels = labelsAt(sheet, top, height)
  if (labels.length < 2 || isNoHeader(sheet, top, height, labels)) return []
  const above = labels.map((label) => label.parents[0] ?? '')
  if (above[0] !== '' && above.every((text) => text === above[0])) return []
  const senses = labels.map((label) => sensesOf(label, year, language.lookUp))
  return language.vocabularies
    .map((vocabulary) => ({
      top,
      height,
      labels,
      ...assign(vocabulary, sheet, top, height, senses),
    }))
    .filter((reading) => reading.meanings.some(({ field }) => field.weight > 0.3))
    .toSorted((a, b) => b.score - a.score)
}

/** The lines above a header that are no data: titles, unit lines, dates. */
export const titleAbove = (sheet: Sheet, top: number): string[] =>
  sheet.rows
    .slice(Math.max(0, top - 8), top)
    .map((row) => [
      ...new Set(row.filter((cell) => !isEmpty(cell)).map((cell) => written(cell).trim())),
    ])
    .filter((texts) => texts.length <= 4)
    .flat()

/** Finds the header of a sheet from a row on, and the kind that its headers tell. */
export function recognise(
  language: Language,
  sheet: Sheet,
  options: Options,
  from = 0,
): Recognition {
  const named = yearIn(sheet.sheet) ?? yearIn(sheet.file) ?? options.year
  let best: Reading[] = []
  for (let top = from; top < Math.min(sheet.rows.length, from + ROWS_LOOKED_AT); top++) {
    if (!mayBeHeader(sheet, top)) continue
    const year =
      titleAbove(sheet, top)
        .map(yearIn)
        .find((found) => found !== undefined) ?? named
    for (let height = 1; height <= TALLEST; height++) {
      const here = readingsAt(language, sheet, top, height, year)
      if ((here[0]?.score ?? 0) > (best[0]?.score ?? 0) + 0.01) best = here
    }
    if (best[0] && best[0].top < top && best[0].missing.length === 0 && best[0].score >= 3) break
  }
  const able = best.filter((reading) => reading.score >= ENOUGH)
  const first = able[0]
  if (!first)
    return {
      none: true,
      nearest: best
        .filter(
          ({ meanings, missing }) =>
            meanings.filter(({ field }) => field.weight >= 1).length >= 2 &&
            meanings.filter(({ field }) => field.essential).length >= missing.length,
        )
        .slice(0, 3)
        .map((reading) => reading.kind),
    }
  return chosen(sheet, first, able)
}

/** Whether a sheet says of which month it is. */
const monthIsTold = (sheet: Sheet, { top, meanings }: Reading): boolean =>
  meanings.some(({ field }) => field.holds === 'month') ||
  titleAbove(sheet, top).some((line) => monthIn(line) !== undefined) ||
  monthOfSheetName(sheet.sheet) !== undefined ||
  monthIn(sheet.file.replace(/^.*[\\/]/, '')) !== undefined

/** A project ledger that shows progress and lights beside what it holds. */
const isLedger = ({ kind, missing, score }: Reading): boolean =>
  kind.name === 'projects' && missing.length === 0 && score >= 6

/** The kind by headers; where several fit about as well, by title, then sheet name, then file name. */
function chosen(sheet: Sheet, first: Reading, able: readonly Reading[]): Recognition {
  const ledger =
    first.kind.period === 'month' && !monthIsTold(sheet, first) ? able.find(isLedger) : undefined
  if (ledger) return { reading: ledger }
  const close = able.filter((reading) => reading.score >= first.score - TITLE_DECIDES_WITHIN)
  if (close.length === 1) return { reading: first }
  for (const text of [
    titleAbove(sheet, first.top).join(' '),
    sheet.sheet,
    sheet.file.replace(/^.*[\\/]/, ''),
  ]) {
    const told = close.filter((reading) => reading.kind.titles.test(text))
    const strong = told.filter((reading) => !reading.kind.faintTitles)
    const [one, other] = strong.length > 0 ? strong : told
    if (one && (!other || one.score > other.score + 0.3)) return { reading: one }
    if (one && other) return { either: told.filter((each) => each.score > one.score - 0.3) }
  }
  const level = close.filter((reading) => reading.score > first.score - 0.4)
  return level.length === 1 ? { reading: first } : { either: level }
}
