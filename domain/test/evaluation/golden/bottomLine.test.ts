import { expect, test } from 'vitest'
import { HEADS_1 } from '../../../src/evaluation/defaults.ts'
import { evaluateHeads } from '../../../src/evaluation/heads.ts'
import { breach, cadre, district, head, id, item, place, seen, votes } from '../district.ts'
import { points, resultOf, scoreAt, whyAbsent } from '../points.ts'

const GOOD = {
  attitude: 'A',
  responsibility: 'A',
  emergency: 'A',
  results: 'A',
  role: 'A',
  innovation: 'A',
  ability: 'A',
} as const
const dimensions = ['reform', 'breakthrough', 'core', 'central', 'bottomLine'] as const

/** Everything full: ten points in each dimension, first place, 好 throughout, all votes 优秀: 100. */
const perfect = (n: number) => ({
  achievements: dimensions.flatMap((dimension) => [
    item(n, { dimension, level: 'national' }),
    item(n, { dimension, level: 'national' }),
  ]),
  rankings: [place(n, 1)],
  observations: [seen(n, GOOD)],
  tallies: [votes(n, [20, 0, 0, 0])],
})
const all = (...numbers: number[]) => {
  const each = numbers.map(perfect)
  return {
    people: numbers.map((n) => head(n)),
    achievements: each.flatMap(({ achievements }) => achievements),
    rankings: each.flatMap(({ rankings }) => rankings),
    observations: each.flatMap(({ observations }) => observations),
    tallies: each.flatMap(({ tallies }) => tallies),
  }
}

test('events subtract ten times their points from the bottom line, not below 0', () => {
  /*
   * Head 1: 100 − 10·3 = 70; total 100·90% + 70·10% = 97
   * Head 2: 6 + 6 points: 100 − 120, so 0; total 90
   * Head 3 was never seen, voted on or in post: nothing to subtract from, so the dimension abstains.
   */
  const result = evaluateHeads(
    HEADS_1,
    district({
      ...all(1, 2),
      people: [head(1), head(2), head(3, { headships: [] })],
      bottomLineEvents: [breach(1, 3), breach(2, 6), breach(2, 6), breach(3, 1)],
    }),
  )
  expect(scoreAt(resultOf(result, 1), 'bottomLine')).toBe(points(70))
  expect(scoreAt(resultOf(result, 1))).toBe(points(97))
  expect(scoreAt(resultOf(result, 2), 'bottomLine')).toBe(0)
  expect(scoreAt(resultOf(result, 2))).toBe(points(90))
  expect(whyAbsent(resultOf(result, 3), 'bottomLine')).toBe('abstains.noPart')
})

test('a veto caps the grade at 称职, lifts nobody, and leaves the score alone', () => {
  /*
   * Five heads, 20 %: one place. Heads 1 to 4 have 100; head 1 has a veto of no points, so keeps 100
   * and the first rank, and is 称职. Of the three others all tie across the one place.
   * Head 5: only debrief and marks of 差 and 不称职: achievements 0, place 60 counts 0, marks 40, votes 40:
   *   0·50 + 40·25 + 40·25 = 20, core (0 + 0 + 40 + 40) / 4 = 20: total 20, 不称职 with or without a veto.
   */
  const poor = Object.fromEntries(Object.keys(GOOD).map((aspect) => [aspect, 'D']))
  const rest = all(1, 2, 3, 4)
  const result = evaluateHeads(
    HEADS_1,
    district({
      ...rest,
      people: [...rest.people, head(5)],
      rankings: [...rest.rankings, place(5, 60)],
      observations: [...rest.observations, seen(5, poor)],
      tallies: [...rest.tallies, votes(5, [0, 0, 0, 9])],
      bottomLineEvents: [breach(1, 0, { veto: true }), breach(5, 0, { veto: true })],
    }),
  )
  expect(resultOf(result, 1)).toMatchObject({ rank: 1, grade: 'competent' })
  expect(scoreAt(resultOf(result, 1))).toBe(points(100))
  expect(resultOf(result, 1).gradeWhy.code).toBe('grade.vetoed')
  expect(resultOf(result, 2).gradeWhy.code).toBe('grade.tied')
  expect(scoreAt(resultOf(result, 5))).toBe(points(20))
  expect(resultOf(result, 5).grade).toBe('incompetent')
})

test('tolerance takes its item out for the party of the case, clearing for everybody', () => {
  /*
   * Heads 1 and 2 each have an event of 4 points with a veto; 1 was tolerated: 100. 2 was not: 60, and
   * the veto stands: total 96. Head 3 has an observation of 差 on emergency that was cleared: 好 alone
   * is left, 100. Head 4 has the same, not cleared: (100 + 40) / 2 = 70, so the dimension
   * 100·75% + 70·25% = 92.5 and the total 99.25.
   */
  const events = [breach(1, 4, { veto: true }), breach(2, 4, { veto: true })]
  const doubtful = [seen(3, { emergency: 'D' }), seen(4, { emergency: 'D' })]
  const rest = all(1, 2, 3, 4)
  const result = evaluateHeads(
    HEADS_1,
    district({
      ...rest,
      observations: [...rest.observations, ...doubtful],
      bottomLineEvents: events,
      cases: [
        {
          id: id('k', 1),
          kind: 'tolerance',
          result: 'exempt',
          cadreIds: [cadre(1)],
          concerns: events.map((event) => ({ noun: 'bottomLineEvent', id: event.id })),
        },
        {
          id: id('k', 2),
          kind: 'clearing',
          result: null,
          cadreIds: [],
          concerns: [{ noun: 'observation', id: doubtful[0]?.id ?? '' }],
        },
      ],
    }),
  )
  expect([1, 2, 3, 4].map((n) => scoreAt(resultOf(result, n)))).toEqual(
    [100, 96, 100, 99.25].map(points),
  )
  expect(resultOf(result, 1).bars).toEqual([])
  expect(resultOf(result, 2).bars.map(({ code }) => code)).toEqual(['bar.veto'])
  expect(resultOf(result, 1).leftOut).toMatchObject([{ why: 'tolerated', caseId: id('k', 1) }])
})
