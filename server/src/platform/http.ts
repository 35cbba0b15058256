import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { Actor, may } from '@zhishi/domain/access/actor.ts'
import type { Endpoint, Input, Output, Query } from '@zhishi/domain/platform/endpoint.ts'
import { readBody, readJson } from './body.ts'
import { type Cookie, readCookie, writeCookie } from './cookies.ts'
import { type Database, type Tx, transaction } from './database.ts'
import { doer, draftOf, recordDenial } from './deeds.ts'
import { addressOf, refuseForeign } from './origin.ts'
import { answerTo, forbidden, notFound, signInFirst } from './problems.ts'
import { type Deed, record } from './trail.ts'

/** A download: bytes or a stream, the name it is saved under, and what it is where that varies. */
export interface Download {
  readonly file: Uint8Array | ReadableStream<Uint8Array>
  readonly name: string
  readonly type?: string
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
  /** By what the device is known again; empty where it is new. */
  readonly device: string
  /** Adds to the trail row of this change, or says that something sensitive was read or exported. */
  readonly note: (deed: Partial<Deed>) => void
  /** Sets or clears the session cookie of the answer. */
  readonly keepSession: (token: string | undefined) => void
  readonly keepDevice: (device: string) => void
}

export type Handler<E extends Endpoint> = (call: Call<E>) => Promise<Output<E> | Download>

export interface Route {
  readonly endpoint: Endpoint
  readonly before?: ((call: Call<Endpoint>) => Promise<unknown>) | undefined
  readonly handler: (call: Call<Endpoint>, prepared: unknown) => Promise<unknown>
}

/** Ties a handler to its contract. */
export const route = <E extends Endpoint>(endpoint: E, handler: Handler<E>): Route => ({
  endpoint,
  handler: handler as unknown as Route['handler'],
})

/**
 * For what takes long beside the database (hashing a password) or must stay when the change is
 * refused (an attempt): `before` runs ahead of the transaction, on the pool, and hands its result on.
 */
export const routeAfter = <E extends Endpoint, P>(
  endpoint: E,
  before: (call: Call<E>) => Promise<P>,
  handler: (call: Call<E>, prepared: P) => Promise<Output<E>>,
): Route => ({
  endpoint,
  before: before as unknown as Route['before'],
  handler: handler as unknown as Route['handler'],
})

export interface Services {
  readonly db: Database
  /** For trail rows that record reads: they may commit without waiting for the disk. */
  readonly readTrail: Database
  readonly clock: () => Date
  /** Who a session token stands for, asked anew on every request. */
  readonly identify: (token: string, now: Date) => Promise<Actor | undefined>
  /** The address that people type, where there is a proxy; with HTTPS, cookies travel over it only. */
  readonly publicUrl: string | undefined
  readonly logError: (error: unknown, id: string) => void
}

export const isSecure = ({ publicUrl }: Pick<Services, 'publicUrl'>): boolean =>
  publicUrl?.startsWith('https:') ?? false

/** Mounts every route below `/api`: who, may they, well formed, one transaction, answer. */
export function serveRoutes(app: Hono, routes: readonly Route[], services: Services): Hono {
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

async function answer(context: Context, route: Route, services: Services): Promise<Response> {
  const { endpoint } = route
  const now = services.clock()
  const secure = isSecure(services)
  let actor: Actor | undefined
  try {
    if (endpoint.method !== 'GET') refuseForeign(context, services.publicUrl)
    const token = readCookie(context, 'session', secure)
    if (endpoint.may !== 'anyone' && token !== '') actor = await services.identify(token, now)
    refuseUnlessMay(actor, endpoint)
    const cookies = new Map<Cookie, string | undefined>()
    const asked = {
      ...(await readRequest(context, endpoint, services)),
      actor: actor ?? anybody,
      now,
      token,
      keepSession: (next: string | undefined) => void cookies.set('session', next),
      keepDevice: (next: string) => void cookies.set('device', next),
    }
    const given = await (changes(endpoint) ? change : look)(route, asked, services)
    for (const [cookie, value] of cookies) writeCookie(context, cookie, value, secure)
    return endpoint.file === undefined
      ? sendJson(context, endpoint, given)
      : sendFile(context, endpoint.file, given as Download)
  } catch (error) {
    const params = context.req.param() as Params
    // A denial that cannot be written down is answered by what kept it from being written.
    const told = await recordDenial(services.db, actor, draftOf(endpoint, params), now, error).then(
      () => error,
      (trouble: unknown) => trouble,
    )
    return answerTo(context, told, services.logError)
  }
}

function refuseUnlessMay(actor: Actor | undefined, { may: permission }: Endpoint): void {
  if (permission === 'anyone') return
  if (!actor) throw signInFirst()
  if (permission !== 'signed in' && !may(actor, permission)) throw forbidden()
}

type Params = Readonly<Record<string, string>>

/** What the request says, checked against the contract. */
async function readRequest(context: Context, endpoint: Endpoint, services: Services) {
  const { searchParams } = new URL(context.req.url)
  return {
    params: readParams(context),
    query: (endpoint.asks ?? z.strictObject({})).parse(Object.fromEntries(searchParams)),
    input: endpoint.takes ? endpoint.takes.parse(await readJson(context)) : undefined,
    upload:
      endpoint.uploads === undefined ? new Uint8Array() : await readBody(context, endpoint.uploads),
    address: addressOf(context, services.publicUrl),
    device: readCookie(context, 'device', isSecure(services)),
  }
}

type Asked = Awaited<ReturnType<typeof readRequest>> & {
  readonly actor: Actor
  readonly now: Date
}

/** Whether asking may change something: then it happens in one transaction with its trail row. */
const changes = ({ method, safe }: Endpoint): boolean => method !== 'GET' && safe !== true

async function change(route: Route, asked: Asked, { db }: Services): Promise<unknown> {
  const { endpoint } = route
  const deed = draftOf(endpoint, asked.params)
  const call = { ...asked, note: noteOn(deed) }
  const prepared = await route.before?.({ ...call, tx: db } as never)
  return transaction(db, async (tx) => {
    const given = await route.handler({ ...call, tx } as never, prepared)
    const by = endpoint.may === 'anyone' ? Actor.parse(given) : asked.actor
    await record(tx, doer(by), asked.now, { outcome: 'done', ...deed })
    return given
  })
}

/** Runs a handler that only reads; sensitive reading is on the trail before the answer leaves. */
async function look(route: Route, asked: Asked, { db, readTrail }: Services): Promise<unknown> {
  const deed = draftOf(route.endpoint, asked.params)
  const call = { ...asked, note: noteOn(deed), tx: db }
  const given = await route.handler(call as never, undefined)
  const { outcome } = deed
  if (outcome) await record(readTrail, doer(asked.actor), asked.now, { ...deed, outcome })
  return given
}

const noteOn = (deed: Partial<Deed>) => (more: Partial<Deed>) => void Object.assign(deed, more)

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function readParams(context: Context): Params {
  const params = context.req.param() as Params
  // What is no identifier cannot be anybody's record.
  for (const [name, value] of Object.entries(params))
    if ((name === 'id' || name.endsWith('Id')) && !UUID.test(value)) throw notFound()
  return params
}

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

/** Sent to be saved; whoever shows it all the same shows it without scripts, forms and our address. */
function sendFile(context: Context, usual: string, { file, name, type }: Download): Response {
  return context.body(file as ReadableStream, 200, {
    'content-type': type ?? usual,
    'content-security-policy': "default-src 'none'; sandbox",
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name.toWellFormed())}`,
    'cache-control': 'no-store',
  })
}
