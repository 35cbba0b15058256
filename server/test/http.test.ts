import { request } from 'node:http'
import { connect } from 'node:net'
import * as fc from 'fast-check'
import { Hono } from 'hono'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { scopesOf } from '@zhishi/domain/access/abilities.ts'
import { FACTS } from '@zhishi/domain/app/facts.ts'
import type { Endpoint } from '@zhishi/domain/platform/endpoint.ts'
import { listen } from '../src/app/listen.ts'
import { newId } from '../src/platform/ids.ts'
import { answerTo } from '../src/platform/problems.ts'
import { anything, inputsOf, strange } from './inputs.ts'
import { PASSWORD, PEOPLE, type Person, world } from './world.ts'
import { worldFacts } from './worldFacts.ts'

const { as, behind, owner, stranger, endpoints, errors, server } = await world()
const listening = await listen(server, '127.0.0.1', 0)
afterAll(() => listening.stop())
beforeEach(() => {
  errors.length = 0
})

const json = (value: unknown) => ({ method: 'POST', body: JSON.stringify(value) })
const team = (name: unknown) => as('clerk').put(`/records/team/${newId()}`, { content: { name } })

describe('a request that another site’s page makes is refused', () => {
  const input = { login: 'clerk', password: PASSWORD }
  test.each([
    ['without our header', { 'x-zhishi': '' }, true],
    ['from another site, as the browser says', { 'sec-fetch-site': 'cross-site' }, false],
    ['from a sister site', { 'sec-fetch-site': 'same-site' }, false],
    ['with a foreign origin', { origin: 'https://example.net' }, false],
    ['with an origin that is none', { origin: 'null' }, false],
    ['with an origin that is no address', { origin: 'x' }, false],
  ])('%s', async (_, headers, isBare) => {
    const path = isBare ? '/api/session' : ''
    const answer = isBare
      ? await server.request(path, json(input))
      : await stranger().send('/session', { ...json(input), headers })
    expect(answer.status).toBe(403)
  })

  test.each([
    ['our own page', { 'sec-fetch-site': 'same-origin', origin: 'http://localhost' }],
    ['a program that says nothing', {}],
  ])('not from %s', async (_, headers) => {
    const host = { host: 'localhost' }
    const answer = await stranger().send('/session', {
      ...json(input),
      headers: { ...host, ...headers },
    })
    expect(answer.status).toBe(200)
  })
})

