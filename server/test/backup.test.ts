import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execFileSync } from 'node:child_process'
import { sql } from 'kysely'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { readArchive } from '../src/platform/archive.ts'
import { backUp, type Manifest } from '../src/platform/backup.ts'
import { filesIn, keepFile, placeOf, readKept } from '../src/platform/files.ts'
import { newId } from '../src/platform/ids.ts'
import { migrate } from '../src/platform/migrations.ts'
import { pause } from '../src/platform/processes.ts'
import { restore } from '../src/platform/restore.ts'
import { createTestDatabase, testDatabase, type TestDatabase } from './harness.ts'

const source = await testDatabase()
const scratch = mkdtempSync(join(tmpdir(), 'zhishi-backup-'))
const files = filesIn(scratch)
const PHOTO = Buffer.from([0, 1, 2, 255])
let kept = ''
const now = new Date('2024-11-05T08:00:00Z')

/** Names and texts as they occur, and as they hardly ever do. */
const NAMES = [
  '陈望',
  '𠮷野',
  '买买提·艾力',
  "O'Neil",
  'tab\there',
  'line\nbreak',
  'back\\slash',
  '"quoted"',
  '=1+1',
  '{"a":1}',
]

beforeAll(async () => {
  await sql`insert into districts (id, name, created_at) values (1, '青岩区', '2024-01-02 03:04:05.678901+00')`.execute(
    source.app,
  )
  for (const [index, name] of NAMES.entries()) {
    const unit = newId()
    await sql`insert into units (district_id, id, recorded_at, name, ordinal, note)
      values (1, ${unit}, now(), ${`${name}${index}`}, ${index}, ${index % 2 ? null : name})`.execute(
      source.app,
    )
    await sql`insert into fact_versions (district_id, fact_id, version, noun, act, at, actor, content)
      values (1, ${unit}, 1, 'unit', 'entered', now(), '钟楠', ${JSON.stringify({ name, big: '12345678901234567890.12', none: null })}::jsonb)`.execute(
      source.app,
    )
  }
  await sql`insert into trail (district_id, id, at, actor, act, outcome, particulars)
    select 1, gen_random_uuid(), now(), '钟楠', 'import', 'done', 'null'::jsonb from generate_series(1, 25000)`.execute(
    source.app,
  )
  kept = await keepFile(scratch, PHOTO)
  writeFileSync(`${placeOf(scratch, kept)}.4711.half-written`, 'x')
  return () => rmSync(scratch, { recursive: true })
})

let number = 0
async function backUpNow(
  database: TestDatabase = source,
  store = files,
): Promise<{ path: string; manifest: Manifest }> {
  number += 1
  const path = join(scratch, `${number}.zhishi`)
  return { path, manifest: await backUp({ running: database.running, files: store, path, now }) }
}

async function emptyDatabase(kind: 'empty' | 'migrated' = 'empty'): Promise<TestDatabase> {
  const database = await createTestDatabase(kind)
  onTestFinished(() => database.drop())
  return database
}

function failToRecord(): Promise<void> {
  return Promise.reject(new Error('the trail cannot be written'))
}

