import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { ClientConfig } from 'pg'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { openDatabase } from '../src/platform/database.ts'
import { examine } from '../src/platform/doctor.ts'
import { migrate } from '../src/platform/migrations.ts'
import { startPostgres } from '../src/platform/postgres.ts'
import { readSettings } from '../src/platform/settings.ts'
import { asAdmin, createTestDatabase, type TestDatabase } from './harness.ts'

/** The address by which an operator would name it: user, password, socket directory, database. */
function addressOf(connection: ClientConfig): string {
  const { user, password, host, port, database } = connection
  return `postgresql://${user}:${String(password)}@${encodeURIComponent(host ?? '')}:${port}/${database}`
}

async function emptyDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase('empty')
  onTestFinished(() => database.drop())
  return database
}

async function refusalOf(address: string): Promise<unknown> {
  return startPostgres(readSettings({ DATABASE_URL: address })).then(
    () => undefined,
    (error: unknown) => error,
  )
}

describe('a PostgreSQL server given by its address', () => {
  test('with an owner and an application role, serves as the embedded one does', async () => {
    const database = await emptyDatabase()
    const settings = readSettings({
      DATABASE_URL: addressOf(database.connectionOptions('app')),
      DATABASE_OWNER_URL: addressOf(database.connectionOptions('owner')),
    })
    const running = await startPostgres(settings)
    expect(running).toMatchObject({
      kind: 'given',
      version: inject('postgres').version,
      home: undefined,
    })
    expect((await migrate(running)).length).toBeGreaterThan(0)
    const db = openDatabase({ connection: running.connectionOptions('app') })
    await sql`insert into districts (id, name, created_at) values (1, '青岩区', now())`.execute(db)
    await expect(sql`delete from trail`.execute(db)).rejects.toMatchObject({ code: '42501' })
    await db.destroy()
    const findings = await examine(settings, running)
    expect(findings.find(({ code }) => code === 'role.app.owns')).toMatchObject({ verdict: 'ok' })
    await running.stop()
    expect(await migrate(running)).toEqual([])
  })

  test('with one role for everything works, and the doctor says what is wrong with that', async () => {
    const database = await emptyDatabase()
    const settings = readSettings({ DATABASE_URL: addressOf(database.connectionOptions('owner')) })
    const running = await startPostgres(settings)
    await migrate(running)
    const db = openDatabase({ connection: running.connectionOptions('app') })
    await sql`insert into districts (id, name, created_at) values (1, '青岩区', now())`.execute(db)
    await expect(sql`delete from trail`.execute(db)).rejects.toMatchObject({ code: '42501' })
    await db.destroy()
    const findings = await examine(settings, running)
    expect(findings.find(({ code }) => code === 'role.app.owns')).toMatchObject({
      verdict: 'unsafe',
    })
  })

  test('that is not there, or refuses the password, is said in words without the password', async () => {
    const there = inject('postgres').app
    const absent = await refusalOf(addressOf({ ...there, host: '/nowhere', password: 'secret' }))
    const refused = await refusalOf(addressOf({ ...there, password: 'secret' }))
    for (const error of [absent, refused]) {
      expect(error).toMatchObject({
        code: 'postgres.unreachable',
        message: expect.stringContaining('DATABASE_URL'),
      })
      expect(String(error)).not.toContain('secret')
    }
  })

  test('whose text is not UTF-8 is refused', async () => {
    const name = `ascii_${randomBytes(4).toString('hex')}`
    const locale = "locale_provider libc locale 'C'"
    await asAdmin(
      inject('postgres'),
      `create database ${name} template template0 encoding 'SQL_ASCII' ${locale}`,
    )
    onTestFinished(() => asAdmin(inject('postgres'), `drop database ${name}`))
    const error = await refusalOf(addressOf({ ...inject('postgres').app, database: name }))
    expect(error).toMatchObject({
      code: 'postgres.unfit',
      message: expect.stringContaining('SQL_ASCII'),
    })
  })
})
