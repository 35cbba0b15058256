/** Means with intervals, and differences of means with intervals (statistics; Welch 1947). */

export interface Spread {
  readonly n: number
  readonly mean: number
  /** Variance of the values around their mean, for n − 1. */
  readonly variance: number
}

export interface Between {
  readonly value: number
  readonly low: number
  readonly high: number
}

export function spreadOf(values: readonly number[]): Spread {
  const n = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { n, mean, variance: n > 1 ? squares / (n - 1) : 0 }
}

const Z = 1.959_963_985

/**
 * The two-sided 95 % point of Student's t, by Cornish and Fisher's expansion; right to three figures
 * from four degrees of freedom up, which is where it is used.
 */
export function studentsT(freedom: number): number {
  const z3 = Z ** 3
  const z5 = Z ** 5
  const z7 = Z ** 7
  const z9 = Z ** 9
  return (
    Z +
    (z3 + Z) / (4 * freedom) +
    (5 * z5 + 16 * z3 + 3 * Z) / (96 * freedom ** 2) +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * Z) / (384 * freedom ** 3) +
    (79 * z9 + 776 * z7 + 1482 * z5 - 1920 * z3 - 945 * Z) / (92_160 * freedom ** 4)
  )
}

const around = (value: number, error: number, freedom: number): Between => {
  const reach = studentsT(freedom) * Math.sqrt(error)
  return { value, low: value - reach, high: value + reach }
}

/** The mean with the interval that would hold it nineteen times of twenty. */
export const meanBetween = ({ n, mean, variance }: Spread): Between =>
  around(mean, variance / n, n - 1)

/** How much one group's mean is above (+) or below (−) another's; their spreads may differ. */
export function differenceBetween(one: Spread, other: Spread): Between {
  const a = one.variance / one.n
  const b = other.variance / other.n
  const freedom =
    a + b === 0
      ? one.n + other.n - 2
      : (a + b) ** 2 / (a ** 2 / (one.n - 1) + b ** 2 / (other.n - 1))
  return around(one.mean - other.mean, a + b, freedom)
}
