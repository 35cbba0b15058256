import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { Pool } from 'pg'
import { connectionSettings } from '@zhishi/server/platform/database.ts'
import { readSettings } from '@zhishi/server/platform/settings.ts'
import { joinPostgres } from '@zhishi/server/platform/postgres.ts'
import type { Statement } from './captured.ts'

/**
 * The floor: node:http and pg, nothing else. For each page it runs the statements that the product
 * was seen to run for it, and answers with their rows as JSON.
 */
export interface Page {
  readonly statements: readonly Statement[]
  readonly fresh: readonly string[]
}

const database = await joinPostgres(readSettings(process.env))
if (!database) throw new Error('the program under test is not running')
const pool = new Pool({
  ...connectionSettings({ connection: database.connectionOptions('app') }),
  max: 10,
})

let pages: Readonly<Record<string, Page>> = {}
process.on('message', (given: Readonly<Record<string, Page>>) => {
  pages = given
  process.send?.('ready')
})

async function answer({ statements, fresh }: Page): Promise<unknown[]> {
  const made = new Map(fresh.map((id) => [id, randomUUID()]))
  const renew = (value: unknown) =>
    typeof value !== 'string' || made.size === 0
      ? value
      : [...made].reduce((text, [old, id]) => text.replaceAll(old, id), value)
  const asked = statements.map(({ text, values }) => ({ text, values: values.map(renew) }))
  const isTransaction = asked.some(({ text }) => /^(begin|start transaction)/i.test(text))
  if (!isTransaction)
    return (await Promise.all(asked.map((one) => pool.query(one)))).map(({ rows }) => rows)
  const client = await pool.connect()
  try {
    const results = []
    for (const one of asked) results.push((await client.query(one)).rows)
    return results
  } finally {
    client.release()
  }
}

const server = createServer(async (request, response) => {
  const page = pages[new URL(request.url ?? '/', 'http://floor').pathname]
  try {
    const body = page ? JSON.stringify(await answer(page)) : '{}'
    response.writeHead(page ? 200 : 404, { 'content-type': 'application/json' }).end(body)
  } catch (error) {
    response.writeHead(500).end(String(error))
  }
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as { port: number }).port))
