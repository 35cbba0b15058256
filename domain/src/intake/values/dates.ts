import { daysIn, isPartialDate } from '../../kernel/values.ts'
import type { Cell } from '../batch.ts'
import { read, unreadable, type Reading } from './reading.ts'
import { arabic, isBlank, isSpreadsheetError, plain } from './text.ts'

/** How the dates of a column are to be taken. */
export interface DateHabit {
  /** Rosters and project ledgers give months, the other ledgers days. */
  readonly usual: 'month' | 'day'
  /** The year of a date that has none, from title or file name. */
  readonly year: number | undefined
  /** Numbers of this column write months with two digits, so that the number 1994.1 is October. */
  readonly twoDigits?: boolean
}

const two = (n: number): string => String(n).padStart(2, '0')
const impossible = (text: string) => unreadable('intake.impossible-date', { date: text })

function dated(text: string, year: number, month?: number, day?: number): Reading<string> {
  const value = [
    String(year),
    month === undefined ? '' : two(month),
    day === undefined ? '' : two(day),
  ]
    .filter((part) => part !== '')
    .join('-')
  return isPartialDate(value) ? read(value) : impossible(text)
}

/** The day that a spreadsheet's serial number stands for (1900 system). */
export const dayOfSerial = (serial: number): string =>
  new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10)

/** A whole day is a month where months are usual and the day is the first: that is how months are typed. */
const asUsual = (day: string, habit: DateHabit): string =>
  habit.usual === 'month' && day.endsWith('-01') && day.length === 10 ? day.slice(0, 7) : day

const century = (yy: number): number => (yy >= 32 ? 1900 + yy : 2000 + yy)

/** A number typed for a date: a serial number, 199410, 19941002, 1994, 1994.1, 94.1 or 9.7. */
function dateOfNumber(n: number, habit: DateHabit): Reading<string> {
  const text = String(n)
  if (Number.isInteger(n)) {
    if (n >= 19_000_101 && n <= 21_991_231)
      return dated(text, Math.floor(n / 10_000), Math.floor(n / 100) % 100, n % 100)
    if (n >= 190_001 && n <= 219_912) return dated(text, Math.floor(n / 100), n % 100)
    if (n >= 1900 && n <= 2199) return dated(text, n)
    if (n >= 7000 && n <= 80_000) return read(asUsual(dayOfSerial(n), habit))
    return unreadable('intake.unreadable-date', { date: text })
  }
  if (n >= 7000 && n <= 80_000) return read(asUsual(dayOfSerial(n), habit))
  const [whole = '', part = ''] = text.split('.')
  const head = Number(whole)
  if (part.length > 2) return unreadable('intake.unreadable-date', { date: text })
  if (part === '1' && !habit.twoDigits)
    return unreadable('intake.january-or-october', { date: text })
  const tail = part === '1' ? 10 : Number(part)
  if (head >= 1900 && head <= 2199) return dated(text, head, tail)
  if (head >= 32 && head <= 99) return dated(text, 1900 + head, tail)
  if (head >= 1 && head <= 12 && habit.usual === 'day' && habit.year !== undefined)
    return dated(text, habit.year, head, tail)
  return unreadable('intake.unreadable-date', { date: text })
}

const FORMS: readonly [RegExp, (g: number[], text: string, habit: DateHabit) => Reading<string>][] =
  [
    [
      /^(\d{4})[年./_-](\d{1,2})[月./_-](\d{1,2})[日号]?$/,
      ([y = 0, m, d], text) => dated(text, y, m, d),
    ],
    [/^(\d{4})[年./_-](\d{1,2})月?份?[底末初]?$/, ([y = 0, m], text) => dated(text, y, m)],
    [/^(\d{4})年?度?$/, ([y = 0], text) => dated(text, y)],
    [/^(\d{4})年[底末]$/, ([y = 0], text) => dated(text, y, 12)],
    [/^(\d{4})年初$/, ([y = 0], text) => dated(text, y, 1)],
    [/^(\d{4})(\d{2})(\d{2})$/, ([y = 0, m, d], text) => dated(text, y, m, d)],
    [/^(\d{4})(\d{2})$/, ([y = 0, m], text) => dated(text, y, m)],
    [
      /^(\d{2})[年./-](\d{1,2})[月./-](\d{1,2})[日号]?$/,
      ([y = 0, m, d], text) => dated(text, century(y), m, d),
    ],
    [/^(\d{2})年(\d{1,2})月?$/, ([y = 0, m], text) => dated(text, century(y), m)],
    [
      /^(\d{1,2})[./-](\d{1,2})$/,
      ([a = 0, b = 0], text, habit) => {
        if (a >= 32) return dated(text, 1900 + a, b)
        if (habit.usual === 'day' && a <= 12 && a > 0)
          return habit.year === undefined
            ? unreadable('intake.date-without-year', { date: text })
            : dated(text, habit.year, a, b)
        return unreadable('intake.unreadable-date', { date: text })
      },
    ],
    [
      /^(\d{1,2})月(\d{1,2})[日号]?$/,
      ([m, d], text, habit) =>
        habit.year === undefined
          ? unreadable('intake.date-without-year', { date: text })
          : dated(text, habit.year, m, d),
    ],
    [
      /^(\d{1,2})月份?[底末初]?$/,
      ([m], text, habit) =>
        habit.year === undefined
          ? unreadable('intake.date-without-year', { date: text })
          : dated(text, habit.year, m),
    ],
  ]

