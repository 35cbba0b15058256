import { z } from 'zod'
import { statement } from './node.ts'
import { Statement } from './result.ts'
import type { RunRow } from './run.ts'
import { Points, Weight } from './scheme.ts'
import { Id } from '../kernel/values.ts'

/**
 * Whom the machine proposes as a standout (实绩突出), within each unit group (ours):
 * - the first `share` of those with a total, rounded down, at least one, with `least` points or more;
 * - and, where `dimensions` says so, whoever is first of the group in a dimension with `least` points
 *   or more there.
 *
 * Whoever is barred from 优秀 is not proposed. Where equals stand across the line, or share the first
 * place in a dimension, none of them is proposed for it, and it is said so: people decide.
 */
export const RecognitionRule = z.strictObject({
  share: Weight,
  least: Points,
  dimensions: z.boolean(),
})
export type RecognitionRule = z.infer<typeof RecognitionRule>

/** The rule that stands where a meeting sets no other (ours). */
export const RECOGNITION_RULE: RecognitionRule = {
  share: 2_000,
  least: 800_000,
  dimensions: true,
}

export const Candidate = z.strictObject({
  cadreId: Id,
  proposed: z.boolean(),
  /** Why proposed, or why it is left to people. Words: `evaluation.recognition.…`. */
  why: z.array(Statement),
})
export type Candidate = z.infer<typeof Candidate>

type Scored = RunRow & { readonly total: number }
const isScored = (row: RunRow): row is Scored => row.total !== null && row.notAssessed === null

/** Who is above a line of so many places by a score, and who stands equal across it. */
function above<T>(rows: readonly T[], places: number, scoreOf: (row: T) => number) {
  const inOrder = rows.toSorted((a, b) => scoreOf(b) - scoreOf(a))
  const next = inOrder[places]
  const edge = next === undefined ? undefined : scoreOf(next)
  const within = inOrder.slice(0, places)
  const isTied = places > 0 && within.some((row) => scoreOf(row) === edge)
  return {
    in: within.filter((row) => scoreOf(row) !== edge),
    tied: isTied ? inOrder.filter((row) => scoreOf(row) === edge) : [],
  }
}

/** The candidates of a run of heads, in the order of its rows; who is neither proposed nor tied is no candidate. */
export function candidatesIn(rows: readonly RunRow[], rule: RecognitionRule): Candidate[] {
  const found = new Map<Id, { proposed: boolean; why: Statement[] }>()
  const add = (cadreId: Id, proposed: boolean, why: Statement) => {
    const known = found.get(cadreId)
    found.set(cadreId, {
      proposed: proposed || (known?.proposed ?? false),
      why: [...(known?.why ?? []), why],
    })
  }
  const groups = Map.groupBy(
    rows.filter((row) => row.group !== null && isScored(row)) as Scored[],
    ({ group }) => group,
  )
  for (const group of groups.values()) {
    const places = Math.max(1, Math.floor((group.length * rule.share) / 10_000))
    const eligible = group.filter(({ bars }) => bars.length === 0)
    const byTotal = above(
      eligible.filter(({ total }) => total >= rule.least),
      rule.share === 0 ? 0 : places,
      ({ total }) => total,
    )
    for (const { cadreId, total, rank } of byTotal.in)
      add(cadreId, true, statement('recognition.total', { total, rank: rank ?? 0, places }))
    for (const { cadreId, total } of byTotal.tied) {
      const about = { total, places, people: byTotal.tied.length }
      add(cadreId, false, statement('recognition.tied', about))
    }
    if (rule.dimensions) firstInDimensions(eligible, rule, add)
  }
  return rows.flatMap(({ cadreId }) => {
    const candidate = found.get(cadreId)
    return candidate ? [{ cadreId, ...candidate }] : []
  })
}

function firstInDimensions(
  group: readonly Scored[],
  { least }: RecognitionRule,
  add: (cadreId: Id, proposed: boolean, why: Statement) => void,
): void {
  const dimensions = new Set(group.flatMap(({ parts }) => parts.map(({ key }) => key)))
  for (const dimension of dimensions) {
    const scored = group.flatMap(({ cadreId, parts }) => {
      const score = parts.find(({ key }) => key === dimension)?.score ?? null
      return score !== null && score >= least ? [{ cadreId, score }] : []
    })
    const first = above(scored, 1, ({ score }) => score)
    for (const { cadreId, score } of first.in)
      add(cadreId, true, statement('recognition.dimension', { dimension, score }))
    for (const { cadreId, score } of first.tied) {
      const about = { dimension, score, people: first.tied.length }
      add(cadreId, false, statement('recognition.dimensionTied', about))
    }
  }
}
