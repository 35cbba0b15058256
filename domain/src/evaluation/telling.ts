import type { Particulars } from '../kernel/refusal.ts'
import type { Catalogue } from '../kernel/words.ts'
import { say } from '../kernel/words.ts'

/** A whole number of ten-thousandths as people write it: 812500 is 81.25, 1000000 is 100. */
export function decimal(tenThousandths: number): string {
  const sign = tenThousandths < 0 ? '-' : ''
  const digits = String(Math.abs(tenThousandths)).padStart(5, '0')
  const fraction = digits.slice(-4).replace(/0+$/, '')
  return `${sign}${digits.slice(0, -4)}${fraction === '' ? '' : `.${fraction}`}`
}

/** A share of one as a percentage: 6000 is 60%. */
export const percentage = (share: number): string => `${decimal(share * 100)}%`

const DECIMALS = new Set([
  'score',
  'total',
  'points',
  'full',
  'first',
  'step',
  'times',
  'atMost',
  'difficulty',
  'percent',
  'median',
  'value',
  'best',
  'edge',
  'raw',
  'each',
  'line',
  'instead',
])
/** A difference, told with its sign. */
const SIGNED = new Set(['change'])
const SHARES = new Set(['present', 'least', 'share'])
/** Particulars that are words of a closed list, or several with commas between. */
const CHOICES: Readonly<Record<string, string>> = {
  dimension: 'dimension',
  kind: 'sanctionKind',
  categories: 'category',
  aspects: 'aspect',
  roles: 'role',
  grade: 'grade',
  verdict: 'verdict',
  mark: 'mark',
  level: 'level',
  group: 'unitGroup',
}

function worded(words: Catalogue, name: string, value: string | number): string | number {
  if (typeof value === 'number') {
    if (DECIMALS.has(name)) return decimal(value)
    if (SIGNED.has(name)) return value > 0 ? `+${decimal(value)}` : decimal(value)
    return SHARES.has(name) ? percentage(value) : value
  }
  // A part of a score is a dimension or an indicator; both are told as the page calls them.
  if (name === 'part')
    return words[`choice.dimension.${value}`] ?? words[`number.${value}`] ?? value
  if (name === 'noun') return words[`noun.${value}`] ?? value
  const list = CHOICES[name]
  if (list === undefined) return value
  return value
    .split(',')
    .map((one) => words[`choice.${list}.${one}`] ?? one)
    .join(words['list.separator'] ?? ',')
}

/**
 * The sentence for a statement or formula: `tell(zh, 'evaluation', node.abstains)`,
 * `tell(zh, 'formula', node.formula)`. Scores, points and factors are told as decimals, shares as
 * percentages, values of closed lists by their words.
 */
export function tell(
  words: Catalogue,
  of: 'evaluation' | 'explained' | 'formula' | 'portrait' | 'reason',
  { code, about = {} }: { readonly code: string; readonly about?: Particulars },
): string {
  const told = Object.entries(about).map(([name, value]) => [name, worded(words, name, value)])
  return say(words, `${of}.${code}`, Object.fromEntries(told) as Particulars)
}