/** `2025年三季度`, `2025年上半年`: kept as the year, for no finer date can be stored. */
const COARSE = /^(\d{4})年?(?:第?[1-4]季度|[上下]半年|[春夏秋冬]季?)$/

/**
 * A date as clerks write it, with the precision it was written in: 1998.03, 1994年10月, 1994/10/2,
 * 9月7日 with the year of the sheet, a true date cell, a serial number. Wrong: what does not exist
 * (2024年2月30日, 13月) or cannot be read.
 */
export function readDate(cell: Cell, habit: DateHabit): Reading<string> {
  if (isBlank(cell)) return undefined
  if (isSpreadsheetError(cell)) return unreadable('intake.spreadsheet-error')
  if (typeof cell === 'number') return dateOfNumber(cell, habit)
  if (typeof cell === 'boolean') return unreadable('intake.unreadable-date', { date: String(cell) })
  if (cell !== null && typeof cell === 'object')
    return isPartialDate(cell.date) ? read(asUsual(cell.date, habit)) : impossible(cell.date)
  const text = arabic(
    plain(
      String(cell)
        .normalize('NFKC')
        .replace(/[T\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?\s*$/, '')
        .replace(/\([^)]*\)/g, ''),
    ),
  )
    .replace(/^['‘’`约自]+/, '')
    .replace(/[。;,、]$/, '')
    .replace(/(?<=\d|月|日|号|年)(?:左右|前后|起|始|前|任|生)$/, '')
    .replace(/([年月])[./-](?=\d)/g, '$1')
    .replace(/(?<=月)[上中下]旬$/, '')
  for (const [form, take] of FORMS) {
    const match = form.exec(text)
    if (match) return take(match.slice(1).map(Number), String(cell).trim(), habit)
  }
  if (/^\d{4,5}(?:\.0+)?$/.test(text)) return dateOfNumber(Number(text), habit)
  const coarse = COARSE.exec(text)
  if (coarse) {
    const year = Number(coarse[1])
    const value = dated(text, year)
    return value && 'value' in value
      ? {
          value: value.value,
          remark: 'intake.date-kept-as-year',
          about: { date: String(cell).trim(), year },
        }
      : value
  }
  return unreadable('intake.unreadable-date', { date: String(cell).trim() })
}

/**
 * What can be told of a column before its cells are read. `days` columns whose texts are all months
 * and whose date cells all fall on a first are columns of months.
 */
export function dateHabit(
  cells: Iterable<Cell>,
  usual: 'month' | 'day',
  year: number | undefined,
): DateHabit {
  let monthTexts = 0
  let finer = 0
  let twoDigits = false
  for (const cell of cells) {
    if (typeof cell === 'number') {
      if (/^\d{2,4}\.0\d$/.test(String(cell))) twoDigits = true
      if (cell >= 7000 && cell <= 80_000 && !dayOfSerial(cell).endsWith('-01')) finer++
    } else if (typeof cell === 'string') {
      const text = plain(cell)
      if (/^\d{4}[年./-]\d{1,2}月?$/.test(text)) monthTexts++
      else if (text !== '' && !isBlank(cell)) finer++
      if (/^\d{4}\.0\d$/.test(text)) twoDigits = true
    } else if (cell !== null && typeof cell === 'object' && !cell.date.endsWith('-01')) finer++
  }
  return {
    usual: usual === 'month' || (monthTexts > 0 && finer === 0) ? 'month' : 'day',
    year,
    twoDigits,
  }
}

/** The last day of a month or year, or the day itself, for comparing dates of unlike precision. */
export function endOf(date: string): string {
  if (date.length >= 10) return date
  if (date.length === 4) return `${date}-12-31`
  return `${date}-${two(daysIn(Number(date.slice(0, 4)), Number(date.slice(5, 7))))}`
}

/** Whether one date restates the other more coarsely or more finely: 1973-12 and 1973-12-05. */
export const agree = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a)
