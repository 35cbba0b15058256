import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { Actor, may } from '@zhishi/domain/access/actor.ts'
import type { Endpoint, Input, Output, Query } from '@zhishi/domain/platform/endpoint.ts'
import { Refusal } from '@zhishi/domain/kernel/refusal.ts'
import { type Database, type Tx, transaction } from './database.ts'
import { readBody, readJson } from './body.ts'
import { answerTo, forbidden, notFound, signInFirst } from './problems.ts'
import { type Deed, type Doer, record } from './trail.ts'

/** A download: bytes or a stream, and the name it is saved under. */
export interface Download {
  readonly file: Uint8Array | ReadableStream<Uint8Array>
  readonly name: string
}

/** What a handler is given: everything about one request, already checked. */
export interface Call<E extends Endpoint> {
  /** The transaction of the change; for a request that only reads, the pool. */
  readonly tx: Tx
  readonly actor: Actor
  readonly now: Date
  readonly params: Readonly<Record<string, string>>
  readonly input: Input<E>
  readonly query: Query<E>
  /** The bytes of an upload. */
  readonly upload: Uint8Array
  readonly address: string
  /** The session token as sent, for signing out; empty where there is none. */
  readonly token: string
  /** Adds to the trail row of this change, or says that something sensitive was read or exported. */
  readonly note: (deed: Partial<Deed>) => void
  /** Sets or clears the session cookie of the answer. */
  readonly keepSession: (token: string | undefined) => void
}

export type Handler<E extends Endpoint> = (call: Call<E>) => Promise<Output<E> | Download>

export interface Route {
  readonly endpoint: Endpoint
  readonly handler: (call: Call<Endpoint>) => Promise<unknown>
}

/** Ties a handler to its contract. */
export const route = <E extends Endpoint>(endpoint: E, handler: Handler<E>): Route => ({
  endpoint,
  handler: handler as unknown as Route['handler'],
})

export interface Services {
  readonly db: Database
  /** For trail rows that record reads: they may commit without waiting for the disk. */
  readonly readTrail: Database
  readonly clock: () => Date
  /** Who a session token stands for, asked anew on every request. */
  readonly identify: (token: string, now: Date) => Promise<Actor | undefined>
  /** Whether cookies may only travel over HTTPS. */
  readonly secure: boolean
  readonly logError: (error: unknown, id: string) => void
}

const COOKIE = 'zhishi'
const cookieName = (secure: boolean) => (secure ? `__Host-${COOKIE}` : COOKIE)

/** Mounts every route below `/api`: who, may they, well formed, one transaction, answer. */
export function serveRoutes(routes: readonly Route[], services: Services): Hono {
  const app = new Hono()
  for (const one of routes) {
    app.on(one.endpoint.method, `/api${one.endpoint.path}`, (context) =>
      answer(context, one, services),
    )
  }
  app.all('/api/*', (context) => answerTo(context, notFound(), services.logError))
  return app
}

/** Stands for somebody not signed in; setting up and signing in answer with the actor they make. */
const anybody: Actor = {
  accountId: '00000000-0000-7000-8000-000000000000',
  name: '—',
  districtId: 0,
  district: '',
  roles: [],
  cadreId: null,
  unitId: null,
}

