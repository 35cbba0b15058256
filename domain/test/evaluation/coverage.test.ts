import { describe, expect, test } from 'vitest'
import { coverageOf } from '../../src/evaluation/coverage.ts'
import { HEADS_1 } from '../../src/evaluation/defaults.ts'
import { evaluateHeads } from '../../src/evaluation/heads.ts'
import { Coverage } from '../../src/evaluation/run.ts'
import { district, head, id, item, place, seen, votes } from './district.ts'

const dimensions = ['reform', 'breakthrough', 'core', 'central', 'bottomLine'] as const
const everyAspect = {
  attitude: 'A',
  responsibility: 'A',
  emergency: 'A',
  results: 'A',
  role: 'A',
  innovation: 'A',
  ability: 'A',
} as const

/*
 * Head 1 has everything. Head 2 was never seen: a quarter of each dimension is missing, 75 % is there.
 * Head 3 has no debrief and no marks: 75%·50% + 25%·50% = 50 % of the weight, so no total; a debrief
 * (25 %) would have made it 75 %, so would each dimension's inspection not (4 to 6.25 %).
 * Head 4 has no ranking: 25%·25% = 6.25 % of the weight is missing.
 */
const result = evaluateHeads(
  HEADS_1,
  district({
    people: [1, 2, 3, 4].map((n) => head(n)),
    achievements: [1, 2, 3, 4].flatMap((n) =>
      dimensions.map((dimension) => item(n, { dimension })),
    ),
    rankings: [place(1, 1), place(2, 1), place(3, 1)],
    observations: [seen(1, everyAspect), seen(4, everyAspect, { teamId: id('g', 1) })],
    tallies: [1, 2, 4].map((n) => votes(n, [10, 0, 0, 0])),
  }),
)
const coverage = coverageOf(result)
const missing = (key: string) => coverage.missing.find((one) => one.key === key)

describe('coverage', () => {
  test('keeps its contract and counts who was judged', () => {
    expect(Coverage.parse(coverage)).toEqual(coverage)
    expect(coverage).toMatchObject({
      people: 4,
      notAssessed: 0,
      abstained: 1,
      scored: 3,
      ranked: 3,
    })
  })

  test('names each missing part with its weight in the total and for how many it is missing', () => {
    expect(missing('core/rankings')).toEqual({
      key: 'core/rankings',
      people: 1,
      weight: 625,
      decisive: 0,
    })
    expect(missing('reform/observations')).toMatchObject({ people: 2, weight: 500 })
    expect(missing('bottomLine/tallies')).toMatchObject({ people: 1, weight: 250 })
    expect(missing('core/achievements')).toBeUndefined()
    expect(missing('breakthrough/projects')).toBeUndefined()
  })

  test('tells how much of the weight other parts carry among those with a total', () => {
    /* Head 1: 0, head 2: 25 %, head 4: 6.25 %: 31.25 % / 3 = 10.4166… % */
    expect(coverage.shifted).toEqual({ mean: 1_042, most: 2_500 })
  })

  test('counts those whose missing part alone kept the total back', () => {
    /* With 55 % needed, head 3 lacks 5 %: breakthrough's or core's quarter (6.25 %) or reform's (5 %) would do. */
    const scheme = { ...HEADS_1, leastPresent: 5_500 }
    const with55 = coverageOf(
      evaluateHeads(
        scheme,
        district({
          people: [head(3)],
          achievements: dimensions.map((dimension) => item(3, { dimension })),
          rankings: [place(3, 1)],
        }),
      ),
    )
    expect(with55.abstained).toBe(1)
    const decisive = with55.missing.filter((one) => one.decisive === 1).map(({ key }) => key)
    expect(decisive).toContain('reform/tallies')
    expect(decisive).toContain('core/observations')
    expect(decisive).not.toContain('bottomLine/tallies')
  })

  test('says how marks entered: nobody was adjusted, two people count raw', () => {
    expect(coverage.marks).toEqual({ adjusted: 0, raw: 2 })
    expect(coverageOf({ ...result, severity: undefined }).marks).toBeNull()
  })

  test('names the part that a dimension needed, where it abstains for the want of it', () => {
    const scheme = {
      ...HEADS_1,
      dimensions: HEADS_1.dimensions.map((rule) =>
        rule.dimension === 'core' ? { ...rule, needs: ['rankings' as const] } : rule,
      ),
    }
    const told = coverageOf(
      evaluateHeads(
        scheme,
        district({
          people: [head(4)],
          observations: [seen(4, everyAspect)],
          tallies: [votes(4, [10, 0, 0, 0])],
        }),
      ),
    )
    expect(told.missing.map(({ key }) => key)).toEqual(['core/rankings'])
    expect(told.shifted).toEqual({ mean: 2_500, most: 2_500 })
  })
})