describe('what is malformed is told so', () => {
  test.each([
    ['no JSON', '{"login":', 'body.not-json'],
    ['nothing', '', 'body.not-json'],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22]), 'body.not-json'],
  ])('%s', async (_, body, code) => {
    const { status, body: said } = await stranger().send('/session', { method: 'POST', body })
    expect([status, said]).toEqual([400, { code: 'malformed', issues: [{ path: '', code }] }])
  })

  test.each([
    ['an unknown field', { content: { name: '组' }, more: 1 }, 'unrecognized_keys'],
    ['a field of another type', { content: [] }, 'invalid_type'],
  ])('%s', async (_, input, code) => {
    const { status, body } = await as('clerk').put(`/records/team/${newId()}`, input)
    expect([status, body]).toMatchObject([400, { code: 'malformed', issues: [{ code }] }])
  })

  test.each([
    ['U+0000', 'a\u0000b'],
    ['half a character', 'a\ud800b'],
    ['control characters', 'a\u0007b'],
    ['nothing but spaces', '   '],
    ['too long', '长'.repeat(51)],
    ['a number', 7],
  ])('a name with %s', async (_, name) => {
    const { status, body } = await team(name)
    expect([status, body]).toMatchObject([400, { code: 'malformed' }])
  })

  test('and what only looks odd is taken: 𠮷, the dot in a long name, a name of one character', async () => {
    for (const name of ['𠮷', '买买提·艾力', '组'.repeat(50)])
      expect((await team(name)).status).toBe(200)
  })

  test.each([
    '1e309',
    '-0',
    '９５',
    'NaN',
    '0x10',
    '1.5',
    '99999999999999999999',
    '',
    '\u0000',
    "1'; drop table trail; --",
  ])('page %s of a ledger', async (page) => {
    const { status } = await as('clerk').get('/ledgers/cadres', { page })
    expect([200, 400]).toContain(status)
    expect(errors).toEqual([])
  })

  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'the key %s, in the body, the query and the address, changes nothing',
    async (key) => {
      const poison = `{"content":{"name":"组","${key}":{"polluted":true}},"${key}":{"polluted":true}}`
      const body = await as('clerk').send(`/records/team/${newId()}`, {
        method: 'PUT',
        body: poison,
      })
      const asked = await as('clerk').get('/ledgers/cadres', { [key]: 'polluted' })
      const noun = await as('clerk').get(`/records/${key}/${newId()}`)
      const ledger = await as('clerk').get(`/ledgers/${key}`)
      // `__proto__` is dropped by the parser; every other unknown key is refused.
      expect([body.status, asked.status].every((status) => [200, 400].includes(status))).toBe(true)
      expect([noun.status, ledger.status]).toEqual([404, 404])
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
      expect(errors).toEqual([])
    },
  )

  test.each(['not-an-id', '%00', '%E0%A4%A', '..%2f..%2fetc', '1', `${newId()}'`, '%F0%9F%92%A9'])(
    'an identifier that is none is not there: %s',
    async (id) => {
      const { status } = await as('clerk').send(`/records/cadre/${id}`, { method: 'GET' })
      expect(status).toBe(404)
    },
  )
})

describe('size', () => {
  test('a body over a megabyte is refused, whatever its header says', async () => {
    const big = JSON.stringify({ login: 'x'.repeat(1_100_000), password: 'x' })
    expect((await stranger().send('/session', { method: 'POST', body: big })).status).toBe(413)
    const hidden = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new Uint8Array(64 * 1024))
      },
    })
    const init = { method: 'POST', body: hidden, duplex: 'half' } as RequestInit
    expect((await stranger().send('/session', init)).status).toBe(413)
  })

  test('JSON nested ten thousand deep is malformed, no more', async () => {
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`
    const asked = await as('clerk').send(`/records/team/${newId()}`, {
      method: 'PUT',
      body: `{"content":{"name":${deep}}}`,
    })
    expect(asked.status).toBe(400)
  })

  test('headers over 16 KB are refused by the server itself', async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const { port } = listening
      const headers = { cookie: `zhishi=${'a'.repeat(20_000)}` }
      request({ port, path: '/api/session', headers }, (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      })
        .on('error', reject)
        .end()
    })
    expect(status).toBe(431)
  })
})

describe('bytes that are no request', () => {
  const send = (text: string) =>
    new Promise<string>((resolve) => {
      const socket = connect(listening.port, '127.0.0.1', () => socket.write(text))
      let answer = ''
      socket.on('data', (data) => (answer += data.toString('latin1')))
      socket.on('close', () => resolve(answer))
      socket.on('error', () => resolve(answer))
      setTimeout(() => socket.end(), 300)
    })

  test.each([
    ['nonsense', '\x16\x03\x01\x02\x00\x01\x00\r\n\r\n'],
    ['a host that is none', 'GET /api/health HTTP/1.1\r\nHost: a b%%\r\nConnection: close\r\n\r\n'],
    ['no host', 'GET /api/health HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['an address that is none', 'GET http:// HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    [
      'two lengths',
      'POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}',
    ],
    [
      'a length and chunks',
      'POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
  ])('%s', async (_, text) => {
    expect(await send(text)).toMatch(/^(HTTP\/1\.1 4\d\d|$)/)
    expect((await fetch(`http://127.0.0.1:${listening.port}/api/health`)).status).toBe(200)
  })
})

