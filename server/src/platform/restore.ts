import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import type { Client } from 'pg'
import { readArchive } from './archive.ts'
import { MANIFEST, Manifest, hashing, sha256 } from './backup.ts'
import { onConnection } from './database.ts'
import { MIGRATIONS, migrate, readMigrations } from './migrations.ts'
import { operatorError } from './operator.ts'
import type { RunningDatabase } from './postgres.ts'

export interface RestoreOptions {
  running: RunningDatabase
  files: string
  path: string
  /** Folder of this program's migrations. */
  migrations?: string
  progress?(table: string): void
}

/** What a database that nobody has worked with may hold. */
const BEFORE_USE = ['migrations', 'setup_links', 'sign_in_attempts']

/**
 * Puts a backup into a database that is empty. The backup is read through and checked first; the
 * tables are made as they were when it was taken, filled in one transaction, and then brought to
 * this program's state. Gives the manifest of what is there now.
 */
export async function restore(options: RestoreOptions): Promise<Manifest> {
  const { running, files, path, progress, migrations = MIGRATIONS } = options
  const manifest = await check(path)
  refuseUnknownMigrations(manifest, migrations)
  const taken = new Set(manifest.migrations.map(({ name }) => name))
  await withOwner(running, async (client) => {
    await refuseUsed(client)
    // Nobody has worked with these tables; they are made anew as the backup knows them.
    await client.query('drop schema if exists zhishi cascade')
  })
  await migrate(running, migrations, ({ name }) => taken.has(name))
  // Files first: killed before the rows are in, the database is still empty and the restore is run again.
  await placeFiles(path, files)
  await withOwner(running, (client) => load(client, path, manifest, progress))
  await migrate(running, migrations)
  return manifest
}

/** Reads the whole backup and holds it against its manifest, before anything is touched. */
async function check(path: string): Promise<Manifest> {
  if (!existsSync(path))
    throw operatorError('restore.missing', {
      zh: `没有这个文件：${path}`,
      en: `There is no such file: ${path}`,
    })
  const tables = new Map<string, { rows: number; hash: ReturnType<typeof hashing> }>()
  const files = new Map<string, string>()
  let manifest: Manifest | undefined
  try {
    for await (const { name, content } of readArchive(path)) {
      const table = tableOf(name)
      if (name === MANIFEST) manifest = Manifest.parse(JSON.parse(content.toString('utf8')))
      else if (table) {
        const seen = tables.get(table) ?? { rows: 0, hash: hashing() }
        seen.hash.update(content)
        seen.rows += linesOf(content).length
        tables.set(table, seen)
      } else files.set(name, sha256(content))
    }
  } catch (error) {
    throw damaged(path, error instanceof Error ? error.message : String(error), error)
  }
  if (!manifest) throw damaged(path, 'manifest.json 缺失 / is missing')
  for (const { name, rows, sha256: expected } of manifest.tables) {
    const seen = tables.get(name)
    const found = (seen?.hash ?? hashing()).digest('hex')
    if ((seen?.rows ?? 0) !== rows || found !== expected) throw damaged(path, name)
    tables.delete(name)
  }
  for (const { name, sha256: expected } of manifest.files) {
    if (files.get(name) !== expected) throw damaged(path, name)
    files.delete(name)
  }
  const [stray] = [...tables.keys(), ...files.keys()]
  if (stray !== undefined) throw damaged(path, stray)
  return manifest
}

function refuseUnknownMigrations(manifest: Manifest, folder: string): void {
  const ours = new Map(readMigrations(folder).map(({ name, sha256 }) => [name, sha256]))
  const unknown = manifest.migrations.find(({ name, sha256 }) => ours.get(name) !== sha256)
  if (unknown)
    throw operatorError('restore.newer', {
      zh: `备份里的迁移 ${unknown.name} 与本程序的不同：备份来自别的版本。请用做备份的那个版本（或更新的版本）恢复。`,
      en: `The migration ${unknown.name} of the backup is not this program's: the backup comes from another version. Restore with the version that made it, or a newer one.`,
    })
}

