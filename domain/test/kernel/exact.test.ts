import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  compare,
  exactly,
  least,
  minus,
  most,
  over,
  plus,
  read,
  reduced,
  rounded,
  times,
  written,
} from '../../src/kernel/exact.ts'
import type { Exact } from '../../src/kernel/exact.ts'

const fraction = fc
  .tuple(
    fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
    fc.bigInt({ min: 1n, max: 10n ** 12n }),
  )
  .map(([n, d]): Exact => exactly(n, d))

const same = (a: Exact, b: Exact) => a.n * b.d === b.n * a.d

describe('fractions', () => {
  test('half rounds up, also below zero', () => {
    expect(rounded(exactly(5, 2))).toBe(3)
    expect(rounded(exactly(-5, 2))).toBe(-2)
    expect(rounded(exactly(249, 100))).toBe(2)
    expect(rounded(exactly(-251, 100))).toBe(-3)
    expect(rounded(exactly(0))).toBe(0)
  })

  test('a third three times is one, which floats need luck for', () => {
    const third = exactly(1, 3)
    expect(written(plus(plus(third, third), third))).toBe('1')
    expect(written(plus(exactly(1, 10), exactly(2, 10)))).toBe('3/10')
  })

  test('a zero denominator is refused, a negative one moves up', () => {
    expect(() => exactly(1, 0)).toThrow(RangeError)
    expect(written(exactly(1, -2))).toBe('-1/2')
  })

  test('they obey the laws of arithmetic', () => {
    fc.assert(
      fc.property(fraction, fraction, fraction, (a, b, c) => {
        expect(same(plus(a, b), plus(b, a))).toBe(true)
        expect(same(plus(plus(a, b), c), plus(a, plus(b, c)))).toBe(true)
        expect(same(times(a, plus(b, c)), plus(times(a, b), times(a, c)))).toBe(true)
        expect(same(minus(plus(a, b), b), a)).toBe(true)
        if (b.n !== 0n) expect(same(times(over(a, b), b), a)).toBe(true)
      }),
    )
  })

  test('rounding is to the nearest', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
        fc.bigInt({ min: 1n, max: 10n ** 6n }),
        (n, d) => {
          const twice = 2n * (BigInt(rounded(exactly(n, d))) * d - n)
          expect(twice > -d && twice <= d).toBe(true)
        },
      ),
    )
  })

  test('order agrees with subtraction', () => {
    fc.assert(
      fc.property(fraction, fraction, (a, b) => {
        const sign = minus(a, b).n
        expect(Math.sign(compare(a, b))).toBe(sign > 0n ? 1 : sign < 0n ? -1 : 0)
        expect(compare(least(a, b), most(a, b))).toBeLessThanOrEqual(0)
      }),
    )
  })

  test('what is written is read again, in lowest terms', () => {
    fc.assert(
      fc.property(fraction, (a) => {
        expect(read(written(a))).toEqual(reduced(a))
        expect(same(reduced(a), a)).toBe(true)
      }),
    )
    expect(written(exactly(650, 800))).toBe('13/16')
  })
})
