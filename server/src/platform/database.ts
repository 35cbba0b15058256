import {
  CamelCasePlugin,
  Kysely,
  PostgresDialect,
  type IsolationLevel,
  type Transaction,
} from 'kysely'
import { Client, type ClientConfig, type CustomTypesConfig, Pool, types } from 'pg'
import { pause } from './processes.ts'
import type { Tables } from './tables.ts'

export type Database = Kysely<Tables>
export type Tx = Transaction<Tables>

export interface DatabaseOptions {
  connection: ClientConfig
  /** Shown in the server's list of connections. */
  name?: string
  /** Connections at most. */
  size?: number
  /** Milliseconds; 0 sets no limit (long work of operators). */
  statementTimeout?: number
  /** Milliseconds to wait for what others hold. */
  lockTimeout?: number
  /** Commits need not wait for the disk: for rows that may be lost in a power cut. */
  relaxed?: boolean
}

const { builtins } = types
const DATE_ARRAY: number = 1182
const INT8_ARRAY: number = 1016
const TEXT_ARRAY: number = 1009

/**
 * Typed SQL over a bounded pool. Names are snake_case in the database and camelCase here; `bigint`
 * comes as a number (refused beyond 2^53), `date` and `numeric` as the text that the database holds.
 */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new Pool({ ...connectionSettings(options), max: options.size ?? 10 })
  // A connection that dies is replaced by the pool, and whoever was using it gets the error of the
  // query; the same error on the connection itself, unheard, would end the program.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}

/** The settings of every connection of ours, pooled or single. */
export function connectionSettings(options: DatabaseOptions): ClientConfig {
  return {
    ...options.connection,
    application_name: options.name ?? 'zhishi',
    statement_timeout: options.statementTimeout ?? 15_000,
    lock_timeout: options.lockTimeout ?? 5_000,
    idle_in_transaction_session_timeout: 30_000,
    connectionTimeoutMillis: 10_000,
    options: `-c search_path=zhishi -c timezone=UTC -c jit=off${options.relaxed ? ' -c synchronous_commit=off' : ''}`,
    types: { getTypeParser },
  }
}

/** One connection outside of the pool, for as long as the work takes: operators' work, mostly as owner. */
export async function onConnection<T>(
  options: DatabaseOptions,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client(connectionSettings(options))
  // As in the pool: the query that was under way tells of a broken connection.
  client.on('error', () => {})
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

const toText = (text: string): string => text

function toSafeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is not a safe integer`)
  return value
}

const getTypeParser: CustomTypesConfig['getTypeParser'] = (
  oid: number,
  format?: 'text' | 'binary',
) => {
  if (format !== 'binary') {
    if (oid === builtins.INT8) return toSafeInteger
    if (oid === builtins.DATE || oid === builtins.NUMERIC) return toText
    if (oid === DATE_ARRAY) return types.getTypeParser(TEXT_ARRAY, 'text')
    if (oid === INT8_ARRAY) return toSafeIntegers
  }
  return types.getTypeParser(oid, format as 'text')
}

const parseTexts = types.getTypeParser(TEXT_ARRAY, 'text') as (text: string) => (string | null)[]

function toSafeIntegers(text: string): (number | null)[] {
  return parseTexts(text).map((item) => (item === null ? null : toSafeInteger(item)))
}

export interface TransactionOptions {
  isolation?: IsolationLevel
  /** How often the work is tried before its error is passed on. */
  attempts?: number
}

/**
 * Runs the work in one transaction, and again when the database asks for it: a serialisation failure,
 * a deadlock, a lost connection. The work may therefore run more than once and must touch nothing but
 * the database; ids come from the asker, so that a commit whose answer was lost is met again, not doubled.
 */
export async function transaction<T>(
  db: Database,
  work: (tx: Tx) => Promise<T>,
  { isolation = 'read committed', attempts = 4 }: TransactionOptions = {},
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().setIsolationLevel(isolation).execute(work)
    } catch (error) {
      if (attempt >= attempts || !isPassing(error)) throw error
      await pause(2 ** attempt * 10 * (0.5 + Math.random()))
    }
  }
}

const PASSING = /^(40001|40P01|57P0[123]|08...)$/
const BROKEN = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ENOENT'])

/** Whether the same work may succeed when it is simply done again. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as { code?: unknown }
  if (typeof code === 'string') return PASSING.test(code) || BROKEN.has(code)
  return error.message.startsWith('Connection terminated')
}
