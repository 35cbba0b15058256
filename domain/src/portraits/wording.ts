import { zh as achievements } from '../achievements/words.ts'
import { zh as cadres } from '../cadres/words.ts'
import { decimal } from '../evaluation/telling.ts'
import { zh as inspection } from '../inspection/words.ts'
import { exactly, rounded } from '../kernel/exact.ts'
import type { Catalogue } from '../kernel/words.ts'
import { zh as projects } from '../projects/words.ts'
import { zh as outcomes } from '../outcomes/words.ts'
import { zh as safeguards } from '../safeguards/words.ts'
import type { Ref } from '../evaluation/evidence.ts'
import type { Sentence } from './api.ts'

/** How official Chinese writes dates, sums and shares; and sentences with what they rest on. */

const WORDS: Catalogue = {
  ...cadres,
  ...safeguards,
  ...projects,
  ...inspection,
  ...achievements,
  ...outcomes,
}

/** The word of a closed list: `word('level', 'city')` is 市级. */
export const word = (list: string, value: string): string =>
  WORDS[`choice.${list}.${value}`] ?? value

/** `2024-04-04` is 2024年4月4日, `2024-04` 2024年4月, `2024` 2024年, `2024Q3` 2024年第三季度. */
export function dateInWords(date: string): string {
  const year = `${date.slice(0, 4)}年`
  if (date[4] === 'Q') return `${year}第${'一二三四'[Number(date[5]) - 1]}季度`
  const [, month, day] = date.split('-')
  return [year, month && `${Number(month)}月`, day && `${Number(day)}日`].join('')
}

/** Yuan in 万元: 20670000 is 2067万元. */
export const sumInWords = (yuan: number): string => `${decimal(yuan)}万元`

/** A share as a percentage with at most one decimal, half up. */
export const shareInWords = (part: number, of: number): string => {
  const tenths = rounded(exactly(BigInt(part) * 1000n, of))
  return `${tenths % 10 === 0 ? tenths / 10 : (tenths / 10).toFixed(1)}%`
}

/** Counts by value in the order of a list: 好8次、较好3次. Values that do not occur are left out. */
export function countsInWords(
  list: string,
  order: readonly string[],
  values: readonly string[],
  unit: string,
): string {
  return order
    .map((value) => ({ value, count: values.filter((one) => one === value).length }))
    .filter(({ count }) => count > 0)
    .map(({ value, count }) => `${word(list, value)}${count}${unit}`)
    .join('、')
}

/** At most so many characters, so that one endless text does not swallow a paper. */
function cut(text: string, most: number): string {
  const characters = Array.from(text)
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}

/** Text from a record as part of a sentence: no blanks at the ends, no full stop of its own. */
export const quoted = (text: string): string =>
  cut(text.trim().replace(/[。．.；;，,]+$/u, ''), 800)

export const refs = (noun: string, items: readonly { readonly id: string }[]): Ref[] =>
  items.map(({ id }) => ({ noun, id }))

/** A sentence's sources and characters are bounded as the contract of a write-up has them. */
const MOST_SOURCES = 500
const MOST_CHARACTERS = 3900

/** One sentence: its clauses with commas and a full stop, empty ones left out, and its sources, each once. */
export function sentence(
  clauses: readonly (string | false | null | undefined)[],
  from: readonly Ref[],
): Sentence {
  const text = `${cut(clauses.filter((clause) => clause).join('，'), MOST_CHARACTERS)}。`
  const seen = new Map(from.map(({ noun, id }) => [`${noun}:${id}`, { noun, id }]))
  return { text, from: [...seen.values()].slice(0, MOST_SOURCES) }
}
