/**
 * The weightings of a scheme's dimensions that can be defended (ours): each weight within ten points
 * of the scheme's, at least five, summing to 100. Weights are ten-thousandths.
 */

const SPREAD = 1_000
const LEAST = 500
const WHOLE = 10_000

/** How many weightings are tried, by default (ours). */
export const DRAWS = 10_000

/** Whole numbers below 2³² from a seed: the same seed, the same numbers, everywhere (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return (t ^ (t >>> 14)) >>> 0
  }
}

const within = (next: () => number, from: number, to: number): number =>
  from + Math.floor((next() / 2 ** 32) * (to - from + 1))

interface Range {
  readonly from: number
  readonly to: number
}

/** In which range each weight may lie; a weight of 0 is shown and not scored, and stays 0. */
export const rangesOf = (weights: readonly number[]): Range[] =>
  weights.map((weight) =>
    weight === 0
      ? { from: 0, to: 0 }
      : { from: Math.max(LEAST, weight - SPREAD), to: Math.min(WHOLE, weight + SPREAD) },
  )

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

/** One after the other, each within what the rest still leaves: always possible, not quite even. */
function inTurn(next: () => number, ranges: readonly Range[]): number[] {
  let rest = WHOLE
  return ranges.map(({ from, to }, i) => {
    const after = ranges.slice(i + 1)
    const low = Math.max(from, rest - sum(after.map((one) => one.to)))
    const high = Math.min(to, rest - sum(after.map((one) => one.from)))
    const weight = within(next, low, high)
    rest -= weight
    return weight
  })
}

const TRIES = 1_000

/**
 * Draws defensible weightings around a scheme's, evenly over all of them: all weights but the last
 * are drawn from their ranges, the last is what is left, and a draw whose last is out of range is
 * thrown away. Undefined where no weighting keeps to the rule.
 */
export function weightingsAround(
  weights: readonly number[],
  next: () => number,
): (() => number[]) | undefined {
  const ranges = rangesOf(weights)
  if (sum(ranges.map((one) => one.from)) > WHOLE || sum(ranges.map((one) => one.to)) < WHOLE)
    return undefined
  const last = ranges.findLastIndex(({ to }) => to > 0)
  const edge = ranges[last] ?? { from: 0, to: 0 }
  return () => {
    for (let tried = 0; tried < TRIES; tried += 1) {
      const drawn = ranges.map(({ from, to }, i) => (i === last ? 0 : within(next, from, to)))
      const left = WHOLE - sum(drawn)
      if (left >= edge.from && left <= edge.to)
        return drawn.map((weight, i) => (i === last ? left : weight))
    }
    return inTurn(next, ranges)
  }
}

/**
 * The same weights with one moved: the others give way in proportion to what they have, so that the
 * whole stays whole to the last ten-thousandth. Where the others have nothing, they share evenly.
 */
export function giveWay(weights: readonly number[], moved: number, to: number): number[] {
  const target = Math.min(WHOLE, Math.max(0, Math.round(to)))
  const others = weights.flatMap((_, i) => (i === moved ? [] : [i]))
  if (others.length === 0) return [WHOLE]
  const had = sum(others.map((i) => weights[i] ?? 0))
  const left = WHOLE - target
  const shares = others.map((i) => {
    const exact = had === 0 ? left / others.length : (left * (weights[i] ?? 0)) / had
    return { i, whole: Math.floor(exact), rest: exact - Math.floor(exact) }
  })
  let missing = left - sum(shares.map(({ whole }) => whole))
  const given = weights.map((_, i) => (i === moved ? target : 0))
  for (const { i, whole } of shares.toSorted((a, b) => b.rest - a.rest || a.i - b.i)) {
    given[i] = whole + (missing > 0 ? 1 : 0)
    missing -= 1
  }
  return given
}
