import { exactly, rounded, times } from '../kernel/exact.ts'
import type { Exact } from '../kernel/exact.ts'
import { numbersIn } from './lineage.ts'
import { WHOLE } from './node.ts'
import type { HeadResult, LeadResult, Node, Result } from './result.ts'
import type { Coverage } from './run.ts'

/** A part that counts and rests on nothing: its path below the total, and its weight in the total. */
interface Missing {
  readonly key: string
  readonly weight: Exact
}

const partOf = (weight: Exact, node: Node) => times(weight, exactly(node.weight, WHOLE))

/**
 * Parts that count and rest on nothing, below a number. Projects are counted as one part: whose
 * single projects lack a plan or a report is told in their lineage. Where a dimension abstains for a
 * part that it needs, that part is what is missing.
 */
function missingBelow(node: Node, above: Exact): Missing[] {
  if (node.weight === 0 || node.kind === 'project') return []
  const weight = partOf(above, node)
  const isNeedy = node.abstains?.code === 'abstains.needs'
  if (node.parts.length === 0 || (node.present === 0 && !isNeedy))
    return node.score === null ? [{ key: node.key.replace(/^total\//, ''), weight }] : []
  return node.parts.flatMap((part) => missingBelow(part, weight))
}

type Person = HeadResult | LeadResult

const hasTotal = ({ total }: Person): boolean => (total?.score ?? null) !== null

/** Whether a person without a total would have had one, had this part been there. */
function isDecisive({ total }: Person, { weight }: Missing): boolean {
  if (total?.abstains?.code !== 'abstains.thin') return false
  return (
    total.present + rounded(times(weight, exactly(WHOLE))) >= Number(total.abstains.about['least'])
  )
}

/** What the weight of absent parts did to those who have a total: how much of it the others carry. */
function shiftIn(people: readonly Person[]): Coverage['shifted'] {
  const moved = people.flatMap(({ total }) => (total ? [WHOLE - total.present] : []))
  if (moved.length === 0) return { mean: 0, most: 0 }
  const sum = moved.reduce((all, one) => all + one, 0)
  return { mean: rounded(exactly(sum, moved.length)), most: Math.max(...moved) }
}

/** How the marks of so many people entered: with severities taken out, or raw where none could be told. */
function marksIn(people: readonly Person[]): Coverage['marks'] {
  const codes = people.map(({ total }) =>
    (total ? numbersIn(total) : []).flatMap(({ formula, notes }) => [
      formula.code,
      ...notes.map(({ code }) => code),
    ]),
  )
  const count = (is: (code: string) => boolean) => codes.filter((own) => own.some(is)).length
  return {
    adjusted: count((code) => code === 'byMarksAdjusted'),
    raw: count((code) => code.startsWith('note.raw.')),
  }
}

/** How much there was to judge by in a run, what was missing, and what that did. */
export function coverageOf(result: Result): Coverage {
  const people: readonly Person[] = result.people
  const assessed = people.filter(({ notAssessed }) => notAssessed === null)
  const scored = assessed.filter(hasTotal)
  const missing = new Map<string, Coverage['missing'][number]>()
  for (const person of assessed)
    for (const one of (person.total?.parts ?? []).flatMap((part) =>
      missingBelow(part, exactly(1)),
    )) {
      const before = missing.get(one.key)
      missing.set(one.key, {
        key: one.key,
        people: (before?.people ?? 0) + 1,
        weight: rounded(times(one.weight, exactly(WHOLE))),
        decisive: (before?.decisive ?? 0) + (isDecisive(person, one) ? 1 : 0),
      })
    }
  return {
    people: people.length,
    notAssessed: people.length - assessed.length,
    abstained: assessed.length - scored.length,
    scored: scored.length,
    ranked: assessed.filter(({ rank }) => rank !== null).length,
    missing: [...missing.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    shifted: shiftIn(scored),
    marks: result.severity ? marksIn(assessed) : null,
  }
}
