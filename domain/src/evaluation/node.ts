import {
  ZERO,
  compare,
  exactly,
  least,
  minus,
  most,
  over,
  plus,
  read,
  rounded,
  times,
  written,
} from '../kernel/exact.ts'
import type { Exact } from '../kernel/exact.ts'
import type { Particulars } from '../kernel/refusal.ts'
import type { Ref } from './evidence.ts'
import type { Node, Source, Statement } from './result.ts'

/** 100 points, and all of a weight, in ten-thousandths. */
export const FULL = exactly(1_000_000)
export const WHOLE = 10_000

/** Where a number stands: the path from the person down, and its weight among its siblings. */
export type Place = Pick<Node, 'key' | 'weight'>

export const statement = (
  code: string,
  about: Particulars = {},
  from: readonly Ref[] = [],
): Statement => ({ code, about: { ...about }, from: from.map(({ noun, id }) => ({ noun, id })) })

/** A record that adds to a number, exactly. */
export const adding = (noun: string, id: string, adds: Exact, ...notes: string[]): Source => ({
  noun,
  id,
  points: rounded(adds),
  exact: written(adds),
  notes,
})

/** An observation under adjusted marks: what it adds, what it would add raw, what is taken off each mark. */
export const adjusting = (id: string, adds: Exact, raw: Exact, taken: number): Source => ({
  ...adding('observation', id, adds),
  raw: written(raw),
  taken,
})

/** A record that sets the measure of a number and adds nothing of its own. */
export const measuring = (noun: string, id: string, ...notes: string[]): Source => ({
  noun,
  id,
  points: null,
  exact: null,
  notes,
})

const valued = (value: Exact) => ({ score: rounded(value), exact: written(value) })

/** What the records under a number add up to, before any cap. */
export const sumOf = (from: readonly Source[]): Exact =>
  from.reduce((sum, { exact }) => (exact === null ? sum : plus(sum, read(exact))), ZERO)

interface Made {
  readonly kind: Node['kind']
  readonly formula: Node['formula']
  readonly from?: readonly Source[]
  readonly notes?: readonly Statement[]
}

/** What records add up to under a number of a kind: not below 0, at most `cap`, a measure as it is. */
export const capped = (kind: Node['kind'], sum: Exact, cap: Exact = FULL): Exact =>
  kind === 'measure' ? sum : most(ZERO, least(sum, cap))

/** A number made of records: what they add up to, at most `cap`. */
export const tallied = (place: Place, made: Made, cap: Exact = FULL): Node => ({
  ...place,
  kind: made.kind,
  applied: 0,
  present: WHOLE,
  ...valued(capped(made.kind, sumOf(made.from ?? []), cap)),
  abstains: null,
  formula: made.formula,
  notes: [...(made.notes ?? [])],
  from: [...(made.from ?? [])],
  parts: [],
})

/** A number that cannot be made, and why. What was not observed is not zero. */
export const absent = (place: Place, made: Made, why: Statement): Node => ({
  ...place,
  kind: made.kind,
  applied: 0,
  present: 0,
  score: null,
  exact: null,
  abstains: why,
  formula: made.formula,
  notes: [...(made.notes ?? [])],
  from: [...(made.from ?? [])],
  parts: [],
})

/** Additions and deductions stand beside the parts that are weighed. */
const isWeighed = ({ kind }: Pick<Node, 'kind'>): boolean =>
  kind !== 'deduction' && kind !== 'addition'

/** The mean of the parts that have a score, by weight; undefined where none with a weight has one. */
export function meanOf(
  parts: readonly Pick<Node, 'kind' | 'weight' | 'exact'>[],
): Exact | undefined {
  let sum = ZERO
  let weight = 0
  for (const part of parts) {
    if (!isWeighed(part) || part.exact === null || part.weight === 0) continue
    sum = plus(sum, times(read(part.exact), exactly(part.weight)))
    weight += part.weight
  }
  return weight === 0 ? undefined : over(sum, exactly(weight))
}

/** What a number of the given kind makes of the mean of its parts: the rule in `result.ts`. */
export function shaped(
  kind: Node['kind'],
  mean: Exact,
  parts: readonly Pick<Node, 'kind' | 'exact'>[],
  formula: Node['formula'],
): Exact {
  if (kind === 'project') {
    return least(FULL, times(mean, exactly(Number(formula.about['difficulty']), WHOLE)))
  }
  if (kind === 'compared') return comparedBy(formula, mean)
  // What is added never passes 100, so that a deduction is always felt.
  const total = (beside: 'addition' | 'deduction') =>
    parts.reduce(
      (sum, part) =>
        part.kind === beside && part.exact !== null ? plus(sum, read(part.exact)) : sum,
      ZERO,
    )
  const added = most(mean, least(FULL, plus(mean, total('addition'))))
  return most(ZERO, minus(added, total('deduction')))
}

/** A value against others, or by bands: the formula says what it was held against. */
function comparedBy({ code, about }: Node['formula'], own: Exact): Exact {
  if (code === 'byBand' || code === 'belowBands') return exactly(Number(about['points']))
  if (code === 'byPlace') {
    const fallen = Number(about['step']) * (Number(about['place']) - 1)
    return exactly(Math.max(0, Number(about['first']) - fallen))
  }
  const best = read(String(about['bestExact']))
  return compare(best, ZERO) === 0 ? ZERO : least(FULL, times(over(own, best), FULL))
}

const counts = (part: Node): boolean => isWeighed(part) && part.exact !== null

/** Parts with the share that each has once absent siblings are left out. */
function placed(parts: readonly Node[]): Node[] {
  const weight = parts.reduce((sum, part) => sum + (counts(part) ? part.weight : 0), 0)
  if (weight === 0) return [...parts]
  return parts.map((part) =>
    counts(part) ? { ...part, applied: rounded(exactly(part.weight * WHOLE, weight)) } : part,
  )
}

/**
 * A number made of other numbers. It abstains where no part has a score, or where less than
 * `leastPresent` of the weight below it rests on evidence. Presence is measured where the records
 * are, on the indicators: a dimension of which only the debrief is there counts with that part only.
 */
export function blended(place: Place, made: Made, parts: readonly Node[], leastPresent = 0): Node {
  const scored = parts.filter(isWeighed)
  const weight = scored.reduce((sum, part) => sum + part.weight, 0)
  const present = scored.reduce((sum, part) => sum + part.weight * part.present, 0)
  const mean = meanOf(parts)
  const base = { parts: placed(parts), present: rounded(exactly(present, weight || 1)) }
  if (!mean) return { ...absent(place, made, statement('abstains.noPart')), ...base }
  if (present < leastPresent * weight) {
    const about = { present: base.present, least: leastPresent }
    return { ...absent(place, made, statement('abstains.thin', about)), ...base }
  }
  const value = shaped(made.kind, mean, parts, made.formula)
  return { ...tallied(place, made), ...base, ...valued(value) }
}

/** The number at the top: all of what is below it. */
export const atTop = (node: Node): Node =>
  node.exact === null ? node : { ...node, applied: WHOLE }
