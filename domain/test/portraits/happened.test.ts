import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { happenedBy } from '../../src/portraits/happened.ts'
import { id } from '../evaluation/district.ts'
import { person, seen, tenure } from './person.ts'

const item = (quarter: string, date: string | null, on: string | null) => ({
  id: id('a', Number(quarter[5])),
  quarter,
  date,
  dimension: 'reform' as const,
  front: null,
  text: '试点',
  level: 'city' as const,
  evidence: null,
  share: 10_000,
  verification: {
    id: id('v', Number(quarter[5])),
    finding: 'confirmed' as const,
    office: null,
    on,
    note: null,
  },
})

describe('what had happened by a day', () => {
  test.each([
    ['2024-04-04', '2024-04-03', 0],
    ['2024-04-04', '2024-04-04', 1],
    ['2024-04', '2024-04-29', 0],
    ['2024-04', '2024-04-30', 1],
    ['2024', '2024-12-30', 0],
    ['2024', '2024-12-31', 1],
  ])('a visit of %s by %s: %i', (date, day, count) => {
    const { record } = happenedBy(person({ observations: [seen(1, { date })] }), day)
    expect(record.observations).toHaveLength(count)
  })

  test('an item without a date comes when its quarter is over, its finding when it was made', () => {
    const record = person({ achievements: [item('2024Q2', null, '2024-07-20')] })
    expect(happenedBy(record, '2024-06-29').record.achievements).toEqual([])
    expect(happenedBy(record, '2024-06-30').record.achievements[0]?.verification).toBeNull()
    expect(happenedBy(record, '2024-07-20').record.achievements[0]?.verification).not.toBeNull()
  })

  test('a finding whose day nobody knows stands with its item', () => {
    const record = person({ achievements: [item('2024Q2', '2024-05-01', null)] })
    expect(happenedBy(record, '2024-05-01').record.achievements[0]?.verification).not.toBeNull()
  })

  test('the earlier post stands open again, and its unit is the unit', () => {
    const record = person({
      tenures: [
        tenure(1, { unit: '东河街道', from: '2024-06', group: 'township' }),
        tenure(2, {
          unit: '区财政局',
          unitId: id('u', 2),
          from: '2019-03',
          until: '2024-06',
          group: 'economy',
        }),
      ],
    })
    const before = happenedBy(record, '2024-05-31').record
    expect([before.unit, before.group, before.tenures[0]?.until]).toEqual([
      '区财政局',
      'economy',
      null,
    ])
    // In the month of the change the new post counts, and only it.
    const after = happenedBy(record, '2024-06-01').record
    expect(after.unit).toBe('东河街道')
    expect(after.tenures.filter(({ until }) => until === null)).toHaveLength(1)
  })

  test('what has no date is left out and counted', () => {
    const event = {
      id: id('e', 1),
      date: null,
      unitId: null,
      category: null,
      text: '通报',
      points: 0,
      veto: false,
    }
    const { record, undated } = happenedBy(person({ bottomLineEvents: [event] }), '2024-12-31')
    expect([record.bottomLineEvents, undated]).toEqual([[], 1])
  })

  test('a later day never shows less, and asked twice it is the same', () => {
    const day = fc
      .date({ min: new Date('2023-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(fc.array(day, { maxLength: 8 }), day, day, (dates, a, b) => {
        const record = person({ observations: dates.map((date, i) => seen(i, { date })) })
        const [early, late] = a <= b ? [a, b] : [b, a]
        const first = happenedBy(record, early).record
        const then = happenedBy(record, late).record
        const ids = new Set(then.observations.map((one) => one.id))
        expect(first.observations.every((one) => ids.has(one.id))).toBe(true)
        expect(happenedBy(then, early).record.observations).toEqual(first.observations)
      }),
    )
  })
})
