import { preparePasswords } from '../accounts/passwords.ts'
import { newSetupToken } from '../accounts/setup.ts'
import { offerDefaults } from '../evaluation/offering.ts'
import { openDatabase } from '../platform/database.ts'
import type { Log } from '../platform/log.ts'
import { migrate } from '../platform/migrations.ts'
import type { RunningDatabase } from '../platform/postgres.ts'
import { startSealer } from '../platform/sealer.ts'
import type { Settings } from '../platform/settings.ts'
import { startPaperWork } from '../papers/working.ts'
import { startHousekeeping } from './housekeeping.ts'
import { listen } from './listen.ts'
import { serveApp } from './serve.ts'

export interface Program {
  /** Where people find it, such as `http://127.0.0.1:4174`. */
  readonly address: string
  /** The one-time link of the first page, while there is no account. */
  readonly setupLink: string | undefined
  stop(): Promise<void>
}

/** Brings the tables to this program's state and serves the program on a database that runs. */
export async function startServing(
  settings: Settings,
  database: RunningDatabase,
  log: Log,
): Promise<Program> {
  await migrate(database)
  const connection = database.connectionOptions('app')
  const db = openDatabase({ connection, name: 'zhishi', size: 10 })
  const readTrail = openDatabase({ connection, name: 'zhishi-reads', size: 2, relaxed: true })
  const closePools = () => Promise.all([db.destroy(), readTrail.destroy()])
  const { data, publicUrl } = settings
  const clock = () => new Date()
  const stopping = new AbortController()
  const means = { db, readTrail, clock, data, publicUrl, stopping: stopping.signal }
  try {
    const token = await newSetupToken(db, clock())
    await offerDefaults(db, clock())
    const app = serveApp({ ...means, logError: log.error })
    const listening = await listen(app, settings.host, settings.port)
    const logError = (error: unknown) => log.error(error, '')
    const sealer = startSealer(db, clock, logError)
    const housekeeping = startHousekeeping(db, clock, logError)
    const paperWork = startPaperWork(means, logError)
    void preparePasswords()
    const address = publicUrl ?? `http://${nameOf(settings.host)}:${listening.port}`
    return {
      address,
      setupLink: token && `${address}/setup?token=${token}`,
      async stop() {
        stopping.abort()
        await listening.stop()
        await paperWork.stop()
        await housekeeping.stop()
        await sealer.stop()
        await closePools()
        await database.stop()
      },
    }
  } catch (error) {
    await closePools()
    throw error
  }
}

const nameOf = (host: string): string =>
  host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
