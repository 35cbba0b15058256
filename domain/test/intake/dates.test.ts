import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysIn } from '@zhishi/domain/kernel/values.ts'
import type { Cell } from '@zhishi/domain/intake/batch.ts'
import {
  agree,
  dateHabit,
  dayOfSerial,
  endOf,
  readDate,
  type DateHabit,
} from '@zhishi/domain/intake/values/dates.ts'

const MONTHS: DateHabit = { usual: 'month', year: 2024 }
const DAYS: DateHabit = { usual: 'day', year: 2024 }
const value = (cell: Cell, habit = DAYS) => {
  const reading = readDate(cell, habit)
  return reading === undefined ? null : 'value' in reading ? reading.value : reading.wrong
}

describe('a date as clerks write it', () => {
  test.each<[Cell, string]>([
    ['1998.03', '1998-03'],
    ['1998.3', '1998-03'],
    ['1994年10月', '1994-10'],
    ['1994-10', '1994-10'],
    ['199410', '1994-10'],
    [199_410, '1994-10'],
    ['19941002', '1994-10-02'],
    ['1994/10/2', '1994-10-02'],
    ['2024年9月7日', '2024-09-07'],
    ['2024.06.11', '2024-06-11'],
    ['2024．06．11', '2024-06-11'],
    ['２０２４年６月', '2024-06'],
    ['二〇二四年十二月三日', '2024-12-03'],
    ['9月7日', '2024-09-07'],
    ['9.7', '2024-09-07'],
    ['2024', '2024'],
    ['2024年', '2024'],
    ['2025年底', '2025-12'],
    ['2024年3月上旬', '2024-03'],
    ['2024-03-12 00:00:00', '2024-03-12'],
    ['2024年3月12日（星期二）', '2024-03-12'],
    ["'94.10", '1994-10'],
    ['94年10月', '1994-10'],
    [45_475, '2024-07-02'],
    ['45475', '2024-07-02'],
    [{ date: '2024-03-12' }, '2024-03-12'],
    [{ date: '2024-03-01' }, '2024-03-01'],
    [1998.03, '1998-03'],
    [1998.12, '1998-12'],
  ])('%j is %s', (cell, expected) => {
    expect(value(cell)).toBe(expected)
  })

  test.each<[Cell, string]>([
    ['2024年2月30日', 'intake.impossible-date'],
    ['2023-02-29', 'intake.impossible-date'],
    ['2024年13月', 'intake.impossible-date'],
    ['1980.00', 'intake.impossible-date'],
    ['20240230', 'intake.impossible-date'],
    [{ date: '2024-02-30' }, 'intake.impossible-date'],
    ['去年秋天', 'intake.unreadable-date'],
    [0.5, 'intake.unreadable-date'],
    [true, 'intake.unreadable-date'],
    ['#REF!', 'intake.spreadsheet-error'],
    [1994.1, 'intake.january-or-october'],
  ])('%j goes back', (cell, code) => {
    expect(value(cell)).toBe(code)
  })

  test('a date without a year needs one from the sheet', () => {
    expect(value('9月7日', { usual: 'day', year: undefined })).toBe('intake.date-without-year')
  })

  test.each(['', ' ', '—', '/', '无', '待定', null])('%j states nothing', (cell) => {
    expect(readDate(cell, DAYS)).toBeUndefined()
  })

  test('in a column of months the first of a month is that month, any other day a day', () => {
    expect(value({ date: '1998-03-01' }, MONTHS)).toBe('1998-03')
    expect(value(35_855, MONTHS)).toBe('1998-03')
    expect(value({ date: '1998-03-15' }, MONTHS)).toBe('1998-03-15')
    expect(value('05.03', MONTHS)).toBe('intake.unreadable-date')
  })

  test('numbers with two decimals tell that 1994.1 is October', () => {
    expect(dateHabit([1994.1, 1998.03], 'month', undefined).twoDigits).toBe(true)
    expect(value(1994.1, { ...MONTHS, twoDigits: true })).toBe('1994-10')
  })

  test('a column of month texts and firsts of months is a column of months', () => {
    expect(dateHabit(['2024年3月', { date: '2024-05-01' }], 'day', 2024).usual).toBe('month')
    expect(dateHabit(['2024年3月', { date: '2024-05-02' }], 'day', 2024).usual).toBe('day')
    expect(dateHabit([{ date: '2024-05-01' }], 'day', 2024).usual).toBe('day')
  })

  test('a quarter for a date is kept as its year, and said', () => {
    expect(readDate('2025年三季度', DAYS)).toMatchObject({
      value: '2025',
      remark: 'intake.date-kept-as-year',
    })
  })
})

const day = fc
  .record({
    y: fc.integer({ min: 1930, max: 2090 }),
    m: fc.integer({ min: 1, max: 12 }),
    d: fc.integer({ min: 1, max: 31 }),
  })
  .filter(({ y, m, d }) => d <= daysIn(y, m))
const two = (n: number) => String(n).padStart(2, '0')

describe('whatever the day', () => {
  test('every way of writing it is read as the same day', () => {
    fc.assert(
      fc.property(day, ({ y, m, d }) => {
        const iso = `${y}-${two(m)}-${two(d)}`
        const serial = Math.round((Date.UTC(y, m - 1, d) - Date.UTC(1899, 11, 30)) / 86_400_000)
        const ways: Cell[] = [
          iso,
          `${y}.${m}.${d}`,
          `${y}年${m}月${d}日`,
          `${y}/${two(m)}/${two(d)}`,
          `${y}${two(m)}${two(d)}`,
          { date: iso },
          serial,
          ` ${y} 年 ${m} 月 ${d} 日 `,
        ]
        for (const way of ways) expect(value(way)).toBe(iso)
        expect(dayOfSerial(serial)).toBe(iso)
        expect(agree(iso, iso.slice(0, 7))).toBe(true)
        expect(endOf(iso)).toBe(iso)
      }),
    )
  })

  test('nothing that is read is impossible', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double(), fc.integer()), (cell) => {
        const read = readDate(cell, DAYS)
        if (read && 'value' in read) expect(read.value).toMatch(/^\d{4}(-\d\d){0,2}$/)
      }),
    )
  })
})