async function cutOff(database: TestDatabase): Promise<void> {
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'zhishi restore' and datname = current_database()`.execute(
    database.owner,
  )
}

async function countEntries(path: string): Promise<number> {
  let entries = 0
  for await (const entry of readArchive(path)) if (entry.name) entries += 1
  return entries
}

function rowsOf(manifest: Manifest, table: string): number | undefined {
  return manifest.tables.find(({ name }) => name === table)?.rows
}

describe('a backup', () => {
  test('restored into an empty database, is the same to the last byte', async () => {
    const { path, manifest } = await backUpNow()
    expect(rowsOf(manifest, 'units')).toBe(NAMES.length)
    expect(rowsOf(manifest, 'trail')).toBe(25_000)
    const target = await emptyDatabase()
    const elsewhere = join(scratch, 'restored')
    const store = filesIn(elsewhere)
    const restored = await restore({ running: target.running, files: store, path })
    expect(restored).toEqual(manifest)
    const again = await backUpNow(target, store)
    expect(again.manifest.tables).toEqual(manifest.tables)
    expect(again.manifest.files).toEqual(manifest.files)
    expect(await readKept(elsewhere, kept)).toEqual(PHOTO)
    const { rows } = await sql<object>`select created_at::text as at from districts`.execute(
      target.app,
    )
    expect(rows).toEqual([{ at: '2024-01-02 03:04:05.678901+00' }])
  })

  test('restored, has its references and its rights back', async () => {
    const { path } = await backUpNow()
    const target = await emptyDatabase()
    await restore({ running: target.running, files: join(scratch, 'rights'), path })
    const references = sql<{
      n: number
    }>`select count(*) as n from pg_constraint where contype = 'f' and connamespace = 'zhishi'::regnamespace`
    const count = async (database: TestDatabase) =>
      (await references.execute(database.app)).rows[0]?.n
    expect(await count(target)).toBe(await count(source))
    await expect(sql`delete from trail`.execute(target.app)).rejects.toMatchObject({
      code: '42501',
    })
    const orphan = sql`insert into tenures (district_id, id, recorded_at, cadre_id, layer, main, body)
      values (1, ${newId()}, now(), ${newId()}, 'head', true, 'x')`
    await expect(orphan.execute(target.app)).rejects.toMatchObject({ code: '23503' })
  })

  test('shows one moment, however much is written meanwhile', async () => {
    const writer = await emptyDatabase('migrated')
    await sql`insert into districts (id, name, created_at) values (1, '青岩区', now())`.execute(
      writer.app,
    )
    const state = { isOver: false, written: 0 }
    // Each transaction writes one unit and one version of it: a moment always has as many of both.
    const write = async () => {
      while (!state.isOver) {
        await writer.app.transaction().execute(async (tx) => {
          const id = newId()
          await sql`insert into units (district_id, id, recorded_at, name, ordinal) values (1, ${id}, now(), ${id.slice(-12)}, 0)`.execute(
            tx,
          )
          await sql`insert into fact_versions (district_id, fact_id, version, noun, act, at, actor, content)
            values (1, ${id}, 1, 'unit', 'entered', now(), '钟楠', '{}')`.execute(tx)
        })
        state.written += 1
      }
    }
    const writing = Promise.all([write(), write(), write()])
    while (state.written < 50) await pause(5)
    const before = state.written
    const { path, manifest } = await backUpNow(writer, join(scratch, 'none'))
    const after = state.written
    state.isOver = true
    await writing
    const units = rowsOf(manifest, 'units') ?? 0
    expect(rowsOf(manifest, 'fact_versions')).toBe(units)
    expect(units).toBeGreaterThanOrEqual(before)
    expect(units).toBeLessThanOrEqual(after + 3)
    expect(after).toBeGreaterThan(before)
    const target = await emptyDatabase()
    await restore({ running: target.running, files: join(scratch, 'none'), path })
    const { rows } = await sql<{ n: number }>`select count(*) as n from units`.execute(target.app)
    expect(rows[0]?.n).toBe(units)
  })

  test('is a plain archive that any system opens', async () => {
    const { path } = await backUpNow()
    const names = execFileSync('tar', ['-tzf', path], { encoding: 'utf8' }).trim().split('\n')
    expect(names.at(-1)).toBe('manifest.json')
    expect(names.filter((name) => name.startsWith('files/'))).toEqual([
      `files/${kept.slice(0, 2)}/${kept}`,
    ])
  })

  test('never overwrites, and leaves nothing where it fails', async () => {
    const { path } = await backUpNow()
    const again = backUp({ running: source.running, files, path, now })
    await expect(again).rejects.toMatchObject({ code: 'backup.occupied' })
    const nowhere = backUp({ running: source.running, files, path: join(scratch, 'no/where'), now })
    await expect(nowhere).rejects.toMatchObject({ code: 'backup.unwritable' })
    const refused = join(scratch, 'refused')
    await expect(
      backUp({ running: source.running, files, path: refused, now, beforeNaming: failToRecord }),
    ).rejects.toThrow('trail')
    expect(() => readFileSync(refused)).toThrow('ENOENT')
    expect(() => readFileSync(`${refused}.part`)).toThrow('ENOENT')
  })
})

describe('a restore', () => {
  test('into a database that holds something is refused and touches nothing', async () => {
    const { path } = await backUpNow()
    const target = await emptyDatabase('migrated')
    await sql`insert into districts (id, name, created_at) values (7, '别的区', now())`.execute(
      target.app,
    )
    const attempt = restore({ running: target.running, files: join(scratch, 'x'), path })
    await expect(attempt).rejects.toMatchObject({ code: 'restore.not_empty' })
    const { rows } = await sql<object>`select id from districts`.execute(target.app)
    expect(rows).toEqual([{ id: 7 }])
  })

  test('into a database that was only started once works', async () => {
    const { path } = await backUpNow()
    const target = await emptyDatabase('migrated')
    await sql`insert into setup_links (token_hash, created_at) values ('x', now())`.execute(
      target.app,
    )
    await restore({ running: target.running, files: join(scratch, 'y'), path })
    const { rows } = await sql<object>`select count(*) as n from units`.execute(target.app)
    expect(rows).toEqual([{ n: NAMES.length }])
    const links = await sql<object>`select from setup_links`.execute(target.app)
    expect(links.rows).toEqual([])
  })

  const damages: [string, (whole: Buffer) => Buffer][] = [
    ['cut short', (whole) => whole.subarray(0, Math.floor(whole.length / 2))],
    [
      'with one changed bit',
      (whole) =>
        Buffer.concat([
          whole.subarray(0, 2000),
          Buffer.from([(whole[2000] ?? 0) ^ 1]),
          whole.subarray(2001),
        ]),
    ],
    ['that is no backup at all', () => Buffer.from('PK\u0003\u0004 something else')],
    ['without content', () => Buffer.alloc(0)],
  ]
  test.each(damages)('of a backup %s is refused before anything is written', async (_, spoil) => {
    const { path } = await backUpNow()
    const spoilt = `${path}.spoilt`
    writeFileSync(spoilt, spoil(readFileSync(path)))
    const target = await emptyDatabase()
    const attempt = restore({ running: target.running, files: join(scratch, 'z'), path: spoilt })
    await expect(attempt).rejects.toMatchObject({ code: 'restore.damaged' })
    const { rows } = await sql<object>`select from pg_namespace where nspname = 'zhishi'`.execute(
      target.owner,
    )
    expect(rows).toEqual([])
  })

  test('of a backup from which a row was taken out is refused, though the archive itself is whole', async () => {
    const { path } = await backUpNow()
    const folder = mkdtempSync(join(scratch, 'edit-'))
    execFileSync('tar', ['-xzf', path, '-C', folder])
    const units = join(folder, 'tables/units/000001.ndjson')
    writeFileSync(units, readFileSync(units, 'utf8').split('\n').slice(1).join('\n'))
    const edited = `${path}.edited`
    const entries = execFileSync('tar', ['-tzf', path], { encoding: 'utf8' }).trim().split('\n')
    execFileSync('tar', ['-czf', edited, '--format=ustar', '-C', folder, ...entries])
    expect(await countEntries(edited)).toBe(entries.length)
    const target = await emptyDatabase()
    const attempt = restore({ running: target.running, files: join(scratch, 'z'), path: edited })
    await expect(attempt).rejects.toMatchObject({
      code: 'restore.damaged',
      message: expect.stringContaining('units'),
    })
  })

  test('of a backup that another version made is refused', async () => {
    const other = await emptyDatabase('migrated')
    await sql`insert into migrations (name, sha256) values ('2099-01-01-future.sql', 'x')`.execute(
      other.owner,
    )
    const { path } = await backUpNow(other)
    const target = await emptyDatabase()
    const attempt = restore({ running: target.running, files: join(scratch, 'z'), path })
    await expect(attempt).rejects.toMatchObject({ code: 'restore.newer' })
  })

  test('of an older version comes to the state of this program', async () => {
    const folder = mkdtempSync(join(scratch, 'migrations-'))
    writeFileSync(
      join(folder, '1.sql'),
      `create table zhishi.units (name text primary key); insert into zhishi.units values ('城关镇')`,
    )
    const older = await emptyDatabase()
    await migrate(older, folder)
    await sql`update units set name = '青岩镇'`.execute(older.app)
    const { path } = await backUpNow(older)
    writeFileSync(
      join(folder, '2.sql'),
      `alter table zhishi.units add kind text not null default 'town'`,
    )
    const target = await emptyDatabase()
    await restore({
      running: target.running,
      files: join(scratch, 'older'),
      path,
      migrations: folder,
    })
    const { rows } = await sql<object>`select name, kind from units`.execute(target.app)
    expect(rows).toEqual([{ name: '青岩镇', kind: 'town' }])
  })

  test('that is cut off in the middle leaves no row behind, and is simply run again', async () => {
    const { path } = await backUpNow()
    const target = await emptyDatabase()
    const options = { running: target.running, files: join(scratch, 'cut'), path }
    const cut = restore({
      ...options,
      progress: (table) => table === 'trail' && void cutOff(target),
    })
    await expect(cut).rejects.toThrow()
    const { rows } = await sql<object>`select from units`.execute(target.app)
    expect(rows).toEqual([])
    const manifest = await restore(options)
    expect(rowsOf(manifest, 'units')).toBe(NAMES.length)
    expect((await sql<object>`select from units`.execute(target.app)).rows).toHaveLength(
      NAMES.length,
    )
  })
})
