import { exactly } from '../kernel/exact.ts'
import type { Exact } from '../kernel/exact.ts'
import type { Id } from '../kernel/values.ts'
import type { Ref } from './evidence.ts'
import { capped, meanOf, shaped, sumOf } from './node.ts'
import type { Node, Result, Source } from './result.ts'

/** A number and all numbers below it, from the top down. */
export const numbersIn = (node: Node): Node[] => [node, ...node.parts.flatMap(numbersIn)]

/** The number at a path such as `total/reform/achievements`. */
export function numberAt(node: Node, key: string): Node | undefined {
  if (node.key === key) return node
  const next = node.parts.find((part) => key === part.key || key.startsWith(`${part.key}/`))
  return next && numberAt(next, key)
}

/** Every record that a number rests on, each once, by noun and id. */
export function recordsUnder(node: Node): Ref[] {
  const seen = new Map<string, Ref>()
  for (const { from } of numbersIn(node))
    for (const { noun, id } of from) seen.set(`${noun}:${id}`, { noun, id })
  return [...seen.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, ref]) => ref)
}

/** One number that a record stands under, and what it adds to it. */
export interface Touch {
  readonly cadreId: Id
  readonly key: string
  /** The record's entry there; undefined where it stands further below. */
  readonly source: Source | undefined
}

/** From each record to the numbers that rest on it, of all persons of a result. */
export function touchesOf(result: Result): (ref: Ref) => readonly Touch[] {
  const index = new Map<string, Touch[]>()
  const put = (cadreId: Id, node: Node) => {
    const direct = new Map(node.from.map((source) => [`${source.noun}:${source.id}`, source]))
    for (const { noun, id } of recordsUnder(node)) {
      const name = `${noun}:${id}`
      const touch = { cadreId, key: node.key, source: direct.get(name) }
      const touches = index.get(name)
      if (touches) touches.push(touch)
      else index.set(name, [touch])
    }
  }
  for (const { cadreId, total } of result.people)
    if (total) for (const node of numbersIn(total)) put(cadreId, node)
  return ({ noun, id }) => index.get(`${noun}:${id}`) ?? []
}

/**
 * The exact value of a number from what stands directly below it, by the rule of its kind: the check
 * that a result is what its lineage says. Undefined where the number abstains.
 */
export function recompute(node: Node): Exact | undefined {
  if (node.abstains) return undefined
  if (node.kind === 'indicator' || node.kind === 'measure')
    return capped(node.kind, sumOf(node.from))
  if (node.kind === 'deduction' || node.kind === 'addition')
    return capped(node.kind, sumOf(node.from), exactly(Number(node.formula.about['atMost'])))
  const mean = meanOf(node.parts)
  return mean && shaped(node.kind, mean, node.parts, node.formula)
}
