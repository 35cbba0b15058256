import { log } from './elementary.ts'

/** A symmetric positive definite matrix, row by row. */
export type Matrix = Float64Array[]

export const zeros = (size: number): Matrix =>
  Array.from({ length: size }, () => new Float64Array(size))

const at = (matrix: Matrix, row: number, column: number): number => matrix[row]?.[column] ?? 0

/**
 * The lower triangle L with L·Lᵀ = matrix (Cholesky). Undefined where the matrix is not positive
 * definite: the equations do not determine their unknowns.
 */
export function factor(matrix: Matrix): Matrix | undefined {
  const size = matrix.length
  const lower = zeros(size)
  for (let i = 0; i < size; i++) {
    const row = lower[i] as Float64Array
    for (let j = 0; j <= i; j++) {
      const other = lower[j] as Float64Array
      let sum = at(matrix, i, j)
      for (let k = 0; k < j; k++) sum -= (row[k] ?? 0) * (other[k] ?? 0)
      if (i !== j) row[j] = sum / (other[j] ?? 1)
      else if (sum > 1e-10 * Math.max(1, at(matrix, i, i))) row[i] = Math.sqrt(sum)
      else return undefined
    }
  }
  return lower
}

/** Solves L·Lᵀ·x = b. */
export function solve(lower: Matrix, right: ArrayLike<number>): Float64Array {
  const size = lower.length
  const x = Float64Array.from(right)
  for (let i = 0; i < size; i++) {
    let sum = x[i] ?? 0
    for (let k = 0; k < i; k++) sum -= at(lower, i, k) * (x[k] ?? 0)
    x[i] = sum / at(lower, i, i)
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = x[i] ?? 0
    for (let k = i + 1; k < size; k++) sum -= at(lower, k, i) * (x[k] ?? 0)
    x[i] = sum / at(lower, i, i)
  }
  return x
}

/** Natural logarithm of the determinant of L·Lᵀ. */
export const logDeterminant = (lower: Matrix): number =>
  lower.reduce((sum, row, i) => sum + 2 * log(row[i] ?? 1), 0)

/** The inverse of L·Lᵀ. */
export function inverse(lower: Matrix): Matrix {
  const size = lower.length
  return Array.from({ length: size }, (_, column) => {
    const unit = new Float64Array(size)
    unit[column] = 1
    return solve(lower, unit)
  })
}
