import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cell } from '@zhishi/domain/intake/batch.ts'
import {
  readCount,
  readDecimal,
  readPlace,
  readPoints,
  readShare,
  readSum,
  scaleIn,
} from '@zhishi/domain/intake/values/numbers.ts'
import type { Reading } from '@zhishi/domain/intake/values/reading.ts'

const WAN = 10_000
const value = <T>(reading: Reading<T>) =>
  reading === undefined ? null : 'value' in reading ? reading.value : reading.wrong

describe('a sum', () => {
  test.each<[Cell, number | string | null]>([
    [2067, 20_670_000],
    ['1,142', 11_420_000],
    ['1，142', 11_420_000],
    ['2067万元', 20_670_000],
    ['２０６７', 20_670_000],
    ['1.2亿', 120_000_000],
    ['1亿2000万元', 120_000_000],
    ['20670000元', 20_670_000],
    ['约1.5亿元', 150_000_000],
    ['2067 万元（含征地）', 20_670_000],
    ['0.0001', 1],
    [0, 0],
    ['', null],
    ['—', null],
    ['两千万', 'intake.not-a-sum'],
    ['1,14', 'intake.not-a-sum'],
    ['12-15亿', 'intake.not-a-sum'],
    ['=1+1', 'intake.not-a-sum'],
    [-5, 'intake.negative-sum'],
    ['-5', 'intake.negative-sum'],
    ['#DIV/0!', 'intake.spreadsheet-error'],
  ])('%j in 万元 is %s yuan', (cell, expected) => {
    expect(value(readSum(cell, WAN))).toBe(expected)
  })

  test('the scale stands in the unit line or in the header; a unit in the cell wins', () => {
    expect(
      ['单位:万元', '总投资（亿元）', '单位：元', '金额单位:人民币万元', '单位:区财政局'].map(
        scaleIn,
      ),
    ).toEqual([10_000, 100_000_000, 1, 10_000, undefined])
    expect(value(readSum('1.2', 100_000_000))).toBe(120_000_000)
    expect(value(readSum('1200万元', 100_000_000))).toBe(12_000_000)
  })

  test('four decimals of 万元 are exact, however written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), (yuan) => {
        const text = (yuan / WAN).toFixed(4)
        expect(value(readSum(text, WAN))).toBe(yuan)
        expect(value(readSum(`${text}万元`, 1))).toBe(yuan)
        expect(value(readSum(Number(text), WAN))).toBe(yuan)
      }),
    )
  })
})

describe('points, places, counts, coefficients, shares', () => {
  test.each<[Cell, number | string]>([
    [-0.5, 5000],
    [0.5, 5000],
    ['扣0.5分', 5000],
    ['－0.5', 5000],
    ['−1', 10_000],
    ['减2分', 20_000],
    ['若干', 'intake.not-a-number'],
  ])('points %j', (cell, expected) => {
    expect(value(readPoints(cell))).toBe(expected)
  })

  test.each<[Cell, unknown]>([
    [3, { place: 3 }],
    ['3', { place: 3 }],
    ['第3名', { place: 3 }],
    ['第三名', { place: 3 }],
    ['第十二', { place: 12 }],
    ['并列第2', { place: 2 }],
    ['全市第3', { place: 3 }],
    ['3/9', { place: 3, outOf: 9 }],
    ['３／９', { place: 3, outOf: 9 }],
    ['第3名/9', { place: 3, outOf: 9 }],
    ['3（并列）', { place: 3 }],
    [{ date: '2024-03-09' }, { place: 3, outOf: 9 }],
    ['靠前', 'intake.not-a-place'],
    [0, 'intake.not-a-place'],
    [1.5, 'intake.not-a-place'],
  ])('place %j', (cell, expected) => {
    expect(value(readPlace(cell))).toEqual(expected)
  })

  test('counts are whole and not negative', () => {
    expect([46, '46', '46票', '46人', '1,046', 0].map((cell) => value(readCount(cell)))).toEqual([
      46, 46, 46, 46, 1046, 0,
    ])
    for (const cell of ['90%', 1.5, -1, '多'])
      expect(value(readCount(cell))).toBe('intake.not-a-count')
  })

  test('coefficients and shares are ten-thousandths', () => {
    expect([1.2, '1.2', '0.8（较易）', 1].map((cell) => value(readDecimal(cell)))).toEqual([
      12_000, 12_000, 8000, 10_000,
    ])
    expect([0.5, '50%', 50, '1/2', 1].map((cell) => value(readShare(cell)))).toEqual([
      5000, 5000, 5000, 5000, 10_000,
    ])
    expect(value(readShare(0))).toBe('intake.not-a-share')
  })
})
