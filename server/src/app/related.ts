import { sql } from 'kysely'
import { may } from '@zhishi/domain/access/actor.ts'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import { LEDGERS } from '@zhishi/domain/app/ledgers.ts'
import type { RecordView } from '@zhishi/domain/platform/api.ts'
import type { Database, Tx } from '../platform/database.ts'
import { cell, seeing } from '../platform/source.ts'
import { SOURCES } from './sources.ts'

/** The ledgers that hold rows about a record, as far as this actor sees them: one statement counts all. */
export async function relatedTo(
  db: Database | Tx,
  actor: Actor,
  noun: string,
  id: string,
): Promise<RecordView['related']> {
  const places = LEDGERS.filter((ledger) => may(actor, ledger.may)).flatMap((ledger) =>
    Object.entries(ledger.columns)
      .filter(([, column]) => column.noun === noun)
      .map(([key]) => ({ ledger, key: `${key}Id` })),
  )
  if (places.length === 0) return []
  const counts = places.map(({ ledger, key }, index) => {
    const seen = seeing(actor, ledger, SOURCES[ledger.name])
    return sql`select ${index}::integer as place, count(*) as count
      from (${seen.source.rows(actor.districtId)}) as rows
      where ${seen.sight.rows} and rows.withdrawn_at is null and ${cell(seen, key)} = ${id}`
  })
  const { rows } = await sql<{ place: number; count: number }>`
    ${sql.join(counts, sql` union all `)}`.execute(db)
  return rows.flatMap(({ place, count }) => {
    const found = places[place]
    return found && count > 0
      ? [{ ledger: found.ledger.name, filter: { [found.key]: id }, count }]
      : []
  })
}
