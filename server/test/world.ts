import { tmpdir } from 'node:os'
import type { Hono } from 'hono'
import { afterAll } from 'vitest'
import type { Role } from '@zhishi/domain/access/roles.ts'
import type { Endpoint } from '@zhishi/domain/platform/endpoint.ts'
import { FACTS } from '@zhishi/domain/app/facts.ts'
import { startSession } from '../src/accounts/sessions.ts'
import { makeAccount } from '../src/accounts/store.ts'
import { routesOf } from '../src/app/routes.ts'
import { serveApp } from '../src/app/serve.ts'
import { openDatabase, transaction, type Tx } from '../src/platform/database.ts'
import { enterFacts } from '../src/platform/facts.ts'
import { type Client, clientOf } from './client.ts'
import { type TestDatabase, testDatabase } from './harness.ts'
import { idOf, worldFacts } from './worldFacts.ts'

/**
 * The named people of 云山区 and what is on record about them, for every test that asks the server
 * something. `const { as } = await world()`, then `await as('clerk').get('/ledgers/cadres')`.
 *
 * 贺山 is a county leader and commands 云溪大桥 and 云溪小学迁建; 顾明 heads the housing bureau and
 * commands 老旧小区改造; 白桥 heads the township; 陆远 leads both projects of the housing bureau; 叶青
 * leads that of the education bureau; 宋平 and 梁秋 inspect, and 梁秋 is an in-law of 白桥.
 */
interface Someone {
  readonly name: string
  readonly role: Role
  readonly cadre?: true
  readonly unit?: string
}

export const PEOPLE = {
  clerk: { name: '林清', role: 'clerk', unit: '区委组织部' },
  projectOffice: { name: '许工', role: 'projectOffice', unit: '发展和改革局' },
  commander: { name: '贺山', role: 'commander', cadre: true },
  lead: { name: '陆远', role: 'lead', cadre: true, unit: '住房和城乡建设局' },
  head: { name: '顾明', role: 'head', cadre: true, unit: '住房和城乡建设局' },
  otherHead: { name: '白桥', role: 'head', cadre: true, unit: '云溪镇' },
  unitClerk: { name: '方禾', role: 'unitClerk', unit: '住房和城乡建设局' },
  vettingDepartment: { name: '石岚', role: 'vettingDepartment', unit: '财政局' },
  verifyingDepartment: { name: '余澄', role: 'verifyingDepartment', unit: '发展和改革局' },
  teamLeader: { name: '宋平', role: 'teamLeader', cadre: true, unit: '区委组织部' },
  inspector: { name: '梁秋', role: 'inspector', cadre: true, unit: '财政局' },
  supervisor: { name: '韩立', role: 'supervisor' },
  disciplineOfficer: { name: '沈严', role: 'disciplineOfficer' },
  countyLeader: { name: '江河', role: 'countyLeader' },
  cadre: { name: '叶青', role: 'cadre', cadre: true, unit: '教育局' },
  systemAdmin: { name: '丁一', role: 'systemAdmin' },
  securityAdmin: { name: '于二', role: 'securityAdmin' },
  auditor: { name: '尹三', role: 'auditor' },
} as const satisfies Readonly<Record<string, Someone>>
export type Person = keyof typeof PEOPLE

export const DISTRICT = { id: 1, name: '云山区' }
/** A second district on the same server, with a clerk and a cadre, whom nobody of the first may see. */
export const ELSEWHERE = { id: 2, name: '青川区' }

/** The password of everybody here, stored with a cheap hash so that a test need not wait for it. */
export const PASSWORD = 'bright river stone'
const CHEAP_HASH =
  '$argon2id$v=19$m=8,t=1,p=1$VAE84ypVkZAPnLOAx5kuNA$gLokpyGOrIBHOmQCi19Dp5KceqSPlqW41oI4lko4/bc'

export interface World extends TestDatabase {
  readonly server: Hono
  /** What the server takes for the present; may be moved. */
  readonly clock: { now: Date }
  /** Somebody of this district, signed in. */
  as(person: Person): Client
  readonly elsewhere: Client
  /** Somebody who is not signed in. */
  stranger(address?: string): Client
  /** The same server as it is behind a proxy with this address. */
  behind(publicUrl: string): Hono
  /** What the server answers to. */
  readonly endpoints: readonly Endpoint[]
  /** What went wrong that was nobody's mistake but ours. */
  readonly errors: unknown[]
}

