import type { z } from 'zod'
import type { Permission } from '../access/abilities.ts'

export type Method = 'GET' | 'PUT' | 'POST' | 'DELETE'

/**
 * One thing that can be asked of the server. `takes` checks the body, `asks` the query, `gives` the
 * answer; `file` answers with a download instead. Paths are below `/api`, `:name` is a parameter.
 */
export interface Endpoint<
  T extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  G extends z.ZodType = z.ZodType,
> {
  readonly method: Method
  readonly path: string
  readonly may: Permission
  readonly takes?: T
  readonly asks?: Q
  readonly gives?: G
  /** Answers with a file: the content type. */
  readonly file?: string
  /** Takes a raw upload instead of JSON: the most bytes it reads. */
  readonly uploads?: number
  /** Does not change anything although it is not a GET (a preview, a what-if). */
  readonly safe?: true
}

export function endpoint<
  T extends z.ZodType = z.ZodNever,
  Q extends z.ZodType = z.ZodNever,
  G extends z.ZodType = z.ZodNever,
>(
  method: Method,
  path: string,
  about: Omit<Endpoint<T, Q, G>, 'method' | 'path'>,
): Endpoint<T, Q, G> {
  return { method, path, ...about }
}

export type Input<E> = E extends Endpoint<infer T, z.ZodType, z.ZodType> ? z.infer<T> : never
export type Query<E> = E extends Endpoint<z.ZodType, infer Q, z.ZodType> ? z.infer<Q> : never
export type Output<E> = E extends Endpoint<z.ZodType, z.ZodType, infer G> ? z.infer<G> : never
