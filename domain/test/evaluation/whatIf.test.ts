import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { HEADS_1 } from '../../src/evaluation/defaults.ts'
import { evaluateHeads } from '../../src/evaluation/heads.ts'
import { HeadScheme } from '../../src/evaluation/scheme.ts'
import { NO_TOTAL, reweigh, valuesOf, weightsOf } from '../../src/evaluation/whatIf.ts'
import { anyDistrict } from './arbitrary.ts'
import { district, head } from './district.ts'
import { TOWN } from './town.ts'

/** So many whole weights that sum to 10000. */
const weights = (parts: number) =>
  fc
    .array(fc.integer({ min: 0, max: 10_000 }), { minLength: parts - 1, maxLength: parts - 1 })
    .map((cuts) => {
      const edges = [0, ...cuts.toSorted((a, b) => a - b), 10_000]
      return edges.slice(1).map((edge, i) => edge - (edges[i] ?? 0))
    })

/** The default scheme with other weights everywhere. */
const reweighed: fc.Arbitrary<HeadScheme> = fc
  .tuple(
    weights(HEADS_1.dimensions.length),
    fc.tuple(...HEADS_1.dimensions.map(({ indicators }) => weights(indicators.length))),
    fc.integer({ min: 0, max: 10_000 }),
  )
  .map(([dimensions, indicators, leastPresent]) => ({
    ...HEADS_1,
    leastPresent,
    dimensions: HEADS_1.dimensions.map((rule, d) => ({
      ...rule,
      weight: dimensions[d] ?? 0,
      indicators: rule.indicators.map((one, i) => ({ ...one, weight: indicators[d]?.[i] ?? 0 })),
    })),
  }))

test('other weights on the values give the totals that a run of the other scheme gives, to the last digit', () => {
  let compared = 0
  fc.assert(
    fc.property(anyDistrict, reweighed, (evidence, scheme) => {
      expect(HeadScheme.safeParse(scheme).success).toBe(true)
      const values = valuesOf(HEADS_1, evaluateHeads(HEADS_1, evidence))
      const run = evaluateHeads(scheme, evidence).people.flatMap(({ total }) =>
        total ? [total.score ?? NO_TOTAL] : [],
      )
      expect([...reweigh(values, weightsOf(scheme))]).toEqual(run)
      compared += run.filter((total) => total !== NO_TOTAL).length
    }),
    { numRuns: 150, examples: [[TOWN, HEADS_1]] },
  )
  expect(compared).toBeGreaterThan(0)
})

test('where a float cannot tell which way to round, exact arithmetic does', () => {
  // (3224 · 94784 + 6776 · 217909) ÷ 90000 = 19801.5, which goes up; in floats it is 19801.499999999996.
  const exact = ['94784/9', '217909/9']
  const values = {
    cadreIds: ['somebody'],
    columns: [
      { from: 0, until: 1 },
      { from: 1, until: 2 },
    ],
    width: 2,
    near: Float64Array.of(94_784 / 9, 217_909 / 9),
    exact,
    nearAdditions: Float64Array.of(0, 0),
    exactAdditions: [null, null],
    nearDeductions: Float64Array.of(0, 0),
    exactDeductions: [null, null],
  }
  const weighing = {
    dimensions: [3_224, 6_776],
    indicators: [10_000, 10_000],
    leastPresent: 6_000,
  }
  expect((3_224 * (94_784 / 9) + 6_776 * (217_909 / 9)) / 10_000).toBeLessThan(19_801.5)
  expect([...reweigh(values, weighing)]).toEqual([19_802])
})

test('the rows are those of the heads who are assessed', () => {
  const result = evaluateHeads(HEADS_1, district({ people: [head(2), head(1)] }))
  expect(valuesOf(HEADS_1, result).cadreIds).toEqual([head(1).cadreId, head(2).cadreId])
})
