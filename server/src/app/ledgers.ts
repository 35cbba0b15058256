import type { Actor } from '@zhishi/domain/access/actor.ts'
import { type LedgerName, ledgerOf } from '@zhishi/domain/app/ledgers.ts'
import { platformApi } from '@zhishi/domain/platform/api.ts'
import { type Asked, readAsked } from '@zhishi/domain/platform/filter.ts'
import type { Ledger } from '@zhishi/domain/platform/ledger.ts'
import { type Route, route } from '../platform/http.ts'
import { readPage } from '../platform/ledger.ts'
import { malformed, notFound } from '../platform/problems.ts'
import { type Seen, seeing } from '../platform/source.ts'
import { SOURCES } from './sources.ts'

type Address = Readonly<Record<string, unknown>>

/** A ledger as this actor sees it; refuses where the role may not read it at all. */
export function open(actor: Actor, name: string | undefined): Seen {
  const ledger = ledgerOf(name ?? '') as Ledger<LedgerName> | undefined
  if (!ledger) throw notFound()
  return seeing(actor, ledger, SOURCES[ledger.name])
}

/** What its address asks for; refuses unknown columns and values that mean nothing. */
export function understand(ledger: Ledger, address: Address): Asked {
  const read = readAsked(ledger, address)
  if ('issues' in read) throw malformed(read.issues)
  return read.asked
}

export const ledgerRoutes: readonly Route[] = [
  route(platformApi.ledger, async ({ tx, actor, now, params, query, note }) => {
    const seen = open(actor, params['ledger'])
    const { ledger } = seen
    const asked = understand(ledger, query)
    const span = { limit: query.size, offset: (query.page - 1) * query.size }
    const page = await readPage(tx, seen, asked, span)
    if (ledger.personal)
      note({
        outcome: 'read',
        noun: ledger.noun,
        particulars: { ledger: ledger.name, asked: query, rows: page.rows.length },
      })
    return { ...page, asOf: now.toISOString() }
  }),
]
