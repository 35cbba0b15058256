import { describe, expect, test } from 'vitest'
import type { Cell } from '@zhishi/domain/intake/batch.ts'
import {
  monthIn,
  monthOfSheetName,
  quarterIn,
  quarterOf,
  readMonth,
  readQuarter,
  readYear,
  yearIn,
} from '@zhishi/domain/intake/values/periods.ts'

describe('the period that a title or a name states', () => {
  test.each<[string, number | undefined]>([
    ['陶丘区2024年1月重点项目调度表', 2024],
    ['二〇二五年度重点项目', 2025],
    ['截至2024年12月31日', 2024],
    ['04-月调度表2024.03', 2024],
    ['202403调度', 2024],
    ['2023-2024年度汇总', 2024],
    ['第12期', undefined],
    ['提拔重用和晋升职级', undefined],
  ])('%s is of year %s', (text, year) => {
    expect(yearIn(text)).toBe(year)
  })

  test.each<[string, number | undefined]>([
    ['陶丘区2024年1月重点项目调度表', 1],
    ['十二月份调度', 12],
    ['1-5月完成情况', 5],
    ['重点项目调度（2024.03）', 3],
    ['202411', 11],
    ['截至2024年12月31日', undefined],
    ['月调度表', undefined],
    ['13月', undefined],
  ])('%s is of month %s', (text, month) => {
    expect(monthIn(text)).toBe(month)
  })

  test('a sheet may be named by the bare number of its month', () => {
    expect(['3', '03', '12', '3月', 'Sheet3', '2024'].map(monthOfSheetName)).toEqual([
      3,
      3,
      12,
      3,
      undefined,
      undefined,
    ])
  })

  test.each<[string, number | undefined]>([
    ['第三季度', 3],
    ['三季度', 3],
    ['Q3', 3],
    ['3Q', 3],
    ['2024Q3', 3],
    ['3季', 3],
    ['7-9月', 3],
    ['2024年10月—12月', 4],
    ['上半年', undefined],
  ])('%s is quarter %s', (text, quarter) => {
    expect(quarterIn(text)).toBe(quarter)
  })
})

const value = (reading: ReturnType<typeof readQuarter>) =>
  reading === undefined ? null : 'value' in reading ? reading.value : reading.wrong

describe('a quarter or month in a cell', () => {
  test.each<[Cell, string | null]>([
    ['第三季度', '2024Q3'],
    ['三季度', '2024Q3'],
    ['Ｑ３', '2024Q3'],
    ['3季度', '2024Q3'],
    ['2023Q3', '2023Q3'],
    ['2023年第三季度', '2023Q3'],
    ['1-3月', '2024Q1'],
    ['10-12月', '2024Q4'],
    ['24年第三季度', '2024Q3'],
    [3, '2024Q3'],
    ['4', '2024Q4'],
    [{ date: '2024-05-01' }, '2024Q2'],
    ['2024.11', '2024Q4'],
    ['第五季度', 'intake.no-such-quarter'],
    [5, 'intake.no-such-quarter'],
    ['上半年', 'intake.no-such-quarter'],
    ['—', null],
  ])('%j is %s', (cell, expected) => {
    expect(value(readQuarter(cell, 2024))).toBe(expected)
  })

  test('a quarter without a year needs the sheet’s', () => {
    expect(value(readQuarter('三季度', undefined))).toBe('intake.date-without-year')
    expect(value(readQuarter('2024Q3', undefined))).toBe('2024Q3')
  })

  test('months in every dress', () => {
    expect(
      ['3月', '3', 3, '2024年3月', '2024-03', '202403', { date: '2024-03-01' }, '三月'].map(
        (cell) => value(readMonth(cell, 2024)),
      ),
    ).toEqual(Array(8).fill('2024-03'))
    expect(value(readMonth('13月', 2024))).toBe('intake.impossible-date')
  })

  test('years, and the quarter of a date', () => {
    expect([2024, '2024年度', { date: '2024-01-01' }].map(readYear)).toEqual([
      { value: 2024 },
      { value: 2024 },
      { value: 2024 },
    ])
    expect([quarterOf('2024-03'), quarterOf('2024-10-01'), quarterOf('2024')]).toEqual([
      '2024Q1',
      '2024Q4',
      undefined,
    ])
  })
})
