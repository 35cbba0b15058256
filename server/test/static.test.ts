import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { afterAll, describe, expect, test } from 'vitest'
import { serveStatic } from '../src/platform/static.ts'

const folder = mkdtempSync(join(tmpdir(), 'zhishi-web-'))
afterAll(() => rmSync(folder, { recursive: true }))
const script = `console.log('${'知事'.repeat(500)}')`
mkdirSync(join(folder, 'assets'))
writeFileSync(join(folder, 'index.html'), '<!doctype html><title>知事</title>')
writeFileSync(join(folder, 'icon.svg'), '<svg/>')
writeFileSync(join(folder, '.sources'), 'secret')
writeFileSync(join(folder, 'assets', 'main-a1b2.js'), script)
writeFileSync(join(folder, 'assets', 'packed-c3d4.js'), 'plain')
writeFileSync(join(folder, 'assets', 'packed-c3d4.js.br'), 'packed ahead')

const app = new Hono().get('*', serveStatic(folder))
const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers })

describe('the built web', () => {
  test('what the build names by its content is kept for a year, everything else asked for anew', async () => {
    const cache = async (path: string) => (await get(path)).headers.get('cache-control')
    expect(await cache('/assets/main-a1b2.js')).toBe('public, max-age=31536000, immutable')
    expect(await cache('/icon.svg')).toBe('no-cache')
    expect(await cache('/')).toBe('no-cache')
  })

  test.each(['/', '/ledgers/cadres', '/people/0193a000-0000-7000-8000-000000000000'])(
    'every page of the program is the one page: %s',
    async (path) => {
      const answer = await get(path)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        200,
        'text/html; charset=utf-8',
      ])
      expect(await answer.text()).toContain('知事')
    },
  )

  test.each([
    '/assets/gone.js',
    '/.sources',
    '/favicon.ico',
    '/assets/packed-c3d4.js.br',
    '/../package.json',
    '/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
  ])('a file that is not there is not there: %s', async (path) => {
    const answer = await get(path)
    expect(answer.status).toBe(404)
  })

  test('is packed as the browser can unpack it, or as the build has packed it', async () => {
    const bytes = async (encoding: string) => {
      const answer = await get('/assets/main-a1b2.js', { 'accept-encoding': encoding })
      expect(answer.headers.get('vary')).toBe('accept-encoding')
      return [
        answer.headers.get('content-encoding'),
        Buffer.from(await answer.arrayBuffer()),
      ] as const
    }
    const [br, packed] = await bytes('gzip, deflate, br, zstd')
    expect([br, brotliDecompressSync(packed).toString()]).toEqual(['br', script])
    expect(packed.length).toBeLessThan(script.length / 10)
    const [gzip, zipped] = await bytes('gzip')
    expect([gzip, gunzipSync(zipped).toString()]).toEqual(['gzip', script])
    const [none, plain] = await bytes('')
    expect([none, plain.toString()]).toEqual([null, script])
    const ahead = await get('/assets/packed-c3d4.js', { 'accept-encoding': 'br' })
    expect(await ahead.text()).toBe('packed ahead')
  })

  test('is not sent again to whoever has it', async () => {
    const tag = (await get('/icon.svg')).headers.get('etag') ?? ''
    const again = await get('/icon.svg', { 'if-none-match': tag })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  test('that is not built says what to do', async () => {
    const bare = new Hono().get('*', serveStatic(join(folder, 'nowhere')))
    const answer = await bare.request('/')
    expect([answer.status, await answer.text()]).toEqual([
      503,
      expect.stringContaining('npm start'),
    ])
  })
})
