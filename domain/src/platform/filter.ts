import { isPartialDate } from '../kernel/values.ts'
import type { Column, Ledger } from './ledger.ts'

/** What one column is asked for. Numbers are as on the wire: yuan, ten-thousandths. */
export type Condition =
  | { readonly column: string; readonly test: 'empty' }
  | { readonly column: string; readonly test: 'contains'; readonly text: string }
  | { readonly column: string; readonly test: 'linked'; readonly ids: readonly string[] }
  | {
      readonly column: string
      readonly test: 'among'
      readonly values: readonly string[]
      readonly orEmpty: boolean
    }
  | { readonly column: string; readonly test: 'is'; readonly value: boolean }
  | { readonly column: string; readonly test: 'between'; readonly range: Range<number> }
  | { readonly column: string; readonly test: 'dated'; readonly range: Range<string> }

/** Both ends are included; a missing one is open. `to: '2024-03'` includes all of March. */
export interface Range<T> {
  readonly from?: T
  readonly to?: T
}

/** A ledger's address, understood. */
export interface Asked {
  /** A word that any text column contains. */
  readonly words?: string
  readonly conditions: readonly Condition[]
  readonly sort?: { readonly column: string; readonly descending: boolean }
  readonly withdrawn: 'without' | 'with' | 'only'
  /** Only rows that breach a live rule, or only those that do not. */
  readonly flagged?: boolean
}

export interface Misasked {
  readonly path: string
  readonly code: 'filter.unknown-column' | 'filter.malformed' | 'sort.unknown-column'
}

/** Keys of the address that are no columns. */
const RESERVED = new Set(['q', 'sort', 'page', 'size', 'withdrawn', 'columns', 'lang'])
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const EMPTY = '~'

/**
 * Reads a ledger's address (ours): every key beside `q`, `sort`, `page`, `size` and `withdrawn` is
 * a column or, for a link, its `<key>Id`.
 *
 * - text and links: a word that the cell contains; `<key>Id`: ids, separated by commas
 * - choices: values separated by commas, `~` among them for empty
 * - numbers, dates, months, quarters, years: exact, or a range `a..b`, `a..`, `..b`
 * - flags: `true` or `false`; marks: `aspect:mark` or `mark`, separated by commas
 * - `~` alone: empty; `flags=true`: rows that breach a live rule
 *
 * Gives all that is wrong, by key, where anything is.
 */
export function readAsked(
  ledger: Ledger,
  query: Readonly<Record<string, unknown>>,
): { readonly asked: Asked } | { readonly issues: readonly Misasked[] } {
  const issues: Misasked[] = []
  const conditions: Condition[] = []
  for (const [key, given] of Object.entries(query)) {
    if (RESERVED.has(key) || key === 'flags' || typeof given !== 'string' || given === '') continue
    const read = isSayable(given) ? readCondition(ledger, key, given) : 'filter.malformed'
    if (typeof read === 'string') issues.push({ path: key, code: read })
    else conditions.push(read)
  }
  const words = typeof query['q'] === 'string' ? query['q'].trim() : ''
  if (!isSayable(words)) issues.push({ path: 'q', code: 'filter.malformed' })
  const flags = query['flags']
  if (flags !== undefined && flags !== 'true' && flags !== 'false')
    issues.push({ path: 'flags', code: 'filter.malformed' })
  const sort = readSort(query['sort'])
  if (sort && !Object.hasOwn(ledger.columns, sort.column))
    issues.push({ path: 'sort', code: 'sort.unknown-column' })
  if (issues.length > 0) return { issues }
  const withdrawn = query['withdrawn']
  return {
    asked: {
      conditions,
      withdrawn: withdrawn === 'with' || withdrawn === 'only' ? withdrawn : 'without',
      ...(words === '' ? {} : { words }),
      ...(sort === undefined ? {} : { sort }),
      ...(flags === undefined ? {} : { flagged: flags === 'true' }),
    },
  }
}

/** What a database can hold: no NUL, no half of a surrogate pair. */
const isSayable = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000')

function readSort(given: unknown): Asked['sort'] {
  if (typeof given !== 'string' || given === '') return undefined
  const descending = given.startsWith('-')
  return { column: descending ? given.slice(1) : given, descending }
}

function readCondition(
  ledger: Ledger,
  key: string,
  given: string,
): Condition | 'filter.unknown-column' | 'filter.malformed' {
  const column = Object.hasOwn(ledger.columns, key) ? ledger.columns[key] : undefined
  if (column) return readFor(key, column, given) ?? 'filter.malformed'
  const linked = key.endsWith('Id') ? key.slice(0, -2) : ''
  if (!Object.hasOwn(ledger.columns, linked) || ledger.columns[linked]?.kind !== 'link')
    return 'filter.unknown-column'
  const ids = given.split(',')
  return ids.every((id) => UUID.test(id))
    ? { column: linked, test: 'linked', ids }
    : 'filter.malformed'
}

function readFor(key: string, column: Column, given: string): Condition | undefined {
  if (given === EMPTY) return { column: key, test: 'empty' }
  switch (column.kind) {
    case 'choice':
      return readChoice(key, given, (value) => column.values?.includes(value) ?? false)
    case 'marks':
      return readChoice(key, given, (value) => /^([a-z]+:)?[ABCD]$/.test(value))
    case 'flag':
      return given === 'true' || given === 'false'
        ? { column: key, test: 'is', value: given === 'true' }
        : undefined
    case 'count':
    case 'money':
    case 'decimal':
    case 'share':
    case 'year': {
      const range = readRange(given, readWhole)
      return range && { column: key, test: 'between', range }
    }
    case 'date':
    case 'month':
    case 'quarter': {
      const range = readRange(given, column.kind === 'quarter' ? readQuarter : readDate)
      return range && { column: key, test: 'dated', range }
    }
    default:
      return { column: key, test: 'contains', text: given }
  }
}

function readChoice(
  key: string,
  given: string,
  isValue: (value: string) => boolean,
): Condition | undefined {
  const asked = given.split(',')
  const values = asked.filter((value) => value !== EMPTY)
  if (!values.every(isValue)) return undefined
  return { column: key, test: 'among', values, orEmpty: values.length < asked.length }
}

function readRange<T>(given: string, read: (text: string) => T | undefined): Range<T> | undefined {
  const [first = '', last, ...more] = given.split('..')
  if (more.length > 0) return undefined
  const from = read(first)
  if (last === undefined) return from === undefined ? undefined : { from, to: from }
  const to = read(last)
  if (from === undefined && first !== '') return undefined
  if (to === undefined && last !== '') return undefined
  if (from === undefined && to === undefined) return undefined
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
}

const readWhole = (text: string): number | undefined =>
  /^-?\d{1,15}$/.test(text) ? Number(text) : undefined
const readDate = (text: string): string | undefined => (isPartialDate(text) ? text : undefined)
const readQuarter = (text: string): string | undefined =>
  /^(19|20|21)\d\d(Q[1-4])?$/.test(text) ? text : undefined
