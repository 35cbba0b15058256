import { say } from '../kernel/words.ts'
import type { Catalogue } from '../kernel/words.ts'
import type { Scheme } from './scheme.ts'
import { decimal, percentage } from './telling.ts'

/**
 * Places in a scheme: the path of a value (`dimensions.0.weight`), what kind of number stands there,
 * and how the place and the value are called. So a field, a fault and a difference say the same.
 */

/** How a number is written by people: `25 %`, `80` (points, factors), or a count. */
export type NumberKind = 'percent' | 'points' | 'whole'

const PERCENTS = new Set(['weight', 'unverified', 'progress', 'lights', 'leastPresent', 'over'])
const PERCENT_LISTS = new Set(['findings', 'classes', 'tolerance', 'quota', 'groupQuotas'])
const COUNTS = new Set(['fewest', 'upTo', 'parts', 'sanctionMonthsAtMost', 'version'])

/** The kind of number at a path; for the limits of a light preset `by` decides. */
export function kindAt(path: string, scheme?: Scheme): NumberKind {
  const steps = path.split('.')
  const last = steps.at(-1) ?? ''
  if (COUNTS.has(last) || path === 'bars.dissent.of' || steps.includes('sanctionMonths'))
    return 'whole'
  if (last === 'yellow' || last === 'red') {
    const inPreset = steps.at(-2) === 'preset'
    const by = scheme && inPreset && valueAt(scheme, [...steps.slice(0, -1), 'by'].join('.'))
    if (by === 'ratio') return 'percent'
  }
  if (PERCENTS.has(last) || steps.some((step) => PERCENT_LISTS.has(step))) return 'percent'
  return 'points'
}

/** The value at a path; undefined where nothing is. */
export function valueAt(scheme: unknown, path: string): unknown {
  let value = scheme
  for (const step of path === '' ? [] : path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Readonly<Record<string, unknown>>)[step]
  }
  return value
}

/** The same scheme with another value at a path; undefined takes the part out. */
export function withValue<T>(whole: T, path: string, value: unknown): T {
  const [step = '', ...rest] = path.split('.')
  const inner =
    rest.length === 0
      ? value
      : withValue((whole as Readonly<Record<string, unknown>>)[step] ?? {}, rest.join('.'), value)
  if (Array.isArray(whole)) {
    const at = Number(step)
    const next =
      inner === undefined
        ? whole.filter((_, i) => i !== at)
        : [...whole.slice(0, at), inner, ...whole.slice(at + 1)]
    return next as T
  }
  const { [step]: _, ...others } = whole as Readonly<Record<string, unknown>>
  // The order of the parts stays, so that a scheme edited and edited back is the same text.
  return inner === undefined ? (others as T) : { ...whole, [step]: inner }
}

/** Closed lists whose values are keys in a scheme, by the part in which they stand. */
const LISTS: Readonly<Record<string, string>> = {
  findings: 'finding',
  classes: 'voterClass',
  lightPoints: 'light',
  groupQuotas: 'unitGroup',
  readings: 'reading',
  sanctionMonths: 'sanctionKind',
  thresholds: 'grade',
}
const LISTED = ['level', 'mark', 'grade'] as const

/** What one step of a path is called. */
function stepWords(words: Catalogue, scheme: unknown, path: readonly string[], at: number): string {
  const [step = '', before = ''] = [path[at], path[at - 1]]
  if (/^\d+$/.test(step)) {
    const part = valueAt(scheme, path.slice(0, at + 1).join('.'))
    const { dimension, source, of } = (part ?? {}) as {
      dimension?: string
      source?: string
      of?: { source?: string }
    }
    if (dimension) return words[`choice.dimension.${dimension}`] ?? dimension
    const rests = source ?? of?.source
    if (rests) return words[`number.${rests}`] ?? rests
    return String(Number(step) + 1)
  }
  if (before === 'dissent' && step === 'of') return words['scheme.at.ofParts'] ?? step
  const lists = before === 'points' || before === 'each' ? LISTED : [LISTS[before] ?? '']
  for (const list of lists) {
    const word = words[`choice.${list}.${step}`]
    if (word) return word
  }
  return words[`scheme.at.${step}`] ?? step
}

const SILENT = new Set(['dimensions', 'indicators', 'items', 'bars', 'of'])

/** A place in words, from the outside in: `改革创新 · 一线考察 · 权重`. */
export function placeWords(words: Catalogue, scheme: unknown, path: string): string {
  const steps = path === '' ? [] : path.split('.')
  const told = steps.flatMap((step, at) =>
    SILENT.has(step) && at < steps.length - 1 ? [] : [stepWords(words, scheme, steps, at)],
  )
  return told.length === 0 ? (words['scheme.at.whole'] ?? '') : told.join(' · ')
}

