import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const SERVER = fileURLToPath(new URL('../server/src/app/main.ts', import.meta.url))
export const SAMPLES = fileURLToPath(new URL('../samples', import.meta.url))

export interface Program {
  readonly address: string
  readonly setupLink: string
  readonly data: string
  stop(): Promise<void>
}

/** The program as it is started for people, on an empty data directory of its own. */
export async function startProgram(): Promise<Program> {
  const data = mkdtempSync(join(tmpdir(), 'zhishi-journey-'))
  const child = fork(SERVER, [], {
    env: { ...process.env, ZHISHI_DATA: data, PORT: '0', LOG_LEVEL: '', DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const said = await firstWords(child)
  return {
    address: /Zhishi is running: (http\S+)/.exec(said)?.[1] ?? '',
    setupLink: /(http\S+\/setup\?token=\S+)/.exec(said)?.[1] ?? '',
    data,
    async stop() {
      await new Promise<void>((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      })
      if (existsSync(data)) rmSync(data, { recursive: true, force: true })
    },
  }
}

function firstWords(child: ChildProcess): Promise<string> {
  let said = ''
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}: ${said}`)))
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('/setup?token=')) resolve(said)
    })
  })
}
