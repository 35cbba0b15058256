import type { Column, Ledger } from '@zhishi/domain/platform/ledger.ts'

/** The address of a ledger: the view itself. Every value is text, as it stands in the address. */
export type Search = Readonly<Record<string, string | undefined>>

/** What one column is asked for, as the filter panel edits it. */
export type Filter =
  | { readonly test: 'empty' }
  | { readonly test: 'contains'; readonly text: string }
  | { readonly test: 'among'; readonly values: readonly string[] }
  | { readonly test: 'range'; readonly from: string; readonly to: string }

/** Stands for "nothing filled in", alone or among choices. */
export const EMPTY = '~'
const VIEW_KEYS = new Set(['q', 'sort', 'page', 'size', 'withdrawn', 'columns', 'flags'])
const RANGED = new Set(['count', 'money', 'decimal', 'share', 'date', 'month', 'quarter', 'year'])

export const isRanged = ({ kind }: Column): boolean => RANGED.has(kind)
export const isChosen = ({ kind }: Column): boolean =>
  kind === 'choice' || kind === 'flag' || kind === 'marks'

export function filterFrom(column: Column, text: string): Filter {
  if (text === EMPTY) return { test: 'empty' }
  if (isChosen(column)) return { test: 'among', values: text.split(',') }
  if (!isRanged(column)) return { test: 'contains', text }
  const [from = '', to = from] = text.split('..')
  return { test: 'range', from, to }
}

/** The filter as it stands in the address; empty where it asks for nothing. */
export function filterText(filter: Filter): string {
  if (filter.test === 'empty') return EMPTY
  if (filter.test === 'contains') return filter.text.trim()
  if (filter.test === 'among') return filter.values.join(',')
  if (filter.from === '' && filter.to === '') return ''
  return filter.from === filter.to ? filter.from : `${filter.from}..${filter.to}`
}

/** The columns that are filtered: a link may be filtered by its words or, under `<key>Id`, by its ids. */
export const filtersIn = (ledger: Ledger, search: Search) =>
  Object.entries(search).flatMap(([key, text]) => {
    if (text === undefined || text === '' || VIEW_KEYS.has(key)) return []
    const column = ledger.columns[key] ?? ledger.columns[key.replace(/Id$/, '')]
    return column ? [{ key, column, text }] : []
  })

export const isNarrowed = (ledger: Ledger, search: Search): boolean =>
  Boolean(search['q'] ?? search['flags']) ||
  search['withdrawn'] === 'only' ||
  filtersIn(ledger, search).length > 0

/** Another filter begins at its first page. */
export const asking = (search: Search, key: string, text: string | undefined): Search => ({
  ...search,
  [key]: text === '' ? undefined : text,
  page: undefined,
})

/** Keeps columns, order and page size; asks for everything. */
export const cleared = ({ sort, size, columns }: Search): Search => ({ sort, size, columns })

export function sortOf({ sort }: Search): { column: string; descending: boolean } | undefined {
  if (!sort) return undefined
  const descending = sort.startsWith('-')
  return { column: descending ? sort.slice(1) : sort, descending }
}

/** Up, down, the ledger's own order again. */
export function sortedBy(search: Search, column: string): Search {
  const now = sortOf(search)
  const next = now?.column !== column ? column : now.descending ? undefined : `-${column}`
  return asking(search, 'sort', next)
}

/** The columns in sight, in their order; the lead is always the first. */
export function columnsIn(ledger: Ledger, search: Search): string[] {
  const all = Object.keys(ledger.columns)
  const asked = search['columns']?.split(',').filter((key) => all.includes(key))
  const chosen = asked ?? all.filter((key) => !ledger.columns[key]?.hidden)
  return [ledger.lead, ...chosen.filter((key) => key !== ledger.lead)]
}

/** Says nothing in the address where the columns are the ledger's own. */
export function withColumns(ledger: Ledger, search: Search, columns: readonly string[]): Search {
  const own = columnsIn(ledger, {}).join()
  const next = columns.join()
  return { ...search, columns: next === own ? undefined : next }
}

/** What the server is asked: the view without what only the page needs. */
export function askedOf(search: Search): Record<string, string> {
  const { columns: _, ...asked } = search
  return Object.fromEntries(
    Object.entries(asked).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )
}

/** The view as text for saving and sharing, without the page one happens to be on. */
export const viewOf = (search: Search): string => {
  const { page: _, ...view } = search
  const kept = Object.entries(view).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return new URLSearchParams(kept).toString()
}
export const viewFrom = (address: string): Search =>
  Object.fromEntries(new URLSearchParams(address))
