/**
 * Exact arithmetic on fractions of whole numbers, so that a score is rounded once, at the end, and
 * comes out the same everywhere. The denominator is positive; a fraction is reduced only when it is
 * written down.
 */
export interface Exact {
  readonly n: bigint
  readonly d: bigint
}

export const ZERO: Exact = { n: 0n, d: 1n }

/** `exactly(3)` is 3, `exactly(1, 3)` a third. Whole numbers only; a zero denominator is refused. */
export function exactly(n: number | bigint, d: number | bigint = 1n): Exact {
  const over = BigInt(d)
  if (over === 0n) throw new RangeError('A fraction has no zero denominator.')
  return over < 0n ? { n: -BigInt(n), d: -over } : { n: BigInt(n), d: over }
}

export function plus(a: Exact, b: Exact): Exact {
  if (a.d === b.d) return { n: a.n + b.n, d: a.d }
  // Denominators are mostly factors of one another; keeping them small keeps sums of many fast.
  if (a.d % b.d === 0n) return { n: a.n + b.n * (a.d / b.d), d: a.d }
  if (b.d % a.d === 0n) return { n: a.n * (b.d / a.d) + b.n, d: b.d }
  return reduced({ n: a.n * b.d + b.n * a.d, d: a.d * b.d })
}
export const minus = (a: Exact, b: Exact): Exact => plus(a, { n: -b.n, d: b.d })
export const times = (a: Exact, b: Exact): Exact => ({ n: a.n * b.n, d: a.d * b.d })
export const over = (a: Exact, b: Exact): Exact => exactly(a.n * b.d, a.d * b.n)

/** Below zero where a is less than b, above zero where it is more. */
export const compare = (a: Exact, b: Exact): number => {
  const left = a.n * b.d
  const right = b.n * a.d
  return left < right ? -1 : left > right ? 1 : 0
}
export const least = (a: Exact, b: Exact): Exact => (compare(a, b) <= 0 ? a : b)
export const most = (a: Exact, b: Exact): Exact => (compare(a, b) >= 0 ? a : b)

/** To the nearest whole number, half up (2.5 is 3, −2.5 is −2). */
export function rounded({ n, d }: Exact): number {
  const twice = 2n * n + d
  const whole = twice / (2n * d)
  return Number(twice < 0n && whole * 2n * d !== twice ? whole - 1n : whole)
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER)

function gcd(a: bigint, b: bigint): bigint {
  while (b > SAFE) [a, b] = [b, a % b]
  if (b === 0n) return a
  let x = Number(b)
  let y = Number(a % b)
  while (y !== 0) [x, y] = [y, x % y]
  return BigInt(x)
}

/** The same fraction in lowest terms. */
export function reduced(value: Exact): Exact {
  if (value.d === 1n) return value
  const common = gcd(value.d, value.n < 0n ? -value.n : value.n)
  return common === 1n ? value : { n: value.n / common, d: value.d / common }
}

/** In lowest terms, as text: `325/4`, `80`. */
export function written(value: Exact): string {
  const { n, d } = reduced(value)
  return d === 1n ? String(n) : `${n}/${d}`
}

/** What `written` wrote. */
export function read(text: string): Exact {
  const slash = text.indexOf('/')
  return slash < 0
    ? { n: BigInt(text), d: 1n }
    : exactly(BigInt(text.slice(0, slash)), BigInt(text.slice(slash + 1)))
}
