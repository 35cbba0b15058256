import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { type Asked, ask } from './load.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export interface Running {
  readonly child: ChildProcess
  readonly address: string
  readonly setupLink: string | undefined
  stop(): Promise<void>
}

/** Starts the program as operators do, on a data directory of its own, and waits until it answers. */
export async function startProgramChild(data: string): Promise<Running> {
  const child = fork(at('../server/src/app/main.ts'), [], {
    env: { ...process.env, ZHISHI_DATA: data, PORT: '0', LOG_LEVEL: '' },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const said = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}: ${text}`)))
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (/Zhishi is running: http\S+/.test(text)) setTimeout(() => resolve(text), 50)
    })
  })
  return {
    child,
    address: /Zhishi is running: (http\S+)/.exec(said)?.[1] ?? '',
    setupLink: /(http\S+\/setup\?token=\S+)/.exec(said)?.[1],
    stop: () => stopChild(child),
  }
}

export function stopChild(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

export function startFloorChild(data: string): Promise<{ child: ChildProcess; address: string }> {
  const child = fork(at('./floor.ts'), [], { env: { ...process.env, ZHISHI_DATA: data } })
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the floor ended with ${code}`)))
    child.once('message', (port) => resolve({ child, address: `http://127.0.0.1:${String(port)}` }))
  })
}

/** The most memory that a process has held, in MB (Linux). */
export const peakMemory = (pid: number): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) /
  1024

/** Somebody signed in: asks with the session's cookie. */
export interface Session {
  readonly asked: (method: string, path: string, body?: unknown) => Asked
  readonly json: <T>(method: string, path: string, body?: unknown) => Promise<T>
}

const PASSWORD = 'measured-not-guessed'

export async function setUp({ address, setupLink }: Running): Promise<Session> {
  const token = new URL(setupLink ?? '').searchParams.get('token')
  const account = (login: string, name: string) => ({ login, name, password: PASSWORD })
  const body = {
    token,
    district: '陶丘区',
    administrator: account('admin', '系统管理员'),
    clerk: account('clerk', '经办人'),
    trial: true,
  }
  return session(address, '/setup', body)
}

export const signIn = (address: string): Promise<Session> =>
  session(address, '/session', { login: 'clerk', password: PASSWORD })

/** The same clerk in a browser. */
export async function signInAs(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/sign-in`)
  await page.locator('form input').nth(0).fill('clerk')
  await page.locator('form input').nth(1).fill(PASSWORD)
  await page.locator('form button[type=submit]').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

async function session(address: string, path: string, body: unknown): Promise<Session> {
  const headers = { 'x-zhishi': '1', 'content-type': 'application/json' }
  const answer = await ask({
    method: 'POST',
    url: `${address}/api${path}`,
    headers,
    body: JSON.stringify(body),
  })
  if (answer.status !== 200) throw new Error(answer.body)
  const cookie = [answer.headers['set-cookie']]
    .flat()
    .map((line) => String(line).split(';')[0])
    .join('; ')
  const asked = (method: string, to: string, content?: unknown): Asked => ({
    method,
    url: `${address}/api${to}`,
    headers: { ...headers, cookie },
    ...(content === undefined ? {} : { body: JSON.stringify(content) }),
  })
  return {
    asked,
    async json<T>(method: string, to: string, content?: unknown) {
      const { status, body: text } = await ask(asked(method, to, content))
      if (status !== 200) throw new Error(`${method} ${to}: ${status} ${text.slice(0, 300)}`)
      return JSON.parse(text) as T
    },
  }
}
