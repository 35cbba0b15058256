import { type Catalogue, say } from '../kernel/words.ts'
import type { Asked, Condition, Range } from './filter.ts'
import type { Column, Ledger } from './ledger.ts'

/** Kinds whose numbers are kept as ten-thousandths: yuan are told in 万元, a share as a part of one. */
const TEN_THOUSANDTHS: ReadonlySet<string> = new Set(['money', 'decimal', 'share'])

const choiceWord = (words: Catalogue, of: string, value: string) =>
  say(words, `choice.${of}.${value}`)

/** `A` and `results:A` as people say them: 好, 实际成效 好. */
const markWords = (words: Catalogue, text: string): string => {
  const [first = '', mark] = text.split(':')
  return mark === undefined
    ? choiceWord(words, 'mark', first)
    : `${choiceWord(words, 'aspect', first)} ${choiceWord(words, 'mark', mark)}`
}

/** A cell as a person reads it on a sheet: choices in words, money in 万元, numbers as numbers. */
export function tellCell(column: Column, value: unknown, words: Catalogue): string | number | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'number') return TEN_THOUSANDTHS.has(column.kind) ? value / 10_000 : value
  if (typeof value === 'boolean') return say(words, `flag.${value}`)
  if (column.kind === 'marks')
    return Object.entries(value as Record<string, string>)
      .map(([aspect, mark]) => markWords(words, `${aspect}:${mark}`))
      .join(say(words, 'list.and'))
  return column.of === undefined ? String(value) : choiceWord(words, column.of, String(value))
}

/** A column's header; money says its unit. */
export const tellHeader = (key: string, column: Column, words: Catalogue): string =>
  column.kind === 'money'
    ? say(words, 'header.money', { field: say(words, `field.${key}`) })
    : say(words, `field.${key}`)

/** What a ledger was asked for, in words, for the note on a sheet: one part a condition. */
export function tellAsked(
  ledger: Ledger,
  asked: Asked,
  words: Catalogue,
  labelOf: (id: string) => string,
): string[] {
  const { words: typed, conditions, sort, withdrawn, flagged } = asked
  const told: string[] = typed === undefined ? [] : [say(words, 'asked.words', { text: typed })]
  for (const condition of conditions) {
    const column = ledger.columns[condition.column]
    if (!column) continue
    const field = say(words, `field.${condition.column}`)
    told.push(`${field}${tellCondition(column, condition, words, labelOf)}`)
  }
  if (flagged !== undefined) told.push(say(words, `asked.flagged.${flagged}`))
  if (withdrawn !== 'without') told.push(say(words, `asked.withdrawn.${withdrawn}`))
  if (sort) {
    const field = say(words, `field.${sort.column}`)
    told.push(say(words, sort.descending ? 'asked.descending' : 'asked.ascending', { field }))
  }
  return told
}

function tellCondition(
  column: Column,
  condition: Condition,
  words: Catalogue,
  labelOf: (id: string) => string,
): string {
  const is = (what: string) => say(words, 'asked.is', { what })
  switch (condition.test) {
    case 'empty':
      return is(say(words, 'unknown'))
    case 'contains':
      return say(words, 'asked.contains', { text: condition.text })
    case 'linked':
      return is(condition.ids.map(labelOf).join(say(words, 'list.and')))
    case 'is':
      return is(say(words, `flag.${condition.value}`))
    case 'among': {
      const named = condition.values.map((value) =>
        column.kind === 'marks'
          ? markWords(words, value)
          : choiceWord(words, column.of ?? '', value),
      )
      const all = condition.orEmpty ? [...named, say(words, 'unknown')] : named
      return is(all.join(say(words, 'list.and')))
    }
    case 'between':
      return is(tellRange(condition.range, words, (n) => String(tellCell(column, n, words))))
    case 'dated':
      return is(tellRange(condition.range, words, String))
  }
}

function tellRange<T>(
  { from, to }: Range<T>,
  words: Catalogue,
  tell: (value: T) => string,
): string {
  if (from !== undefined && from === to) return tell(from)
  return say(words, 'asked.range', {
    from: from === undefined ? '…' : tell(from),
    to: to === undefined ? '…' : tell(to),
  })
}
