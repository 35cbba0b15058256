import { defineConfig } from 'vitest/config'

/** What concerns the embedded server alone needs no second run on another one. */
const embeddedOnly = ['server/test/{postgres,zhishi,settings}.test.ts']

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
          include: ['server/test/**/*.test.ts'],
          exclude: process.env.ZHISHI_TEST_POSTGRES ? embeddedOnly : [],
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
