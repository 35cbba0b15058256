import type { Evidence } from './evidence.ts'
import { measuredBy } from './methods.ts'
import type { MeasuredAs } from './methods.ts'
import { statement } from './node.ts'
import type { Source, Statement } from './result.ts'
import type { Scheme } from './scheme.ts'
import { type Example, NOTHING, type Owned, best, clarity } from './example.ts'

/** The rule by which a number was made of marks. */
function ruleAt(scheme: Scheme, key: string): MeasuredAs<'byMarks'> | undefined {
  const rules =
    scheme.kind === 'leads'
      ? [scheme.indicators.marks]
      : scheme.dimensions
          .filter(({ dimension }) => key.startsWith(`total/${dimension}/`))
          .flatMap(({ indicators }) => indicators.map(measuredBy))
  return rules.find((rule) => rule.method === 'byMarks')
}

/** One mark of an observation, from the word to the points it counts. */
function markTold(
  scheme: Scheme,
  evidence: Evidence,
  key: string,
  source: Source,
): Statement | undefined {
  const rule = ruleAt(scheme, key)
  const marks = evidence.observations.find(({ id }) => id === source.id)?.marks
  const mark = rule?.aspects.flatMap((aspect) => marks?.[aspect] ?? [])[0]
  if (!rule || !mark) return undefined
  const from = [{ noun: 'observation', id: source.id }]
  const points = rule.points[mark]
  if (source.taken === undefined) return statement('example.mark', { mark, points }, from)
  const about = { mark, points, change: -source.taken, value: points - source.taken }
  return statement('example.markAdjusted', about, from)
}

const taken = (source: Source) => (source.taken ?? 0) !== 0

/** A mark that becomes points, with the number it enters; best one that a severity moves. */
export function markExamples(
  scheme: Scheme,
  evidence: Evidence,
  numbers: readonly Owned[],
): Example[] {
  const made = numbers.filter(({ node }) => node.formula.code.startsWith('byMarks'))
  const found = best(made, ({ node }) => clarity(node) + (node.from.some(taken) ? 100 : 0))
  if (!found) return []
  const { from, key } = found.node
  const source = from.find(taken) ?? from[0]
  const told = source && markTold(scheme, evidence, key, source)
  return told ? [{ ...NOTHING, key: 'marks', ...found, statements: [told] }] : []
}
