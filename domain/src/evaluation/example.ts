import type { Id } from '../kernel/values.ts'
import { numbersIn, recordsUnder } from './lineage.ts'
import type { GroupResult, HeadResult, LeadResult, Node, Statement } from './result.ts'

/** A rule at work on real rows: somebody's number, sentences about somebody, or a group's places. */
export interface Example {
  readonly key: string
  readonly cadreId: Id | null
  readonly node: Node | null
  readonly statements: readonly Statement[]
  readonly group: GroupResult | null
}

export type Person = HeadResult | LeadResult

export const NOTHING = { cadreId: null, node: null, statements: [], group: null } as const

/**
 * How well a number shows its rule. One made of parts: as many of them there as can be; one made of
 * records: a few of them, and neither nothing nor the full.
 */
export function clarity(node: Node): number {
  if (node.score === null) return -1
  if (node.kind === 'mean' || node.kind === 'dimension') return node.present
  const records = recordsUnder(node).length
  const few = records >= 2 && records <= 5 ? 4 : records > 0 ? 2 : 0
  const plain = node.score > 0 && node.score < 1_000_000 ? 2 : 0
  return few + plain + (node.notes.length > 0 ? 0 : 1)
}

/** A number and whose it is. */
export interface Owned {
  readonly cadreId: Id
  readonly node: Node
}

/** All numbers of all people; single projects are no rule of their own: they stand under their sum. */
export const numbersOf = (people: readonly Person[]): Owned[] =>
  people.flatMap(({ cadreId, total }) =>
    total
      ? numbersIn(total)
          .filter(({ key }) => !/projects\//.test(key))
          .map((node) => ({ cadreId, node }))
      : [],
  )

/** The best by a measure, none below 0; of equals the first, which is that of the first person by id. */
export function best<T>(all: readonly T[], measure: (one: T) => number): T | undefined {
  let found: { one: T; by: number } | undefined
  for (const one of all) {
    const by = measure(one)
    if (by >= 0 && by > (found?.by ?? -1)) found = { one, by }
  }
  return found?.one
}
