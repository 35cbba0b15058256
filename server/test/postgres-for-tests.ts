import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClientConfig } from 'pg'
import type { TestProject } from 'vitest/node'
import { onConnection } from '../src/platform/database.ts'
import { holderOf, lockInstance } from '../src/platform/instance-lock.ts'
import { migrate } from '../src/platform/migrations.ts'
import { databaseAccount } from '../src/platform/postgres-account.ts'
import {
  embeddedBinaries,
  installedBinaries,
  reachableBinaries,
} from '../src/platform/postgres-binaries.ts'
import {
  DATABASE,
  ROLES,
  createCluster,
  readCredentials,
} from '../src/platform/postgres-cluster.ts'
import {
  type Cluster,
  clearOrphan,
  forgetAddress,
  startServer,
} from '../src/platform/postgres-server.ts'
import { isAlive, until } from '../src/platform/processes.ts'

/** Where the tests' server listens and with which roles; the database `zhishi` is the migrated template. */
export type TestServer = Record<'admin' | 'owner' | 'app', ClientConfig> & {
  version: string
  /** What lies here is gone after the run. */
  scratch: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: TestServer
  }
}

const PREFIX = 'zhishi-test-'

/** Nothing here has to survive a power cut. */
const HASTY = {
  fsync: false,
  full_page_writes: false,
  synchronous_commit: false,
  logging_collector: false,
  max_connections: 200,
  autovacuum: false,
}

/**
 * One server for a run of vitest, migrated once: the embedded one, or Debian's where
 * ZHISHI_TEST_POSTGRES names its major version.
 */
export default async function serve(project: TestProject): Promise<() => Promise<void>> {
  await removeForgotten()
  const root = mkdtempSync(join(tmpdir(), PREFIX))
  chmodSync(root, 0o711)
  const lock = await lockInstance(root, 'vitest')
  const home = join(root, 'postgres')
  const account = databaseAccount(undefined)
  const binaries = reachableBinaries(chosenBinaries(), account, root)
  await createCluster(home, binaries, account, 'hasty')
  const cluster: Cluster = {
    directory: join(home, 'cluster'),
    binaries: binaries.directory,
    account,
  }
  const server = await startServer(cluster, HASTY)
  const credentials = readCredentials(home)
  const as = (role: keyof typeof ROLES): ClientConfig => ({
    host: server.host,
    port: server.port,
    user: ROLES[role],
    password: credentials[role],
    database: DATABASE,
  })
  await migrate({ connectionOptions: as })
  const version = await onConnection({ connection: as('app') }, async (client) => {
    const { rows } = await client.query<{ version: string }>(
      "select current_setting('server_version') as version",
    )
    return rows[0]?.version ?? ''
  })
  const roles = { admin: as('admin'), owner: as('owner'), app: as('app') }
  project.provide('postgres', { ...roles, version, scratch: root })
  return async () => {
    process.kill(server.pid, 'SIGQUIT')
    await until(() => !isAlive(server.pid), 5_000)
    forgetAddress(cluster, server.host)
    lock.release()
    rmSync(root, { recursive: true, force: true })
  }
}

function chosenBinaries() {
  const major = Number(process.env.ZHISHI_TEST_POSTGRES ?? 0)
  if (!major) return embeddedBinaries()
  const installed = installedBinaries(major)
  if (installed) return installed
  throw new Error(
    `ZHISHI_TEST_POSTGRES=${major}, but /usr/lib/postgresql/${major}/bin is not there`,
  )
}

/** What runs that were killed left behind. */
async function removeForgotten(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX))) {
    const root = join(tmpdir(), name)
    if (holderOf(root)) continue
    await clearOrphan(join(root, 'postgres', 'cluster'))
    rmSync(root, { recursive: true, force: true })
  }
}
