import { describe, expect, test } from 'vitest'
import { HEADS_1 } from '../../src/evaluation/defaults.ts'
import { evaluateHeads } from '../../src/evaluation/heads.ts'
import {
  aspectValues,
  compared,
  dimensionValues,
  meanMark,
  profileOf,
} from '../../src/portraits/profile.ts'
import {
  FOR_ASPECT,
  FOR_DIMENSION,
  seenOn,
  sufficiencyOf,
  testimoniesOn,
} from '../../src/portraits/sufficiency.ts'
import type { Testimony } from '../../src/portraits/sufficiency.ts'
import { cadre, district, head, id } from '../evaluation/district.ts'
import { done, person, seen, tally } from './person.ts'

describe('beside the peers', () => {
  test('mean and quartiles, between values in proportion', () => {
    // 1 to 10, 20, 30 and 85: thirteen, quartiles at the fourth, seventh and tenth; 170 ÷ 13 = 13.07…
    const thirteen = [85, 1, 3, 2, 5, 4, null, 7, 6, 9, 8, 10, 20, 10]
    expect(compared(85, thirteen)).toEqual({
      own: 85,
      n: 13,
      mean: 13,
      lowerQuartile: 4,
      median: 7,
      upperQuartile: 10,
    })
    const ten = compared(null, [1, 2, 3, 4, 5, 6, 7, 8, 9, 18])
    // Positions 2.25, 4.5, 6.75: 3.25, 5.5, 7.75; half up to whole ten-thousandths.
    expect([ten.lowerQuartile, ten.median, ten.upperQuartile]).toEqual([3, 6, 8])
    expect(ten.mean).toBe(6) // 63 ÷ 10
  })

  test('four others are not compared: the person would know their mean from the own value', () => {
    const none = { mean: null, lowerQuartile: null, median: null, upperQuartile: null }
    const four = [50, 10, 30, 20, null, 40]
    expect(compared(50, four)).toEqual({ own: 50, n: 5, ...none })
    expect(compared(50, [...four, 60])).toMatchObject({ n: 6, mean: 35 })
    // Not enough was seen to show the own value, and yet the person knows it.
    expect(compared(null, four)).toEqual({ own: null, n: 5, ...none })
  })

  test('of nine no quartiles are told: they would be three people’s values', () => {
    expect(compared(1, [1, 2, 3, 4, 5, 6, 7, 8, 9])).toEqual({
      own: 1,
      n: 9,
      mean: 5,
      lowerQuartile: null,
      median: null,
      upperQuartile: null,
    })
  })

  test('a profile names every key, with nothing where nothing is known', () => {
    const group = [1, 2, 3, 4, 5, 3].map((reform) => ({ reform }))
    const own = { reform: 3 }
    const keys: readonly ('reform' | 'core')[] = ['reform', 'core']
    expect(profileOf(keys, own, group)).toMatchObject([
      { key: 'reform', own: 3, n: 6, mean: 3 },
      { key: 'core', own: null, n: 0, mean: null },
    ])
  })

  test('marks are averaged mark by mark; willing and able are two readings of them', () => {
    const marks = [{ attitude: 'A', ability: 'C' } as const, { responsibility: 'B' } as const]
    expect(meanMark(marks, ['attitude', 'responsibility'])).toBe(900_000)
    expect(aspectValues(marks)).toMatchObject({
      attitude: 1_000_000,
      role: null,
      willing: 900_000,
      able: 600_000,
    })
  })

  test("heads are compared in their unit group's scores by dimension", () => {
    const people = [head(1), head(2), head(3, { group: 'economy' })]
    const values = dimensionValues(evaluateHeads(HEADS_1, district({ people })), 'township')
    expect([...values.keys()]).toEqual([cadre(1), cadre(2)])
    expect(values.get(cadre(1))).toMatchObject({ reform: 0, bottomLine: 0 })
  })
})

describe('sufficiency', () => {
  const said = (n: number, more: Partial<Testimony> = {}): Testimony => ({
    noun: 'observation',
    id: id('o', n),
    source: `team:${n}`,
    when: '2024-10',
    ...more,
  })
  const level = (...testimonies: Testimony[]) =>
    sufficiencyOf(testimonies, '2024-12', FOR_DIMENSION).level

  const vote = said(3, { noun: 'tally', source: 'debrief' })

  test('three records of two kinds from two sources, one of them recent, are enough', () => {
    expect(level(said(1), said(2), vote)).toBe('enough')
  })

  test('one fewer of anything is little', () => {
    expect(level(said(1), vote)).toBe('little')
    expect(level(said(1), said(2), said(3))).toBe('little')
    const one = { source: 'team:1' }
    expect(level(said(1, one), said(2, one), { ...vote, ...one })).toBe('little')
  })

  test('what is older than six months does not suffice alone', () => {
    const old = (month: string) => [said(1), said(2), vote].map((t) => ({ ...t, when: month }))
    expect(level(...old('2024-06'))).toBe('enough')
    expect(level(...old('2024-05'))).toBe('little')
    expect(level(...old('2024'))).toBe('enough')
  })

  test('nothing is none', () => {
    expect(level()).toBe('none')
  })

  test("the person's own word is a record but no source", () => {
    const own = [1, 2, 3].map((n) => said(n, { source: null }))
    expect(sufficiencyOf(own, null, FOR_ASPECT)).toMatchObject({
      level: 'little',
      records: 3,
      sources: 0,
    })
  })

  test('of a dimension: achievements, its aspects, rankings in core, votes', () => {
    const record = person({
      achievements: [done(1), done(2, { dimension: 'core' }), done(3, { verification: null })],
      observations: [seen(1, { marks: { innovation: 'A' } }), seen(2, { marks: { role: 'A' } })],
      tallies: [tally(1)],
      rankings: [
        {
          id: id('r', 1),
          unitId: id('u', 1),
          business: '税源培植',
          year: 2024,
          place: 1,
          outOf: null,
          previous: null,
        },
      ],
    })
    const reform = sufficiencyOf(testimoniesOn(record, 'reform'), '2024-12', FOR_DIMENSION)
    expect(reform).toMatchObject({ level: 'enough', records: 4, sources: 3, kinds: 3 })
    const core = testimoniesOn(record, 'core').map(({ noun }) => noun)
    expect(core).toEqual(['achievement', 'ranking', 'tally'])
    expect(seenOn(record, ['role']).map(({ id }) => id)).toEqual([id('o', 2)])
  })
})
