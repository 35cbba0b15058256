import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { percent, scaled, shown } from '../src/kernel/format.ts'
import { readTyped, typedFrom } from '../src/kernel/typed.ts'

describe('money', () => {
  it.each([
    ['1234', 12_340_000],
    ['1,234.5', 12_345_000],
    ['１２３４．５', 12_345_000],
    ['0.0001', 1],
    ['123456.7899万元', 1_234_567_899],
    [' 10 万 ', 100_000],
    ['100,000,000,000', 1_000_000_000_000_000],
  ])('typed as %s is %i yuan', (text, yuan) => {
    expect(readTyped('money', text)).toEqual({ value: yuan })
  })

  it.each([
    ['12.34567', 'number.too-many-decimals'],
    ['-5', 'number.malformed'],
    ['1e9', 'number.malformed'],
    ['约 300', 'number.malformed'],
    ['1.2.3', 'number.malformed'],
    ['999999999999', 'number.too-large'],
  ])('typed as %s is refused', (text, code) => {
    expect(readTyped('money', text)).toEqual({ code })
  })

  it('is exact for every sum of the ledgers, there and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000_000 }), (yuan) => {
        expect(readTyped('money', typedFrom('money', yuan))).toEqual({ value: yuan })
        expect(readTyped('money', scaled(yuan))).toEqual({ value: yuan })
      }),
    )
  })

  it('shows every yuan and no more digits than needed', () => {
    expect(scaled(1_795_600_000)).toBe('179,560')
    expect(scaled(1)).toBe('0.0001')
    expect(scaled(-5_000)).toBe('−0.5')
  })
})

describe('shares and decimals', () => {
  it('are typed in per cent and with up to four decimals, exactly', () => {
    expect(readTyped('share', '33.33')).toEqual({ value: 3333 })
    expect(readTyped('share', '100%')).toEqual({ value: 10_000 })
    expect(readTyped('share', '0')).toEqual({ code: 'share.malformed' })
    expect(readTyped('share', '100.01')).toEqual({ code: 'share.malformed' })
    expect(readTyped('decimal', '1.2')).toEqual({ value: 12_000 })
    expect(percent(3333)).toBe('33.33')
  })

  it('come back as they are shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (share) => {
        expect(readTyped('share', typedFrom('share', share))).toEqual({ value: share })
      }),
    )
  })
})

describe('dates', () => {
  it.each([
    ['2024', '2024'],
    ['2024.3', '2024-03'],
    ['2024年3月', '2024-03'],
    ['2024年3月12日', '2024-03-12'],
    ['２０２４／３／１２', '2024-03-12'],
    ['2024-02-29', '2024-02-29'],
  ])('%s is %s, in the precision it was typed in', (text, date) => {
    expect(readTyped('date', text)).toEqual({ value: date })
  })

  it.each(['2025-02-29', '2024-13', '24.3', '2024-3-12-1', '明天'])('%s is no date', (text) => {
    expect(readTyped('date', text)).toEqual({ code: 'date.impossible' })
  })

  it('months and quarters are whole ones', () => {
    expect(readTyped('month', '2024.3')).toEqual({ value: '2024-03' })
    expect(readTyped('month', '2024')).toEqual({ code: 'month.impossible' })
    expect(readTyped('month', '2024-03-12')).toEqual({ code: 'month.impossible' })
    expect(readTyped('quarter', '2024年第三季度')).toEqual({ value: '2024Q3' })
    expect(readTyped('quarter', '2024q3')).toEqual({ value: '2024Q3' })
    expect(readTyped('quarter', '2024Q5')).toEqual({ code: 'quarter.impossible' })
    expect(readTyped('year', '2024年')).toEqual({ value: 2024 })
    expect(readTyped('year', '24')).toEqual({ code: 'year.impossible' })
  })
})

describe('a count', () => {
  it('is a whole number', () => {
    expect(readTyped('count', '1,024')).toEqual({ value: 1024 })
    expect(readTyped('count', '3.5')).toEqual({ code: 'number.whole' })
  })
})

describe('what is not typed', () => {
  it('is unknown, never zero', () => {
    for (const kind of ['money', 'date', 'count', 'text', 'year', 'quarter'])
      expect(readTyped(kind, '  ')).toEqual({ value: null })
    expect(shown({ kind: 'money' }, null)).toBe('')
    expect(shown({ kind: 'count' }, 0)).toBe('0')
  })
})
