import type { Hit, Row } from '@zhishi/domain/platform/api.ts'
import type { Ledger } from '@zhishi/domain/platform/ledger.ts'
import { shown } from '../kernel/format.ts'
import { platformApi } from '../platform/api.built.ts'
import { call } from '../platform/client.ts'
import { type Finder, isNamed } from '../platform/LinkInput.tsx'
import { LEDGERS } from './declared.built.ts'

/**
 * Names are found by the search, everything else through the ledgers that list it; what has no ledger
 * of its own (a case, a debrief) through those whose rows point to it.
 */
export const findRecords: Finder = async (noun, q, signal) => {
  const lists = isNamed(noun) ? [] : ledgersOf(noun)
  if (lists.length === 0) return call(platformApi.search, { query: { q, noun }, signal })
  const found = await Promise.all(
    lists.map(async ({ ledger, key }) => {
      const params = { ledger: ledger.name }
      const page = await call(platformApi.ledger, { params, query: { q, size: '20' }, signal })
      return page.rows.map((row) => hitFrom(row, noun, ledger, key))
    }),
  )
  return [...new Map(found.flat().map((hit) => [hit.id, hit])).values()].filter(({ id }) => id)
}

/** The ledgers in which a noun is found, with the column that points to it where it is not their own. */
function ledgersOf(noun: string): { ledger: Ledger; key: string | undefined }[] {
  const all = Object.values(LEDGERS)
  const own = all.find((one) => one.noun === noun)
  if (own) return [{ ledger: own, key: undefined }]
  return all.flatMap((ledger) =>
    Object.entries(ledger.columns)
      .filter(([, column]) => column.noun === noun)
      .map(([key]) => ({ ledger, key })),
  )
}

/** A row as a choice: what it leads with (or points to), and the next three things it says. */
function hitFrom(row: Row, noun: string, ledger: Ledger, key: string | undefined): Hit {
  const words = Object.entries(ledger.columns)
    .filter(([name]) => name !== (key ?? ledger.lead))
    .map(([name, column]) => shown(column, row[name]))
    .filter((text) => text !== '')
  if (key !== undefined) {
    const id = String(row[`${key}Id`] ?? '')
    return { noun, id, label: String(row[key] ?? ''), hint: words.slice(0, 4).join(' · ') }
  }
  return {
    noun,
    id: row.id,
    label: [String(row[ledger.lead] ?? ''), words[0]].filter(Boolean).join(' · '),
    hint: words.slice(1, 4).join(' · '),
  }
}
