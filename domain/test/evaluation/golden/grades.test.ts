import { expect, test } from 'vitest'
import { HEADS_1 } from '../../../src/evaluation/defaults.ts'
import { evaluateHeads } from '../../../src/evaluation/heads.ts'
import { standingOf } from '../../../src/evaluation/standing.ts'
import type { HeadScheme } from '../../../src/evaluation/scheme.ts'
import { cadre, district, head, id, item, place, seen, unit, votes } from '../district.ts'
import { points, resultOf, scoreAt } from '../points.ts'

/**
 * Totals that can be set at will: only the debrief counts, so that the total is the mean of the votes.
 */
const PLAIN: HeadScheme = {
  ...HEADS_1,
  marks: 'raw',
  leastPresent: 0,
  dimensions: HEADS_1.dimensions.map((rule) => ({
    ...rule,
    indicators: rule.indicators.map((one) => ({
      ...one,
      weight: one.method === 'byVotes' ? 10_000 : 0,
    })),
  })),
}
/** Of 100 votes so many 优秀, the rest 称职: 90 of them make 98. */
const score = (n: number, excellent: number) => votes(n, [excellent, 100 - excellent, 0, 0])

test('the quota is rounded down: of nine heads 20 % is one, 25 % with approval is two', () => {
  /*
   * Nine heads with 98, 96, 94 … 82. 9·20% = 1.8: one place. 9·25% = 2.25: two places.
   * Four heads of another group: 4·20% = 0.8: none.
   */
  const people = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => head(n))
  const others = [11, 12, 13, 14].map((n) => head(n, { group: 'party' }))
  const evidence = district({
    people: [...people, ...others],
    tallies: [...people, ...others].map((_, i) => score(i < 9 ? i + 1 : i + 2, 90 - 10 * (i % 9))),
  })
  const usual = evaluateHeads(PLAIN, evidence)
  expect(usual.groups).toMatchObject([
    { group: 'township', assessed: 9, places: 1, proposed: 1 },
    { group: 'party', assessed: 4, places: 0, proposed: 0 },
  ])
  expect([1, 2, 3].map((n) => resultOf(usual, n).grade)).toEqual([
    'excellent',
    'competent',
    'competent',
  ])
  expect(scoreAt(resultOf(usual, 2))).toBe(points(96))
  const raised = evaluateHeads(PLAIN, { ...evidence, raisedQuota: ['township'] })
  expect([1, 2, 3].map((n) => resultOf(raised, n).grade)).toEqual([
    'excellent',
    'excellent',
    'competent',
  ])
})

test('equals across the line are none of them proposed; equals share a rank and the next is skipped', () => {
  /*
   * Ten heads, two places: 98, then three with 96, then 94 … The second place falls among three
   * equals: the first is proposed, the three are left to people, ranks 1, 2, 2, 2, 5.
   */
  const shares = [90, 80, 80, 80, 70, 60, 50, 40, 30, 20]
  const result = evaluateHeads(
    PLAIN,
    district({
      people: shares.map((_, i) => head(i + 1)),
      tallies: shares.map((share, i) => score(i + 1, share)),
    }),
  )
  const heads = shares.map((_, i) => resultOf(result, i + 1))
  expect(heads.slice(0, 5).map(({ grade }) => grade)).toEqual([
    'excellent',
    null,
    null,
    null,
    'competent',
  ])
  expect(heads.slice(0, 5).map(({ rank }) => rank)).toEqual([1, 2, 2, 2, 5])
  expect(result.groups[0]?.tied).toHaveLength(3)
})

test('a group may have a quota of its own', () => {
  /*
   * Six heads in each of two groups. 20 %: 1.2, one place. Enterprises by their own rule 10 %, and
   * 35 % with approval: 0.6, none; 2.1, two.
   */
  const scheme = { ...PLAIN, groupQuotas: { enterprise: { usual: 1_000, approved: 3_500 } } }
  const numbers = [1, 2, 3, 4, 5, 6]
  const evidence = district({
    people: [
      ...numbers.map((n) => head(n)),
      ...numbers.map((n) => head(n + 10, { group: 'enterprise' as const })),
    ],
    tallies: numbers.flatMap((n) => [score(n, 100 - n), score(n + 10, 100 - n)]),
  })
  const places = (result: ReturnType<typeof evaluateHeads>) =>
    result.groups.map(({ group, places: count }) => [group, count])
  expect(places(evaluateHeads(scheme, evidence))).toEqual([
    ['township', 1],
    ['enterprise', 0],
  ])
  const raised = evaluateHeads(scheme, { ...evidence, raisedQuota: ['enterprise'] })
  expect(places(raised)).toEqual([
    ['township', 1],
    ['enterprise', 2],
  ])
})