async function answer(
  context: Context,
  { endpoint, handler }: Route,
  services: Services,
): Promise<Response> {
  const now = services.clock()
  const deed: { -readonly [K in keyof Deed]?: Deed[K] } = {}
  let actor: Actor | undefined
  try {
    refuseForeign(context, endpoint)
    const token = readCookie(context, cookieName(services.secure))
    actor = token === '' ? undefined : await services.identify(token, now)
    if (endpoint.may !== 'anyone') {
      if (!actor) throw signInFirst()
      if (endpoint.may !== 'signed in' && !may(actor, endpoint.may)) throw forbidden()
    }
    const call = {
      actor: actor ?? anybody,
      now,
      params: readParams(context),
      query: (endpoint.asks ?? z.strictObject({})).parse(
        Object.fromEntries(new URL(context.req.url).searchParams),
      ),
      input: endpoint.takes ? endpoint.takes.parse(await readJson(context)) : undefined,
      upload:
        endpoint.uploads === undefined
          ? new Uint8Array()
          : await readBody(context, endpoint.uploads),
      address: addressOf(context),
      token,
      note: (more: Partial<Deed>) => void Object.assign(deed, more),
      keepSession: (next: string | undefined) => keepSession(context, next, services.secure),
    }
    const changes = endpoint.method !== 'GET' && endpoint.safe !== true
    const given = changes
      ? await transaction(services.db, async (tx) => {
          const result = await handler({ ...call, tx } as never)
          await record(tx, actor ? doer(actor) : doer(Actor.parse(result)), now, {
            act: `${endpoint.method} ${endpoint.path}`,
            outcome: 'done',
            ...particularsOf(call.params),
            ...deed,
          })
          return result
        })
      : await handler({ ...call, tx: services.db } as never)
    if (!changes && deed.outcome) {
      await record(services.readTrail, doer(call.actor), now, {
        act: `${endpoint.method} ${endpoint.path}`,
        outcome: 'read',
        ...particularsOf(call.params),
        ...deed,
      })
    }
    return endpoint.file === undefined
      ? sendJson(context, endpoint, given)
      : sendFile(endpoint.file, given as Download)
  } catch (error) {
    await recordDenial(services, actor, endpoint, context, now, error)
    return answerTo(context, error, services.logError)
  }
}

const doer = ({ districtId, accountId, name }: Actor): Doer => ({ districtId, accountId, name })

const particularsOf = (params: Readonly<Record<string, string>>): Partial<Deed> => ({
  ...(params['noun'] === undefined ? {} : { noun: params['noun'] }),
  ...(params['id'] === undefined ? {} : { recordId: params['id'] }),
})

/** A refused act is on the trail too; a malformed or unknown one is not an act. */
async function recordDenial(
  services: Services,
  actor: Actor | undefined,
  endpoint: Endpoint,
  context: Context,
  now: Date,
  error: unknown,
): Promise<void> {
  const code =
    error instanceof Refusal
      ? error.reason.code
      : error instanceof Error && error.name === 'Forbidden'
        ? 'forbidden'
        : undefined
  if (!actor || code === undefined) return
  await record(services.db, doer(actor), now, {
    act: `${endpoint.method} ${endpoint.path}`,
    outcome: 'denied',
    ...particularsOf(readParams(context)),
    particulars: { code },
  })
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function readParams(context: Context): Record<string, string> {
  const params = context.req.param() as Record<string, string>
  // What is no identifier cannot be anybody's record.
  if (params['id'] !== undefined && !UUID.test(params['id'])) throw notFound()
  return params
}

function readCookie(context: Context, name: string): string {
  for (const part of (context.req.header('cookie') ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2)
    if (key === name && value) return value
  }
  return ''
}

function keepSession(context: Context, token: string | undefined, secure: boolean): void {
  const about = `Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`
  context.header(
    'set-cookie',
    `${cookieName(secure)}=${token ?? ''}; ${about}${token === undefined ? '; Max-Age=0' : ''}`,
  )
}

/** A change asked for by another site's page is not ours to make. */
function refuseForeign(context: Context, endpoint: Endpoint): void {
  if (endpoint.method === 'GET') return
  const site = context.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw forbidden()
  if (context.req.header('x-zhishi') === undefined) throw forbidden()
}

const addressOf = (context: Context): string =>
  (context.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming
    ?.socket?.remoteAddress ?? ''

function sendJson(context: Context, endpoint: Endpoint, given: unknown): Response {
  const read = (endpoint.gives ?? z.null()).safeParse(given ?? null)
  // An answer that breaks its contract is our fault, not the asker's.
  if (!read.success)
    throw new Error(`${endpoint.method} ${endpoint.path} breaks its contract`, {
      cause: read.error,
    })
  context.header('cache-control', 'no-store')
  return context.json(read.data as never)
}

function sendFile(type: string, { file, name }: Download): Response {
  return new Response(file as ReadableStream, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  })
}