/** Makes the district in a database of the test file's own and signs everybody in. */
export async function world({ facts = true } = {}): Promise<World> {
  const database = await testDatabase()
  const clock = { now: new Date('2025-01-15T01:00:00Z') }
  const errors: unknown[] = []
  const connection = database.connectionOptions('app')
  const db = openDatabase({ connection, name: 'zhishi', size: 6 })
  const readTrail = openDatabase({ connection, name: 'zhishi', size: 2, relaxed: true })
  const stopping = new AbortController()
  afterAll(async () => {
    stopping.abort()
    await Promise.all([db.destroy(), readTrail.destroy()])
  })
  const means = {
    db,
    readTrail,
    clock: () => clock.now,
    data: tmpdir(),
    publicUrl: undefined,
    logError: (error: unknown) => errors.push(error),
    stopping: stopping.signal,
  }
  const server = serveApp(means)
  const sessions = await transaction(database.app, (tx) => settle(tx, clock.now, facts))
  const signedIn = (name: string) =>
    clientOf(server, new Map([['zhishi', sessions.get(name) ?? '']]))
  const clients = new Map<string, Client>()
  return {
    ...database,
    server,
    clock,
    errors,
    behind: (publicUrl) => serveApp({ ...means, publicUrl }),
    endpoints: routesOf(means).map(({ endpoint }) => endpoint),
    as(person) {
      const client = clients.get(person) ?? signedIn(person)
      clients.set(person, client)
      return client
    },
    elsewhere: signedIn('elsewhere'),
    stranger: (address) => clientOf(server, new Map(), address),
  }
}

/** The two districts, their people and facts; gives the session cookie of everybody. */
async function settle(tx: Tx, now: Date, facts: boolean): Promise<Map<string, string>> {
  for (const { id, name } of [DISTRICT, ELSEWHERE])
    await tx.insertInto('districts').values({ id, code: null, name, createdAt: now }).execute()
  if (facts) await enterWorldFacts(tx, now)
  const sessions = new Map<string, string>()
  for (const [person, someone] of Object.entries(PEOPLE) as [Person, Someone][])
    sessions.set(person, await settleSomeone(tx, DISTRICT.id, person, someone, now, facts))
  const outsider: Someone = { name: '外人', role: 'clerk' }
  sessions.set(
    'elsewhere',
    await settleSomeone(tx, ELSEWHERE.id, 'elsewhere', outsider, now, facts),
  )
  return sessions
}

async function settleSomeone(
  tx: Tx,
  districtId: number,
  login: string,
  { name, role, cadre, unit }: Someone,
  now: Date,
  facts: boolean,
): Promise<string> {
  const account = {
    id: accountOf(login),
    login,
    name,
    passwordHash: CHEAP_HASH,
    roles: [role],
    cadreId: cadre && facts ? idOf('cadre', name) : null,
    unitId: unit && facts ? idOf('unit', unit) : null,
    trial: false,
  }
  await makeAccount(tx, districtId, account, null, now)
  return startSession(tx, districtId, account.id, now)
}

export const accountOf = (person: string): string => idOf('account', person)

async function enterWorldFacts(tx: Tx, at: Date): Promise<void> {
  const by = { districtId: DISTRICT.id, accountId: accountOf('clerk'), name: PEOPLE.clerk.name }
  const all = worldFacts()
  for (const fact of FACTS) {
    const entries = all.filter(({ noun }) => noun === fact.noun)
    if (entries.length > 0) await enterFacts(tx, fact, entries, { by, at })
  }
  const elsewhere = { districtId: ELSEWHERE.id, accountId: null, name: '外人' }
  const stranger = all.find(({ noun }) => noun === 'cadre')
  const [cadre] = FACTS.filter(({ noun }) => noun === 'cadre')
  if (!stranger || !cadre) throw new Error('the world has no cadre')
  const content = { ...stranger.content, name: '邻人' }
  const entry = { id: idOf('cadre', '邻人'), content }
  await enterFacts(tx, cadre, [entry], { by: elsewhere, at })
}
