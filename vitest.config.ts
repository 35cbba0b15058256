import { globSync, readFileSync, statfsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

/**
 * Databases of tests are thousands of files that come and go, and ext4 looks at every inode it freed of
 * late before it gives out another: half a second for a database that takes 20 ms in memory.
 */
if (isRoomyMemory('/dev/shm')) process.env.TMPDIR ??= '/dev/shm'

/** In memory, with room for databases and a browser, and programs may be started from there. */
function isRoomyMemory(place: string): boolean {
  try {
    const mount = new RegExp(`^\\S+ ${place} tmpfs (\\S+)`, 'm')
    const [, options] = mount.exec(readFileSync('/proc/mounts', 'utf8')) ?? ['', 'noexec']
    const { bavail, bsize } = statfsSync(place)
    return !options.split(',').includes('noexec') && bavail * bsize > 4 * 1024 ** 3
  } catch {
    return false
  }
}

/** On a second PostgreSQL only the tests that use the run's database are run again. */
const server = 'server/test/**/*.test.ts'
const serverTests = process.env.ZHISHI_TEST_POSTGRES
  ? globSync(server).filter(usesDatabase)
  : [server]

function usesDatabase(path: string): boolean {
  return /from '[./]+(harness|world)\.ts'/.test(readFileSync(path, 'utf8'))
}

/** Files share their worker's process: what they test keeps nothing in mind, and loading it is half the work. */
const quick = { testTimeout: 20_000, hookTimeout: 60_000, isolate: false }

/**
 * One project for each kind of test. `npx vitest run --project domain` runs one kind, a file name runs
 * that file; only the projects that have a file to run start their servers.
 */
export default defineConfig({
  test: {
    // Two cores: while one file waits for its database, program or disk, another has work for them.
    maxWorkers: 3,
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
          // A browser and a program each: more than two at once would wait for one another.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
