import { type ChildProcess, spawn } from 'node:child_process'
import {
  chownSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Account, canReach } from './postgres-account.ts'
import { operatorError } from './operator.ts'
import { commandLine, isAlive, pause, processesIn, until } from './processes.ts'

/** A cluster on the disk and what is needed to run it. */
export interface Cluster {
  /** `PGDATA`; the socket and the logs stand beside it. */
  directory: string
  binaries: string
  account: Account | undefined
}

/** A `postgres` that answers. */
export interface Server {
  pid: number
  /** Directory of the Unix socket, or 127.0.0.1 on Windows. */
  host: string
  port: number
  exited: Promise<void>
}

/** A server that another program started, perhaps just now. */
export type FoundServer = Pick<Server, 'pid' | 'host' | 'port'> & { isReady: boolean }

export type ServerSettings = Record<string, string | number | boolean>

/** What makes an acknowledged write last, and keeps the server to this machine and this user. */
const SAFE: ServerSettings = {
  fsync: true,
  full_page_writes: true,
  synchronous_commit: true,
  wal_level: 'replica',
  unix_socket_permissions: '0700',
  password_encryption: 'scram-sha-256',
  max_connections: 60,
  jit: false,
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] %u ',
  // Details of a refused row hold personal data; the log does without them.
  log_error_verbosity: 'terse',
  logging_collector: true,
  log_filename: 'postgresql-%a.log',
  log_truncate_on_rotation: true,
  log_rotation_age: '1d',
  log_rotation_size: 0,
}

const START_LIMIT = 60_000
const LEFTOVERS_LIMIT = 8_000
const WINDOWS = process.platform === 'win32'

/** Starts the server and waits until it answers. Settings given here win over the safe ones (tests only). */
export async function startServer(
  cluster: Cluster,
  settings: ServerSettings = {},
): Promise<Server> {
  const address = await chooseAddress(cluster)
  const end = Date.now() + LEFTOVERS_LIMIT
  for (;;) {
    const server = await launch(cluster, address, { ...SAFE, ...settings })
    if (server) return server
    const said = startupLog(cluster)
    // Backends of a killed server may outlive it for a moment and hold its memory.
    const isHeld = /shared memory block|lock file "postmaster\.pid"/.test(said)
    if (!isHeld || Date.now() > end) throw startFailed(cluster, said)
    if (Date.now() > end - LEFTOVERS_LIMIT / 2) killProcessesOf(cluster.directory)
    await pause(100)
  }
}

/** Stops cleanly: open transactions are rolled back, everything is written. */
export async function stopServer(pid: number, patience = 30_000): Promise<void> {
  if (signal(pid, 'SIGINT') && !(await until(() => !isAlive(pid), patience))) {
    // Recovery at the next start makes up for the missing checkpoint.
    signal(pid, 'SIGQUIT')
    if (!(await until(() => !isAlive(pid), 2_000))) signal(pid, 'SIGKILL')
    await until(() => !isAlive(pid), 2_000)
  }
}

/** The server that already runs on this cluster, also one whose program was killed. */
export function runningServer(directory: string): FoundServer | undefined {
  const lines = pidFile(directory)
  const pid = Number(lines?.[0])
  if (!lines || !pid || !isAlive(pid)) return undefined
  if (!WINDOWS && !commandLine(pid)?.includes(directory)) return undefined
  const isReady = lines[7]?.trim() === 'ready'
  return { pid, host: lines[4] || lines[5] || '127.0.0.1', port: Number(lines[3]), isReady }
}

/**
 * Ends what a killed program left behind, so that a fresh server with today's settings can start.
 * A process number in the pid file that by now may belong to another program is made harmless, while
 * the rest of the file stays: with it PostgreSQL finds backends that still hold the shared memory.
 */
export async function clearOrphan(directory: string): Promise<void> {
  const orphan = runningServer(directory)
  if (orphan) return stopServer(orphan.pid, 5_000)
  const lines = pidFile(directory)
  if (lines)
    writeFileSync(join(directory, 'postmaster.pid'), ['2147483647', ...lines.slice(1)].join('\n'))
}

