import { globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

/** On a second PostgreSQL only the tests that use the run's database are run again. */
const server = 'server/test/**/*.test.ts'
const serverTests = process.env.ZHISHI_TEST_POSTGRES
  ? globSync(server).filter(usesDatabase)
  : [server]

function usesDatabase(path: string): boolean {
  return /from '[./]+(harness|world)\.ts'/.test(readFileSync(path, 'utf8'))
}

const quick = { testTimeout: 20_000, hookTimeout: 60_000 }

/**
 * One project for each kind of test. `npx vitest run --project domain` runs one kind, a file name runs
 * that file; only the projects that have a file to run start their servers.
 */
export default defineConfig({
  test: {
    // Two cores, and the databases and browsers of the tests want one of them.
    maxWorkers: 2,
    projects: [
      { test: { name: 'domain', include: ['domain/test/**/*.test.ts'], ...quick } },
      {
        test: {
          name: 'server',
          include: serverTests,
          globalSetup: ['server/test/postgres-for-tests.ts'],
          setupFiles: ['server/test/watch-statements.ts'],
          ...quick,
          testTimeout: 60_000,
        },
      },
      { test: { name: 'web', include: ['web/test/**/*.test.{ts,tsx}'], ...quick } },
      { test: { name: 'layout', include: ['test/**/*.test.ts'], ...quick } },
      {
        test: {
          name: 'journeys',
          include: ['journeys/**/*.test.ts'],
          // One Chromium at a time: a story measures what a person waits for.
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
