import { expect, test } from 'vitest'
import { HEADS_1 } from '../../../src/evaluation/defaults.ts'
import { evaluateHeads } from '../../../src/evaluation/heads.ts'
import { district, head, item, place } from '../district.ts'
import { points, resultOf, scoreAt, whyAbsent } from '../points.ts'

test('level × finding × share, summed; ten points are 100', () => {
  /*
   * Head 1, reform: national confirmed            5 · 1 · 1     = 5
   *                 provincial, partly            3 · ½ · 1     = 1.5
   *                 city confirmed, a quarter     2 · 1 · ¼     = 0.5
   *                 district, untrue              1 · 0 · 1     = 0
   *                 city, nobody verified it      2 · 0 · 1     = 0
   *                 no level known                                0
   *                                                    7 points = 70
   * Head 2, reform: the other three quarters: 2 · 1 · ¾ = 1.5  = 15
   */
  const result = evaluateHeads(
    HEADS_1,
    district({
      people: [head(1), head(2)],
      achievements: [
        item(1, { level: 'national' }),
        item(1, { level: 'provincial', finding: 'partly' }),
        item(1, { level: 'city', share: 2_500 }),
        item(1, { level: 'district', finding: 'rejected' }),
        item(1, { level: 'city', finding: null }),
        item(1, { level: null }),
        item(2, { level: 'city', share: 7_500 }),
      ],
    }),
  )
  expect(scoreAt(resultOf(result, 1), 'reform/achievements')).toBe(points(70))
  expect(scoreAt(resultOf(result, 2), 'reform/achievements')).toBe(points(15))
})

test('more than ten points do not count; in post without an item is 0; not in post is missing', () => {
  /*
   * Head 1, reform: 5 + 5 + 1 = 11 points: 100, no more. Core: nothing, so 0.
   * Head 2 came in January 2025: whatever is entered for 2024 is not his.
   */
  const result = evaluateHeads(
    HEADS_1,
    district({
      people: [
        head(1),
        head(2, { headships: [{ id: head(2).cadreId, from: '2025-01', until: null }] }),
      ],
      achievements: [
        item(1, { level: 'national' }),
        item(1, { level: 'national' }),
        item(1, { level: 'district' }),
        item(2, { level: 'national' }),
      ],
    }),
  )
  const [first, second] = [resultOf(result, 1), resultOf(result, 2)]
  expect(scoreAt(first, 'reform/achievements')).toBe(points(100))
  expect(scoreAt(first, 'core/achievements')).toBe(0)
  expect(scoreAt(second, 'reform/achievements')).toBeNull()
  expect(whyAbsent(second, 'reform/achievements')).toBe('abstains.notInPost')
  expect(second.leftOut.map(({ why }) => why)).toEqual(['notInPost'])
})

test('places: first 100, each further 2 less, never below 0, averaged', () => {
  /*
   * Unit 1: places 1, 2 and 6: (100 + 98 + 90) / 3 = 96
   * Unit 2: places 51 and 80: 100 − 2·50 = 0, and 100 − 2·79 = −58, so 0: mean 0
   * Unit 3: places 1, 1, 3: (100 + 100 + 96) / 3 = 98.6666… → 98.6667
   */
  const result = evaluateHeads(
    HEADS_1,
    district({
      people: [head(1), head(2), head(3)],
      rankings: [
        ...[1, 2, 6].map((at) => place(1, at)),
        ...[51, 80].map((at) => place(2, at)),
        ...[1, 1, 3].map((at) => place(3, at)),
      ],
    }),
  )
  expect([1, 2, 3].map((n) => scoreAt(resultOf(result, n), 'core/rankings'))).toEqual(
    [96, 0, 98.6667].map(points),
  )
})
