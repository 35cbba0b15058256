import { read, rounded, written } from '../kernel/exact.ts'
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
  /** What is deducted from each dimension, one row a head, one column a dimension. */
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

/** One head's indicators and deductions as exact values, in the order of the scheme. */
export interface HeadValues {
  readonly cadreId: string
  readonly indicators: readonly (string | null)[]
  readonly deductions: readonly (string | null)[]
}

/** Reads them off the total that `scheme` gave a head. */
export const headValues = (scheme: HeadScheme, cadreId: string, total: Node): HeadValues => ({
  cadreId,
  indicators: scheme.dimensions.flatMap(({ dimension, indicators }) =>
    indicators.map((one) => numberAt(total, `total/${dimension}/${sourceOf(one)}`)?.exact ?? null),
  ),
  deductions: scheme.dimensions.map(({ dimension, deduction }) =>
    deduction ? (numberAt(total, `total/${dimension}/${deduction.source}`)?.exact ?? null) : null,
  ),
})

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
  const exactDeductions = heads.flatMap(({ deductions }) => deductions)
  return {
    cadreIds: heads.map(({ cadreId }) => cadreId),
    columns,
    width: until,
    near: Float64Array.from(exact, nearOf),
    exact,
    nearDeductions: Float64Array.from(exactDeductions, (one) => (one === null ? 0 : nearOf(one))),
    exactDeductions,
  }
}

const part = (exact: string | null | undefined, weight: number) =>
  ({ kind: 'indicator', weight, exact: exact ?? null }) as const

/** The total of one row by exact arithmetic, exactly as the engine makes it. */
function exactTotal(values: Values, weights: Weights, row: number): number {
  const dimensions = values.columns.map(({ from, until }, d) => {
    const indicators = Array.from({ length: until - from }, (_, i) =>
      part(values.exact[row * values.width + from + i], weights.indicators[from + i] ?? 0),
    )
    const deduction = values.exactDeductions[row * values.columns.length + d] ?? null
    const mean = meanOf(indicators)
    const formula = { code: '', about: {} }
    const score =
      mean && shaped('dimension', mean, [{ kind: 'deduction', exact: deduction }], formula)
    return part(score ? written(score) : null, weights.dimensions[d] ?? 0)
  })
  const total = meanOf(dimensions)
  return total ? rounded(total) : NO_TOTAL
}

/**
 * How near to a half a float may come before exact arithmetic has to tell which way it rounds. Some
 * fifty additions, products and quotients of numbers up to 10⁶ err by less than 10⁻⁸.
 */
const DOUBT = 1e-6

/**
 * The totals in ten-thousandths, `NO_TOTAL` where too little of the weight is there, in the order of
 * the rows. The same whole numbers as the engine gives: floats carry it, and wherever a float is too
 * near to a half to be sure of its rounding, exact arithmetic decides.
 */
export function reweigh(values: Values, weights: Weights): Int32Array {
  const { columns, width, near, nearDeductions } = values
  const totals = new Int32Array(values.cadreIds.length)
  const allWeight = weights.dimensions.reduce((sum, weight) => sum + weight, 0)
  for (let row = 0; row < totals.length; row += 1) {
    let sum = 0
    let weight = 0
    let present = 0
    for (let d = 0; d < columns.length; d += 1) {
      const { from, until } = columns[d] ?? { from: 0, until: 0 }
      const own = weights.dimensions[d] ?? 0
      let score = 0
      let there = 0
      for (let i = from; i < until; i += 1) {
        const value = near[row * width + i] ?? Number.NaN
        if (Number.isNaN(value)) continue
        const part = weights.indicators[i] ?? 0
        score += value * part
        there += part
      }
      if (there === 0) continue
      present += own * there
      sum += own * Math.max(0, score / there - (nearDeductions[row * columns.length + d] ?? 0))
      weight += own
    }
    if (weight === 0 || present < weights.leastPresent * allWeight) {
      totals[row] = NO_TOTAL
      continue
    }
    const total = sum / weight
    const half = Math.abs(total - Math.floor(total) - 0.5)
    totals[row] = half < DOUBT ? exactTotal(values, weights, row) : Math.floor(total + 0.5)
  }
  return totals
}
