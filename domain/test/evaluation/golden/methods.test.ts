import { expect, test } from 'vitest'
import { HEADS_1 } from '../../../src/evaluation/defaults.ts'
import { evaluateHeads } from '../../../src/evaluation/heads.ts'
import type { Indicator, Measured } from '../../../src/evaluation/methods.ts'
import { HeadScheme } from '../../../src/evaluation/scheme.ts'
import type { DimensionRule } from '../../../src/evaluation/scheme.ts'
import { breach, cadre, district, head, id, item, place, seen, votes } from '../district.ts'
import { points, resultOf, scoreAt, whyAbsent } from '../points.ts'

/** The default scheme with other rules for one dimension. */
function withRule(dimension: string, change: (rule: DimensionRule) => Partial<DimensionRule>) {
  const scheme = {
    ...HEADS_1,
    dimensions: HEADS_1.dimensions.map((rule) =>
      rule.dimension === dimension ? { ...rule, ...change(rule) } : rule,
    ),
  }
  return HeadScheme.parse(scheme)
}

const ruleOf = (method: Measured['method'], dimension = 'reform'): Measured => {
  const rule = HEADS_1.dimensions
    .find((one) => one.dimension === dimension)
    ?.indicators.find((one) => one.method === method)
  if (!rule || 'of' in rule) throw new Error(`No ${method} in ${dimension}.`)
  const { weight: _, ...rest } = rule
  return rest as Measured
}

/** Reform by one indicator alone. */
const reformBy = (indicator: Indicator) =>
  withRule('reform', () => ({ indicators: [{ ...indicator, weight: 10_000 }] }))

const achievements = ruleOf('pointsByLevel')

test('own value against the best of the group: 16 points are the measure, not 10', () => {
  /*
   * Townships: head 1 has 5+5+5+1 = 16 points, head 2 has 5+3 = 8, head 3 has none, head 4 has 2 · ½ = 1.
   *   16/16 = 100, 8/16 = 50, 0/16 = 0, 1/16 = 6.25. Uncapped: by points alone head 1 would have 100 and 2 80.
   * Party: heads 11 and 12 have 2 and 0 points: two are fewer than three, so nothing is compared.
   * Head 21 has no group.
   */
  const scheme = reformBy({ method: 'againstBest', weight: 10_000, of: achievements, fewest: 3 })
  const result = evaluateHeads(
    scheme,
    district({
      people: [
        ...[1, 2, 3, 4].map((n) => head(n)),
        ...[11, 12].map((n) => head(n, { group: 'party' })),
        head(21, { group: null }),
      ],
      achievements: [
        ...[1, 1, 1].map((n) => item(n, { level: 'national' })),
        item(1, { level: 'district' }),
        item(2, { level: 'national' }),
        item(2, { level: 'provincial' }),
        item(4, { level: 'city', finding: 'partly' }),
        item(11, { level: 'city' }),
      ],
    }),
  )
  expect([1, 2, 3, 4].map((n) => scoreAt(resultOf(result, n), 'reform/achievements'))).toEqual(
    [100, 50, 0, 6.25].map(points),
  )
  expect(scoreAt(resultOf(result, 1), 'reform/achievements/value')).toBe(points(160))
  expect(whyAbsent(resultOf(result, 11), 'reform/achievements')).toBe('abstains.fewPeers')
  expect(whyAbsent(resultOf(result, 21), 'reform/achievements')).toBe('abstains.ungrouped')
})

