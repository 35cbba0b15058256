import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { onConnection } from './database.ts'
import type { Account } from './postgres-account.ts'
import type { Binaries } from './postgres-binaries.ts'
import {
  type Cluster,
  clearOrphan,
  forgetAddress,
  killProcessesOf,
  makePrivate,
  spawnAs,
  startServer,
  stopServer,
} from './postgres-server.ts'
import { operatorError } from './operator.ts'

/** The passwords of the three roles, each 32 random bytes. */
export interface Credentials {
  admin: string
  owner: string
  app: string
}

export const ROLES = { admin: 'zhishi_admin', owner: 'zhishi_owner', app: 'zhishi_app' } as const
export const DATABASE = 'zhishi'

const run = promisify(execFile)

/**
 * Makes a database that is complete or not there: everything happens in a directory beside `home`,
 * which takes its name only when the roles, the encoding and the checksums have been looked at.
 * `hasty` does not wait for the disk: for tests.
 */
export async function createCluster(
  home: string,
  binaries: Binaries,
  account: Account | undefined,
  care: 'lasting' | 'hasty' = 'lasting',
): Promise<void> {
  await discardUnfinished(home)
  const draft = makePrivate(`${home}.new-${randomBytes(4).toString('hex')}`, account)
  const cluster: Cluster = {
    directory: join(draft, 'cluster'),
    binaries: binaries.directory,
    account,
  }
  const credentials = randomCredentials()
  await initialise(cluster, binaries.major, credentials.admin, care)
  const server = await startServer(cluster, { logging_collector: false, fsync: care === 'lasting' })
  try {
    await furnish(server, credentials)
  } finally {
    await stopServer(server.pid)
    forgetAddress(cluster, server.host)
  }
  writeLasting(join(draft, 'credentials.json'), JSON.stringify(credentials, undefined, 2))
  flush(draft)
  renameSync(draft, home)
  flush(dirname(home))
}

export function readCredentials(home: string): Credentials {
  const path = join(home, 'credentials.json')
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Credentials
  } catch (cause) {
    throw operatorError(
      'postgres.credentials',
      {
        zh: `读不到数据库口令文件 ${path}。请用启动知事的同一系统用户运行；文件若已丢失，请从备份恢复。`,
        en: `The database's password file ${path} cannot be read. Run as the system user who started Zhishi; if the file is lost, restore a backup.`,
      },
      cause,
    )
  }
}

/** Writes a file that only its owner reads and that is on the disk when this returns. */
export function writeLasting(path: string, text: string): void {
  const draft = `${path}.new`
  writeFileSync(draft, text, { mode: 0o600, flush: true })
  renameSync(draft, path)
  flush(dirname(path))
}

/** What a first start that was killed left beside the database: its processes and its directory. */
async function discardUnfinished(home: string): Promise<void> {
  const prefix = `${basename(home)}.new-`
  for (const name of readdirSync(dirname(home)).filter((name) => name.startsWith(prefix))) {
    const draft = join(dirname(home), name)
    killProcessesOf(draft)
    await clearOrphan(join(draft, 'cluster'))
    rmSync(draft, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  }
}

function randomCredentials(): Credentials {
  return { admin: randomPassword(), owner: randomPassword(), app: randomPassword() }
}

function randomPassword(): string {
  return randomBytes(32).toString('base64url')
}

/**
 * The encoding is UTF-8 whatever LANG says, and the order of text is by code point on every machine.
 * `lc_ctype` still decides what pg_trgm takes for a letter: with plain C, Chinese has no trigrams.
 */
async function initialise(
  cluster: Cluster,
  major: number,
  password: string,
  care: 'lasting' | 'hasty',
): Promise<void> {
  const passwordFile = join(dirname(cluster.directory), 'password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (cluster.account) chownSync(passwordFile, cluster.account.uid, cluster.account.gid)
  const provider = major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : []
  let failure: unknown
  for (const ctype of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    const words = [
      `--pgdata=${cluster.directory}`,
      `--username=${ROLES.admin}`,
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
      `--lc-ctype=${ctype}`,
      ...provider,
      '--auth=scram-sha-256',
      '--data-checksums',
      '--no-instructions',
      ...(care === 'hasty' ? ['--no-sync'] : []),
    ]
    try {
      await run(join(cluster.binaries, 'initdb'), words, {
        ...spawnAs(cluster.account),
        cwd: dirname(cluster.directory),
      })
      rmSync(passwordFile)
      return
    } catch (error) {
      failure = error
      if (!/invalid locale|locale name/.test(String(error))) break
    }
  }
  throw operatorError(
    'postgres.create',
    {
      zh: `无法在 ${cluster.directory} 建立数据库：\n${String(failure)}`,
      en: `The database could not be created in ${cluster.directory}:\n${String(failure)}`,
    },
    failure,
  )
}

/** The roles and the empty database; then a look at what was made. */
async function furnish(
  server: { host: string; port: number },
  credentials: Credentials,
): Promise<void> {
  const admin = {
    host: server.host,
    port: server.port,
    user: ROLES.admin,
    password: credentials.admin,
  }
  const common = 'login nosuperuser nocreatedb nocreaterole noreplication nobypassrls'
  await onConnection({ connection: { ...admin, database: 'postgres' } }, async (client) => {
    for (const role of ['owner', 'app'] as const)
      await client.query(`create role ${ROLES[role]} ${common} password '${credentials[role]}'`)
    await client.query(`create database ${DATABASE} owner ${ROLES.owner}`)
    await client.query(`revoke all on database ${DATABASE} from public`)
    await client.query(`grant connect on database ${DATABASE} to ${ROLES.app}`)
    await client.query(`revoke all on database postgres, template1 from public`)
  })
  await onConnection({ connection: { ...admin, database: DATABASE } }, async (client) => {
    await client.query('revoke all on schema public from public')
    const { rows } = await client.query<{ ok: boolean }>(
      `select current_setting('server_encoding') = 'UTF8' and current_setting('data_checksums') = 'on'
         and length('考察组') = 3
         and (select count(*) = 2 and not bool_or(rolsuper or rolbypassrls) from pg_roles
              where rolname in ($1, $2)) as ok`,
      [ROLES.owner, ROLES.app],
    )
    if (!rows[0]?.ok) throw new Error('the new database is not as it should be')
  })
}

function flush(directory: string): void {
  // Windows cannot open a directory; its file system writes the entry by itself.
  if (process.platform === 'win32') return
  const handle = openSync(directory, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
