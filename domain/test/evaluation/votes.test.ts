import { describe, expect, test } from 'vitest'
import { HEADS_1 } from '../../src/evaluation/defaults.ts'
import type { TallyItem } from '../../src/evaluation/evidence.ts'
import { evaluateHeads } from '../../src/evaluation/heads.ts'
import type { HeadScheme } from '../../src/evaluation/scheme.ts'
import { district, head, id, votes } from './district.ts'
import { points, resultOf, scoreAt, whyAbsent } from './points.ts'

const debriefed = (...tallies: TallyItem[]) =>
  resultOf(evaluateHeads(HEADS_1, district({ people: [head(1)], tallies })), 1)

const mean = (...tallies: TallyItem[]) => scoreAt(debriefed(...tallies), 'reform/tallies')

describe('votes', () => {
  test('优秀 100, 称职 80, 基本称职 60, 不称职 40, averaged', () => {
    // (46·100 + 51·80) ÷ 97 = 8680 ÷ 97 = 89.48453…
    expect(mean(votes(1, [46, 51, 0, 0]))).toBe(894_845)
    // (1·100 + 2·80 + 3·60 + 4·40) ÷ 10 = 600 ÷ 10
    expect(mean(votes(1, [1, 2, 3, 4]))).toBe(points(60))
  })

  test('each dimension counts them by its own rule, alike or not', () => {
    const scheme: HeadScheme = {
      ...HEADS_1,
      dimensions: HEADS_1.dimensions.map((rule) => ({
        ...rule,
        indicators: rule.indicators.map((one) =>
          one.method !== 'byVotes'
            ? one
            : rule.dimension === 'core'
              ? { ...one, points: { ...one.points, excellent: 500_000 } }
              : rule.dimension === 'central'
                ? { ...one, fewest: 20 }
                : one,
        ),
      })),
    }
    const tallies = [votes(1, [10, 0, 0, 0])]
    const one = resultOf(evaluateHeads(scheme, district({ people: [head(1)], tallies })), 1)
    expect(scoreAt(one, 'reform/tallies')).toBe(points(100))
    expect(scoreAt(one, 'core/tallies')).toBe(points(50))
    expect(whyAbsent(one, 'central/tallies')).toBe('abstains.fewVotes')
    expect(scoreAt(one, 'bottomLine/tallies')).toBe(points(100))
  })

  test('no mean is made of four votes', () => {
    const one = debriefed(votes(1, [4, 0, 0, 0]))
    expect(whyAbsent(one, 'reform/tallies')).toBe('abstains.fewVotes')
    expect(mean(votes(1, [5, 0, 0, 0]))).toBe(points(100))
  })

  test('a tally of no votes at all is no zero', () => {
    expect(mean(votes(1, [0, 0, 0, 0]))).toBeNull()
  })

  const leaders = votes(1, [10, 0, 0, 0], { voterClass: 'leaders' })
  const peers = votes(1, [0, 10, 0, 0], { voterClass: 'peers' })
  const staff = votes(1, [0, 0, 0, 20], { voterClass: 'staff' })

  test('classes count 40, 30 and 30 whatever their numbers', () => {
    // 0.4·100 + 0.3·80 + 0.3·40 = 76
    expect(mean(leaders, peers, staff)).toBe(points(76))
  })

  test('an empty class is left out and the rest renormalised', () => {
    // (40·100 + 30·80) ÷ 70 = 91.42857…
    const none = votes(1, [0, 0, 0, 0], { voterClass: 'staff' })
    expect(mean(leaders, peers, none)).toBe(914_286)
    expect(mean(leaders, peers)).toBe(914_286)
  })

  test('where a class has fewer than five votes all votes count alike, so that nobody can be told', () => {
    // Three leaders 优秀, ten peers 称职, twenty staff 不称职: (300 + 800 + 800) ÷ 33 = 57.57575…
    expect(mean(votes(1, [3, 0, 0, 0], { voterClass: 'leaders' }), peers, staff)).toBe(575_758)
  })

  test('a sum beside the classes is not counted again', () => {
    const sum = votes(1, [10, 10, 0, 20])
    expect(mean(leaders, peers, staff, sum)).toBe(points(76))
  })

  test('two debriefs count alike', () => {
    // 100 and 80, whatever the numbers.
    const autumn = votes(1, [0, 90, 0, 0], { debriefId: id('d', 2) })
    expect(mean(votes(1, [10, 0, 0, 0]), autumn)).toBe(points(90))
  })

  test('a debrief of another year does not count', () => {
    const one = debriefed(votes(1, [10, 0, 0, 0], { year: 2023 }))
    expect(whyAbsent(one, 'reform/tallies')).toBe('abstains.noVotes')
    expect(one.leftOut).toMatchObject([{ noun: 'tally', why: 'outside' }])
  })
})

describe('votes against', () => {
  const bars = (...tallies: TallyItem[]) => debriefed(...tallies).bars.map(({ code }) => code)

  test('one third of 基本称职 and 不称职 bars 优秀, a vote fewer does not', () => {
    expect(bars(votes(1, [4, 0, 1, 1]))).toEqual(['bar.dissent'])
    expect(bars(votes(1, [5, 0, 1, 1]))).toEqual([])
  })

  test('every vote counts alike here, whatever its class', () => {
    const leaders = votes(1, [6, 0, 0, 0], { voterClass: 'leaders' })
    const staff = votes(1, [2, 0, 4, 0], { voterClass: 'staff' })
    expect(bars(leaders, staff)).toEqual(['bar.dissent'])
  })

  test('the sum of a sheet that gives classes too is not counted again', () => {
    const staff = votes(1, [4, 0, 2, 0], { voterClass: 'staff' })
    expect(debriefed(staff, votes(1, [4, 0, 2, 0])).bars).toMatchObject([
      { about: { against: 2, votes: 6 } },
    ])
  })
})
