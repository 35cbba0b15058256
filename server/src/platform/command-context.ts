import { hostname, userInfo } from 'node:os'
import { resolve } from 'node:path'
import type { CommandContext, OpenedDatabase, OpenOptions } from './command.ts'
import { onConnection, openDatabase } from './database.ts'
import { migrate } from './migrations.ts'
import { isOperatorError, operatorError } from './operator.ts'
import { joinPostgres, type RunningDatabase, startPostgres } from './postgres.ts'
import { pause } from './processes.ts'
import type { Settings } from './settings.ts'

type Given = Record<string, string | boolean | (string | boolean)[] | undefined>

/** Runs a command within its surroundings, and closes what it opened, whatever happens. */
export async function withContext(
  name: string,
  settings: Settings,
  words: string[],
  given: Given,
  run: (context: CommandContext) => Promise<number>,
): Promise<number> {
  const isJson = given.json === true
  let opened: Promise<Opened> | undefined
  const context: CommandContext = {
    words,
    isSet: (option) => given[option] === true,
    value: (option) => textsOf(given[option]).at(-1),
    values: (option) => textsOf(given[option]),
    settings,
    operator: operatorName(),
    now: () => new Date(),
    // npm runs its scripts in the repository; INIT_CWD is where the operator stands.
    path: (text) => resolve(process.env.INIT_CWD ?? process.cwd(), text),
    open: (options) => (opened ??= open(settings, name, options)),
    tell: (text) => {
      if (!isJson) process.stdout.write(`${text}\n`)
    },
    warn: (text) => process.stderr.write(`${text}\n`),
    answer: (value, text) =>
      process.stdout.write(`${isJson ? JSON.stringify(value, undefined, 2) : text}\n`),
  }
  try {
    return await run(context)
  } finally {
    const database = await opened?.catch(() => undefined)
    if (database) await close(database)
  }
}

/** Whoever started the server stops it. */
type Opened = OpenedDatabase & { isOurs: boolean }

async function open(settings: Settings, name: string, options: OpenOptions = {}): Promise<Opened> {
  const { running, isOurs } = await joinOrStart(settings, name)
  try {
    if (options.alone && running.kind === 'embedded' && !isOurs) throw notAlone(name)
    if (options.migrate ?? true) await migrate(running)
    const connection = running.connectionOptions('app')
    const db = openDatabase({ connection, name: `zhishi ${name}`, size: 4, statementTimeout: 0 })
    return { running, db, isOurs }
  } catch (error) {
    await running.stop()
    throw error
  }
}

async function joinOrStart(
  settings: Settings,
  name: string,
): Promise<{ running: RunningDatabase; isOurs: boolean }> {
  const joined = await joinPostgres(settings)
  if (joined) return { running: joined, isOurs: false }
  try {
    const running = await startPostgres(settings, { purpose: `zhishi ${name}` })
    return { running, isOurs: true }
  } catch (error) {
    // Another program started between the look and the start: be its guest.
    if (isOperatorError(error) && error.code === 'data.in_use') return joinOrStart(settings, name)
    throw error
  }
}

function notAlone(name: string) {
  return operatorError('command.alone', {
    zh: `知事正在运行。请先停止它，再运行 ${name}。`,
    en: `Zhishi is running. Stop it first, then run ${name}.`,
  })
}

async function close({ running, db, isOurs }: Opened): Promise<void> {
  await db.destroy()
  // Where the server is gone already there is nobody to wait for.
  if (isOurs) await letOthersFinish(running).catch(() => {})
  await running.stop()
}

/** A second command may be working on the database that this one started. */
async function letOthersFinish(running: RunningDatabase): Promise<void> {
  const connection = running.connectionOptions('app')
  const others = `select count(*) as n from pg_stat_activity
    where datname = current_database() and usename is not null and pid <> pg_backend_pid()`
  await onConnection({ connection }, async (client) => {
    for (let wait = 0; wait < 600; wait += 1) {
      const { rows } = await client.query<{ n: number }>(others)
      if (!rows[0]?.n) return
      await pause(100)
    }
  })
}

function textsOf(value: Given[string]): string[] {
  return [value].flat().filter((text) => typeof text === 'string')
}

function operatorName(): string {
  return `operator ${process.env.SUDO_USER ?? loginName()}@${hostname()}`
}

function loginName(): string {
  try {
    return userInfo().username
  } catch {
    return String(process.getuid?.() ?? '?')
  }
}
