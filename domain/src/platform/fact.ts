import type { z } from 'zod'
import type { Ability } from '../access/abilities.ts'

/**
 * A fact is one row that somebody states about the district: a cadre, a project, a report, an
 * observation. Every fact is entered, corrected by a further version, or withdrawn, never deleted.
 * `schema` is its content without id: flat, null where unknown.
 */
export interface Fact<
  N extends string = string,
  S extends z.ZodObject = z.ZodObject,
  T extends string = string,
> {
  readonly noun: N
  /** Its table, in snake case. */
  readonly table: T
  readonly schema: S
  /** Who may read it and who may enter, correct or withdraw it. */
  readonly reads: Ability
  readonly keeps: Ability
  /** The field that names the person it is about, where it is about a person. */
  readonly about?: string
}

export const fact = <const N extends string, S extends z.ZodObject, const T extends string>(
  declared: Fact<N, S, T>,
): Fact<N, S, T> => declared
