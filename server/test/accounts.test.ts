import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import type { Role } from '@zhishi/domain/access/roles.ts'
import type { Account } from '@zhishi/domain/accounts/api.ts'
import { ABSOLUTE, IDLE } from '../src/accounts/sessions.ts'
import { newId } from '../src/platform/ids.ts'
import { type Answer, type Client } from './client.ts'
import { PASSWORD, PEOPLE, type Person, accountOf, world } from './world.ts'
import { idOf } from './worldFacts.ts'

const { owner, as, stranger, clock, errors } = await world()
const START = clock.now
const MINUTE = 60_000
const later = (milliseconds: number) => {
  clock.now = new Date(clock.now.getTime() + milliseconds)
}
const signIn = (client: Client, login: string, password = PASSWORD) =>
  client.post<Actor>('/session', { login, password })
const whoIs = async (client: Client) => (await client.get('/session')).status
const codeOf = ({ body }: Answer) => (body as { reason?: { code: string } } | null)?.reason?.code

/** A browser of its own for somebody, at which he or she has just signed in. */
async function atBrowser(person: Person): Promise<Client> {
  const client = stranger()
  expect((await signIn(client, person)).status).toBe(200)
  return client
}

beforeEach(async () => {
  clock.now = START
  await sql`delete from sign_in_attempts`.execute(owner)
})