describe('no request, whatever it says, is an error of the server', () => {
  const people = Object.keys(PEOPLE) as Person[]
  /** Somebody whom it would be answered; everybody where it is for everybody. */
  const askers = ({ may }: Endpoint) =>
    people.filter((person) =>
      may === 'anyone' || may === 'signed in'
        ? person === 'clerk' || person === 'lead'
        : scopesOf([PEOPLE[person].role], may).length > 0,
    )
  const words = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...worldFacts().map(({ id }) => id)) },
    {
      weight: 2,
      arbitrary: fc.constantFrom('cadre', 'cadres', 'projects', 'head-default', '2024'),
    },
    strange,
  )
  const queries = ({ asks }: Endpoint) =>
    fc.tuple(asks ? inputsOf(asks) : fc.constant({}), fc.dictionary(words, strange, { maxKeys: 1 }))

  async function ask(
    person: Person,
    endpoint: Endpoint,
    at: string[],
    query: object,
    input: unknown,
  ) {
    const left = [...at]
    const path = endpoint.path.replace(/:\w+/g, () =>
      encodeURIComponent((left.shift() ?? '').toWellFormed() || 'x'),
    )
    const asked = Object.entries(query).map(([key, value]) => [key, String(value)])
    const search = new URLSearchParams(Object.fromEntries(asked)).toString()
    const body = endpoint.method === 'GET' ? {} : { body: JSON.stringify(input) ?? 'x' }
    const { status } = await as(person).send(`${path}?${search}`, {
      method: endpoint.method,
      ...body,
    })
    if (status >= 500) throw new Error(`${status} ${String(errors.at(-1))}`)
  }

  // Signing out would end the test's own session, a new password or a grant somebody else's.
  const asked = endpoints.filter(({ method, path }) => `${method} ${path}` !== 'DELETE /session')

  test.each(asked.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
    '%s',
    async (_, endpoint) => {
      const { takes } = endpoint
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...askers(endpoint)),
          fc.array(words, { minLength: 3, maxLength: 3 }),
          queries(endpoint),
          fc.oneof({ weight: 3, arbitrary: takes ? inputsOf(takes) : anything }, anything),
          (person, at, [query, more], input) =>
            ask(person, endpoint, at, Object.assign({}, query, more), input),
        ),
        { numRuns: 30 },
      )
    },
  )

  test.each(FACTS.map(({ noun, schema }) => [noun, schema] as const))(
    'entering a %s',
    async (noun, schema) => {
      await fc.assert(
        fc.asyncProperty(inputsOf(schema), fc.uuid(), async (content, id) => {
          const { status } = await as('clerk').put(`/records/${noun}/${id}`, { content })
          if (status >= 500) throw new Error(`${status} ${String(errors.at(-1))}`)
        }),
        { numRuns: 25 },
      )
    },
  )
})

describe('an error of the machine is told as what it is', () => {
  const failing = (error: unknown) => {
    const told: unknown[] = []
    const app = new Hono().get('/', (context) => answerTo(context, error, (one) => told.push(one)))
    return Promise.resolve(app.request('/')).then(async (answer) => {
      const { code } = (await answer.json()) as { code: string }
      return {
        status: answer.status,
        code,
        told: told.length,
        retry: answer.headers.get('retry-after'),
      }
    })
  }
  const withCode = (code: string, more = {}) => Object.assign(new Error('x'), { code, ...more })

  test.each([
    ['a statement that took too long', withCode('57014'), 'took-too-long'],
    ['a lock that was not given', withCode('55P03'), 'busy'],
    ['two who lock each other out', withCode('40P01'), 'busy'],
    ['a server that is stopping', withCode('57P01'), 'unavailable'],
    ['a server that is gone', withCode('ENOENT', { syscall: 'connect' }), 'unavailable'],
    ['a pool that is used up', new Error('timeout exceeded when trying to connect'), 'unavailable'],
    ['a full disk below the database', withCode('53100'), 'disk-full'],
    ['a full disk below the files', withCode('ENOSPC'), 'disk-full'],
  ])('%s', async (_, error, code) => {
    expect(await failing(error)).toEqual({ status: 503, code, told: 1, retry: '5' })
  })

  test('and what nobody foresaw is ours: a number for whoever asks, the rest for the log', async () => {
    for (const error of [
      new TypeError('undefined is no function'),
      withCode('ENOENT'),
      'text',
      null,
    ])
      expect(await failing(error)).toEqual({ status: 500, code: 'internal', told: 1, retry: null })
  })
})