async function refuseUsed(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = to_regnamespace('zhishi') and relkind in ('r', 'p') and relname <> all($1)`,
    [BEFORE_USE],
  )
  for (const { name } of rows) {
    const found = await client.query(`select from zhishi.${client.escapeIdentifier(name)} limit 1`)
    if (found.rows.length > 0)
      throw operatorError('restore.not_empty', {
        zh: `数据库里已经有数据（${name}），不会被覆盖。请用 ZHISHI_DATA 指定一个新的数据目录（或用一个空的数据库），再恢复。`,
        en: `The database holds data already (${name}), which is not overwritten. Name a new data directory with ZHISHI_DATA (or use an empty database) and restore there.`,
      })
  }
}

/**
 * Fills all tables in one transaction. The references between them are taken off first and put back
 * at the end, where the database checks every row: so the order of tables does not matter, nor
 * whether two refer to each other.
 */
async function load(
  client: Client,
  path: string,
  manifest: Manifest,
  progress?: (table: string) => void,
): Promise<void> {
  const fillings = new Map<string, string>()
  for (const table of manifest.tables) fillings.set(table.name, await fillingOf(client, table))

  await client.query('begin')
  await client.query('set local idle_in_transaction_session_timeout = 0')
  const references = await referencesIn(client)
  for (const { table, name } of references)
    await client.query(`alter table ${table} drop constraint ${name}`)
  // What a migration itself put in is in the backup too, as it stood then.
  for (const table of fillings.keys())
    await client.query(`delete from zhishi.${client.escapeIdentifier(table)}`)
  let current: string | undefined
  for await (const entry of readArchive(path)) {
    const table = tableOf(entry.name)
    const filling = table && fillings.get(table)
    if (!filling) continue
    if (table !== current) progress?.(table)
    current = table
    await client.query(filling, [`[${linesOf(entry.content).join(',')}]`])
  }
  for (const { table, name, definition } of references)
    await client.query(`alter table ${table} add constraint ${name} ${definition}`)
  await client.query('commit')
  await client.query('analyze')
}

async function referencesIn(client: Client) {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where connamespace = 'zhishi'::regnamespace and contype = 'f' and conparentid = 0`,
  )
  return rows
}

/** The statement that takes lines of the backup as one JSON array and reads each value by its column's type. */
async function fillingOf(client: Client, table: Manifest['tables'][number]): Promise<string> {
  const name = `zhishi.${client.escapeIdentifier(table.name)}`
  const { rows } = await client.query<{ column: string; type: string }>(
    `select attname as column, format_type(atttypid, atttypmod) as type
     from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
    [name],
  )
  const types = new Map(rows.map(({ column, type }) => [column, type]))
  const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(', ')
  const values = table.columns
    .map((column, index) => `(line ->> ${index})::${types.get(column) ?? 'text'}`)
    .join(', ')
  return `insert into ${name} (${columns}) select ${values} from json_array_elements($1::json) line`
}

async function placeFiles(path: string, directory: string): Promise<void> {
  const root = resolve(directory)
  for await (const { name, content } of readArchive(path)) {
    if (!name.startsWith('files/')) continue
    const target = resolve(join(root, name.slice('files/'.length)))
    if (!target.startsWith(root + sep)) throw damaged(path, name)
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
    writeFileSync(target, content, { mode: 0o600, flush: true })
  }
}

function withOwner(
  running: RunningDatabase,
  work: (client: Client) => Promise<void>,
): Promise<void> {
  const connection = running.connectionOptions('owner')
  return onConnection({ connection, name: 'zhishi restore', statementTimeout: 0 }, work)
}

function tableOf(name: string): string | undefined {
  return /^tables\/([a-z_0-9]+)\/\d+\.ndjson$/.exec(name)?.[1]
}

function linesOf(content: Buffer): string[] {
  return content.toString('utf8').split('\n').filter(Boolean)
}

function damaged(path: string, where: string, cause?: unknown) {
  return operatorError(
    'restore.damaged',
    {
      zh: `备份 ${path} 不完整或已损坏（${where}），没有恢复任何内容。请换一份备份。`,
      en: `The backup ${path} is incomplete or damaged (${where}); nothing was restored. Take another one.`,
    },
    cause,
  )
}
