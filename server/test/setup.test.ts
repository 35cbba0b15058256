import { tmpdir } from 'node:os'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Account } from '@zhishi/domain/accounts/api.ts'
import { makeDistrict, newSetupToken } from '../src/accounts/setup.ts'
import { serveApp } from '../src/app/serve.ts'
import { transaction } from '../src/platform/database.ts'
import { newId } from '../src/platform/ids.ts'
import { type Answer, clientOf } from './client.ts'
import { createTestDatabase } from './harness.ts'

/** A server on an empty database, as it is at the first start. */
async function firstStart() {
  const database = await createTestDatabase()
  const { app: db } = database
  const errors: unknown[] = []
  const server = serveApp({
    db,
    readTrail: db,
    clock: () => new Date(),
    data: tmpdir(),
    publicUrl: undefined,
    logError: (error) => errors.push(error),
    stopping: new AbortController().signal,
  })
  const token = (await newSetupToken(db, new Date())) ?? ''
  return { ...database, db, token, errors, browser: () => clientOf(server) }
}

const request = (token: string, more: object = {}) => ({
  token,
  district: '云山区',
  administrator: { login: 'ding', name: '丁一', password: 'bright river stone' },
  clerk: { login: 'lin', name: '林清', password: 'quiet autumn field' },
  trial: false,
  ...more,
})
const codeOf = ({ body }: Answer) => (body as { reason?: { code: string } } | null)?.reason?.code

describe('the first start', () => {
  test('the link makes the district, the system administrator and the clerk, and signs the clerk in', async () => {
    const { browser, token, db, errors, drop } = await firstStart()
    const page = browser()
    expect((await page.get('/setup', { token })).body).toEqual({
      needed: true,
      tokenIsGood: true,
      district: null,
    })
    expect((await page.get('/setup', { token: 'x'.repeat(43) })).body).toMatchObject({
      tokenIsGood: false,
    })
    const { status, body } = await page.post('/setup', request(token))
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({
        name: '林清',
        districtId: 1,
        district: '云山区',
        roles: ['clerk'],
      }),
    ])
    expect((await page.get('/session')).body).toMatchObject({
      actor: { name: '林清' },
      may: expect.arrayContaining(['import workbooks', 'read cadres']),
      missingAdministrators: ['securityAdmin', 'auditor'],
      trial: false,
    })
    // From now on the link opens nothing, and a start prints none.
    expect((await page.get('/setup', { token })).body).toEqual({
      needed: false,
      tokenIsGood: false,
      district: null,
    })
    const again = await browser().post('/setup', request(token))
    expect([again.status, codeOf(again)]).toEqual([409, 'setup.done'])
    expect(await newSetupToken(db, new Date())).toBeUndefined()
    expect(errors).toEqual([])
    await drop()
  })

  test('each start prints a link of its own, and all are good until one is used', async () => {
    const { browser, token, db, drop } = await firstStart()
    const second = (await newSetupToken(db, new Date())) ?? ''
    for (const one of [token, second])
      expect((await browser().get('/setup', { token: one })).body).toMatchObject({
        tokenIsGood: true,
      })
    expect((await browser().post('/setup', request(token))).status).toBe(200)
    expect(codeOf(await browser().post('/setup', request(second)))).toBe('setup.done')
    await drop()
  })

  test('of many who set up at once, with one link or several, one succeeds', async () => {
    const { browser, token, db, errors, drop } = await firstStart()
    const second = (await newSetupToken(db, new Date())) ?? ''
    const answers = await Promise.all(
      [token, second, token, second].map((one, i) =>
        browser().post(
          '/setup',
          request(one, {
            administrator: { login: `ding${i}`, name: '丁一', password: 'bright river stone' },
            clerk: { login: `lin${i}`, name: '林清', password: 'quiet autumn field' },
          }),
        ),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409])
    const { rows } = await sql<{ n: number }>`select count(*) as n from accounts`.execute(db)
    expect(rows).toEqual([{ n: 2 }])
    expect(errors).toEqual([])
    await drop()
  })

  test('a wrong link, two equal logins, a weak password: nothing is made and the link stays good', async () => {
    const { browser, token, db, drop } = await firstStart()
    const page = browser()
    expect(codeOf(await page.post('/setup', request('x'.repeat(43))))).toBe('setup.link')
    const clerk = { login: 'ding', name: '林清', password: 'quiet autumn field' }
    expect(codeOf(await page.post('/setup', request(token, { clerk })))).toBe('login.taken')
    const weak = { ...clerk, login: 'lin', password: 'aaaaaaaaaaaa' }
    expect(codeOf(await page.post('/setup', request(token, { clerk: weak })))).toBe(
      'password.too-simple',
    )
    const { rows } = await sql`select 1 from districts`.execute(db)
    expect(rows).toEqual([])
    expect((await page.get('/setup', { token })).body).toMatchObject({ tokenIsGood: true })
    await drop()
  })

  test('a district that an import has made is joined, and told to whoever has the link only', async () => {
    const { browser, token, db, drop } = await firstStart()
    await transaction(db, (tx) => makeDistrict(tx, '青川区', new Date()))
    const page = browser()
    expect((await page.get('/setup', { token })).body).toMatchObject({ district: '青川区' })
    expect((await page.get('/setup')).body).toMatchObject({ district: null })
    const { body } = await page.post('/setup', request(token, { district: '青川新区' }))
    expect(body).toMatchObject({ districtId: 1, district: '青川新区' })
    await drop()
  })

  test('one person in both seats is said and flagged', async () => {
    const { browser, token, drop } = await firstStart()
    const page = browser()
    await page.post('/setup', request(token, { trial: true }))
    expect((await page.get('/session')).body).toMatchObject({ trial: true })
    await drop()
  })
})

test('the system administrator names the first security administrator and the first auditor, once', async () => {
  const { browser, token, errors, drop } = await firstStart()
  await browser().post('/setup', request(token))
  const admin = browser()
  await admin.post('/session', { login: 'ding', password: 'bright river stone' })
  const make = async (login: string) => {
    const account = {
      login,
      name: login,
      password: 'steady autumn wind',
      cadreId: null,
      unitId: null,
    }
    return (await admin.put<Account>(`/accounts/${newId()}`, account)).body.id
  }
  const name = (id: string, role: string) =>
    admin.post(`/accounts/${id}/first-administrator`, { role })
  const [first, second, third] = [await make('yu-er'), await make('yin-san'), await make('zhao-si')]
  // At the same moment, two different people for one seat.
  const both = await Promise.all([name(first, 'securityAdmin'), name(third, 'securityAdmin')])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect((await name(second, 'auditor')).status).toBe(200)
  expect(codeOf(await name(third, 'auditor'))).toBe('grant.not-yours')
  expect((await admin.get('/session')).body).toMatchObject({ missingAdministrators: [] })
  const self = (await admin.get<{ actor: { accountId: string } }>('/session')).body.actor.accountId
  expect(codeOf(await name(self, 'securityAdmin'))).toBe('grant.self')
  expect((await admin.put(`/grants/${third}`, { roles: ['clerk'] })).status).toBe(403)
  expect(errors).toEqual([])
  await drop()
})
