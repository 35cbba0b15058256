import { Client } from 'pg'

export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

/** What `work` sends to PostgreSQL in this process, in order: the floor sends the same. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const sent: Statement[] = []
  const query = Client.prototype.query
  // Kysely sends text and values; everything else (connecting) is not part of a page.
  Client.prototype.query = function (this: Client, ...words: unknown[]) {
    if (typeof words[0] === 'string')
      sent.push({ text: words[0], values: (words[1] as unknown[] | undefined) ?? [] })
    return Reflect.apply(query, this, words)
  } as typeof query
  try {
    await work()
  } finally {
    Client.prototype.query = query
  }
  // Who asks is what the product adds, and the sealer works on its own clock; transactions are kept
  // where something is written.
  return sent.filter(({ text }) => !/\b(sessions|trail_seals)\b/.test(text))
}

/** Identifiers that differ between two runs of the same page are made anew by each request. */
export function freshIds(first: readonly Statement[], second: readonly Statement[]): string[] {
  const before = new Set(idsOf(first))
  return [...new Set(idsOf(second).filter((id) => !before.has(id)))]
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const idsOf = (statements: readonly Statement[]): string[] =>
  statements.flatMap(({ values }) =>
    values.flatMap((value) => (typeof value === 'string' ? (value.match(UUID) ?? []) : [])),
  )