/** Kills whatever works in a directory of ours that is about to be removed or started anew. */
export function killProcessesOf(directory: string): void {
  for (const pid of processesIn(directory)) signal(pid, 'SIGKILL')
}

async function launch(
  cluster: Cluster,
  address: { host: string; port: number },
  settings: ServerSettings,
): Promise<Server | undefined> {
  const out = openSync(startupLogPath(cluster), 'w', 0o600)
  const where: ServerSettings = WINDOWS
    ? { listen_addresses: address.host }
    : { listen_addresses: '', unix_socket_directories: address.host }
  const all: ServerSettings = {
    ...settings,
    ...where,
    port: address.port,
    log_directory: join(home(cluster), 'log'),
  }
  const words = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${String(value)}`])
  const child = spawn(join(cluster.binaries, 'postgres'), ['-D', cluster.directory, ...words], {
    ...spawnAs(cluster.account),
    cwd: home(cluster),
    // Its own session: Ctrl+C in the terminal must reach the program first, which stops the server last.
    detached: true,
    stdio: ['ignore', out, out],
  })
  closeSync(out)
  child.unref()
  const exited = exitOf(child)
  let isGone = false
  void exited.then(() => (isGone = true))
  const isReady = () => {
    const lines = pidFile(cluster.directory)
    return Number(lines?.[0]) === child.pid && lines?.[7]?.trim() === 'ready'
  }
  const answered = await until(() => isGone || isReady(), START_LIMIT)
  if (answered && !isGone && child.pid) return { pid: child.pid, ...address, exited }
  if (child.pid && !isGone) await stopServer(child.pid, 2_000)
  return undefined
}

/** A clean environment: the locale and the libpq variables of the terminal must not reach the database. */
export function spawnAs(account: Account | undefined) {
  const env: NodeJS.ProcessEnv = WINDOWS
    ? { ...process.env }
    : { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
  return account ? { env, uid: account.uid, gid: account.gid } : { env }
}

/** Makes a directory that only the database's account and root can enter. */
export function makePrivate(directory: string, account: Account | undefined): string {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  if (account) chownSync(directory, account.uid, account.gid)
  return directory
}

/**
 * A Unix socket beside the database, or under the temporary directory where the path would be longer
 * than the system takes (107 bytes on Linux, 103 on macOS). Windows gets a free port on 127.0.0.1.
 */
async function chooseAddress(cluster: Cluster): Promise<{ host: string; port: number }> {
  if (WINDOWS) return { host: '127.0.0.1', port: await freePort() }
  const beside = join(home(cluster), 'socket')
  const longest = Buffer.byteLength(join(beside, '.s.PGSQL.5432'))
  if (longest <= 103) return { host: makePrivate(beside, cluster.account), port: 5432 }
  const account = cluster.account
  const place = [tmpdir(), '/tmp'].find(
    (path) => path.length < 60 && (!account || canReach(account, path)),
  )
  return { host: makePrivate(mkdtempSync(join(place ?? '/tmp', 'zhishi-')), account), port: 5432 }
}

/** Removes a socket directory that was made under the temporary directory. */
export function forgetAddress(cluster: Cluster, host: string): void {
  if (!WINDOWS && dirname(host) !== home(cluster)) rmSync(host, { recursive: true, force: true })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function exitOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) =>
    child.once('exit', () => resolve()).once('error', () => resolve()),
  )
}

function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name)
  } catch {
    return false
  }
}

function home(cluster: Cluster): string {
  return dirname(cluster.directory)
}

function pidFile(directory: string): string[] | undefined {
  try {
    return readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
}

function startupLogPath(cluster: Cluster): string {
  return join(home(cluster), 'startup.log')
}

function startupLog(cluster: Cluster): string {
  return readFileSync(startupLogPath(cluster), 'utf8').trim()
}

function startFailed(cluster: Cluster, said: string) {
  const tail = `${said.split('\n').slice(-8).join('\n')}\n(${join(home(cluster), 'log')})`
  return operatorError('postgres.start', {
    zh: `内置数据库没有启动（${cluster.directory}）。它说：\n${tail}`,
    en: `The embedded database did not start (${cluster.directory}). It said:\n${tail}`,
  })
}
