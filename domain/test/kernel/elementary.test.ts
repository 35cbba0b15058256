import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exp, log } from '../../src/kernel/elementary.ts'

const near = (own: number, theirs: number) => {
  const most = 4 * Number.EPSILON * Math.max(1e-3, Math.abs(theirs))
  expect(Math.abs(own - theirs)).toBeLessThanOrEqual(most)
}

describe('exponential and logarithm', () => {
  test('agree with those of the engine to the last digits', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) =>
        near(exp(x), Math.exp(x)),
      ),
      { numRuns: 2_000 },
    )
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) =>
        near(log(x), Math.log(x)),
      ),
      { numRuns: 2_000 },
    )
  })

  test('at the ends of their range', () => {
    expect([exp(0), exp(-800), exp(800), exp(NaN)]).toEqual([1, 0, Infinity, NaN])
    expect([log(1), log(0), log(-1), log(Infinity), log(NaN)]).toEqual([
      0,
      -Infinity,
      NaN,
      Infinity,
      NaN,
    ])
  })

  test('are these very digits, on whatever engine', () => {
    const bits = (x: number) => {
      const view = new DataView(new ArrayBuffer(8))
      view.setFloat64(0, x)
      return view.getBigUint64(0).toString(16)
    }
    expect([0.1, 1, -7.25, 12.5, 300].map((x) => bits(exp(x)))).toMatchInlineSnapshot(`
      [
        "3ff1aec7b35a00d4",
        "4005bf0a8b14576a",
        "3f47455fe323fafe",
        "411060c52565ba66",
        "5afc05c0a7166b4a",
      ]
    `)
    expect([0.1, 2, 7.25, 1e-200, 12345.678].map((x) => bits(log(x)))).toMatchInlineSnapshot(`
      [
        "c0026bb1bbb55515",
        "3fe62e42fefa39ef",
        "3fffb22e98a1c24e",
        "c07cc845b54b54f2",
        "4022d79559791e31",
      ]
    `)
  })
})
