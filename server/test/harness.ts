import { randomBytes } from 'node:crypto'
import { afterAll, inject } from 'vitest'
import { type Database, onConnection, openDatabase } from '../src/platform/database.ts'
import type { RunningDatabase } from '../src/platform/postgres.ts'
import type { TestServer } from './postgres-for-tests.ts'

/** A migrated, empty database of one's own on the run's server. */
export interface TestDatabase {
  /** As the program works: the application role. */
  app: Database
  /** As migrations, backup and restore work: the owner of the tables. */
  owner: Database
  connectionOptions: RunningDatabase['connectionOptions']
  /** The same as what the program gets from its supervisor. */
  running: RunningDatabase
  drop(): Promise<void>
}

/** For the top of a test file: `const { app } = await testDatabase()`; dropped after its last test. */
export async function testDatabase(): Promise<TestDatabase> {
  const made = await createTestDatabase()
  afterAll(() => made.drop())
  return made
}

/** For tests that need several: the caller drops it. `empty` has no schema yet. */
export async function createTestDatabase(
  kind: 'migrated' | 'empty' = 'migrated',
): Promise<TestDatabase> {
  const server = inject('postgres')
  const name = `test_${randomBytes(6).toString('hex')}`
  const template = kind === 'migrated' ? 'zhishi' : 'template0'
  await asAdmin(server, `create database ${name} template ${template} owner zhishi_owner`)
  const connectionOptions: RunningDatabase['connectionOptions'] = (role) => ({
    ...server[role],
    database: name,
  })
  const app = openDatabase({ connection: connectionOptions('app'), name: 'test', size: 6 })
  const owner = openDatabase({
    connection: connectionOptions('owner'),
    name: 'test-owner',
    size: 2,
  })
  return {
    app,
    owner,
    connectionOptions,
    running: {
      kind: 'given',
      version: server.version,
      home: undefined,
      connectionOptions,
      stop: async () => {},
    },
    async drop() {
      await Promise.all([app.destroy(), owner.destroy()])
      await asAdmin(server, `drop database if exists ${name} with (force)`)
    },
  }
}

/** One statement as superuser, for what only a test may do (a wrong setting, a second database). */
export async function asAdmin(
  server: TestServer,
  statement: string,
  database = 'postgres',
): Promise<void> {
  await onConnection({ connection: { ...server.admin, database } }, (client) =>
    client.query(statement),
  )
}
