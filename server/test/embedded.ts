import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ClientConfig } from 'pg'
import { inject, onTestFinished } from 'vitest'
import { onConnection } from '../src/platform/database.ts'
import { startPostgres } from '../src/platform/postgres.ts'
import { killProcessesOf } from '../src/platform/postgres-server.ts'
import { isAlive, until } from '../src/platform/processes.ts'
import { readSettings, type Settings } from '../src/platform/settings.ts'

const script = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** An empty data directory, gone after the test with whatever still runs on it. */
export function dataDirectory(mode = 0o711): string {
  const data = mkdtempSync(join(tmpdir(), 'zhishi-data-'))
  chmodSync(data, mode)
  onTestFinished(() => {
    killProcessesOf(placeOf(data))
    rmSync(placeOf(data), { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
    rmSync(data, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
  })
  return data
}

let template: Promise<string> | undefined

/**
 * A data directory on which a program has worked before: a copy of one that is made once for the files
 * of a process, and goes with all that the run leaves behind.
 */
export async function usedDirectory(): Promise<string> {
  template ??= (async () => {
    const data = mkdtempSync(join(inject('postgres').scratch, 'used-'))
    await (await startPostgres(settingsFor(data))).stop()
    return data
  })()
  const source = await template
  const data = dataDirectory()
  execFileSync('cp', ['-a', `${source}/.`, data])
  return data
}

export function settingsFor(data: string): Settings {
  return readSettings({ ZHISHI_DATA: data })
}

/** Where the database of a data directory stands: in it, or where it had to be put. */
export function placeOf(data: string): string {
  try {
    return (JSON.parse(readFileSync(join(data, 'postgres.place.json'), 'utf8')) as { home: string })
      .home
  } catch {
    return join(data, 'postgres')
  }
}

export interface Outcome {
  code: number | null
  out: string
  err: string
  milliseconds: number
}

export interface Program {
  child: ChildProcess
  /** Resolves when it says it is ready; rejects when it ends before. */
  ready: Promise<number>
  ended: Promise<Outcome>
}

/** Starts the program that holds a database, in a process of its own. */
export function startProgram(data: string, env: NodeJS.ProcessEnv = {}): Program {
  const begun = Date.now()
  const { child, ended } = run(script('run-database.ts'), [], { ZHISHI_DATA: data, ...env })
  const ready = new Promise<number>((resolve, reject) => {
    child.stdout?.on(
      'data',
      (text: string) => text.includes('ready') && resolve(Date.now() - begun),
    )
    void ended.then(({ err }) => reject(new Error(err || 'ended before it was ready')))
  })
  ready.catch(() => {})
  return { child, ready, ended }
}

/** Runs the operator's command line. */
export function zhishi(words: string[], env: NodeJS.ProcessEnv): Promise<Outcome> {
  return run(script('../src/app/cli.ts'), words, env).ended
}

/** Without the surroundings of the test: no LANG, no DATABASE_URL. */
function run(program: string, words: string[], env: NodeJS.ProcessEnv) {
  const begun = Date.now()
  const child = spawn(process.execPath, [program, ...words], {
    env: { PATH: process.env.PATH, ...env },
    stdio: 'pipe',
  })
  child.stdout.setEncoding('utf8')
  child.stderr.setEncoding('utf8')
  let [out, err] = ['', '']
  child.stdout.on('data', (text: string) => (out += text))
  child.stderr.on('data', (text: string) => (err += text))
  const ended = new Promise<Outcome>((resolve) =>
    child.on('close', (code) => resolve({ code, out, err, milliseconds: Date.now() - begun })),
  )
  return { child, ended }
}

/** Ends a program without a warning and waits until it is gone. */
export async function kill(child: ChildProcess): Promise<void> {
  const { pid } = child
  if (!pid) return
  child.kill('SIGKILL')
  await until(() => !isAlive(pid), 5_000)
}

export async function ask<T extends object>(connection: ClientConfig, query: string): Promise<T[]> {
  return onConnection({ connection }, async (client) => (await client.query<T>(query)).rows)
}

/** Runs one of the scripts beside the tests, in a process of its own. */
export function runScript(name: string, words: string[]) {
  return run(script(name), words, {})
}
