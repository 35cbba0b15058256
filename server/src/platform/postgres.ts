import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Client, type ClientConfig } from 'pg'
import { connectionSettings, onConnection } from './database.ts'
import { holderOf, lockInstance } from './instance-lock.ts'
import { isOperatorError, operatorError } from './operator.ts'
import { type Account, canReach, databaseAccount } from './postgres-account.ts'
import { type Binaries, embeddedBinaries, reachableBinaries } from './postgres-binaries.ts'
import {
  type Credentials,
  DATABASE,
  ROLES,
  createCluster,
  readCredentials,
  writeLasting,
} from './postgres-cluster.ts'
import {
  type Cluster,
  type Server,
  clearOrphan,
  forgetAddress,
  runningServer,
  startServer,
  stopServer,
} from './postgres-server.ts'
import { pause } from './processes.ts'
import type { Settings } from './settings.ts'

export type DatabaseRole = 'owner' | 'app'

/** A database that answers: the embedded one that we run, or a server that was given to us. */
export interface RunningDatabase {
  kind: 'embedded' | 'given'
  /** Such as `18.4`. */
  version: string
  /** Where its files lie; undefined for a given server. */
  home: string | undefined
  /** How to connect: `owner` for migrations, backup and restore, `app` for everything else. */
  connectionOptions(role: DatabaseRole): ClientConfig
  /** Stops an embedded server that this program started; leaves any other alone. */
  stop(): Promise<void>
}

export interface StartOptions {
  /** Who holds the data directory, as the refusal to a second start says it. */
  purpose?: string
  /** Told when the server ended by itself and was started again, or could not be. */
  report?(event: 'restarted' | 'lost', error?: unknown): void
}

const OLDEST_MAJOR = 15

/** The database that the settings name, running. Whoever starts it stops it. */
export async function startPostgres(
  settings: Settings,
  options: StartOptions = {},
): Promise<RunningDatabase> {
  if (settings.databaseUrl) return useGiven(settings, settings.databaseUrl)
  mkdirSync(settings.data, { recursive: true, mode: 0o700 })
  const lock = await lockInstance(settings.data, options.purpose ?? 'zhishi')
  try {
    return await startEmbedded(settings.data, options, () => lock.release())
  } catch (error) {
    lock.release()
    throw error
  }
}

/**
 * For the command line: the database that another program of ours runs on this data directory, or
 * undefined when none does and it has to be started. One that is just starting is waited for. A guest
 * is seen by the host as a connection that stays open until the guest stops.
 */
export async function joinPostgres(settings: Settings): Promise<RunningDatabase | undefined> {
  if (settings.databaseUrl) return useGiven(settings, settings.databaseUrl)
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (!holderOf(settings.data)) return undefined
    const home = homeIn(settings.data)
    const server = home && runningServer(join(home, 'cluster'))
    if (server && server.isReady) {
      const connect = connectionsTo(() => server, readCredentials(home))
      return await beGuest(home, connect)
    }
    await pause(100)
  }
  throw operatorError('postgres.not_ready', {
    zh: `另一个知事程序占用着 ${settings.data}，但它的数据库没有就绪。请停止那个程序，再试一次。`,
    en: `Another Zhishi holds ${settings.data}, but its database is not ready. Stop that program and try again.`,
  })
}

async function beGuest(
  home: string,
  connect: RunningDatabase['connectionOptions'],
): Promise<RunningDatabase> {
  const version = await versionOf(connect('app'))
  const presence = new Client(
    connectionSettings({ connection: connect('app'), name: 'zhishi guest' }),
  )
  presence.on('error', () => {})
  await presence.connect()
  const stop = () => presence.end()
  return { kind: 'embedded', version, home, connectionOptions: connect, stop }
}

async function startEmbedded(
  data: string,
  options: StartOptions,
  release: () => void,
): Promise<RunningDatabase> {
  const { home, account } = settle(data)
  const binaries = reachableBinaries(embeddedBinaries(), account, dirname(home))
  if (!existsSync(home)) await createCluster(home, binaries, account)
  if (home !== besideFiles(data)) notePlace(data, { home, created: true })
  const cluster: Cluster = {
    directory: join(home, 'cluster'),
    binaries: binaries.directory,
    account,
  }
  refuseOtherMajor(cluster, binaries)
  await clearOrphan(cluster.directory)
  const keeper = await keepRunning(cluster, options)
  const connect = connectionsTo(keeper.server, readCredentials(home))
  return {
    kind: 'embedded',
    version: await versionOf(connect('app')),
    home,
    connectionOptions: connect,
    async stop() {
      await keeper.stop()
      release()
    },
  }
}

/** Starts the server and starts it again when it ends by itself: killed, or out of memory. */
async function keepRunning(cluster: Cluster, options: StartOptions) {
  let server = await startServer(cluster)
  let isStopping = false
  let restarts = 0
  const watch = async (): Promise<void> => {
    await server.exited
    if (isStopping) return
    try {
      restarts += 1
      await pause(Math.min(5_000, 100 * 2 ** restarts))
      if (isStopping) return
      forgetAddress(cluster, server.host)
      server = await startServer(cluster)
      setTimeout(() => (restarts = 0), 60_000).unref()
      options.report?.('restarted')
      void watch()
    } catch (error) {
      options.report?.('lost', error)
    }
  }
  void watch()
  return {
    server: () => server,
    async stop() {
      isStopping = true
      await stopServer(server.pid)
      forgetAddress(cluster, server.host)
    },
  }
}

