import { z } from 'zod'
import type { Id } from '../kernel/values.ts'
import type { Evidence } from './evidence.ts'
import type { Explained, Reader } from './explained.ts'
import { statement } from './node.ts'
import type { HeadResult, LeadResult, LeftOut } from './result.ts'
import { Statement } from './result.ts'
import type { Scheme } from './scheme.ts'
import { whatDecided } from './whatDecided.ts'
import { whatIsMissing } from './whatIsMissing.ts'
import { whatWouldChange } from './whatWouldChange.ts'
import { evaluate } from './without.ts'

/**
 * An evaluation explained to the person it is about: what decided it, what would have changed it,
 * what was missing, what was left out. Codes and particulars with the records they rest on; words
 * `explained.<code>`. It names no inspector, no source and no other person.
 */
export const Explanation = z.strictObject({
  decided: z.array(Statement),
  changes: z.array(Statement),
  missing: z.array(Statement),
  leftOut: z.array(Statement),
})
export type Explanation = z.infer<typeof Explanation>

const groupOf = (one: HeadResult | LeadResult) => ('category' in one ? one.category : one.group)

/**
 * The evidence on the unit group of one head alone, so that evaluating it again is quick. Scores,
 * ranks and grades of a group follow from the group; all other records stay, for what is read off
 * them (the severity of teams) follows from all.
 */
export function amongPeers(evidence: Evidence, cadreId: Id): Evidence {
  const group = evidence.people.find((one) => one.cadreId === cadreId)?.group ?? null
  const people = evidence.people.filter((one) => one.cadreId === cadreId || one.group === group)
  return { ...evidence, people }
}

/** What stands aside, told once for each kind of record and reason. */
function whatIsLeftOut(leftOut: readonly LeftOut[]): Statement[] {
  const alike = Map.groupBy(leftOut, ({ noun, why }) => `${why} ${noun}`)
  return [...alike.values()].map((all) => {
    const { noun = '', why = 'outside' } = all[0] ?? {}
    return statement(`out.${why}`, { noun, count: all.length }, all)
  })
}

/** The explanation of one person's result; undefined where the evidence has no such person. */
export function explain(
  scheme: Scheme,
  evidence: Evidence,
  cadreId: Id,
  reader: Reader,
): Explanation | undefined {
  const near = scheme.kind === 'heads' ? amongPeers(evidence, cadreId) : evidence
  const result = evaluate(scheme, near)
  const all: readonly (HeadResult | LeadResult)[] = result.people
  const person = all.find((one) => one.cadreId === cadreId)
  if (!person) return undefined
  const group = groupOf(person)
  const peers = all.filter((one) => group !== null && groupOf(one) === group && one.rank !== null)
  const about: Explained = { scheme, evidence: near, result, person, peers, reader }
  return {
    decided: whatDecided(about),
    changes: whatWouldChange(about),
    missing: whatIsMissing(about),
    leftOut: whatIsLeftOut(person.leftOut),
  }
}
