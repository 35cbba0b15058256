import { preparePasswords } from '../accounts/passwords.ts'
import { newSetupToken } from '../accounts/setup.ts'
import { openDatabase } from '../platform/database.ts'
import { openLog } from '../platform/log.ts'
import { migrate } from '../platform/migrations.ts'
import { type RunningDatabase, startPostgres } from '../platform/postgres.ts'
import { startSealer } from '../platform/sealer.ts'
import type { Settings } from '../platform/settings.ts'
import { startHousekeeping } from './housekeeping.ts'
import { type Listening, listen } from './listen.ts'
import { serveApp } from './serve.ts'

export interface Program {
  /** Where people find it, such as `http://127.0.0.1:4174`. */
  readonly address: string
  /** The one-time link of the first page, while there is no account. */
  readonly setupLink: string | undefined
  stop(): Promise<void>
}

/** Starts everything in order: database, tables, pools, server. Whatever fails, what runs is stopped. */
export async function startProgram(settings: Settings): Promise<Program> {
  const log = await openLog(settings)
  const database = await startPostgres(settings, {
    report: (event, error) =>
      log.error(error ?? new Error(`the database server ended by itself: ${event}`), ''),
  })
  try {
    await migrate(database)
    return await startServing(settings, database, log)
  } catch (error) {
    await database.stop()
    throw error
  }
}

async function startServing(
  settings: Settings,
  database: RunningDatabase,
  log: Awaited<ReturnType<typeof openLog>>,
): Promise<Program> {
  const connection = database.connectionOptions('app')
  const db = openDatabase({ connection, name: 'zhishi', size: 10 })
  const readTrail = openDatabase({ connection, name: 'zhishi-reads', size: 2, relaxed: true })
  const clock = () => new Date()
  const stopping = new AbortController()
  const closePools = () => Promise.all([db.destroy(), readTrail.destroy()])
  let listening: Listening | undefined
  try {
    const { data, publicUrl } = settings
    const means = { db, readTrail, clock, data, publicUrl, stopping: stopping.signal }
    const app = serveApp({ ...means, logError: log.error })
    listening = await listen(app, settings.host, settings.port)
    const { port } = listening
    const sealer = startSealer(db, clock, (error) => log.error(error, ''))
    const housekeeping = startHousekeeping(db, clock, (error) => log.error(error, ''))
    const address = publicUrl ?? `http://${nameOf(settings.host)}:${port}`
    const token = await newSetupToken(db, clock())
    void preparePasswords()
    return {
      address,
      setupLink: token && `${address}/setup?token=${token}`,
      async stop() {
        stopping.abort()
        await listening?.stop()
        await housekeeping.stop()
        await sealer.stop()
        await closePools()
        await database.stop()
      },
    }
  } catch (error) {
    await listening?.stop()
    await closePools()
    throw error
  }
}

const nameOf = (host: string): string =>
  host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host

/** What the terminal shows once the program answers, for whoever reads it. */
export function greeting({ address, setupLink }: Program): string {
  const lines = [`知事已启动：${address}`, `Zhishi is running: ${address}`]
  if (setupLink)
    lines.push(
      '',
      '还没有账号。请用这个一次性链接建立第一批账号（谁拿到它，谁就能建）：',
      'There are no accounts yet. Make the first ones with this one-time link (whoever has it can):',
      setupLink,
    )
  return lines.join('\n')
}
