import type { Exact } from '../kernel/exact.ts'
import { plus, read, rounded, written, ZERO } from '../kernel/exact.ts'
import { numberAt } from './lineage.ts'
import { sourceOf } from './methods.ts'
import { meanOf, shaped } from './node.ts'
import type { HeadsResult, Node } from './result.ts'
import type { HeadScheme } from './scheme.ts'

/**
 * Totals under other weights, from the indicators' values alone: what moves while a person moves a
 * weight. The records are not touched, nothing is written.
 */

/** The values of all indicators of all heads, one row a head, one column an indicator. */
export interface Values {
  readonly cadreIds: readonly string[]
  /** The columns of each dimension: `[from, until)` among the indicators. */
  readonly columns: readonly { readonly from: number; readonly until: number }[]
  readonly width: number
  /** Ten-thousandths as a float, NaN where absent; `exact` has the same exactly. */
  readonly near: Float64Array
  readonly exact: readonly (string | null)[]
  /** What is added to and deducted from each dimension, one row a head, one column a dimension. */
  readonly nearAdditions: Float64Array
  readonly exactAdditions: readonly (string | null)[]
  readonly nearDeductions: Float64Array
  readonly exactDeductions: readonly (string | null)[]
}

export interface Weights {
  readonly dimensions: readonly number[]
  /** In the columns' order; those of one dimension sum to 10000. */
  readonly indicators: readonly number[]
  readonly leastPresent: number
}

/** A total that abstains. */
export const NO_TOTAL = -1

export const weightsOf = (scheme: HeadScheme): Weights => ({
  dimensions: scheme.dimensions.map((rule) => rule.weight),
  indicators: scheme.dimensions.flatMap((rule) => rule.indicators.map((one) => one.weight)),
  leastPresent: scheme.leastPresent,
})

const nearOf = (exact: string | null): number => {
  if (exact === null) return Number.NaN
  const { n, d } = read(exact)
  return Number(n) / Number(d)
}

const orZero = (exact: string | null): number => (exact === null ? 0 : nearOf(exact))

/** One head's values as exact text: indicators in the scheme's order, the rest one a dimension. */
export interface HeadValues {
  readonly cadreId: string
  readonly indicators: (string | null)[]
  readonly additions: (string | null)[]
  readonly deductions: (string | null)[]
}

const plusExact = (sum: Exact, { exact }: Pick<Node, 'exact'>): Exact =>
  exact === null ? sum : plus(sum, read(exact))

/** Reads them off the total that `scheme` gave a head. */
export function headValues(scheme: HeadScheme, cadreId: string, total: Node): HeadValues {
  const dimensions = scheme.dimensions.map((rule) => {
    const node = numberAt(total, `total/${rule.dimension}`)
    const beside = (kind: 'addition' | 'deduction') => {
      const found = node?.parts.filter((part) => part.kind === kind) ?? []
      return found.length === 0 ? null : written(found.reduce(plusExact, ZERO))
    }
    // Without a part that it needs a dimension abstains, however the rest is weighed.
    const stands = node?.abstains?.code !== 'abstains.needs'
    const indicators = rule.indicators.map((one) => {
      const part = numberAt(total, `total/${rule.dimension}/${sourceOf(one)}`)
      return stands ? (part?.exact ?? null) : null
    })
    return { indicators, addition: beside('addition'), deduction: beside('deduction') }
  })
  return {
    cadreId,
    indicators: dimensions.flatMap(({ indicators }) => indicators),
    additions: dimensions.map(({ addition }) => addition),
    deductions: dimensions.map(({ deduction }) => deduction),
  }
}

/** Reads the values off a result that `scheme` gave; heads who are not assessed are left out. */
export const valuesOf = (scheme: HeadScheme, result: HeadsResult): Values =>
  valuesFrom(
    scheme,
    result.people.flatMap(({ cadreId, total }) =>
      total ? [headValues(scheme, cadreId, total)] : [],
    ),
  )

/** The values of many heads as one table. */
export function valuesFrom(scheme: HeadScheme, heads: readonly HeadValues[]): Values {
  let until = 0
  const columns = scheme.dimensions.map(({ indicators }) => {
    const from = until
    until += indicators.length
    return { from, until }
  })
  const exact = heads.flatMap(({ indicators }) => indicators)
  const exactAdditions = heads.flatMap(({ additions }) => additions)
  const exactDeductions = heads.flatMap(({ deductions }) => deductions)
  return {
    cadreIds: heads.map(({ cadreId }) => cadreId),
    columns,
    width: until,
    near: Float64Array.from(exact, nearOf),
    exact,
    nearAdditions: Float64Array.from(exactAdditions, orZero),
    exactAdditions,
    nearDeductions: Float64Array.from(exactDeductions, orZero),
    exactDeductions,
  }
}

const part = (exact: string | null | undefined, weight: number) =>
  ({ kind: 'indicator', weight, exact: exact ?? null }) as const