test('where the best of the group has nothing, everybody has 0; who is not assessed is no measure', () => {
  /*
   * Townships: nobody has an item that counts: 0 ÷ 0 is 0, for both are in post without an item.
   * Party: head 11 has 2 points, head 12 one, head 13 five but was on leave all year and is not assessed:
   *   the best is 2, so 2/2 = 100 and 1/2 = 50.
   */
  const scheme = reformBy({ method: 'againstBest', weight: 10_000, of: achievements, fewest: 2 })
  const result = evaluateHeads(
    scheme,
    district({
      people: [head(1), head(2), ...[11, 12, 13].map((n) => head(n, { group: 'party' }))],
      achievements: [
        item(11, { level: 'city' }),
        item(12, { level: 'district' }),
        item(13, { level: 'national' }),
      ],
      leaves: [{ id: id('l', 1), cadreId: cadre(13), kind: '病假', from: '2024', until: '2024' }],
    }),
  )
  expect([1, 2, 11, 12].map((n) => scoreAt(resultOf(result, n), 'reform/achievements'))).toEqual(
    [0, 0, 100, 50].map(points),
  )
  expect(resultOf(result, 13).total).toBeNull()
})

test('by place in the group: first 100, each further place 2 less, equals share a place', () => {
  /*
   * Debrief means of five heads: 100, 90, 90, 80, and head 5 without votes.
   * Places 1, 2, 2, 4: 100, 98, 98, 94; head 5 has no value, so no place: missing, not last.
   */
  const of = ruleOf('byVotes')
  const scheme = reformBy({
    method: 'byPlace',
    weight: 10_000,
    of,
    first: points(100),
    step: points(2),
    fewest: 3,
  })
  const result = evaluateHeads(
    scheme,
    district({
      people: [1, 2, 3, 4, 5].map((n) => head(n)),
      tallies: [
        votes(1, [10, 0, 0, 0]),
        votes(2, [5, 5, 0, 0]),
        votes(3, [6, 3, 1, 0]),
        votes(4, [0, 10, 0, 0]),
      ],
    }),
  )
  expect([1, 2, 3, 4, 5].map((n) => scoreAt(resultOf(result, n), 'reform/tallies'))).toEqual([
    ...[100, 98, 98, 94].map(points),
    null,
  ])
})

test('by bands: the highest whose edge is reached, below the lowest the rest', () => {
  /*
   * Ten points are the unit, so 8 points are a value of 80. Bands: from 80: 100; from 50: 85; from 20: 60;
   * below: 30. Points 16, 8, 5 + 2 = 7, 2, 1: values 160, 80, 70, 20, 10 → 100, 100, 85, 60, 30.
   */
  const scheme = reformBy({
    method: 'byBand',
    weight: 10_000,
    of: achievements,
    bands: [
      { from: points(80), points: points(100) },
      { from: points(50), points: points(85) },
      { from: points(20), points: points(60) },
    ],
    below: points(30),
  })
  const items = [
    ['national', 'national', 'national', 'district'],
    ['national', 'provincial'],
    ['national', 'city'],
    ['city'],
    ['district'],
  ] as const
  const result = evaluateHeads(
    scheme,
    district({
      people: items.map((_, i) => head(i + 1)),
      achievements: items.flatMap((levels, i) => levels.map((level) => item(i + 1, { level }))),
    }),
  )
  expect(items.map((_, i) => scoreAt(resultOf(result, i + 1), 'reform/achievements'))).toEqual(
    [100, 100, 85, 60, 30].map(points),
  )
})

