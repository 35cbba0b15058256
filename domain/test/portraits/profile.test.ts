import { describe, expect, test } from 'vitest'
import { HEADS_1 } from '../../src/evaluation/defaults.ts'
import { evaluateHeads } from '../../src/evaluation/heads.ts'
import { shortcomingsOf, strengthsOf } from '../../src/portraits/judgement.ts'
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
import { breach, done, person, seen, tally } from './person.ts'

describe('beside the peers', () => {
  test('mean and quartiles, between values in proportion', () => {
    // 10, 20, 30, 50: quartiles at 17.5, 25 and 35.
    expect(compared(50, [50, 10, 30, 20, null, 40])).toEqual({
      own: 50,
      n: 5,
      mean: 30,
      lowerQuartile: 20,
      median: 30,
      upperQuartile: 40,
    })
    const six = compared(null, [1, 2, 3, 4, 5, 8])
    // Positions 1.25, 2.5, 3.75: 2.25, 3.5, 4.75; half up to whole ten-thousandths.
    expect([six.lowerQuartile, six.median, six.upperQuartile]).toEqual([2, 4, 5])
    expect(six.mean).toBe(4) // 23 ÷ 6 = 3.83…
  })

  test('four with a value are not compared, however many there are', () => {
    expect(compared(50, [50, 10, 30, 20, null, null])).toEqual({
      own: 50,
      n: 4,
      mean: null,
      lowerQuartile: null,
      median: null,
      upperQuartile: null,
    })
  })

  test('a profile names every key, with nothing where nothing is known', () => {
    const group = [1, 2, 3, 4, 5].map((reform) => ({ reform }))
    const own = { reform: 3 }
    const keys: readonly ('reform' | 'core')[] = ['reform', 'core']
    expect(profileOf(keys, own, group)).toMatchObject([
      { key: 'reform', own: 3, n: 5, mean: 3 },
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

describe('strengths and shortcomings of a portrait', () => {
  test('name their records', () => {
    const record = person({
      achievements: [done(1, { level: 'national' })],
      bottomLineEvents: [breach(1), breach(2, { date: '2023-05' })],
    })
    expect(strengthsOf(record)).toEqual([
      {
        code: 'strength.highLevel',
        about: { count: 1 },
        from: [{ noun: 'achievement', id: id('a', 1) }],
      },
    ])
    expect(shortcomingsOf(record)).toEqual([
      {
        code: 'shortcoming.events',
        about: { count: 1, points: 30_000 },
        from: [{ noun: 'bottomLineEvent', id: id('b', 1) }],
      },
    ])
  })

  test('no shortcoming on record is said with what that rests on', () => {
    expect(shortcomingsOf(person({ tallies: [tally(1)] }))).toMatchObject([
      { code: 'shortcoming.none', about: { count: 1, sources: 1 } },
    ])
    expect(strengthsOf(person())).toEqual([])
  })
})