/** A dimension's score of one row by exact arithmetic, exactly as the engine makes it. */
function exactDimension(values: Values, indicators: readonly number[], row: number, d: number) {
  const { from, until } = values.columns[d] ?? { from: 0, until: 0 }
  const parts = Array.from({ length: until - from }, (_, i) =>
    part(values.exact[row * values.width + from + i], indicators[from + i] ?? 0),
  )
  const mean = meanOf(parts)
  if (!mean) return undefined
  const beside = row * values.columns.length + d
  const further = [
    { kind: 'addition', exact: values.exactAdditions[beside] ?? null },
    { kind: 'deduction', exact: values.exactDeductions[beside] ?? null },
  ] as const
  return shaped('dimension', mean, further, { code: '', about: {} })
}

/**
 * How near to a half a float may come before exact arithmetic has to tell which way it rounds. Some
 * fifty additions, products and quotients of numbers up to 10⁶ err by less than 10⁻⁸.
 */
const DOUBT = 1e-6

/** A float rounded half up to a whole number; where it is too near to a half, as exact arithmetic tells. */
const settled = (near: number, exact: () => Exact | undefined): number => {
  if (Math.abs(near - Math.floor(near) - 0.5) >= DOUBT) return Math.floor(near + 0.5)
  const value = exact()
  return value ? rounded(value) : NO_TOTAL
}

/** The dimensions under given weights of their indicators: they stay while only dimensions are weighed anew. */
export interface Scores {
  readonly values: Values
  readonly indicators: readonly number[]
  /** One row a head, one column a dimension; NaN where nothing is there. */
  readonly near: Float64Array
  /** How many of a dimension's 10000 rest on evidence. */
  readonly there: Float64Array
}

/** The score of every head in every dimension. */
export function scoresUnder(values: Values, indicators: readonly number[]): Scores {
  const { columns, width, nearAdditions, nearDeductions } = values
  const near = new Float64Array(values.cadreIds.length * columns.length).fill(Number.NaN)
  const there = new Float64Array(near.length)
  for (let row = 0; row < values.cadreIds.length; row += 1)
    for (let d = 0; d < columns.length; d += 1) {
      const { from, until } = columns[d] ?? { from: 0, until: 0 }
      let sum = 0
      let weight = 0
      for (let i = from; i < until; i += 1) {
        const value = values.near[row * width + i] ?? Number.NaN
        if (Number.isNaN(value)) continue
        const own = indicators[i] ?? 0
        sum += value * own
        weight += own
      }
      if (weight === 0) continue
      const at = row * columns.length + d
      const mean = sum / weight
      const added = Math.max(mean, Math.min(1_000_000, mean + (nearAdditions[at] ?? 0)))
      near[at] = Math.max(0, added - (nearDeductions[at] ?? 0))
      there[at] = weight
    }
  return { values, indicators, near, there }
}

/** The scores in ten-thousandths as the engine rounds them, `NO_TOTAL` where nothing is there. */
export function roundedScores({ values, indicators, near }: Scores): Int32Array {
  const wide = values.columns.length
  const scores = new Int32Array(near.length)
  for (let at = 0; at < near.length; at += 1) {
    const score = near[at] ?? Number.NaN
    scores[at] = Number.isNaN(score)
      ? NO_TOTAL
      : settled(score, () => exactDimension(values, indicators, Math.floor(at / wide), at % wide))
  }
  return scores
}

/**
 * The totals in ten-thousandths, `NO_TOTAL` where too little of the weight is there, in the order of
 * the rows. The same whole numbers as the engine gives: floats carry it, and wherever a float is too
 * near to a half to be sure of its rounding, exact arithmetic decides.
 */
export function totalsUnder(
  { values, indicators, near, there }: Scores,
  { dimensions, leastPresent }: Pick<Weights, 'dimensions' | 'leastPresent'>,
): Int32Array {
  const wide = values.columns.length
  const totals = new Int32Array(values.cadreIds.length)
  const allWeight = dimensions.reduce((sum, weight) => sum + weight, 0)
  for (let row = 0; row < totals.length; row += 1) {
    let sum = 0
    let weight = 0
    let present = 0
    for (let d = 0; d < wide; d += 1) {
      const at = row * wide + d
      const evidence = there[at] ?? 0
      if (evidence === 0) continue
      const own = dimensions[d] ?? 0
      present += own * evidence
      sum += own * (near[at] ?? 0)
      weight += own
    }
    if (weight === 0 || present < leastPresent * allWeight) {
      totals[row] = NO_TOTAL
      continue
    }
    totals[row] = settled(sum / weight, () =>
      meanOf(
        values.columns.map((_, d) => {
          const score = exactDimension(values, indicators, row, d)
          return part(score && written(score), dimensions[d] ?? 0)
        }),
      ),
    )
  }
  return totals
}

/** The totals of all heads under other weights. */
export const reweigh = (values: Values, weights: Weights): Int32Array =>
  totalsUnder(scoresUnder(values, weights.indicators), weights)