describe('what the answer carries', () => {
  const POLICY =
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; " +
    "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"

  test.each([
    ['a page', '/', 'GET'],
    ['an address within the program', '/people/x', 'GET'],
    ['a file that is not there', '/assets/x.js', 'GET'],
    ['an answer', '/api/health', 'GET'],
    ['a refusal', '/api/session', 'GET'],
    ['an address that is not there', '/api/nothing', 'GET'],
    ['a method that is not there', '/', 'POST'],
  ])('%s: what may run, be framed, be guessed', async (_, path, method) => {
    const { headers } = await server.request(path, { method })
    expect(headers.get('content-security-policy')).toBe(POLICY)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('permissions-policy')).toContain('camera=()')
    expect(headers.get('strict-transport-security')).toBeNull()
  })

  test('a download too, as an attachment that nobody keeps', async () => {
    const { headers, bytes } = await as('clerk').get('/ledgers/cadres/export')
    await bytes()
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''%/)
    expect(headers.get('cache-control')).toBe('no-store')
  })

  test('nothing of the API is kept by anybody between', async () => {
    for (const path of ['/session', '/ledgers/cadres', '/nothing', '/accounts'])
      expect((await as('clerk').get(path)).headers.get('cache-control')).toBe('no-store')
  })
})

describe('behind a proxy that speaks HTTPS', () => {
  const https = behind('https://zhishi.example')
  const signIn = (headers: Record<string, string>, remoteAddress = '127.0.0.1') =>
    https.request(
      'http://127.0.0.1:4174/api/session',
      { ...json({ login: 'clerk', password: PASSWORD }), headers: { 'x-zhishi': '1', ...headers } },
      { incoming: { socket: { remoteAddress } } },
    )
  const lastAddress = async () => {
    const { rows } = await sql<{ address: string }>`select address from sign_in_attempts
      order by at desc, id desc limit 1`.execute(owner)
    return rows[0]?.address
  }

  test('cookies belong to this host alone and travel over HTTPS only; browsers are told to keep to it', async () => {
    const { headers } = await signIn({})
    for (const cookie of headers.getSetCookie())
      expect(cookie).toMatch(
        /^__Host-zhishi(-device)?=.*; Path=\/; HttpOnly; SameSite=Strict; Secure/,
      )
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=31536000/)
  })

  test('a cookie under the open name is no session there', async () => {
    const cookie = `zhishi=${as('clerk').cookies.get('zhishi')}`
    expect((await https.request('/api/session', { headers: { cookie } })).status).toBe(401)
  })

  test('its own page is no other site, another one is', async () => {
    expect((await signIn({ origin: 'https://zhishi.example' })).status).toBe(200)
    expect((await signIn({ origin: 'https://zhishi.example.net' })).status).toBe(403)
  })

  test('the proxy on this machine says who asks; nobody else’s word counts', async () => {
    await sql`delete from sign_in_attempts`.execute(owner)
    const forwarded = { 'x-forwarded-for': '198.51.100.1, 203.0.113.5' }
    await signIn(forwarded)
    expect(await lastAddress()).toBe('203.0.113.5')
    await sql`delete from sign_in_attempts`.execute(owner)
    await signIn(forwarded, '192.0.2.50')
    expect(await lastAddress()).toBe('192.0.2.50')
    await sql`delete from sign_in_attempts`.execute(owner)
    await signIn({ 'x-forwarded-for': 'x'.repeat(300) })
    expect(await lastAddress()).toBe('127.0.0.1')
  })
})