test('leave over half of the year: not assessed, and not counted for the quota', () => {
  /*
   * 2024 has 366 days, half are 183. Head 1: 1 January to 1 July, 183 days: assessed. Head 2: to 2 July,
   * 184 days: not. Heads 3 to 6 make six people, of whom five are assessed: 20 % of five is one.
   */
  const numbers = [1, 2, 3, 4, 5, 6]
  const result = evaluateHeads(
    PLAIN,
    district({
      people: numbers.map((n) => head(n)),
      tallies: numbers.map((n) => score(n, 90 - n)),
      leaves: [
        {
          id: id('l', 1),
          cadreId: cadre(1),
          kind: '病假',
          from: '2024-01-01',
          until: '2024-07-01',
        },
        {
          id: id('l', 2),
          cadreId: cadre(2),
          kind: '病假',
          from: '2024-01-01',
          until: '2024-07-02',
        },
      ],
    }),
  )
  expect(resultOf(result, 1)).toMatchObject({ notAssessed: null, rank: 1, grade: 'excellent' })
  expect(resultOf(result, 2)).toMatchObject({ total: null, rank: null, grade: null })
  expect(resultOf(result, 2).notAssessed).toMatchObject({
    code: 'notAssessed.leave',
    about: { days: 184, of: 366 },
  })
  expect(result.groups[0]).toMatchObject({ assessed: 5, places: 1 })
})

test('a head who moved on 1 March answers in the new unit, with its rankings and all own achievements', () => {
  /*
   * Head of unit 1 until February, of unit 2 from March. Unit 1 came 1st, unit 2 came 11th: 80 counts.
   * One city item of the first quarter, one of the third: 2 + 2 = 4 points = 40 in core.
   */
  const person = standingOf(
    cadre(1),
    [
      {
        id: id('t', 1),
        unitId: unit(1),
        layer: 'head',
        main: true,
        from: '2020',
        until: '2024-02-29',
      },
      {
        id: id('t', 2),
        unitId: unit(2),
        layer: 'head',
        main: true,
        from: '2024-03-01',
        until: null,
      },
    ],
    (unitId) => (unitId === unit(1) ? 'township' : 'economy'),
    '2024',
  )
  const result = evaluateHeads(
    HEADS_1,
    district({
      people: [person],
      rankings: [place(1, 1), place(2, 11)],
      achievements: [
        item(1, { dimension: 'core', quarter: '2024Q1' }),
        item(1, { dimension: 'core', quarter: '2024Q3' }),
      ],
    }),
  )
  const moved = resultOf(result, 1)
  expect(moved).toMatchObject({ unitId: unit(2), group: 'economy' })
  expect(scoreAt(moved, 'core/rankings')).toBe(points(80))
  expect(scoreAt(moved, 'core/achievements')).toBe(points(40))
})

test('a county leader who also heads a unit is listed and not assessed; another one is not listed', () => {
  const result = evaluateHeads(
    HEADS_1,
    district({
      people: [
        head(1, { layer: 'countyLeader' }),
        head(2, { layer: 'countyLeader', headships: [] }),
        head(3),
      ],
      observations: [seen(1, { innovation: 'A' }), seen(3, { innovation: 'B' })],
    }),
  )
  expect(result.people.map(({ cadreId }) => cadreId)).toEqual([cadre(1), cadre(3)])
  expect(resultOf(result, 1)).toMatchObject({ total: null, rank: null, grade: null })
  expect(resultOf(result, 1).notAssessed?.code).toBe('notAssessed.countyLeader')
  expect(result.groups[0]?.assessed).toBe(1)
})
