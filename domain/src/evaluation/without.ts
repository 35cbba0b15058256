import { z } from 'zod'
import { Id } from '../kernel/values.ts'
import type { Evidence, Ref } from './evidence.ts'
import { evaluateHeads } from './heads.ts'
import { evaluateLeads } from './leads.ts'
import { numbersIn } from './lineage.ts'
import type { HeadResult, LeadResult, Result } from './result.ts'
import type { Scheme } from './scheme.ts'
import { Points, Vote } from './scheme.ts'

/**
 * What one record does to the numbers, told by really evaluating the same evidence without it: not by
 * subtracting what the record adds, for a mean, a cap, a rank and a quota all answer differently.
 */

/** Where the records of a noun stand in the evidence. */
const LISTS = {
  achievement: 'achievements',
  ranking: 'rankings',
  observation: 'observations',
  tally: 'tallies',
  bottomLineEvent: 'bottomLineEvents',
  sanction: 'sanctions',
  leave: 'leaves',
  case: 'cases',
  recognition: 'recognitions',
  project: 'projects',
  report: 'reports',
  command: 'commands',
  appointment: 'appointments',
} as const satisfies Readonly<Record<string, keyof Evidence>>

const listOf = (noun: string): (typeof LISTS)[keyof typeof LISTS] | undefined =>
  Object.hasOwn(LISTS, noun) ? LISTS[noun as keyof typeof LISTS] : undefined

/** The evidence without one record; undefined where the record is no part of it. */
export function without(evidence: Evidence, { noun, id }: Ref): Evidence | undefined {
  if (noun === 'tenure') {
    if (!evidence.people.some(({ headships }) => headships.some((one) => one.id === id)))
      return undefined
    const people = evidence.people.map((person) => ({
      ...person,
      headships: person.headships.filter((one) => one.id !== id),
    }))
    return { ...evidence, people }
  }
  const list = listOf(noun)
  if (!list || !evidence[list].some((one) => one.id === id)) return undefined
  return { ...evidence, [list]: evidence[list].filter((one) => one.id !== id) }
}

/** A run of either kind of scheme. */
export const evaluate = (scheme: Scheme, evidence: Evidence): Result =>
  scheme.kind === 'heads' ? evaluateHeads(scheme, evidence) : evaluateLeads(scheme, evidence)

const was = <T extends z.ZodType>(value: T) =>
  z.strictObject({ before: value.nullable(), after: value.nullable() })

/** What moves for one person; the numbers from the top down, places and grades only where they move. */
export const Effect = z.strictObject({
  cadreId: Id,
  total: was(Points),
  /** Numbers whose exact value moves; a rounded one may look the same. */
  numbers: z.array(z.strictObject({ key: z.string(), ...was(Points).shape })),
  rank: was(z.int()).nullable(),
  grade: was(Vote).nullable(),
})
export type Effect = z.infer<typeof Effect>

type Person = HeadResult | LeadResult

const exactsOf = (person: Person | undefined) =>
  new Map((person?.total ? numbersIn(person.total) : []).map((node) => [node.key, node]))

const gradeOf = (person: Person | undefined): Vote | null =>
  person && 'grade' in person ? person.grade : null

const moved = <T>(before: T | null, after: T | null) =>
  before === after ? null : { before, after }

function effectOf(before: Person, after: Person | undefined): Effect | undefined {
  const [then, now] = [exactsOf(before), exactsOf(after)]
  const numbers = [...new Set([...then.keys(), ...now.keys()])].flatMap((key) => {
    const [a, b] = [then.get(key), now.get(key)]
    if ((a?.exact ?? null) === (b?.exact ?? null)) return []
    return { key, before: a?.score ?? null, after: b?.score ?? null }
  })
  const rank = moved(before.rank, after?.rank ?? null)
  const grade = moved(gradeOf(before), gradeOf(after))
  if (numbers.length === 0 && !rank && !grade) return undefined
  const total = { before: before.total?.score ?? null, after: after?.total?.score ?? null }
  return { cadreId: before.cadreId, total, numbers, rank, grade }
}

/** What moves between two results on the same people, in the order of the first. */
export function effectsBetween(before: Result, after: Result): Effect[] {
  const people: readonly Person[] = before.people
  const now = new Map<Id, Person>([...after.people].map((one) => [one.cadreId, one]))
  return people.flatMap((one) => effectOf(one, now.get(one.cadreId)) ?? [])
}

/** What moves where one record is taken out; undefined where the record is no part of the evidence. */
export function effectsWithout(scheme: Scheme, evidence: Evidence, ref: Ref): Effect[] | undefined {
  const rest = without(evidence, ref)
  return rest && effectsBetween(evaluate(scheme, evidence), evaluate(scheme, rest))
}
