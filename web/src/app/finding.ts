import type { Hit, Row } from '@zhishi/domain/platform/api.ts'
import { shown } from '../kernel/format.ts'
import { platformApi } from '../platform/api.built.ts'
import { call } from '../platform/client.ts'
import { type Finder, isNamed } from '../platform/LinkInput.tsx'
import { LEDGERS } from './declared.built.ts'

/** Names are found by the search, everything else through the ledger that lists it. */
export const findRecords: Finder = async (noun, q, signal) => {
  const ledger = Object.values(LEDGERS).find((one) => one.noun === noun)
  if (isNamed(noun) || !ledger) return call(platformApi.search, { query: { q, noun }, signal })
  const page = await call(platformApi.ledger, {
    params: { ledger: ledger.name },
    query: { q, size: '20' },
    signal,
  })
  return page.rows.map((row) => hitFrom(row, noun, ledger.name))
}

/** A row as a choice: what it leads with, and the next three things it says. */
function hitFrom(row: Row, noun: string, name: string): Hit {
  const ledger = LEDGERS[name]
  const words = Object.entries(ledger?.columns ?? {})
    .filter(([key]) => key !== ledger?.lead)
    .map(([key, column]) => shown(column, row[key]))
    .filter((text) => text !== '')
  return {
    noun,
    id: row.id,
    label: [String(row[ledger?.lead ?? ''] ?? ''), words[0]].filter(Boolean).join(' · '),
    hint: words.slice(1, 4).join(' · '),
  }
}