/** What the value at a place is called, without what stands around it. */
export const labelAt = (words: Catalogue, scheme: unknown, path: string): string => {
  const steps = path.split('.')
  return stepWords(words, scheme, steps, steps.length - 1)
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const CHOICES: Readonly<Record<string, string>> = {
  aspects: 'aspect',
  needs: 'number',
  vetoCeiling: 'grade',
  height: 'dimension',
  sharpness: 'dimension',
  steadiness: 'dimension',
  dimension: 'dimension',
}

/** A value as people write it, by the place where it stands. */
export function valueWords(words: Catalogue, scheme: Scheme, path: string, value: unknown): string {
  const last = path.split('.').at(-1) ?? ''
  if (value === undefined || value === null) return words['scheme.none'] ?? '—'
  if (typeof value === 'number') {
    const kind = kindAt(path, scheme)
    return kind === 'percent'
      ? percentage(value)
      : kind === 'points'
        ? decimal(value)
        : String(value)
  }
  if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
    return value.length === 0
      ? (words['scheme.none'] ?? '—')
      : value
          .map((one) => valueWords(words, scheme, path, one))
          .join(words['list.separator'] ?? ', ')
  if (typeof value === 'string') {
    const list = CHOICES[last]
    const key = list === 'number' ? `number.${value}` : `choice.${list}.${value}`
    return words[key] ?? words[`scheme.${last}.${value}`] ?? value
  }
  if (isRecord(value) && typeof value['method'] === 'string')
    return words[`scheme.method.${value['method']}`] ?? value['method']
  return say(words, 'scheme.parts', { count: Object.keys(value).length })
}

/** A value that two versions have otherwise: `undefined` where one has no such part. */
export interface Difference {
  readonly path: string
  readonly from: unknown
  readonly to: unknown
}

/** What an element of a list is told apart by: the same dimension, the same source. */
const nameOf = (one: unknown): string => {
  if (!isRecord(one)) return ''
  const of = one['of']
  return String(one['dimension'] ?? one['source'] ?? (isRecord(of) ? of['source'] : '') ?? '')
}

/**
 * Where two schemes differ, value by value. Lists of the same parts in the same order are compared part
 * by part; where a part was added, taken out or moved the list differs as a whole. Number, date and name
 * of the version are no difference.
 */
export function differencesBetween(before: unknown, after: unknown, path = ''): Difference[] {
  if (path === 'version' || path === 'dated') return []
  const inner = (step: string | number) => (path === '' ? String(step) : `${path}.${step}`)
  if (isRecord(before) && isRecord(after) && before['method'] === after['method'])
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      differencesBetween(before[key], after[key], inner(key)),
    )
  const isSameList =
    Array.isArray(before) &&
    Array.isArray(after) &&
    before.length === after.length &&
    before.every(
      (one, i) => isRecord(one) && isRecord(after[i]) && nameOf(one) === nameOf(after[i]),
    )
  if (isSameList) return before.flatMap((one, i) => differencesBetween(one, after[i], inner(i)))
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, from: before, to: after }]
}

/** What somebody typed for a number of a kind, full-width digits too; or the code of what is wrong. */
export function readNumber(
  kind: NumberKind,
  text: string,
): { readonly value: number } | { readonly code: string } {
  const plain = text.normalize('NFKC').replace(/[\s,]/g, '')
  if (kind === 'whole')
    return /^\d{1,9}$/.test(plain) ? { value: Number(plain) } : { code: 'scheme.whole' }
  const places = kind === 'percent' ? 2 : 4
  const unit = kind === 'percent' ? '%' : '分'
  const match = /^(\d{1,6})(?:\.(\d*))?$/.exec(plain.endsWith(unit) ? plain.slice(0, -1) : plain)
  const rest = (match?.[2] ?? '').replace(/0+$/, '')
  if (!match || rest.length > places) return { code: `scheme.${kind}` }
  const value = Number(match[1]) * 10 ** places + Number(rest.padEnd(places, '0'))
  const isWithin = kind === 'percent' ? value <= 10_000 : value <= 100_000_000
  return isWithin ? { value } : { code: `scheme.${kind}` }
}

/** The number as it stands in a field; what `readNumber` reads back. */
export const writtenNumber = (kind: NumberKind, value: number): string =>
  kind === 'whole' ? String(value) : decimal(kind === 'percent' ? value * 100 : value)
