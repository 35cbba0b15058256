import type { Catalogue } from '../../kernel/words.ts'
import type { Cell } from '../batch.ts'
import { read, unreadable, type Reading } from './reading.ts'
import {
  isBlank,
  isEmpty,
  isSpreadsheetError,
  plain,
  withoutBrackets,
  withoutNumbering,
  written,
} from './text.ts'

/** A closed list with the words that clerks use for its values. */
export interface List<T extends string = string> {
  /** As the catalogues call it: `choice.<of>.<value>`. */
  readonly of: string
  readonly words: ReadonlyMap<string, T>
  /** Words that state nothing yet (待核实). */
  readonly pending: ReadonlySet<string>
  /** The values as they should be written, for the sentence that says so. */
  readonly offered: string
}

const shape = (text: string): string =>
  withoutNumbering(plain(withoutBrackets(plain(text))))
    .toLowerCase()
    .replace(/[。.;,、:!！]+$/, '')
    .replace(/^[●•○◆■▲★☆*·]+(?=.)/, '')

export function list<T extends string>(
  of: string,
  catalogue: Catalogue,
  more: Readonly<Record<T, string>>,
  pending = '',
): List<T> {
  const words = new Map<string, T>()
  const values = Object.keys(more) as T[]
  for (const value of values) {
    const label = catalogue[`choice.${of}.${value}`]
    for (const word of [label ?? '', ...more[value].split(' ')])
      if (word !== '') words.set(shape(word), value)
  }
  return {
    of,
    words,
    pending: new Set(pending.split(' ').filter((word) => word !== '')),
    offered: values.map((value) => catalogue[`choice.${of}.${value}`] ?? value).join('、'),
  }
}

/** A value of a closed list by any of its words; wrong where the word is not among them. */
export function readChoice<T extends string>(cell: Cell, from: List<T>): Reading<T> {
  if (isBlank(cell)) return undefined
  if (isSpreadsheetError(cell)) return unreadable('intake.spreadsheet-error')
  const word = shape(written(cell))
  if (from.pending.has(word)) return undefined
  const value = from.words.get(word) ?? from.words.get(plain(written(cell)).toLowerCase())
  return value === undefined
    ? unreadable('intake.not-in-list', { offered: from.offered })
    : read(value)
}

const YES = new Set(
  '是 √ ✓ ✔ ☑ 有 y yes 1 true 对 v 已 属于 一票否决 否决 选定 已选定 入选 已入选 确定 选用 聘任 录用 任用 通过选定 正职 党政正职 一把手 主要负责人'.split(
    ' ',
  ),
)
const NO = new Set(
  '否 × ✗ ✘ ☒ x 无 不 n no 0 false 非 未 不是 没有 未选定 不选定 落选 未入选 未确定 不选用 未聘任 未录用 不属于 副职 中层 其他 非正职 - — ——'.split(
    ' ',
  ),
)

/** Yes or no: 是 √ 有 Y 1, 否 × 无 N 0; an empty cell states nothing. */
export function readFlag(cell: Cell): Reading<boolean> {
  if (isEmpty(cell)) return undefined
  if (typeof cell === 'boolean') return read(cell)
  const word = shape(written(cell))
  if (YES.has(word)) return read(true)
  if (NO.has(word) || NO.has(plain(written(cell)))) return read(false)
  return isBlank(cell) ? undefined : unreadable('intake.not-yes-or-no')
}
