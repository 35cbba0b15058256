import { Hono } from 'hono'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import type { Role } from '@zhishi/domain/access/roles.ts'
import type { Database } from '../../src/platform/database.ts'
import { type Route, serveRoutes } from '../../src/platform/http.ts'
import { DISTRICT, idOf } from './smallDistrict.ts'

export const actor = (name: string, roles: Role[], cadreName?: string): Actor => ({
  accountId: idOf(`账号 ${name}`),
  name,
  districtId: DISTRICT,
  district: '柏川县',
  roles,
  cadreId: cadreName === undefined ? null : idOf(cadreName),
  unitId: null,
})

/** Who asks. The name is the session. */
export const ASKERS: Readonly<Record<string, Actor>> = {
  周敏: actor('周敏', ['clerk']),
  齐文: actor('齐文', ['clerk']),
  方正: actor('方正', ['countyLeader'], '方正'),
  林岳: actor('林岳', ['head'], '林岳'),
  苏禾: actor('苏禾', ['head'], '苏禾'),
  许宁: actor('许宁', ['lead'], '许宁'),
  田野: actor('田野', ['inspector'], '田野'),
  项目办: actor('项目办', ['projectOffice']),
  管理员: actor('管理员', ['systemAdmin']),
}

export interface Answer {
  status: number
  body: unknown
  bytes: Uint8Array
  headers: Headers
}
export type Ask = (who: string, method: string, path: string, body?: unknown) => Promise<Answer>

/** The program's routes with a clock that tests may move, asked by name. */
export function serve(
  db: Database,
  routes: readonly Route[],
  clock: { now: Date } = { now: new Date('2025-02-01T00:00:00Z') },
  askers: Readonly<Record<string, Actor>> = ASKERS,
): Ask {
  const app = new Hono()
  serveRoutes(app, routes, {
    db,
    readTrail: db,
    clock: () => clock.now,
    identify: async (token) => askers[decodeURIComponent(token)],
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
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const bytes = new Uint8Array(await response.arrayBuffer())
    const isJson = response.headers.get('content-type')?.includes('json') ?? false
    return {
      status: response.status,
      body: isJson ? JSON.parse(new TextDecoder().decode(bytes)) : undefined,
      bytes,
      headers: response.headers,
    }
  }
}
