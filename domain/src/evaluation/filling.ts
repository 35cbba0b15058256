import type { Exact } from '../kernel/exact.ts'
import { compare, exactly, minus, plus, read, ZERO } from '../kernel/exact.ts'
import { meanOf, shaped, sumOf } from './node.ts'
import type { Node } from './result.ts'
import { decimal, percentage } from './telling.ts'

/**
 * The formula of a number with its values in place, in signs that every language reads:
 * `实绩 100 × 50% + 一线考察 90 × 25% + 述职测评 90 × 25% = 95`. Values are shown to four decimals;
 * `≈` where one of them had to be rounded for that.
 */

const isWhole = (exact: string | null): boolean => exact === null || !exact.includes('/')

/** `3 × 10 + 20`: equal addends are told once, the largest first. */
function addends(values: readonly number[]): string {
  const alike = [...Map.groupBy(values, (value) => value)].toSorted(([a], [b]) => b - a)
  return alike
    .map(([value, all]) =>
      all.length === 1 ? decimal(value) : `${all.length} × ${decimal(value)}`,
    )
    .join(' + ')
    .replaceAll('+ -', '− ')
}

const differs = (a: Exact, b: Exact) => compare(a, b) !== 0

/** A number that its records add up to, with the cap where it is reached. */
function ofRecords(node: Node): string | null {
  const adding = node.from.filter(({ points }) => points !== null && points !== 0)
  if (adding.length === 0 || node.exact === null || node.score === null) return null
  const sum = sumOf(node.from)
  const value = read(node.exact)
  if (differs(sum, sumOf(adding))) return null
  const sign = adding.every(({ exact }) => isWhole(exact)) ? '=' : '≈'
  const capped = differs(sum, value)
  const told = decimal(Number((2n * sum.n + sum.d) / (2n * sum.d)))
  const text = addends(adding.map(({ points }) => points ?? 0))
  if (adding.length === 1 && !capped) return null
  return `${text} ${sign} ${told}${capped ? ` → ${decimal(node.score)}` : ''}`
}

const isWeighed = ({ kind }: Node) => kind !== 'deduction' && kind !== 'addition'

/** A number that is the weighted mean of its parts, with what is added, deducted, multiplied. */
function ofParts(node: Node, nameOf: (part: Node) => string): string | null {
  const there = node.parts.filter(
    (part) => isWeighed(part) && part.exact !== null && part.weight > 0,
  )
  const mean = meanOf(node.parts)
  if (!mean || node.score === null || node.exact === null) return null
  const months = node.formula.code === 'projectResult'
  const told = (weight: number) => (months ? String(weight) : percentage(weight))
  const present = there.reduce((sum, { weight }) => sum + weight, 0)
  const terms = there.map(
    (part) => `${nameOf(part)} ${decimal(part.score ?? 0)} × ${told(part.weight)}`,
  )
  const shared = months || present !== 10_000
  const sum = terms.join(' + ')
  const beside = (kind: Node['kind']) =>
    node.parts.filter((part) => part.kind === kind && (part.score ?? 0) > 0)
  const [added, deducted] = [beside('addition'), beside('deduction')]
  const factor = node.kind === 'project' ? Number(node.formula.about['difficulty']) : 10_000
  const closed = terms.length > 1 && (shared || factor !== 10_000)
  const text = [
    closed ? `(${sum})` : sum,
    shared ? ` ÷ ${told(present)}` : '',
    factor === 10_000 ? '' : ` × ${decimal(factor)}`,
    ...added.map((part) => ` + ${nameOf(part)} ${decimal(part.score ?? 0)}`),
    ...deducted.map((part) => ` − ${nameOf(part)} ${decimal(part.score ?? 0)}`),
  ].join('')
  const isExact = [...there, ...added, ...deducted, node].every(({ exact }) => isWhole(exact))
  return `${text} ${isExact ? '=' : '≈'} ${decimal(node.score)}${limit(node, mean)}`
}

/** Tells where a limit of 0 or 100 was reached. */
function limit(node: Node, mean: Exact): string {
  if (node.score !== 0 && node.score !== 1_000_000) return ''
  const free = node.parts.reduce(
    (value, { kind, exact }) =>
      exact === null || (kind !== 'addition' && kind !== 'deduction')
        ? value
        : kind === 'addition'
          ? plus(value, read(exact))
          : minus(value, read(exact)),
    mean,
  )
  const bounded = shaped(node.kind, mean, node.parts, node.formula)
  if (node.kind === 'project' || !differs(free, bounded)) return ''
  return compare(free, ZERO) < 0 || compare(free, exactly(1_000_000)) > 0 ? ` [0, 100]` : ''
}

/** Null where there is nothing to fill in: an absent number, a single record, a comparison. */
export function filledFormula(node: Node, nameOf: (part: Node) => string): string | null {
  if (node.score === null || node.kind === 'compared') return null
  return node.parts.some(isWeighed) ? ofParts(node, nameOf) : ofRecords(node)
}
