import type { Id } from '../kernel/values.ts'
import { numbersIn, recordsUnder } from './lineage.ts'
import type { GroupResult, HeadResult, LeadResult, Node, Result, Statement } from './result.ts'

/** A rule at work on a real row: somebody's number, a sentence about somebody, or a group's places. */
export interface Example {
  readonly key: string
  readonly cadreId: Id | null
  readonly node: Node | null
  readonly statement: Statement | null
  readonly group: GroupResult | null
}

type Person = HeadResult | LeadResult

const NOTHING = { cadreId: null, node: null, statement: null, group: null }

/**
 * How well a number shows its rule. One made of parts: as many of them there as can be; one made of
 * records: a few of them, and neither nothing nor the full.
 */
function clarity(node: Node): number {
  if (node.score === null) return -1
  if (node.kind === 'mean' || node.kind === 'dimension') return node.present
  const records = recordsUnder(node).length
  const few = records >= 2 && records <= 5 ? 4 : records > 0 ? 2 : 0
  const plain = node.score > 0 && node.score < 1_000_000 ? 2 : 0
  return few + plain + (node.notes.length > 0 ? 0 : 1)
}

/** Of all numbers under one path the clearest; of equals that of the first person by id. */
function clearest(people: readonly Person[]): Map<string, Example> {
  const best = new Map<string, { clarity: number; example: Example }>()
  for (const { cadreId, total } of people) {
    if (!total) continue
    // Single projects are examples of no rule of their own: they stand under their sum.
    for (const node of numbersIn(total).filter(({ key }) => !/projects\//.test(key))) {
      const own = clarity(node)
      if (own < 0 || own <= (best.get(node.key)?.clarity ?? -1)) continue
      best.set(node.key, {
        clarity: own,
        example: { ...NOTHING, key: node.key, cadreId, node },
      })
    }
  }
  return new Map([...best].map(([key, { example }]) => [key, example]))
}

/** The first sentence of a code among all that is said about people. */
function said(people: readonly Person[], key: string, codes: readonly string[]): Example[] {
  for (const person of people) {
    const all = [
      person.notAssessed,
      person.total?.abstains ?? null,
      ...('bars' in person ? [...person.bars, person.gradeWhy] : []),
    ]
    const statement = all.find((one) => one !== null && codes.includes(one.code))
    if (statement) return [{ ...NOTHING, key, cadreId: person.cadreId, statement }]
  }
  return []
}

/**
 * Examples of a scheme's rules from a result it gave, each on real rows; a rule that nobody's rows show
 * has none. The same result gives the same examples.
 */
export function examplesIn(result: Result): Example[] {
  const people: readonly Person[] = result.people
  const groups = result.kind === 'heads' ? result.groups : []
  const group = groups.toSorted((a, b) => b.assessed - a.assessed)[0]
  return [
    ...[...clearest(people).values()].toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    ...said(people, 'leastPresent', ['abstains.thin']),
    ...said(people, 'thresholds', ['grade.excellent', 'grade.competent', 'grade.basic']),
    ...said(people, 'veto', ['grade.vetoed', 'bar.veto']),
    ...said(people, 'dissent', ['bar.dissent']),
    ...said(people, 'sanction', ['bar.sanction']),
    ...said(people, 'leave', ['notAssessed.leave']),
    ...(group ? [{ ...NOTHING, key: 'quota', group }] : []),
  ]
}
