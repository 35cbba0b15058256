import { createHash, type Hash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Client } from 'pg'
import { z } from 'zod'
import { type ArchiveWriter, createArchive } from './archive.ts'
import { onConnection } from './database.ts'
import { operatorError } from './operator.ts'
import type { RunningDatabase } from './postgres.ts'

/**
 * A backup holds every table of the schema as it stood at one moment, and every stored file. A row is
 * a line: the values in the database's own text form (nothing is rounded on the way), as a JSON array. Its last entry, the manifest, says what must be in it: without it, or with other
 * counts or hashes, the backup is not restored.
 */
export const Manifest = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  database: z.string(),
  migrations: z.array(z.object({ name: z.string(), sha256: z.string() })),
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.string()),
      rows: z.number().int(),
      sha256: z.string(),
    }),
  ),
  files: z.array(z.object({ name: z.string(), bytes: z.number().int(), sha256: z.string() })),
})
export type Manifest = z.infer<typeof Manifest>

export const MANIFEST = 'manifest.json'

/** A kept file is named by its hash; one that is still being written has another name. */
const KEPT = /^[0-9a-f]{64}$/

/** Bytes of one entry of a table, about; a table is cut so that no part of it has to fit into memory. */
const PORTION = 4_000_000

export interface BackupOptions {
  running: RunningDatabase
  /** The file store. */
  files: string
  /** Where the backup goes; there must be nothing. */
  path: string
  now: Date
  /** Told before each table. */
  progress?(table: string): void
  /** Done when the backup is complete, before it takes its name: the trail. */
  beforeNaming?(manifest: Manifest): Promise<void>
}

/** Writes a backup while people go on working; it shows one moment, the one at which it began. */
export async function backUp(options: BackupOptions): Promise<Manifest> {
  const { path, now } = options
  if (existsSync(path)) throw occupied(path)
  const draft = `${path}.part`
  rmSync(draft, { force: true })
  const archive = createArchive(draft, now)
  try {
    const content = await inOneMoment(options.running, async (client) => ({
      database: options.running.version,
      migrations: await migrationsIn(client),
      tables: await writeTables(client, archive, options.progress),
    }))
    const files = await writeFiles(archive, options.files)
    const manifest: Manifest = { format: 1, madeAt: now.toISOString(), ...content, files }
    await archive.add(MANIFEST, Buffer.from(JSON.stringify(manifest, undefined, 2)))
    await archive.close()
    await options.beforeNaming?.(manifest)
    renameSync(draft, path)
    return manifest
  } catch (error) {
    rmSync(draft, { force: true })
    throw unwritable(path, error) ?? error
  }
}

/** One snapshot for all tables; a table with row policies fails loudly instead of giving half its rows. */
async function inOneMoment<T>(
  running: RunningDatabase,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const connection = running.connectionOptions('owner')
  return onConnection(
    { connection, name: 'zhishi backup', statementTimeout: 0 },
    async (client) => {
      await client.query('begin isolation level repeatable read read only')
      // A slow disk may make the snapshot wait for longer than a page may.
      await client.query('set local idle_in_transaction_session_timeout = 0')
      await client.query('set local row_security = off')
      const result = await work(client)
      await client.query('commit')
      return result
    },
  )
}

async function migrationsIn(client: Client): Promise<Manifest['migrations']> {
  const { rows } = await client.query<Manifest['migrations'][number]>(
    'select name, sha256 from migrations order by name',
  )
  return rows
}

async function writeTables(
  client: Client,
  archive: ArchiveWriter,
  progress?: (table: string) => void,
) {
  const written: Manifest['tables'] = []
  for (const table of await tablesIn(client)) {
    progress?.(table.name)
    written.push(await writeTable(client, archive, table))
  }
  return written
}

interface Table {
  name: string
  /** All columns that are not computed, in their order. */
  columns: string[]
  /** Columns of the primary key, quoted. */
  key: string[]
}

/** All tables but the list of migrations, each with its key. */
async function tablesIn(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.relname as name,
       array(select attname::text from pg_attribute where attrelid = c.oid and attnum > 0
             and not attisdropped and attgenerated = '' order by attnum) as columns,
       coalesce((select array_agg(quote_ident(a.attname) order by array_position(i.indkey::int2[], a.attnum))
                 from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey::int2[])
                 where i.indrelid = c.oid and i.indisprimary), '{}') as key
     from pg_class c
     where c.relnamespace = 'zhishi'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname <> 'migrations'
     order by c.relname`,
  )
  return rows
}

/** In the order of the key, so that the same rows give the same hash. */
async function writeTable(
  client: Client,
  archive: ArchiveWriter,
  table: Table,
): Promise<Manifest['tables'][number]> {
  const hash = createHash('sha256')
  const order = table.key.length > 0 ? `order by ${table.key.join(', ')}` : ''
  const name = client.escapeIdentifier(table.name)
  const values = table.columns
    .map((column) => `${client.escapeIdentifier(column)}::text`)
    .join(', ')
  await client.query(
    `declare rows no scroll cursor for select to_json(array[${values}]::text[])::text as line from ${name} ${order}`,
  )
  let rows = 0
  let portion = 10
  for (let number = 1; ; number += 1) {
    const { rows: fetched } = await client.query<{ line: string }>(`fetch ${portion} from rows`)
    if (fetched.length === 0) break
    // A line of JSON holds no bare line break: the database writes it as \n inside of texts.
    const content = Buffer.from(fetched.map(({ line }) => `${line}\n`).join(''))
    hash.update(content)
    await archive.add(`tables/${table.name}/${String(number).padStart(6, '0')}.ndjson`, content)
    rows += fetched.length
    portion = Math.max(1, Math.min(10_000, Math.floor((PORTION * fetched.length) / content.length)))
  }
  await client.query('close rows')
  return { name: table.name, columns: table.columns, rows, sha256: hash.digest('hex') }
}

async function writeFiles(archive: ArchiveWriter, directory: string): Promise<Manifest['files']> {
  if (!existsSync(directory)) return []
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && KEPT.test(entry.name),
  )
  const written: Manifest['files'] = []
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name)
    const name = `files/${relative(directory, path).split(sep).join('/')}`
    const content = readFileSync(path)
    await archive.add(name, content)
    written.push({ name, bytes: content.length, sha256: sha256(content) })
  }
  return written
}

export function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

export function hashing(): Hash {
  return createHash('sha256')
}

function occupied(path: string) {
  return operatorError('backup.occupied', {
    zh: `${path} 已经存在，不会被覆盖。请换一个文件名，或先移走它。`,
    en: `${path} exists and is not overwritten. Choose another name, or move it away first.`,
  })
}

function unwritable(path: string, error: unknown) {
  const { code } = error as NodeJS.ErrnoException
  const reasons: Record<string, string> = {
    ENOSPC: '磁盘已满 / disk full',
    ENOENT: '没有这个目录 / no such directory',
    EACCES: '没有权限 / not permitted',
    EROFS: '只读 / read-only',
  }
  const reason = code && reasons[code]
  if (!reason) return undefined
  return operatorError(
    'backup.unwritable',
    { zh: `无法写入 ${path}：${reason}`, en: `${path} cannot be written: ${reason}` },
    error,
  )
}
