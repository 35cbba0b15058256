import type { Context } from 'hono'
import { z } from 'zod'
import { Refusal } from '@zhishi/domain/kernel/refusal.ts'
import { newId } from './ids.ts'

/** An answer that is not the one asked for: a status and a body that the client turns into words. */
export class Problem extends Error {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
  constructor(name: string, status: number, body: Readonly<Record<string, unknown>>) {
    super(name)
    this.name = name
    this.status = status
    this.body = body
  }
}

export const signInFirst = () => new Problem('SignInFirst', 401, { code: 'sign-in' })
export const forbidden = () => new Problem('Forbidden', 403, { code: 'forbidden' })
/** For what is not there and for what is not there for you: byte for byte the same. */
export const notFound = () => new Problem('NotFound', 404, { code: 'not-found' })
export const tooLarge = (limit: number) =>
  new Problem('TooLarge', 413, { code: 'too-large', limit })
export const tooMany = (retryAfter: number) =>
  new Problem('TooMany', 429, { code: 'too-many', retryAfter })
/** There is more to do than the server takes on at once, or it cannot work just now. */
export const busy = (retryAfter: number, code = 'busy') =>
  new Problem('Busy', 503, { code, retryAfter })
export const malformed = (issues: readonly { path: string; code: string }[]) =>
  new Problem('Malformed', 400, { code: 'malformed', issues })
export const conflict = (code: string) =>
  new Problem('Conflict', 409, { code: 'refused', reason: { code } })

/** SQLSTATE of a constraint that said no: two people did the same at once, or a link leads nowhere. */
const REFUSED: Readonly<Record<string, string>> = {
  '23505': 'record.already-there',
  '23503': 'record.link-missing',
  '23514': 'record.impossible',
  '23502': 'record.incomplete',
}
/** A value that PostgreSQL cannot hold: U+0000, half a character, a number beyond its type. */
const MALFORMED: Readonly<Record<string, string>> = {
  '22021': 'text.malformed',
  '22P05': 'text.malformed',
  '22P02': 'value.malformed',
  '22003': 'value.malformed',
  '22008': 'value.malformed',
}
/** Nobody's mistake: the server works too long, is full, is gone for a moment. */
const UNABLE: Readonly<Record<string, string>> = {
  '57014': 'took-too-long',
  '55P03': 'busy',
  '40001': 'busy',
  '40P01': 'busy',
  '53100': 'disk-full',
  '53300': 'busy',
  ENOSPC: 'disk-full',
  ECONNRESET: 'unavailable',
}

/** What the driver says without a code: the pool is used up, or the connection broke off. */
const NO_CONNECTION = /^(timeout exceeded when trying to connect|Connection terminated)/

/** Every error to its status, at one place. What is not foreseen is ours, and only its number is told. */
export function answerTo(
  context: Context,
  error: unknown,
  logError: (error: unknown, id: string) => void,
): Response {
  const problem = problemOf(error)
  context.header('cache-control', 'no-store')
  if (problem) {
    const { retryAfter } = problem.body
    if (retryAfter !== undefined) context.header('retry-after', String(retryAfter))
    if (problem.status === 503) logError(error, '')
    return context.json(problem.body, problem.status as 400)
  }
  const id = newId()
  logError(error, id)
  return context.json({ code: 'internal', id }, 500)
}

function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error
  if (error instanceof Refusal)
    return new Problem('Refused', 409, { code: 'refused', reason: error.reason })
  if (error instanceof z.ZodError) return malformed(issuesOf(error))
  const { code, syscall } = (error ?? {}) as { code?: unknown; syscall?: unknown }
  if (syscall === 'connect') return busy(5, 'unavailable')
  if (error instanceof Error && NO_CONNECTION.test(error.message)) return busy(5, 'unavailable')
  return typeof code === 'string' ? byState(code) : undefined
}

function byState(state: string): Problem | undefined {
  const refused = REFUSED[state]
  if (refused) return conflict(refused)
  const bad = MALFORMED[state]
  if (bad) return malformed([{ path: '', code: bad }])
  const unable = UNABLE[state] ?? (/^(08|57P)/.test(state) ? 'unavailable' : undefined)
  return unable ? busy(5, unable) : undefined
}

/** Which field is wrong and why: our own code where the schema names one, else zod's. */
export const issuesOf = (error: z.ZodError): { path: string; code: string }[] =>
  error.issues.map((issue) => ({
    path: issue.path.join('.'),
    code: /^[a-z]+\.[a-z.-]+$/.test(issue.message) ? issue.message : issue.code,
  }))
