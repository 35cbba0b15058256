import type { Cell } from '../batch.ts'
import { readDate } from './dates.ts'
import { read, unreadable, type Reading } from './reading.ts'
import { arabic, isBlank, isSpreadsheetError, plain } from './text.ts'

const two = (n: number): string => String(n).padStart(2, '0')
const flat = (text: string): string => arabic(plain(text))

/** The year that a title, sheet name or file name states; the first one, 2000 to 2199. */
export function yearIn(text: string): number | undefined {
  const line = flat(text)
  const match =
    /(?<!\d)(2[01]\d\d)年度/.exec(line) ??
    /(?<!\d)(2[01]\d\d)年/.exec(line) ??
    /(?<!\d)(2[01]\d\d)(?=[.\-_/]?(?:0?[1-9]|1[0-2])(?!\d))/.exec(line) ??
    /(?<!\d)(2[01]\d\d)(?!\d)/.exec(line) ??
    /(?<!\d)(2[01]\d\d)(?:0[1-9]|1[0-2])(?:[0-3]\d)?(?!\d)/.exec(line)
  return match ? Number(match[1]) : undefined
}

/** The month that a title, sheet name or file name states, 1 to 12; of a span (1-5月) the last. */
export function monthIn(text: string): number | undefined {
  const line = flat(text)
  const spoken = /(?<!\d)(\d{1,2})月份?(?!\d{1,2}[日号]|\d*[日号])/.exec(line)
  const compact =
    /(?<!\d)2[01]\d\d[.\-_/](\d{1,2})(?![\d.\-_/])/.exec(line) ??
    /(?<!\d)2[01]\d\d(0[1-9]|1[0-2])(?!\d)/.exec(line)
  const month = Number((spoken ?? compact)?.[1] ?? Number.NaN)
  return month >= 1 && month <= 12 ? month : undefined
}

/** The month of a sheet that is named by a bare number: `3`, `03`. */
export function monthOfSheetName(name: string): number | undefined {
  const bare = /^0?(\d|1[0-2])$/.exec(flat(name))
  const month = Number(bare?.[1] ?? Number.NaN)
  return month >= 1 && month <= 12 ? month : monthIn(name)
}

const SPANS: readonly [RegExp, number][] = [
  [/^0?1月?[-~至到—–]+0?3月份?$/, 1],
  [/^0?4月?[-~至到—–]+0?6月份?$/, 2],
  [/^0?7月?[-~至到—–]+0?9月份?$/, 3],
  [/^10月?[-~至到—–]+12月份?$/, 4],
]

/** The quarter that a text states, 1 to 4: 第三季度, 三季度, Q3, 3Q, 3季, 1-3月. */
export function quarterIn(text: string): number | undefined {
  const line = flat(text).toUpperCase()
  const said =
    /第?([1-4])季/.exec(line) ?? /Q([1-4])(?!\d)/.exec(line) ?? /(?<!\d)([1-4])Q/.exec(line)
  if (said) return Number(said[1])
  const rest = line.replace(/^\d{4}年?/, '')
  return SPANS.find(([form]) => form.test(rest))?.[1]
}

/** A quarter: 第三季度 with the sheet's year, 2024Q3, 2024年第三季度, 1-3月, a month or day within it, or 3. */
export function readQuarter(cell: Cell, year: number | undefined): Reading<string> {
  if (isBlank(cell)) return undefined
  if (isSpreadsheetError(cell)) return unreadable('intake.spreadsheet-error')
  const text = cell !== null && typeof cell === 'object' ? cell.date : String(cell)
  const line = flat(text)
  const quarter =
    quarterIn(text) ??
    (/^[1-4]$/.test(line) ? Number(line) : undefined) ??
    quarterOfDate(cell, year)
  if (quarter === undefined) return unreadable('intake.no-such-quarter', { quarter: text.trim() })
  if (typeof quarter === 'string') return read(quarter)
  const own =
    /^\d{2}(?=年|Q)/.test(line) && !/^\d{4}/.test(line)
      ? 2000 + Number(line.slice(0, 2))
      : yearIn(text)
  const of = own ?? year
  return of === undefined
    ? unreadable('intake.date-without-year', { date: text.trim() })
    : read(`${of}Q${quarter}`)
}

function quarterOfDate(cell: Cell, year: number | undefined): string | undefined {
  if (typeof cell === 'number' && cell < 1000) return undefined
  const date = readDate(cell, { usual: 'month', year })
  return date && 'value' in date ? quarterOf(date.value) : undefined
}

/** The quarter in which a date lies; undefined for a bare year. */
export const quarterOf = (date: string): string | undefined =>
  date.length < 7 ? undefined : `${date.slice(0, 4)}Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`

/** A month: 2024-03, 2024年3月, 3月 or 3 with the sheet's year, a date cell. */
export function readMonth(cell: Cell, year: number | undefined): Reading<string> {
  if (isBlank(cell)) return undefined
  const bare = typeof cell === 'number' || typeof cell === 'string' ? flat(String(cell)) : ''
  if (/^(0?[1-9]|1[0-2])$/.test(bare))
    return year === undefined
      ? unreadable('intake.date-without-year', { date: bare })
      : read(`${year}-${two(Number(bare))}`)
  const date = readDate(cell, { usual: 'month', year, twoDigits: true })
  if (!date || 'wrong' in date) return date
  return date.value.length >= 7
    ? read(date.value.slice(0, 7))
    : unreadable('intake.unreadable-date', { date: bare })
}

/** A year: 2024, 2024年, 2024年度, a date cell. */
export function readYear(cell: Cell): Reading<number> {
  if (isBlank(cell)) return undefined
  if (typeof cell === 'number' && cell >= 1900 && cell <= 2199 && Number.isInteger(cell))
    return read(cell)
  const text = cell !== null && typeof cell === 'object' ? cell.date : String(cell)
  const year = yearIn(text)
  return year === undefined
    ? unreadable('intake.unreadable-date', { date: text.trim() })
    : read(year)
}
