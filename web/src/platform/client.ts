import type { z } from 'zod'
import type { Reason } from '@zhishi/domain/kernel/refusal.ts'
import type { Endpoint, Input, Output } from '@zhishi/domain/platform/endpoint.ts'
import type { Contract } from './contract.ts'

/** Which field the server did not take, and why, as a code of the catalogues. */
export interface Issue {
  readonly path: string
  readonly code: string
}

/** An answer that is not the one asked for. `status` 0: no answer came at all. */
export class Problem extends Error {
  readonly status: number
  readonly reason: Reason
  readonly issues: readonly Issue[]
  /** The number under which the server wrote its own mistake down. */
  readonly id: string | undefined
  constructor(
    status: number,
    reason: Reason,
    issues: readonly Issue[] = [],
    id: string | undefined = undefined,
  ) {
    super(reason.code)
    this.name = 'Problem'
    this.status = status
    this.reason = reason
    this.issues = issues
    this.id = id
  }
}

interface ProblemBody {
  readonly code?: string
  readonly reason?: Reason
  readonly issues?: readonly Issue[]
  readonly retryAfter?: number
  readonly id?: string
}

/** What an address may ask, before the server fills in its defaults. */
export type Asks<E> =
  E extends Endpoint<z.ZodType, infer Q, z.ZodType>
    ? Q extends z.ZodNever
      ? undefined
      : z.input<Q>
    : never

export interface CallWith<E> {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Asks<E> | undefined
  readonly input?: Input<E>
  /** Sends these bytes instead of JSON. */
  readonly upload?: Blob
  readonly signal?: AbortSignal
}

let heed: (contract: Contract<unknown>, answer: unknown) => void = () => {}

/** Who looks at every answer while developing; nobody does in use, the server has checked them. */
export const whenAnswered = (look: typeof heed): void => {
  heed = look
}

type Address = Readonly<Record<string, unknown>>

/** The address of an endpoint below `/api`, its parameters filled in. Empty query values are left out. */
export function addressOf<E>(
  contract: Contract<E>,
  params: Readonly<Record<string, string>> = {},
  query: Address = {},
): string {
  const path = contract.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  )
  const asked = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const search = new URLSearchParams(asked.map(([key, value]) => [key, String(value)])).toString()
  return `/api${path}${search === '' ? '' : `?${search}`}`
}

/** Asks the server. Gives what the contract says, or throws a `Problem`. */
export async function call<E extends Endpoint>(
  contract: Contract<E>,
  { params, query, input, upload, signal }: CallWith<E> = {},
): Promise<Output<E>> {
  const body = upload ?? (input === undefined ? undefined : JSON.stringify(input))
  const response = await fetch(addressOf(contract, params, query as Address | undefined), {
    method: contract.method,
    credentials: 'same-origin',
    headers: {
      'x-zhishi': '1',
      accept: 'application/json',
      ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
    },
    ...(body === undefined ? {} : { body }),
    ...(signal === undefined ? {} : { signal }),
  }).catch((error: unknown) => {
    // Leaving a page gives up its questions; that is no problem to show.
    throw signal?.aborted ? error : new Problem(0, { code: 'offline' })
  })
  if (!response.ok) throw await problemFrom(response)
  const answer: unknown = await response.json().catch(() => {
    throw new Problem(response.status, { code: 'internal' })
  })
  heed(contract, answer)
  return answer as Output<E>
}

async function problemFrom(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as ProblemBody
  const about = body.retryAfter === undefined ? {} : { about: { seconds: body.retryAfter } }
  const reason = body.reason ?? { code: body.code ?? byStatus(response.status), ...about }
  return new Problem(response.status, reason, body.issues, body.id)
}

/** For answers that something between us and the server gave. */
const byStatus = (status: number): string =>
  status === 404
    ? 'not-found'
    : status === 413
      ? 'too-large'
      : status >= 500
        ? 'internal'
        : 'refused'

/** Whether the server answers at all. */
export const isThere = (): Promise<boolean> =>
  fetch('/icon.svg', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )
