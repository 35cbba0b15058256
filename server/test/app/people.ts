import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import type { Role } from '@zhishi/domain/access/roles.ts'
import { Hono } from 'hono'
import { afterAll } from 'vitest'
import type { Database } from '../../src/platform/database.ts'
import { type Route, serveRoutes } from '../../src/platform/http.ts'
import { evidenceRoutes } from '../../src/app/evidence.ts'
import { exportRoutes } from '../../src/app/exports.ts'
import { ledgerRoutes } from '../../src/app/ledgers.ts'
import { recordRoutes } from '../../src/app/records.ts'
import { savedViewRoutes } from '../../src/app/savedViews.ts'
import { searchRoutes } from '../../src/app/search.ts'
import { DISTRICT, idOf } from './district.ts'

const account = (name: string, roles: Role[], cadre?: string, unit?: string): Actor => ({
  accountId: idOf(`账号 ${name}`),
  name,
  districtId: DISTRICT,
  district: '桃李区',
  roles,
  cadreId: cadre === undefined ? null : idOf(cadre),
  unitId: unit === undefined ? null : idOf(unit),
})

/** Who asks; the name is the session. One for every seat, some of them people of the district. */
export const PEOPLE = {
  周敏: account('周敏', ['clerk']),
  郑晓: account('郑晓', ['clerk']),
  // A clerk who is on the roster himself, where a test has entered him.
  秦岚: account('秦岚', ['clerk'], '秦岚'),
  项目办: account('项目办', ['projectOffice']),
  方正: account('方正', ['commander', 'cadre'], '方正'),
  许宁: account('许宁', ['lead', 'cadre'], '许宁', '区发展和改革局'),
  高远: account('高远', ['lead', 'cadre'], '高远', '区财政局'),
  单雄信: account('单雄信', ['head'], '单雄信', '河口镇'),
  苏禾: account('苏禾', ['head'], '苏禾', '山阳街道'),
  马成: account('马成', ['unitClerk'], undefined, '河口镇'),
  江楠: account('江楠', ['vettingDepartment'], undefined, '区财政局'),
  卢青: account('卢青', ['verifyingDepartment'], undefined, '区发展和改革局'),
  田野: account('田野', ['inspector'], '田野', '区委组织部'),
  何川: account('何川', ['teamLeader', 'cadre'], '何川', '区财政局'),
  顾衡: account('顾衡', ['supervisor']),
  严正: account('严正', ['disciplineOfficer']),
  齐明: account('齐明', ['countyLeader']),
  尤安: account('尤安', ['cadre'], '尤安', '河口镇'),
  系统管理员: account('系统管理员', ['systemAdmin']),
  安全管理员: account('安全管理员', ['securityAdmin']),
  审计员: account('审计员', ['auditor']),
} as const satisfies Readonly<Record<string, Actor>>
export type Who = keyof typeof PEOPLE

/** The accounts of these people, for what is kept by account. */
export const enterAccounts = (db: Database) =>
  db
    .insertInto('accounts')
    .values(
      Object.values(PEOPLE).map(({ accountId, name, districtId }) => ({
        districtId,
        id: accountId,
        login: name,
        name,
        passwordHash: '',
        cadreId: null,
        unitId: null,
        createdAt: new Date('2025-01-01T00:00:00Z'),
        disabledAt: null,
        trial: false,
      })),
    )
    .execute()

export interface Answer {
  readonly status: number
  readonly text: string
  readonly body: unknown
  readonly bytes: Uint8Array
  readonly headers: Headers
}
export type Ask = (who: Who, method: string, path: string, body?: unknown) => Promise<Answer>

/** Where the files of these tests are kept. */
export const DATA = mkdtempSync(join(tmpdir(), 'zhishi-files-'))
afterAll(() => rmSync(DATA, { recursive: true, force: true }))

const routesIn = (data: string): readonly Route[] => [
  ...ledgerRoutes,
  ...exportRoutes,
  ...recordRoutes,
  ...evidenceRoutes({ data }),
  ...searchRoutes,
  ...savedViewRoutes,
]

/**
 * The ledgers' and records' routes, asked by name; time goes on by a second with every request. Bytes
 * are sent as they are, everything else as JSON.
 */
export function serve(db: Database, data = DATA): Ask {
  const app = new Hono()
  let now = Date.parse('2025-02-01T00:00:00Z')
  const people: Readonly<Record<string, Actor>> = PEOPLE
  serveRoutes(app, routesIn(data), {
    db,
    readTrail: db,
    clock: () => new Date((now += 1000)),
    identify: async (token) => people[decodeURIComponent(token)],
    publicUrl: undefined,
    logError: (error) => console.error(error),
  })
  return async (who, method, path, body) => {
    const response = await app.request(`/api${path}`, {
      method,
      headers: {
        cookie: `zhishi=${encodeURIComponent(who)}`,
        'x-zhishi': '1',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined
        ? {}
        : { body: body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body) }),
    })
    const bytes = new Uint8Array(await response.arrayBuffer())
    const text = new TextDecoder().decode(bytes)
    const isJson = response.headers.get('content-type')?.includes('json') ?? false
    return {
      status: response.status,
      text,
      body: isJson ? (JSON.parse(text) as unknown) : undefined,
      bytes,
      headers: response.headers,
    }
  }
}
