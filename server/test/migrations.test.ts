import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { migrate, readMigrations } from '../src/platform/migrations.ts'
import { pause } from '../src/platform/processes.ts'
import { ask, kill, runScript } from './embedded.ts'
import { createTestDatabase, type TestDatabase } from './harness.ts'

async function emptyDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase('empty')
  onTestFinished(() => database.drop())
  return database
}

/** A folder of migrations, one file for each name. */
function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'zhishi-migrations-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

const units = 'create table zhishi.units (id int primary key);'
const cadres = 'create table zhishi.cadres (id int primary key, unit int references zhishi.units);'

async function tables(database: TestDatabase): Promise<string[]> {
  const rows = await ask<{ name: string }>(
    database.connectionOptions('owner'),
    `select tablename as name from pg_tables where schemaname = 'zhishi' order by 1`,
  )
  return rows.map(({ name }) => name)
}

test('the migrations of this program build an empty database, and the application may use every table', async () => {
  const database = await emptyDatabase()
  expect(await migrate(database)).toEqual(readMigrations().map(({ name }) => name))
  expect((await tables(database)).length).toBeGreaterThan(30)
  expect(await migrate(database)).toEqual([])
})

test('each file is applied once, in the order of the names', async () => {
  const database = await emptyDatabase()
  expect(
    await migrate(database, folderOf({ '2-cadres.sql': cadres, '1-units.sql': units })),
  ).toEqual(['1-units.sql', '2-cadres.sql'])
  const more = folderOf({
    '1-units.sql': units,
    '2-cadres.sql': cadres,
    '3-more.sql': 'create table zhishi.more ()',
  })
  expect(await migrate(database, more)).toEqual(['3-more.sql'])
  expect(await tables(database)).toEqual(['cadres', 'migrations', 'more', 'units'])
})

test('a file changed after it was applied is refused; other line ends are no change', async () => {
  const database = await emptyDatabase()
  await migrate(database, folderOf({ '1-units.sql': `${units}\n` }))
  expect(await migrate(database, folderOf({ '1-units.sql': `${units}\r\n` }))).toEqual([])
  const changed = migrate(
    database,
    folderOf({ '1-units.sql': `${units}\n-- better\n`, '2-cadres.sql': cadres }),
  )
  await expect(changed).rejects.toMatchObject({ code: 'migrations.changed' })
  expect(await tables(database)).toEqual(['migrations', 'units'])
})

test('a database that a newer program made is refused', async () => {
  const database = await emptyDatabase()
  await migrate(database, folderOf({ '1-units.sql': units, '2-cadres.sql': cadres }))
  const older = migrate(database, folderOf({ '1-units.sql': units }))
  await expect(older).rejects.toMatchObject({ code: 'migrations.newer_database' })
})

test('a file that fails leaves nothing behind, says its line, and those before it stand', async () => {
  const database = await emptyDatabase()
  const folder = folderOf({
    '1-units.sql': units,
    '2-bad.sql': 'create table zhishi.half ();\n\ncreate tabel zhishi.rest ();',
  })
  const failed = migrate(database, folder)
  await expect(failed).rejects.toMatchObject({
    code: 'migrations.failed',
    message: expect.stringContaining('2-bad.sql:3'),
  })
  expect(await tables(database)).toEqual(['migrations', 'units'])
  writeFileSync(join(folder, '2-bad.sql'), 'create table zhishi.half ();')
  expect(await migrate(database, folder)).toEqual(['2-bad.sql'])
})

test('a file with a commit of its own is refused, since a kill in the middle would leave half of it', async () => {
  const database = await emptyDatabase()
  const folder = folderOf({ '1-units.sql': `${units} commit; begin; create table zhishi.half ();` })
  await expect(migrate(database, folder)).rejects.toMatchObject({ code: 'migrations.failed' })
  expect(await tables(database)).not.toContain('half')
})

test('killed in the middle of a migration, nothing of it is there, and the next start completes it', async () => {
  const database = await emptyDatabase()
  const slow = `${units} select pg_sleep(2); create table zhishi.rest ();`
  const folder = folderOf({ '1-units.sql': slow })
  const connections = JSON.stringify([
    database.connectionOptions('owner'),
    database.connectionOptions('app'),
    folder,
  ])
  const program = runScript('run-migrations.ts', [connections])
  const isSleeping = async () =>
    (
      await ask(
        database.connectionOptions('owner'),
        `select from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()`,
      )
    ).length > 0
  while (!(await isSleeping())) await pause(20)
  await kill(program.child)
  expect(await tables(database)).toEqual(['migrations'])
  expect(await migrate(database, folder)).toEqual(['1-units.sql'])
  expect(await tables(database)).toEqual(['migrations', 'rest', 'units'])
})

test('its connection cut in the middle, the same', async () => {
  const database = await emptyDatabase()
  const folder = folderOf({
    '1-units.sql': `${units} select pg_terminate_backend(pg_backend_pid()); select 1;`,
  })
  await expect(migrate(database, folder)).rejects.toMatchObject({ code: 'migrations.failed' })
  expect(await tables(database)).toEqual(['migrations'])
})

test('two programs that migrate at once apply each file once', async () => {
  const database = await emptyDatabase()
  const folder = folderOf({
    '1-units.sql': `${units} select pg_sleep(0.2);`,
    '2-cadres.sql': cadres,
  })
  await migrate(database, folderOf({}))
  const [one, other] = await Promise.all([migrate(database, folder), migrate(database, folder)])
  expect([...one, ...other].toSorted()).toEqual(['1-units.sql', '2-cadres.sql'])
})

test('the application role gets what it needs and no more, and what was loosened is taken back', async () => {
  const database = await emptyDatabase()
  const folder = folderOf({ '1.sql': `${units} create table zhishi.trail (act text);` })
  await migrate(database, folder)
  await sql`insert into units values (1)`.execute(database.app)
  await sql`update units set id = 2`.execute(database.app)
  await sql`insert into trail values ('imported')`.execute(database.app)
  await expect(sql`update trail set act = 'nothing'`.execute(database.app)).rejects.toMatchObject({
    code: '42501',
  })
  await expect(sql`delete from trail`.execute(database.app)).rejects.toMatchObject({
    code: '42501',
  })
  await sql`grant update, delete on trail to zhishi_app`.execute(database.owner)
  await sql`revoke insert on units from zhishi_app`.execute(database.owner)
  await migrate(database, folder)
  await expect(sql`delete from trail`.execute(database.app)).rejects.toMatchObject({
    code: '42501',
  })
  await sql`insert into units values (3)`.execute(database.app)
})
