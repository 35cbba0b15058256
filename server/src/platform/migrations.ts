import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client, type ClientConfig } from 'pg'
import { onConnection } from './database.ts'
import { grantToApplication, hasRights } from './grants.ts'
import { operatorError } from './operator.ts'
import type { RunningDatabase } from './postgres.ts'
import { pause } from './processes.ts'

/** One dated file of plain SQL. */
export interface Migration {
  name: string
  sql: string
  sha256: string
}

export const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url))

/** Two programs that start at once on one server take turns. */
const TURN = 'lock table zhishi.migrations in share row exclusive mode'

/** The migrations of a folder, in the order of their names. */
export function readMigrations(folder: string = MIGRATIONS): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
    .map((name) => {
      // A checkout on Windows may have changed the line ends, which changes nothing in the database.
      const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
    })
}

/**
 * Brings the database to the state of this program: each missing migration in one transaction with
 * its record, so that a kill at any moment leaves it done or not begun; then the application role's
 * rights. Gives the names of those applied now. (A restore asks for those of its backup only, first.)
 */
export async function migrate(
  database: Pick<RunningDatabase, 'connectionOptions'>,
  folder: string = MIGRATIONS,
  isWanted: (migration: Migration) => boolean = () => true,
): Promise<string[]> {
  const migrations = readMigrations(folder)
  const appRole = roleOf(database.connectionOptions('app'))
  return asOperator(database.connectionOptions('owner'), async (client) => {
    await prepare(client)
    const known = await recorded(client)
    refuseDifferent(known, migrations)
    const applied: string[] = []
    for (const migration of migrations.filter((each) => isWanted(each) && !known.has(each.name)))
      if (await apply(client, migration)) applied.push(migration.name)
    await grantRights(client, appRole)
    return applied
  })
}

/** The schema and the list of migrations, on a database that has none. */
async function prepare(client: Client): Promise<void> {
  for (let attempt = 1; !(await isPrepared(client)); attempt += 1) {
    try {
      await client.query(`
        create schema if not exists zhishi;
        create table if not exists zhishi.migrations (
          name text constraint migrations_pk primary key,
          sha256 text not null,
          applied_at timestamptz not null default now()
        )`)
    } catch (error) {
      // Another program that starts at this moment is making them; they are there in a moment.
      if (attempt === 20) throw error
      await pause(100)
    }
  }
}

async function isPrepared(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ exists: boolean }>(
    `select to_regclass('zhishi.migrations') is not null as exists`,
  )
  return rows[0]?.exists === true
}

/** Sets the application role's rights where they are not as they should be. */
async function grantRights(client: Client, role: string): Promise<void> {
  if (await hasRights(client, role)) return
  await client.query('begin')
  await client.query(TURN)
  await grantToApplication(client, role)
  await client.query('commit')
}

/** Applies one migration unless another program has just done so; true when it was applied now. */
async function apply(client: Client, migration: Migration): Promise<boolean> {
  await client.query('begin')
  try {
    await client.query(TURN)
    if ((await recorded(client)).has(migration.name)) {
      await client.query('rollback')
      return false
    }
    const before = await transactionId(client)
    await client.query(migration.sql)
    if ((await transactionId(client)) !== before)
      throw new Error('the file holds a begin, commit or rollback of its own')
    await client.query('set local search_path = zhishi')
    await client.query('insert into migrations (name, sha256) values ($1, $2)', [
      migration.name,
      migration.sha256,
    ])
    await client.query('commit')
    return true
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw failed(migration, error)
  }
}

async function recorded(client: Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from zhishi.migrations',
  )
  return new Map(rows.map((row) => [row.name, row.sha256]))
}

async function transactionId(client: Client): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>('select pg_current_xact_id()::text as id')
  return rows[0]?.id
}

/** The role that a connection works as; an address may leave it to the surroundings. */
export function roleOf(connection: ClientConfig): string {
  return new Client(connection).user ?? ''
}

function asOperator<T>(connection: ClientConfig, work: (client: Client) => Promise<T>): Promise<T> {
  return onConnection(
    { connection, name: 'zhishi migrations', statementTimeout: 0, lockTimeout: 60_000 },
    work,
  )
}

/** A database that went another way than this program's files must not be touched. */
function refuseDifferent(known: Map<string, string>, migrations: Migration[]): void {
  const files = new Map(migrations.map(({ name, sha256 }) => [name, sha256]))
  for (const [name, sha256] of known) {
    const file = files.get(name)
    if (file === undefined)
      throw operatorError('migrations.newer_database', {
        zh: `数据库里有本程序没有的迁移 ${name}：数据来自更新的版本。请使用那个版本的程序。`,
        en: `The database has the migration ${name}, which this program does not know: the data come from a newer version. Use that version.`,
      })
    if (file !== sha256)
      throw operatorError('migrations.changed', {
        zh: `迁移文件 ${name} 在应用之后被改动了。请恢复原文件，改动写进新的迁移。`,
        en: `The migration ${name} was changed after it had been applied. Bring the old file back and put the change into a new one.`,
      })
  }
}

function failed(migration: Migration, cause: unknown) {
  const { position } = cause as { position?: string }
  const line = position ? `:${migration.sql.slice(0, Number(position)).split('\n').length}` : ''
  const reason = cause instanceof Error ? cause.message : String(cause)
  return operatorError(
    'migrations.failed',
    {
      zh: `迁移 ${migration.name}${line} 失败，已全部撤回：${reason}`,
      en: `The migration ${migration.name}${line} failed and was rolled back: ${reason}`,
    },
    cause,
  )
}
