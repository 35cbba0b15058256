import type { Ledger } from '@zhishi/domain/platform/ledger.ts'

export const WIDEST = 900
const BY_KIND: Readonly<Record<string, number>> = {
  text: 150,
  longText: 280,
  name: 110,
  count: 96,
  money: 146,
  decimal: 96,
  share: 90,
  date: 112,
  month: 100,
  quarter: 118,
  year: 84,
  choice: 118,
  flag: 92,
  marks: 176,
  link: 140,
}
const BY_NOUN: Readonly<Record<string, number>> = {
  cadre: 112,
  project: 230,
  unit: 168,
  debrief: 200,
}

/** On a phone the column that stays must leave room for the others. */
const isNarrow = () => matchMedia('(max-width: 900px)').matches

/** How wide a column is until somebody draws it otherwise, in pixels. */
export function widthOf(ledger: Ledger, id: string): number {
  if (id === '#') return isNarrow() ? 44 : 52
  if (id === 'flags') return 220
  const column = ledger.columns[id]
  if (!column) return 120
  if (id === ledger.lead && isNarrow()) return 132
  if (id === ledger.lead && column.kind === 'text') return ledger.personal ? 120 : 250
  return BY_NOUN[column.noun ?? ''] ?? BY_KIND[column.kind] ?? 120
}
