import { describe, expect, test } from 'vitest'
import { HEADS_1, LEADS_1 } from '../../src/evaluation/defaults.ts'
import { sourceOf } from '../../src/evaluation/methods.ts'
import type { DimensionRule } from '../../src/evaluation/scheme.ts'
import { HeadScheme, LeadScheme, Scheme } from '../../src/evaluation/scheme.ts'

const errors = (scheme: unknown) =>
  HeadScheme.safeParse(scheme).error?.issues.map(({ message, path }) => [message, path.join('.')])

const withFirst = (change: Partial<DimensionRule>): HeadScheme => ({
  ...HEADS_1,
  dimensions: HEADS_1.dimensions.map((rule, i) => (i === 0 ? { ...rule, ...change } : rule)),
})

describe('the default schemes', () => {
  test('are valid, and survive being written down as JSON', () => {
    expect(Scheme.parse(JSON.parse(JSON.stringify(HEADS_1)))).toEqual(HEADS_1)
    expect(Scheme.parse(JSON.parse(JSON.stringify(LEADS_1)))).toEqual(LEADS_1)
  })

  test('weigh the dimensions 20, 25, 25, 20 and 10', () => {
    expect(HEADS_1.dimensions.map(({ dimension, weight }) => [dimension, weight / 100])).toEqual([
      ['reform', 20],
      ['breakthrough', 25],
      ['core', 25],
      ['central', 20],
      ['bottomLine', 10],
    ])
  })

  test('weigh achievements, inspection and debrief 50, 25, 25; in core with rankings 25 each', () => {
    const weights = HEADS_1.dimensions.map(({ indicators }) =>
      Object.fromEntries(indicators.map((one) => [sourceOf(one), one.weight / 100])),
    )
    const usual = { achievements: 50, observations: 25, tallies: 25 }
    expect(weights).toEqual([
      usual,
      { ...usual, projects: 0 },
      { achievements: 25, rankings: 25, observations: 25, tallies: 25 },
      usual,
      usual,
    ])
  })

  test('weigh a lead 60 by projects and 40 by marks on all seven aspects', () => {
    const { projects, marks } = LEADS_1.indicators
    expect([projects.weight, marks.weight, marks.aspects.length]).toEqual([6_000, 4_000, 7])
    expect(projects).toMatchObject({ progress: 5_000, lights: 5_000 })
  })
})

describe('a scheme is refused', () => {
  test('with dimension weights of 99.99 % or 100.01 %', () => {
    for (const weight of [1_999, 2_001])
      expect(errors(withFirst({ weight }))).toEqual([['scheme.weights', 'dimensions']])
  })

  test('with indicator weights that do not sum to 100 %', () => {
    const [first, ...rest] = HEADS_1.dimensions[0]?.indicators ?? []
    if (!first) throw new Error('The default scheme has indicators.')
    const indicators = [{ ...first, weight: 4_999 }, ...rest]
    expect(errors(withFirst({ indicators }))).toEqual([
      ['scheme.weights', 'dimensions.0.indicators'],
    ])
  })

  test('with class weights, or the two halves of a lead, that do not sum to 100 %', () => {
    const indicators = HEADS_1.dimensions[0]?.indicators.map((one) =>
      one.method === 'byVotes' ? { ...one, classes: { ...one.classes, leaders: 4_001 } } : one,
    )
    expect(errors(withFirst({ indicators }))).toEqual([
      ['scheme.weights', 'dimensions.0.indicators.2.classes'],
    ])
    const { projects, marks } = LEADS_1.indicators
    const uneven = { ...LEADS_1, indicators: { projects: { ...projects, weight: 6_001 }, marks } }
    expect(LeadScheme.safeParse(uneven).error?.issues[0]?.message).toBe('scheme.weights')
  })

  test('with a dimension twice, a weight that is no whole ten-thousandth, or an unknown key', () => {
    expect(errors(withFirst({ dimension: 'core' }))).toEqual([['scheme.twice', 'dimensions']])
    expect(HeadScheme.safeParse(withFirst({ weight: 2_000.5 })).success).toBe(false)
    expect(HeadScheme.safeParse({ ...HEADS_1, bonus: 1 }).success).toBe(false)
  })
})
