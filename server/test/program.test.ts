import { type ChildProcess, spawn } from 'node:child_process'
import { request } from 'node:http'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { until } from '../src/platform/processes.ts'
import { dataDirectory, usedDirectory } from './embedded.ts'

const MAIN = fileURLToPath(new URL('../src/app/main.ts', import.meta.url))

/** The program itself, in a process of its own, as `npm start` runs it. */
function start(data: string, env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, ZHISHI_DATA: data, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const said = { out: '', err: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said.out += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said.err += text))
  const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)))
  const isUp = () => said.out.includes('is running') || child.exitCode !== null
  return {
    child: child as ChildProcess,
    said,
    ended,
    async address() {
      await until(isUp, 60_000)
      const [, address] = /running: (\S+)/.exec(said.out) ?? []
      if (!address) throw new Error(`it did not start: ${said.err}`)
      return address
    },
    link: () => /\/setup\?token=([\w-]{43})/.exec(said.out)?.[1],
  }
}

const post = (address: string, path: string, body: unknown) =>
  fetch(`${address}/api${path}`, {
    method: 'POST',
    headers: { 'x-zhishi': '1' },
    body: JSON.stringify(body),
  })

const FIRST = {
  district: '云山区',
  administrator: { login: 'ding', name: '丁一', password: 'bright river stone' },
  clerk: { login: 'lin', name: '林清', password: 'quiet autumn field' },
  trial: false,
}

describe('the program', () => {
  test('starts on nothing, says where it is in both languages, sets up, stops, starts again without a link', async () => {
    const data = dataDirectory()
    const first = start(data)
    const address = await first.address()
    expect(first.said.out).toContain(`知事已启动：${address}`)
    expect(await (await fetch(`${address}/api/health`)).json()).toEqual({ ok: true })
    const token = first.link()
    expect(token).toBeDefined()
    expect((await post(address, '/setup', { token, ...FIRST })).status).toBe(200)
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    expect(first.said.err).toBe('')

    const second = start(data)
    const again = await second.address()
    expect(second.link()).toBeUndefined()
    const { administrator } = FIRST
    const signedIn = await post(again, '/session', administrator)
    expect(signedIn.status).toBe(400)
    const { login, password } = administrator
    expect((await post(again, '/session', { login, password })).status).toBe(200)
    second.child.kill('SIGINT')
    expect(await second.ended).toBe(0)
  })

  test('lets a request in flight end before it stops, and takes no further one', async () => {
    const data = await usedDirectory()
    const program = start(data)
    const { port } = new URL(await program.address())
    const answered = new Promise<number>((resolve, reject) => {
      const asking = request(
        { port, path: '/api/session', method: 'POST', headers: { 'x-zhishi': '1' } },
        (response) => {
          response.resume()
          resolve(response.statusCode ?? 0)
        },
      ).on('error', reject)
      asking.write('{"login":"nobody",')
      setTimeout(() => program.child.kill('SIGTERM'), 300)
      setTimeout(() => {
        void fetch(`http://127.0.0.1:${port}/api/health`).then(
          () => reject(new Error('it took a further request')),
          () => asking.end('"password":"x"}'),
        )
      }, 1000)
    })
    expect(await answered).toBe(401)
    expect(await program.ended).toBe(0)
  })

  test('stops by itself when whoever started it is gone', async () => {
    const program = start(await usedDirectory())
    await program.address()
    program.child.disconnect()
    expect(await program.ended).toBe(0)
  })

  test('says so where the port is taken, and leaves the one that has it alone', async () => {
    const first = start(await usedDirectory())
    const address = await first.address()
    const { port } = new URL(address)
    const second = start(await usedDirectory(), { PORT: port, LANG: 'zh_CN.UTF-8' })
    expect(await second.ended).toBe(1)
    expect(second.said.err).toContain(`127.0.0.1:${port} is in use by another program`)
    expect(second.said.err).toContain('已被别的程序占用')
    expect((await fetch(`${address}/api/health`)).status).toBe(200)
  })

  test('says so where a setting is wrong', async () => {
    const program = start(dataDirectory(), { PORT: 'x' })
    expect(await program.ended).toBe(1)
    expect(program.said.err).toContain('PORT')
    expect(program.said.err).not.toContain('    at ')
  })
})