function connectionsTo(server: () => Pick<Server, 'host' | 'port'>, credentials: Credentials) {
  return (role: DatabaseRole): ClientConfig => ({
    host: server().host,
    port: server().port,
    user: ROLES[role],
    password: credentials[role],
    database: DATABASE,
  })
}

/** Where the database of this data directory lives, and which system user runs it. */
function settle(data: string): { home: string; account: Account | undefined } {
  const known = homeIn(data)
  const account = databaseAccount(known)
  if (known) return { home: known, account }
  // What lies in the data directory is nobody else's; the database's own user only passes through.
  const closed = statSync(data).mode & 0o711
  chmodSync(data, account ? closed | 0o011 : closed)
  if (!account) return { home: besideFiles(data), account }
  if (canReach(account, data)) return { home: besideFiles(data), account }
  return { home: placeElsewhere(data, account), account }
}

function besideFiles(data: string): string {
  return join(data, 'postgres')
}

/**
 * Started as root under a directory closed to all others (root's home), the database's own user could
 * never reach its files there: they go to a public place, and the data directory says where.
 */
function placeElsewhere(data: string, account: Account): string {
  const root = '/var/lib/zhishi'
  mkdirSync(root, { recursive: true, mode: 0o711 })
  if (!canReach(account, root))
    throw operatorError('data.unreachable', {
      zh: `系统用户 ${account.name} 进不了 ${data}，也进不了 ${root}。请用 ZHISHI_DATA 指定一个它能到达的目录，例如 /srv/zhishi。`,
      en: `The system user ${account.name} can reach neither ${data} nor ${root}. Name a directory that it can reach with ZHISHI_DATA, such as /srv/zhishi.`,
    })
  const home = join(root, `${basename(dirname(data))}-${randomBytes(6).toString('hex')}`)
  notePlace(data, { home, created: false })
  return home
}

interface Place {
  home: string
  created: boolean
}

function notePlace(data: string, place: Place): void {
  writeLasting(join(data, 'postgres.place.json'), JSON.stringify(place))
}

/** The home of the database that this data directory has, or has been promised. */
function homeIn(data: string): string | undefined {
  if (existsSync(besideFiles(data))) return besideFiles(data)
  const note = join(data, 'postgres.place.json')
  if (!existsSync(note)) return undefined
  const place = JSON.parse(readFileSync(note, 'utf8')) as Place
  if (place.created && !existsSync(place.home))
    throw operatorError('data.gone', {
      zh: `${data} 的数据库应在 ${place.home}，但那里没有。请找回它，或从备份恢复到新的数据目录。`,
      en: `The database of ${data} should be in ${place.home}, but is not there. Bring it back, or restore a backup into a new data directory.`,
    })
  return place.home
}

function refuseOtherMajor(cluster: Cluster, binaries: Binaries): void {
  const made = Number(readFileSync(join(cluster.directory, 'PG_VERSION'), 'utf8'))
  if (made === binaries.major) return
  throw operatorError('postgres.other_major', {
    zh: `数据由 PostgreSQL ${made} 建立，而本程序带的是 ${binaries.major}。请用原来的版本做 backup，再用新版本 restore 到新的数据目录。`,
    en: `The data were made by PostgreSQL ${made}; this program brings ${binaries.major}. Make a backup with the former version and restore it into a new data directory.`,
  })
}

async function useGiven(settings: Settings, appUrl: string): Promise<RunningDatabase> {
  const ownerUrl = settings.databaseOwnerUrl ?? appUrl
  const version = await versionOf({ connectionString: appUrl })
  return {
    kind: 'given',
    version,
    home: undefined,
    connectionOptions: (role) => ({ connectionString: role === 'owner' ? ownerUrl : appUrl }),
    stop: async () => {},
  }
}

/** Connects once: the version, or why this server cannot be used. */
async function versionOf(connection: ClientConfig): Promise<string> {
  try {
    return await onConnection({ connection }, async (client) => {
      const { rows } = await client.query<{ version: string; major: number; encoding: string }>(
        `select current_setting('server_version') as version, current_setting('server_encoding') as encoding,
           current_setting('server_version_num')::int / 10000 as major`,
      )
      const [found] = rows
      if (found && found.major >= OLDEST_MAJOR && found.encoding === 'UTF8') return found.version
      throw unfit(`PostgreSQL ${found?.version}, ${found?.encoding}`)
    })
  } catch (error) {
    throw isOperatorError(error) ? error : unreachable(error)
  }
}

function unfit(found: string) {
  return operatorError('postgres.unfit', {
    zh: `需要编码为 UTF8 的 PostgreSQL ${OLDEST_MAJOR} 或更高版本的数据库，现在连到的是 ${found}。`,
    en: `A database of PostgreSQL ${OLDEST_MAJOR} or later with the encoding UTF8 is needed; this one is ${found}.`,
  })
}

function unreachable(cause: unknown) {
  const reason = cause instanceof Error ? cause.message || String(cause) : String(cause)
  return operatorError(
    'postgres.unreachable',
    {
      zh: `连不上数据库：${reason}。请检查 DATABASE_URL 与数据库是否在运行。`,
      en: `The database cannot be reached: ${reason}. Check DATABASE_URL and whether the server runs.`,
    },
    cause,
  )
}
