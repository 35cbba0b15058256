import type { Period } from '@zhishi/domain/evaluation/period.ts'
import type { RecordNote } from '@zhishi/domain/evaluation/recordNote.ts'
import type { Sentence, State, WriteUpText } from '@zhishi/domain/portraits/api.ts'
import { numberInWords } from '@zhishi/domain/portraits/approving.ts'
import { dateInWords } from '@zhishi/domain/portraits/wording.ts'
import { inRanges, type Paper } from '../platform/word.ts'
import { nounInWords, WORDS } from './fieldWords.ts'

const cut = (text: string, most: number): string => {
  const letters = Array.from(text)
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`
}

/** A record in one line: what, when, in its own words, from which sheet, who verified it, with how many files. */
export function lineFor(noun: string, note: RecordNote | undefined): string {
  const kind = nounInWords(noun)
  if (!note) return `${kind}（已不在库）`
  const { entered, verified, files } = note
  const sheet = entered?.file
    ? `〔${[entered.file, entered.sheet, entered.row && `第${entered.row}行`].filter(Boolean).join(' ')}〕`
    : entered && `〔${entered.by}录入〕`
  const finding =
    verified &&
    `${verified.office ?? ''}核实：${WORDS[`choice.finding.${verified.finding}`] ?? verified.finding}`
  const evidence = files > 0 && `佐证${files}件`
  return [kind, note.date, cut(note.label, 40), finding, evidence, sheet].filter(Boolean).join(' ')
}

/** A verification is told with the achievement that it verifies, where both are named. */
export const told = ({ from }: Sentence): Sentence['from'] =>
  from.some(({ noun }) => noun === 'achievement')
    ? from.filter(({ noun }) => noun !== 'verification')
    : from

const clockInChina = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** `2024年7月1日10时30分`; the end of a day is the day. */
function momentInWords(moment: string): string {
  const [day = '', time = ''] = clockInChina.format(new Date(moment)).split(' ')
  const [hours, minutes] = time.split(':')
  return dateInWords(day) + (time === '23:59' ? '' : `${Number(hours)}时${minutes}分`)
}

/** The older state that a paper tells, as it is printed on it; null for the present. */
export function stateInWords({ until, known, undated }: State): string | null {
  const told = [
    until && `截至${dateInWords(until)}已发生`,
    known && `截至${momentInWords(known)}已记录`,
  ].filter(Boolean)
  if (told.length === 0) return null
  const rest = undated === 0 ? '' : `；另有${undated}项没有日期，未列入`
  return `较早的状态：${told.join('、')}的情况${rest}`
}

const inChina = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })

/** The day in China at a moment, `2025-02-01`. */
export const dayOf = (moment: Date): string => inChina.format(moment)

export interface Papered {
  readonly text: WriteUpText
  readonly period: Period
  /** Null: a draft straight from the records. */
  readonly version: number | null
  readonly day: string
  /** Number and date of the approval, in place of 草稿; left out while nobody has approved. */
  readonly approved?: {
    readonly year: number
    readonly number: number
    readonly date: string
  } | null
  /** The older state that the text tells, in words; null for the present. */
  readonly state?: string | null
  /** The records that the sentences name; null leaves the list of sources out. */
  readonly records: Readonly<Record<string, RecordNote>> | null
}

/**
 * A 现实表现材料 as an official paper. With sources, each sentence is marked with the numbers of the
 * records it rests on, and a second part lists every record once, in the order of first mention.
 */
export function paperOf(papered: Papered): Paper {
  const { text, period, version, day, approved, state, records } = papered
  const numbers = new Map<string, number>()
  const lines: string[] = []
  const numberOf = (noun: string, id: string): number => {
    const known = numbers.get(id)
    if (known !== undefined) return known
    lines.push(lineFor(noun, records?.[id]))
    numbers.set(id, lines.length)
    return lines.length
  }
  const marked = (sentence: Sentence) => {
    if (records === null) return { text: sentence.text }
    const found = told(sentence).map(({ noun, id }) => numberOf(noun, id))
    return { text: sentence.text, mark: found.length > 0 ? inRanges(found) : '人工补写' }
  }
  const sections = text.sections.map(({ heading, paragraphs }) => ({
    heading,
    paragraphs: paragraphs.map((one) => ({
      heading: one.heading,
      sentences: one.sentences.map(marked),
    })),
  }))
  const stage = approved
    ? numberInWords(approved.year, approved.number)
    : version === null
      ? '草稿'
      : `草稿第${version}稿`
  return {
    title: text.title,
    subtitle: [
      period.length === 4 ? `${period}年度` : dateInWords(period),
      stage,
      ...(state ? [state] : []),
    ].join('，'),
    sections,
    closing: [dateInWords(approved?.date ?? day)],
    notes: records === null ? null : { heading: '依据清单', lines },
  }
}

const punctuated = (heading: string): string =>
  /[。：]$/u.test(heading) ? heading : `${heading}。`

/** A paper as templates name its parts (`PAPER_TAGS`). */
export const contentOf = ({ title, subtitle, sections, closing, notes }: Paper) => ({
  title,
  subtitle: subtitle ?? '',
  sections: sections.map(({ heading, paragraphs }) => ({
    heading,
    paragraphs: paragraphs.map((paragraph) => ({
      lead: paragraph.heading === null ? '' : punctuated(paragraph.heading),
      sentences: paragraph.sentences.map(({ text, mark = '' }) => ({ text, mark })),
    })),
  })),
  closing: closing.map((line) => ({ line })),
  notes:
    notes === null
      ? []
      : [
          {
            heading: notes.heading,
            lines: notes.lines.map((line, i) => ({ number: String(i + 1), line })),
          },
        ],
})