describe('signing in', () => {
  test('gives who one is, and a cookie that pages cannot read and other sites cannot send', async () => {
    const client = stranger()
    const { body, headers } = await signIn(client, 'HEAD')
    expect(body).toEqual({
      accountId: accountOf('head'),
      name: '顾明',
      districtId: 1,
      district: '云山区',
      roles: ['head'],
      cadreId: idOf('cadre', '顾明'),
      unitId: idOf('unit', '住房和城乡建设局'),
    })
    const [session = ''] = headers.getSetCookie()
    expect(session).toMatch(/^zhishi=1\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    expect(await whoIs(client)).toBe(200)
  })

  test('a full-width or upper-case login is the same login', async () => {
    expect((await signIn(stranger(), 'ＨＥＡＤ')).status).toBe(200)
  })

  test('makes a new session each time and ends the one before', async () => {
    const client = await atBrowser('head')
    const before = new Map(client.cookies)
    await signIn(client, 'head')
    expect(client.cookies.get('zhishi')).not.toBe(before.get('zhishi'))
    const old = stranger()
    old.cookies.set('zhishi', before.get('zhishi') ?? '')
    expect(await whoIs(old)).toBe(401)
  })

  test('a wrong password, an unknown login and a disabled account get the same answer, byte for byte', async () => {
    await as('systemAdmin').post(`/accounts/${accountOf('supervisor')}/disabling`, {
      disabled: true,
    })
    const answers = await Promise.all([
      signIn(stranger(), 'head', 'not the password'),
      signIn(stranger(), 'nobody-there', 'not the password'),
      signIn(stranger(), 'supervisor', PASSWORD),
    ])
    expect(new Set(answers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`))).toEqual(
      new Set(['401 {"code":"refused","reason":{"code":"sign-in.wrong"}}']),
    )
    await as('systemAdmin').post(`/accounts/${accountOf('supervisor')}/disabling`, {
      disabled: false,
    })
  })

  test('and costs the same work for an unknown login as for a known one', async () => {
    // An account as the program makes it: the world's hashes are cheap, so that other tests are quick.
    const made = await as('systemAdmin').put(`/accounts/${newId()}`, newAccount('slow-one'))
    expect(made.status).toBe(200)
    // Work and not time: the clock on the wall tells how busy the machine is.
    const work = async (login: string) => {
      const before = process.cpuUsage()
      for (let i = 0; i < 3; i += 1) await signIn(stranger(), login, 'not the password')
      const { user, system } = process.cpuUsage(before)
      return user + system
    }
    await work('nobody')
    const known = await work('slow-one')
    const unknown = await work('nobody-at-all')
    const cheap = await work('head')
    expect(unknown / known).toBeGreaterThan(0.5)
    expect(unknown / known).toBeLessThan(2)
    // The same comparison would show it, if there were a difference.
    expect(cheap / known).toBeLessThan(0.5)
  })

  test('failures of a known login are on the trail', async () => {
    await sql`truncate trail, trail_seals`.execute(owner)
    await signIn(stranger('198.51.100.7'), 'head', 'not the password')
    await signIn(stranger(), 'nobody-there', 'not the password')
    const { rows } =
      await sql`select t.actor, t.act, t.outcome, t.particulars from trail t`.execute(owner)
    expect(rows).toEqual([
      {
        actor: '顾明',
        act: 'POST /session',
        outcome: 'denied',
        particulars: { address: '198.51.100.7' },
      },
    ])
  })

  test('what is typed as login is stored as a hash only: some type their password there', async () => {
    await signIn(stranger(), 'my secret password', 'x')
    const { rows } = await sql<{
      text: string
    }>`select a::text as text from sign_in_attempts a`.execute(owner)
    expect(rows).toHaveLength(1)
    expect(rows[0]?.text).not.toContain('secret')
  })
})

describe('guessing is slowed down', () => {
  const fail = (login: string, times: number, address = '203.0.113.9') =>
    Promise.all(
      Array.from({ length: times }, () => signIn(stranger(address), login, 'not the password')),
    )

  test('ten failures of a login make everybody wait who is not known there, also with the right password', async () => {
    await fail('head', 10)
    const { status, body, headers } = await signIn(stranger('192.0.2.77'), 'head')
    expect([status, (body as { code?: string }).code]).toEqual([429, 'too-many'])
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(600)
  })

  test('many at once are counted too', async () => {
    const answers = await fail('head', 30)
    const looked = answers.filter(({ status }) => status === 401).length
    expect(looked).toBeLessThanOrEqual(10)
  })

  test('an unknown login waits just the same', async () => {
    await fail('nobody-there', 10)
    expect((await signIn(stranger(), 'nobody-there')).status).toBe(429)
  })

  test('whoever has signed in from a browser before still gets in there', async () => {
    const own = await atBrowser('head')
    await own.delete('/session')
    await fail('head', 25)
    expect((await signIn(own, 'head')).status).toBe(200)
  })

  test('nobody can shut out everybody by failing from the office’s one address', async () => {
    const own = await atBrowser('clerk')
    const people = Object.keys(PEOPLE).slice(3, 15)
    for (const login of people) await fail(login, 5, '192.0.2.10')
    expect((await signIn(stranger('192.0.2.10'), 'commander')).status).toBe(429)
    expect((await signIn(stranger('192.0.2.11'), 'commander')).status).toBe(200)
    expect((await signIn(own, 'clerk')).status).toBe(200)
  })

  test('one’s own browser is no way to guess without end either', async () => {
    const own = await atBrowser('head')
    for (let i = 0; i < 10; i += 1) await signIn(own, 'head', 'not the password')
    expect((await signIn(own, 'head')).status).toBe(429)
  })

  test('the wait ends after a quarter of an hour, and tries meanwhile do not make it longer', async () => {
    await fail('head', 10)
    later(14 * MINUTE)
    expect((await signIn(stranger(), 'head')).status).toBe(429)
    later(2 * MINUTE)
    expect((await signIn(stranger(), 'head')).status).toBe(200)
  })
})

describe('a session', () => {
  test('ends after two hours without a request', async () => {
    const client = await atBrowser('head')
    later(IDLE - MINUTE)
    expect(await whoIs(client)).toBe(200)
    later(IDLE - MINUTE)
    expect(await whoIs(client)).toBe(200)
    later(IDLE)
    expect(await whoIs(client)).toBe(401)
  })

  test('ends after twelve hours, however busy', async () => {
    const client = await atBrowser('head')
    for (let passed = 0; passed < ABSOLUTE - 60 * MINUTE; passed += 60 * MINUTE) {
      later(60 * MINUTE)
      expect(await whoIs(client), `${passed}`).toBe(200)
    }
    later(60 * MINUTE)
    expect(await whoIs(client)).toBe(401)
  })

  test('is written to at most once a minute', async () => {
    await sql`delete from sessions where account_id = ${accountOf('head')}`.execute(owner)
    const client = await atBrowser('head')
    const seen = async () =>
      (
        await sql<{ seenAt: Date }>`select max(seen_at) as "seenAt" from sessions
          where account_id = ${accountOf('head')}`.execute(owner)
      ).rows[0]?.seenAt.getTime()
    const before = await seen()
    later(59_000)
    await whoIs(client)
    expect(await seen()).toBe(before)
    later(1000)
    await whoIs(client)
    expect(await seen()).toBe(clock.now.getTime())
  })

  test('is stored as a hash', async () => {
    const client = await atBrowser('head')
    const token = client.cookies.get('zhishi')?.split('.')[1] ?? ''
    expect(token).toHaveLength(43)
    const { rows } = await sql<{ text: string }>`select s::text as text from sessions s`.execute(
      owner,
    )
    expect(rows.some(({ text }) => text.includes(token))).toBe(false)
  })

  test('ends by signing out, on the server and in the browser', async () => {
    const client = await atBrowser('head')
    const copy = stranger()
    copy.cookies.set('zhishi', client.cookies.get('zhishi') ?? '')
    expect((await client.delete('/session')).status).toBe(200)
    expect(client.cookies.has('zhishi')).toBe(false)
    expect(await whoIs(copy)).toBe(401)
  })

  test.each([
    'nonsense',
    '1.',
    '.abc',
    '1.AAAA',
    `0.${'A'.repeat(43)}`,
    `1.${'A'.repeat(43)}`,
    `99999999999999999999.${'A'.repeat(43)}`,
    `1.${'A'.repeat(42)}'`,
    `1.${'A'.repeat(5000)}`,
  ])('a made-up cookie is nobody (%#)', async (cookie) => {
    const client = stranger()
    client.cookies.set('zhishi', cookie)
    expect(await whoIs(client)).toBe(401)
  })

  test('of one district opens nothing in another', async () => {
    const client = await atBrowser('clerk')
    const token = client.cookies.get('zhishi') ?? ''
    client.cookies.set('zhishi', token.replace(/^1\./, '2.'))
    expect(await whoIs(client)).toBe(401)
  })
})

describe('changing the password', () => {
  test('asks for the current one, ends all other sessions and keeps the own under a new token', async () => {
    const here = await atBrowser('projectOffice')
    const there = await atBrowser('projectOffice')
    const wrong = await here.put('/session/password', { current: 'nope', next: 'quiet green hill' })
    expect([wrong.status, codeOf(wrong)]).toEqual([409, 'password.wrong'])
    const before = here.cookies.get('zhishi')
    const done = await here.put('/session/password', {
      current: PASSWORD,
      next: 'quiet green hill',
    })
    expect(done.status).toBe(200)
    expect(here.cookies.get('zhishi')).not.toBe(before)
    expect(await whoIs(here)).toBe(200)
    expect(await whoIs(there)).toBe(401)
    expect((await signIn(stranger(), 'projectOffice')).status).toBe(401)
    expect((await signIn(stranger(), 'projectOffice', 'quiet green hill')).status).toBe(200)
  })

  test.each([
    ['short pw', 400, undefined],
    ['x'.repeat(129), 400, undefined],
    ['mylead-password-7', 409, 'password.holds-login'],
    ['aaaaaaaaaaaa', 409, 'password.too-simple'],
    ['1234567890', 409, 'password.too-simple'],
    ['Password123', 409, 'password.too-simple'],
    ['山高水长自有远方来客', 200, undefined],
  ])('to what may be guessed is refused (%#)', async (next, status, code) => {
    const client = await atBrowser('lead')
    const answer = await client.put('/session/password', { current: PASSWORD, next })
    expect([answer.status, codeOf(answer)]).toEqual([status, code])
    await sql`update accounts set password_hash = (select password_hash from accounts where login = 'clerk')
      where login = 'lead'`.execute(owner)
  })
})

function newAccount(login: string, more: Partial<Account> = {}) {
  return {
    login,
    name: '新人',
    password: 'steady autumn wind',
    cadreId: null,
    unitId: null,
    ...more,
  }
}

describe('making accounts', () => {
  test('the system administrator makes one, without any role until somebody else grants it', async () => {
    const id = newId()
    const { body } = await as('systemAdmin').put<Account>(`/accounts/${id}`, newAccount('new-one'))
    expect(body).toMatchObject({ id, login: 'new-one', roles: [], disabledAt: null, trial: false })
    const client = stranger()
    expect((await signIn(client, 'new-one', 'steady autumn wind')).status).toBe(200)
    expect((await client.get('/ledgers/projects')).status).toBe(403)
  })

  test('somebody on the roster may see the own record', async () => {
    const cadreId = idOf('cadre', '叶青')
    const made = await as('systemAdmin').put<Account>(
      `/accounts/${newId()}`,
      newAccount('ye-qing', { cadreId }),
    )
    expect(made.body.roles).toEqual(['cadre'])
  })

  test('asked again it is the same; with another login, or a login that is taken, it is refused', async () => {
    const id = newId()
    const first = await as('systemAdmin').put(`/accounts/${id}`, newAccount('twice'))
    expect(await as('systemAdmin').put(`/accounts/${id}`, newAccount('twice'))).toMatchObject({
      status: 200,
      body: first.body,
    })
    const other = await as('systemAdmin').put(`/accounts/${id}`, newAccount('thrice'))
    expect([other.status, codeOf(other)]).toEqual([409, 'record.already-there'])
    const taken = await as('systemAdmin').put(`/accounts/${newId()}`, newAccount('ＣＬＥＲＫ'))
    expect([taken.status, codeOf(taken)]).toEqual([409, 'login.taken'])
    // A login is one for all districts.
    const elsewhere = await as('systemAdmin').put(`/accounts/${newId()}`, newAccount('elsewhere'))
    expect(codeOf(elsewhere)).toBe('login.taken')
  })

  test('of a cadre or unit of another district, or of none, it is refused', async () => {
    for (const links of [{ cadreId: idOf('cadre', '邻人') }, { unitId: newId() }]) {
      const answer = await as('systemAdmin').put(
        `/accounts/${newId()}`,
        newAccount('linked', links),
      )
      expect([answer.status, codeOf(answer)]).toEqual([409, 'record.link-missing'])
    }
  })

  test('the list tells of a cadre no more than the link', async () => {
    const { body } = await as('systemAdmin').get<Account[]>('/accounts')
    expect(Object.keys(body[0] ?? {}).toSorted()).toEqual(
      [
        'cadreId',
        'createdAt',
        'disabledAt',
        'id',
        'login',
        'name',
        'roles',
        'trial',
        'unitId',
      ].toSorted(),
    )
    expect(body.some(({ login }) => login === 'elsewhere')).toBe(false)
  })
})

describe('shutting somebody out', () => {
  const disable = (by: Person, person: Person, disabled = true) =>
    as(by).post<Account>(`/accounts/${accountOf(person)}/disabling`, { disabled })

  test('takes effect on the next request, and can be taken back', async () => {
    const client = await atBrowser('vettingDepartment')
    expect((await disable('systemAdmin', 'vettingDepartment')).status).toBe(200)
    expect(await whoIs(client)).toBe(401)
    expect((await signIn(stranger(), 'vettingDepartment')).status).toBe(401)
    await disable('systemAdmin', 'vettingDepartment', false)
    expect(await whoIs(client)).toBe(401)
    expect((await signIn(client, 'vettingDepartment')).status).toBe(200)
  })

  test('not oneself, not the last of an administrator’s seat, nobody of another district', async () => {
    const self = await disable('systemAdmin', 'systemAdmin')
    expect([self.status, codeOf(self)]).toEqual([409, 'account.self'])
    for (const person of ['securityAdmin', 'auditor'] as const) {
      const last = await disable('systemAdmin', person)
      expect([last.status, codeOf(last)]).toEqual([409, 'account.last-administrator'])
    }
    const path = `/accounts/${accountOf('elsewhere')}/disabling`
    expect((await as('systemAdmin').post(path, { disabled: true })).status).toBe(404)
  })

  test('two administrators who leave at the same moment do not both go', async () => {
    const second = newId()
    await as('systemAdmin').put(`/accounts/${second}`, newAccount('second-security'))
    await as('securityAdmin').put(`/grants/${second}`, { roles: ['securityAdmin'] })
    const answers = await Promise.all(
      [accountOf('securityAdmin'), second].map((id) =>
        as('systemAdmin').post(`/accounts/${id}/disabling`, { disabled: true }),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    // Back to where it was.
    for (const id of [accountOf('securityAdmin'), second])
      await as('systemAdmin').post(`/accounts/${id}/disabling`, { disabled: false })
    const security = await atBrowser('securityAdmin')
    expect((await security.put(`/grants/${second}`, { roles: [] })).status).toBe(200)
  })
})

describe('granting roles', () => {
  const grant = async (by: Client, person: Person, roles: readonly Role[]) =>
    by.put<Account>(`/grants/${accountOf(person)}`, { roles })
  let security: Client
  beforeEach(async () => {
    security = await atBrowser('securityAdmin')
  })

  test('is the security administrator’s, counts on the next sign-in, and ends the sessions before', async () => {
    const client = await atBrowser('cadre')
    expect((await client.get('/ledgers/tallies')).body).toMatchObject({ total: 0 })
    expect((await grant(security, 'cadre', ['cadre', 'supervisor'])).body.roles).toEqual([
      'cadre',
      'supervisor',
    ])
    expect(await whoIs(client)).toBe(401)
    await signIn(client, 'cadre')
    expect((await client.get('/ledgers/bottom-line-events')).body).toMatchObject({ total: 1 })
    await grant(security, 'cadre', ['cadre'])
  })

  test.each([
    ['two administrators', ['systemAdmin', 'auditor'], 'roles.two-administrators'],
    ['one beside personnel', ['auditor', 'clerk'], 'roles.administrator-and-personnel'],
  ] as const)('never %s', async (_, roles, code) => {
    const answer = await grant(security, 'supervisor', roles)
    expect([answer.status, codeOf(answer)]).toEqual([409, code])
  })

  test('never to oneself, never the last administrator away', async () => {
    const self = await grant(security, 'securityAdmin', ['securityAdmin'])
    expect(codeOf(self)).toBe('grant.self')
    const last = await grant(security, 'auditor', ['clerk'])
    expect(codeOf(last)).toBe('account.last-administrator')
  })

  test('the database itself refuses a second seat, whoever writes', async () => {
    const add = (person: Person, role: Role) =>
      sql`insert into account_roles (district_id, account_id, role, granted_at)
        values (1, ${accountOf(person)}, ${role}, now())`.execute(owner)
    await expect(add('clerk', 'auditor')).rejects.toMatchObject({ code: '23503' })
    await expect(add('auditor', 'clerk')).rejects.toMatchObject({ code: '23503' })
    await expect(add('auditor', 'systemAdmin')).rejects.toMatchObject({ code: '23503' })
    await expect(add('clerk', 'king' as Role)).rejects.toMatchObject({ code: '23514' })
  })

  test('who makes the accounts names no further administrator once there is one', async () => {
    const id = newId()
    await as('systemAdmin').put(`/accounts/${id}`, newAccount('friend'))
    for (const role of ['securityAdmin', 'auditor']) {
      const answer = await as('systemAdmin').post(`/accounts/${id}/first-administrator`, { role })
      expect([answer.status, codeOf(answer)]).toEqual([409, 'grant.not-yours'])
    }
  })
})

test('nothing here was an error of the server', () => {
  expect(errors).toEqual([])
})
