import type { CaseItem, Evidence, Ref } from './evidence.ts'
import { numbersIn } from './lineage.ts'
import { statement } from './node.ts'
import type { Scheme } from './scheme.ts'
import { type Example, NOTHING, type Person } from './example.ts'
import { evaluate, without } from './without.ts'

/** A record of somebody's that a case takes out, or lessens. */
interface Guarded {
  readonly person: Person
  readonly ref: Ref
  readonly caseId: string
  readonly how: 'tolerated' | 'cleared' | 'lessened'
}

const isAbout = ({ concerns, cadreIds }: CaseItem, { cadreId }: Person, { noun, id }: Ref) =>
  cadreIds.includes(cadreId) && concerns.some((one) => one.noun === noun && one.id === id)

function guardedOf(person: Person, { cases }: Evidence): Guarded[] {
  const out = person.leftOut.flatMap(({ noun, id, why, caseId }) =>
    (why === 'tolerated' || why === 'cleared') && caseId !== null
      ? [{ person, ref: { noun, id }, caseId, how: why }]
      : [],
  )
  const sources = person.total ? numbersIn(person.total).flatMap(({ from }) => from) : []
  const lessened = sources
    .filter(({ notes }) => notes.includes('lessened'))
    .flatMap(({ noun, id }) => {
      const ref = { noun, id }
      const found = cases.find((one) => one.kind === 'tolerance' && isAbout(one, person, ref))
      return found ? [{ person, ref, caseId: found.id, how: 'lessened' as const }] : []
    })
  return [...out, ...lessened]
}

/** What the case does to the total, told by evaluating without it. */
function told(scheme: Scheme, evidence: Evidence, one: Guarded): Example {
  const { person, ref, caseId, how } = one
  const { cadreId } = person
  const rest = without(evidence, { noun: 'case', id: caseId })
  const people: readonly Person[] = rest ? evaluate(scheme, rest).people : []
  const instead = people.find((other) => other.cadreId === cadreId)?.total?.score ?? null
  const total = person.total?.score ?? null
  const from = [ref, { noun: 'case', id: caseId }]
  const statements = [
    statement(`example.${how}`, { noun: ref.noun }, from),
    ...(total === null || instead === null
      ? []
      : [statement('example.withoutCase', { total, instead })]),
  ]
  return { ...NOTHING, key: 'tolerance', cadreId, statements }
}

/** A bottom-line event shows it best: taken out, it raises a score. */
const plainest = (all: readonly Guarded[]): Guarded | undefined =>
  all.find(({ ref }) => ref.noun === 'bottomLineEvent') ?? all[0]

/** Of tolerance and clearing one case each: the record it takes out, and the total with and without. */
export function caseExamples(
  scheme: Scheme,
  evidence: Evidence,
  people: readonly Person[],
): Example[] {
  const all = people.flatMap((person) => guardedOf(person, evidence))
  return (['tolerated', 'lessened', 'cleared'] as const).flatMap((how) => {
    const one = plainest(all.filter((each) => each.how === how))
    return one ? [told(scheme, evidence, one)] : []
  })
}
