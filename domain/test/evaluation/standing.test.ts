import { describe, expect, test } from 'vitest'
import { standingOf } from '../../src/evaluation/standing.ts'
import { cadre, id, unit } from './district.ts'

type Held = Parameters<typeof standingOf>[1][number]

const held = (n: number, more: Partial<Held> = {}): Held => ({
  id: id('t', n),
  unitId: unit(n),
  layer: 'head',
  main: true,
  from: '2020-01',
  until: null,
  ...more,
})
const standing = (...tenures: Held[]) =>
  standingOf(cadre(1), tenures, (unitId) => (unitId === unit(1) ? 'township' : 'economy'), '2024')

describe('as what a person is compared', () => {
  test('a head of the year, in the unit and its group', () => {
    expect(standing(held(1))).toMatchObject({
      layer: 'head',
      unitId: unit(1),
      group: 'township',
      headships: [{ id: id('t', 1) }],
    })
  })

  test('a head transferred on 1 March is compared in the new unit', () => {
    const one = standing(held(1, { until: '2024-02-29' }), held(2, { from: '2024-03-01' }))
    expect(one).toMatchObject({ unitId: unit(2), group: 'economy' })
    expect(one.headships.map((post) => post.id)).toEqual([id('t', 2), id('t', 1)])
  })

  test('a head who retired in May is one for the year, who retired before it is none', () => {
    expect(standing(held(1, { until: '2024-05' })).layer).toBe('head')
    expect(standing(held(1, { until: '2023-12' }))).toMatchObject({ layer: 'other', headships: [] })
  })

  test('who becomes a head after the year is one, without a headship that touches it', () => {
    expect(standing(held(1, { from: '2025-02' })).layer).toBe('head')
  })

  test('a head who became a county leader within the year is not assessed here', () => {
    const risen = held(2, { layer: 'countyLeader', unitId: null, from: '2024-06' })
    expect(standing(held(1, { until: '2024-06' }), risen).layer).toBe('countyLeader')
  })

  test('a county leader of earlier years who is now a head is a head', () => {
    const before = held(2, { layer: 'countyLeader', unitId: null, from: '2018', until: '2023' })
    expect(standing(before, held(1, { from: '2024-01' })).layer).toBe('head')
  })

  test('all others stand in their last unit; without a post nowhere', () => {
    expect(standing(held(1, { layer: 'other' }))).toMatchObject({ layer: 'other', unitId: unit(1) })
    expect(standing()).toMatchObject({ layer: 'other', unitId: null, group: null })
  })
})