test('a dimension adds up to its cap, never beyond 100, and a deduction is felt after it', () => {
  /*
   * Bottom line: debrief and marks full, ten points: 100 · all. Additions: 3 for a recognition, 2 for each
   * first place, 1.5 for a confirmed provincial item of the dimension times the share; at most 6.
   *
   * Head 1: marks 一般 (60), votes 80, no points: (0·50 + 60·25 + 80·25) / 100 = 35.
   *         Added: 3 + 2 + 2 + ½·1.5 = 7.75, so 6: 41. An event of 1 point and an untrue item (5): 41 − 15 = 26.
   *         The provincial item gives 3 · ½ = 1.5 points = 15 in the indicator: 7.5 more: 48.5 − 15 = 33.5.
   * Head 2: 100 + 3 is 100; an event of 1 point: 90, not 93.
   * Head 3: a national item, partly confirmed, adds nothing, nor does one of another dimension: 0.
   *         Its 5 · ½ = 2.5 points are 25 in the indicator, votes 80: (25·50 + 80·25) / 75 = 43.3333…
   */
  const scheme = withRule('bottomLine', ({ deduction }) => ({
    addition: {
      method: 'addOnly',
      items: [
        { source: 'recognitions', each: points(3) },
        {
          source: 'achievements',
          each: { national: points(2), provincial: points(1.5), city: 0, district: 0 },
        },
        { source: 'rankings', upTo: 1, each: points(2) },
      ],
      atMost: points(6),
    },
    deduction: deduction && { ...deduction, untrue: points(5) },
  }))
  const result = evaluateHeads(
    scheme,
    district({
      people: [head(1), head(2), head(3)],
      achievements: [
        item(3, { dimension: 'bottomLine', level: 'national', finding: 'partly' }),
        item(3, { dimension: 'core', level: 'national' }),
        item(1, { dimension: 'bottomLine', level: 'provincial', share: 5_000 }),
        item(1, { dimension: 'core', level: 'city', finding: 'rejected' }),
        item(2, { dimension: 'bottomLine', level: 'national' }),
        item(2, { dimension: 'bottomLine', level: 'national' }),
      ],
      rankings: [place(1, 1), place(1, 1), place(1, 2)],
      observations: [seen(1, { emergency: 'C' }), seen(2, { emergency: 'A' })],
      tallies: [votes(1, [0, 8, 0, 0]), votes(2, [8, 0, 0, 0]), votes(3, [0, 8, 0, 0])],
      bottomLineEvents: [breach(1, 1), breach(2, 1)],
      recognitions: [
        { id: id('n', 1), cadreId: cadre(1), year: 2024 },
        { id: id('n', 2), cadreId: cadre(2), year: 2024 },
        { id: id('n', 3), cadreId: cadre(2), year: 2023 },
      ],
    }),
  )
  expect(scoreAt(resultOf(result, 1), 'bottomLine/additions')).toBe(points(6))
  expect(scoreAt(resultOf(result, 1), 'bottomLine/bottomLineEvents')).toBe(points(15))
  expect(scoreAt(resultOf(result, 1), 'bottomLine')).toBe(points(33.5))
  expect(scoreAt(resultOf(result, 2), 'bottomLine')).toBe(points(90))
  expect(scoreAt(resultOf(result, 3), 'bottomLine/additions')).toBe(0)
  expect(scoreAt(resultOf(result, 3), 'bottomLine')).toBe(points(43.3333))
})

test('a dimension that needs a part abstains without it, and its weight goes to the others', () => {
  /*
   * Core needs rankings. Both heads: votes 80, marks 好 on all aspects, no achievements:
   *   reform, breakthrough, central, bottom line: (0·50 + 100·25 + 80·25) / 100 = 45
   * Head 1 has a first place: core (0 + 100 + 100 + 80) / 4 = 70; total 45·75% + 70·25% = 51.25.
   * Head 2 has none: core abstains, though two thirds of it are there; total 45, on 75 % of the weight.
   */
  const scheme = withRule('core', () => ({ needs: ['rankings'] }))
  const good = {
    attitude: 'A',
    responsibility: 'A',
    emergency: 'A',
    results: 'A',
    role: 'A',
    innovation: 'A',
    ability: 'A',
  } as const
  const result = evaluateHeads(
    scheme,
    district({
      people: [head(1), head(2)],
      rankings: [place(1, 1)],
      observations: [seen(1, good), seen(2, good)],
      tallies: [votes(1, [0, 9, 0, 0]), votes(2, [0, 9, 0, 0])],
    }),
  )
  expect(scoreAt(resultOf(result, 1))).toBe(points(51.25))
  expect(scoreAt(resultOf(result, 2))).toBe(points(45))
  expect(scoreAt(resultOf(result, 2), 'core')).toBeNull()
  expect(whyAbsent(resultOf(result, 2), 'core')).toBe('abstains.needs')
  expect(resultOf(result, 2).total?.present).toBe(7_500)
})
