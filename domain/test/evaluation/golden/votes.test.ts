import { expect, test } from 'vitest'
import { HEADS_1 } from '../../../src/evaluation/defaults.ts'
import { evaluateHeads } from '../../../src/evaluation/heads.ts'
import { district, head, id, item, seen, votes } from '../district.ts'
import { points, resultOf, scoreAt, whyAbsent } from '../points.ts'

test('classes by weight, an empty one left out and the rest renormalised', () => {
  /*
   * Head 1: leaders 5 优秀: 100; staff 5 称职, 5 基本称职: 70; no peers.
   *         (100·40 + 70·30) / 70 = 6100 / 70 = 87.142857… → 87.1429
   * Head 2: all three: leaders 80, peers 100, staff 60: 80·40% + 100·30% + 60·30% = 80
   * Head 3: classes unknown: 1 优秀, 2 称职, 1 基本称职, 1 不称职:
   *         (100 + 160 + 60 + 40) / 5 = 72
   */
  const result = evaluateHeads(
    HEADS_1,
    district({
      people: [head(1), head(2), head(3)],
      tallies: [
        votes(1, [5, 0, 0, 0], { voterClass: 'leaders' }),
        votes(1, [0, 5, 5, 0], { voterClass: 'staff' }),
        votes(2, [0, 6, 0, 0], { voterClass: 'leaders' }),
        votes(2, [7, 0, 0, 0], { voterClass: 'peers' }),
        votes(2, [0, 0, 8, 0], { voterClass: 'staff' }),
        votes(3, [1, 2, 1, 1]),
      ],
    }),
  )
  expect([1, 2, 3].map((n) => scoreAt(resultOf(result, n), 'reform/tallies'))).toEqual(
    [87.1429, 80, 72].map(points),
  )
})

test('no mean of fewer than five votes, and none that would tell single votes of a class', () => {
  /*
   * Head 1: four votes: no mean.
   * Head 2: leaders 2 优秀, staff 4 称职 and 4 基本称职: two votes of the leaders could be told from
   *         their mean, so all ten count alike: (2·100 + 4·80 + 4·60) / 10 = 76
   */
  const result = evaluateHeads(
    HEADS_1,
    district({
      people: [head(1), head(2)],
      tallies: [
        votes(1, [4, 0, 0, 0]),
        votes(2, [2, 0, 0, 0], { voterClass: 'leaders' }),
        votes(2, [0, 4, 4, 0], { voterClass: 'staff' }),
      ],
    }),
  )
  expect(whyAbsent(resultOf(result, 1), 'reform/tallies')).toBe('abstains.fewVotes')
  expect(scoreAt(resultOf(result, 2), 'reform/tallies')).toBe(points(76))
})

test('two debriefs count alike, whatever their votes; a sum beside classes is not counted twice', () => {
  /*
   * First debrief: 100 votes of 优秀: 100. Second: 10 of 基本称职 by staff: 60; the sheet's sum of the
   * same ten votes stands beside and does not count. (100 + 60) / 2 = 80.
   */
  const second = { debriefId: id('d', 2) }
  const result = evaluateHeads(
    HEADS_1,
    district({
      people: [head(1)],
      tallies: [
        votes(1, [100, 0, 0, 0]),
        votes(1, [0, 0, 10, 0], { ...second, voterClass: 'staff' }),
        votes(1, [0, 0, 10, 0], second),
      ],
    }),
  )
  expect(scoreAt(resultOf(result, 1), 'core/tallies')).toBe(points(80))
})

test('absent parts give their weight to the others; under 60 % of the weight there is no total', () => {
  /*
   * All in post, nobody inspected, no rankings.
   * Head 1: achievements (one of the city in each dimension: 20) and a debrief (80).
   *   reform, breakthrough, central, bottom line: (20·50 + 80·25) / 75 = 40
   *   core: (20·25 + 80·25) / 50 = 50
   *   total: 40·75% + 50·25% = 42.5, on 75%·75% + 25%·50% = 68.75 % of the weight
   * Head 2: achievements alone: 75%·50% + 25%·25% = 43.75 %: no total.
   * Head 3: achievements and marks of 好 on every aspect, no debrief: the same 68.75 %.
   *   (0·50 + 100·25) / 75 = 33.3333…; core (0·25 + 100·25) / 50 = 50
   *   100/3·75% + 50·25% = 25 + 12.5 = 37.5
   */
  const dimensions = ['reform', 'breakthrough', 'core', 'central', 'bottomLine'] as const
  const result = evaluateHeads(
    HEADS_1,
    district({
      people: [head(1), head(2), head(3)],
      achievements: dimensions.map((dimension) => item(1, { dimension })),
      tallies: [votes(1, [0, 9, 0, 0])],
      observations: [
        seen(3, {
          attitude: 'A',
          responsibility: 'A',
          emergency: 'A',
          results: 'A',
          role: 'A',
          innovation: 'A',
          ability: 'A',
        }),
      ],
    }),
  )
  const [first, second, third] = [1, 2, 3].map((n) => resultOf(result, n))
  if (!first || !second || !third) throw new Error('Three heads.')
  expect(scoreAt(first)).toBe(points(42.5))
  expect(first.total?.present).toBe(6_875)
  expect(scoreAt(first, 'core')).toBe(points(50))
  expect(scoreAt(second)).toBeNull()
  expect(second.total?.abstains).toMatchObject({
    code: 'abstains.thin',
    about: { present: 4_375, least: 6_000 },
  })
  expect(second).toMatchObject({ rank: null, grade: null })
  expect(scoreAt(third)).toBe(points(37.5))
})
