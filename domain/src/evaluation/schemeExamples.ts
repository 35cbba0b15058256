import { rounded, written } from '../kernel/exact.ts'
import type { Id } from '../kernel/values.ts'
import { caseExamples } from './caseExamples.ts'
import type { Evidence } from './evidence.ts'
import {
  type Example,
  NOTHING,
  type Owned,
  type Person,
  best,
  clarity,
  numbersOf,
} from './example.ts'
import { gradeExamples } from './gradeExamples.ts'
import { markExamples } from './markExamples.ts'
import { WHOLE, meanOf, statement } from './node.ts'
import type { HeadResult, Node, Result, Statement } from './result.ts'
import { type HeadScheme, Reading, type Scheme } from './scheme.ts'

/** Under each path the clearest of all numbers. */
const clearest = (numbers: readonly Owned[]): Example[] =>
  [...Map.groupBy(numbers, ({ node }) => node.key)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, all]) => {
      const found = best(all, ({ node }) => clarity(node))
      return found ? [{ ...NOTHING, key, ...found }] : []
    })

/** For each dimension somebody who has no score in it, because a part that must be there is not. */
const unmet = (numbers: readonly Owned[]): Example[] =>
  [...Map.groupBy(numbers, ({ node }) => node.key)].flatMap(([key, all]) => {
    const found = all.find(({ node }) => node.abstains?.code === 'abstains.needs')
    return found ? [{ ...NOTHING, key, ...found }] : []
  })

const isAbsent = ({ kind, exact, weight }: Node) =>
  kind !== 'addition' && kind !== 'deduction' && exact === null && weight > 0

/** A number whose absent parts have given their weight to the others. */
function shared(numbers: readonly Owned[]): Example[] {
  const found = numbers.filter(({ node }) => node.score !== null && node.parts.some(isAbsent))
  const one = best(found, ({ node }) => (node.kind === 'dimension' ? WHOLE : 0) + clarity(node))
  return one ? [{ ...NOTHING, key: 'absent', ...one }] : []
}

/** Who has no total for want of evidence; and of those who have one, whose rests on the least. */
function thin(people: readonly Person[], { leastPresent: least }: Scheme): Example[] {
  const without = people.find(({ total }) => total?.abstains?.code === 'abstains.thin')
  const within = best(
    people.flatMap(({ cadreId, total }) => (total?.exact ? [{ cadreId, total }] : [])),
    ({ total }) => WHOLE - total.present,
  )
  const told = (cadreId: Id, one: Statement): Example => ({
    ...NOTHING,
    key: 'leastPresent',
    cadreId,
    statements: [one],
  })
  return [
    ...(without?.total?.abstains ? [told(without.cadreId, without.total.abstains)] : []),
    ...(within
      ? [
          told(
            within.cadreId,
            statement('example.enough', { present: within.total.present, least }),
          ),
        ]
      : []),
  ]
}

/** Each reading as the mean of its dimensions, of somebody who has as many of them as can be. */
const readings = (people: readonly HeadResult[], scheme: HeadScheme): Example[] =>
  Reading.options.flatMap((reading) => {
    const all = people.flatMap(({ cadreId, total }) => {
      const of = scheme.readings[reading]
      const parts = total?.parts.filter(({ key }) => of.some((one) => key === `total/${one}`)) ?? []
      const value = meanOf(parts)
      return value ? [{ cadreId, parts, value }] : []
    })
    const found = best(all, ({ parts }) => parts.filter(({ exact }) => exact !== null).length)
    if (!found) return []
    const { cadreId, parts, value } = found
    const node: Node = {
      key: `readings/${reading}`,
      kind: 'mean',
      weight: WHOLE,
      applied: WHOLE,
      present: WHOLE,
      score: rounded(value),
      exact: written(value),
      abstains: null,
      formula: { code: 'reading', about: {} },
      notes: [],
      from: [],
      parts,
    }
    return [{ ...NOTHING, key: `readings.${reading}`, cadreId, node }]
  })

/**
 * Examples of a scheme's rules from a result it gave on this evidence, each on real rows; a rule that
 * nobody's rows show has none. The same result gives the same examples.
 */
export function examplesIn(scheme: Scheme, evidence: Evidence, result: Result): Example[] {
  const people: readonly Person[] = result.people
  const numbers = numbersOf(people)
  return [
    ...clearest(numbers),
    ...unmet(numbers),
    ...shared(numbers),
    ...thin(people, scheme),
    ...(result.kind === 'heads' && scheme.kind === 'heads'
      ? [...readings(result.people, scheme), ...gradeExamples(result)]
      : []),
    ...markExamples(scheme, evidence, numbers),
    ...caseExamples(scheme, evidence, people),
  ]
}
