import { isPartialDate } from '@zhishi/domain/kernel/dates.ts'

/** What came of reading what somebody typed: a value, or the code of what is wrong with it. */
export type Reading = { readonly value: unknown } | { readonly code: string }

const wrong = (code: string): Reading => ({ code })
const read = (value: unknown): Reading => ({ value })

/** Full-width digits and punctuation as people type them in Chinese input become plain ones. */
const plain = (text: string): string => text.normalize('NFKC').trim()

/** `1,234.5` in ten-thousandths, without ever passing through a fraction: 12345000. */
function readScaled(text: string): Reading {
  const match = /^(\d{1,12})(?:\.(\d*))?$/.exec(plain(text).replace(/[,，\s]|万元$|万$/g, ''))
  if (!match) return wrong('number.malformed')
  const rest = (match[2] ?? '').replace(/0+$/, '')
  if (rest.length > 4) return wrong('number.too-many-decimals')
  const value = Number(match[1]) * 10_000 + Number(rest.padEnd(4, '0'))
  return Number.isSafeInteger(value) ? read(value) : wrong('number.too-large')
}

/** `33.33` or `33.33%` as a share of one in ten-thousandths: 3333. */
function readPercent(text: string): Reading {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?%?$/.exec(plain(text))
  if (!match) return wrong('share.malformed')
  const value = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return value >= 1 && value <= 10_000 ? read(value) : wrong('share.malformed')
}

function readWhole(text: string): Reading {
  const digits = plain(text).replace(/[,，\s]/g, '')
  return /^\d{1,10}$/.test(digits) ? read(Number(digits)) : wrong('number.whole')
}

/** `2024.3.12`, `2024/3`, `2024年3月` and the like, in the precision they are written. */
function readDate(text: string): Reading {
  const parts = plain(text)
    .replace(/[年月./\s]+/g, '-')
    .replace(/日|号/g, '')
    .replace(/-+$/, '')
    .split('-')
  const iso = parts.map((part, index) => (index === 0 ? part : part.padStart(2, '0'))).join('-')
  return isPartialDate(iso) ? read(iso) : wrong('date.impossible')
}

function readMonth(text: string): Reading {
  const date = readDate(text)
  return 'value' in date && String(date.value).length === 7 ? date : wrong('month.impossible')
}

/** `2024Q3`, `2024年第三季度`, `2024-3季度`. */
function readQuarter(text: string): Reading {
  const match = /^((?:19|20|21)\d\d)\D*?(?:第)?([1-4一二三四])(?:季度)?$/i.exec(plain(text))
  if (!match) return wrong('quarter.impossible')
  const number = '一二三四'.indexOf(match[2] ?? '') + 1 || Number(match[2])
  return read(`${match[1]}Q${number}`)
}

function readYear(text: string): Reading {
  const match = /^((?:19|20|21)\d\d)年?$/.exec(plain(text))
  return match ? read(Number(match[1])) : wrong('year.impossible')
}

const READERS: Readonly<Record<string, (text: string) => Reading>> = {
  money: readScaled,
  decimal: readScaled,
  share: readPercent,
  count: readWhole,
  date: readDate,
  month: readMonth,
  quarter: readQuarter,
  year: readYear,
}

/** Reads what was typed for a kind of value; nothing typed is null. */
export function readTyped(kind: string, text: string): Reading {
  if (text.trim() === '') return read(null)
  return READERS[kind]?.(text) ?? read(text)
}

/** A value as it is typed: money in 万元, shares in per cent. What `readTyped` reads back. */
export function typedFrom(kind: string, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'number') return String(value)
  const scale = kind === 'share' ? 100 : kind === 'money' || kind === 'decimal' ? 10_000 : 1
  const text = String(value % scale)
    .padStart(String(scale).length - 1, '0')
    .replace(/0+$/, '')
  return `${Math.floor(value / scale)}${scale === 1 || text === '' ? '' : `.${text}`}`
}
