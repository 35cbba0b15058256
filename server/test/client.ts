import type { Hono } from 'hono'
import type { Endpoint, Output } from '@zhishi/domain/platform/endpoint.ts'

/** What came back. `body` is the JSON of the answer, or undefined for a file. */
export interface Answer<T = unknown> {
  readonly status: number
  readonly body: T
  readonly headers: Headers
  bytes(): Promise<Uint8Array>
}

type Query = Readonly<Record<string, string | number | undefined>>

interface Asking {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Query
  readonly input?: unknown
}

/** Somebody at a browser: asks as the page asks, and keeps the cookies of the answers. */
export interface Client {
  get<T = unknown>(path: string, query?: Query): Promise<Answer<T>>
  put<T = unknown>(path: string, input: unknown): Promise<Answer<T>>
  post<T = unknown>(path: string, input: unknown): Promise<Answer<T>>
  delete<T = unknown>(path: string): Promise<Answer<T>>
  /** Asks an endpoint of the contract; the body has its type where the answer is a 200. */
  ask<E extends Endpoint>(endpoint: E, asking?: Asking): Promise<Answer<Output<E>>>
  /** Any request below `/api`, for what a page would never send. */
  send<T = unknown>(path: string, init: RequestInit): Promise<Answer<T>>
  readonly cookies: Map<string, string>
}

/** From where these requests seem to come. */
const ADDRESS = '192.0.2.10'

export function clientOf(
  app: Hono,
  cookies = new Map<string, string>(),
  address = ADDRESS,
): Client {
  const send = async <T>(path: string, init: RequestInit): Promise<Answer<T>> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { 'x-zhishi': '1', ...(cookie && { cookie }), ...plain(init.headers) }
    const env = { incoming: { socket: { remoteAddress: address } } }
    const response = await app.request(`/api${path}`, { ...init, headers }, env)
    for (const line of response.headers.getSetCookie()) keep(cookies, line)
    const isJson = response.headers.get('content-type')?.startsWith('application/json')
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson ? await response.json() : undefined) as T,
      bytes: async () => new Uint8Array(await response.arrayBuffer()),
    }
  }
  const withBody = (method: string) => (path: string, input: unknown) =>
    send(path, { method, body: JSON.stringify(input) }) as Promise<Answer<never>>
  return {
    get: (path, query) => send(path + searchOf(query), { method: 'GET' }),
    put: withBody('PUT'),
    post: withBody('POST'),
    delete: (path) => send(path, { method: 'DELETE' }),
    ask: ({ method, path }, { params = {}, query, input } = {}) => {
      const filled = path.replace(/:(\w+)/g, (_, name: string) =>
        encodeURIComponent(params[name] ?? ''),
      )
      const body = input === undefined ? {} : { body: JSON.stringify(input) }
      return send(filled + searchOf(query), { method, ...body })
    },
    send,
    cookies,
  }
}

const plain = (headers: RequestInit['headers']): Record<string, string> =>
  Object.fromEntries(new Headers(headers).entries())

function searchOf(query: Query | undefined): string {
  const asked = Object.entries(query ?? {}).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)] as const],
  )
  return asked.length === 0 ? '' : `?${new URLSearchParams(Object.fromEntries(asked)).toString()}`
}

function keep(cookies: Map<string, string>, line: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
  if (value === '' || /max-age=0/i.test(line)) cookies.delete(name)
  else cookies.set(name, value)
}
