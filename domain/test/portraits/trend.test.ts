import { describe, expect, test } from 'vitest'
import { HEADS_1 } from '../../src/evaluation/defaults.ts'
import { archiveOf, yearsOf } from '../../src/portraits/archive.ts'
import type { PersonAchievement, PersonProject } from '../../src/portraits/personRecord.ts'
import { pointsOf, quartersUpTo, trendOf } from '../../src/portraits/trend.ts'
import { id } from '../evaluation/district.ts'
import { person, seen, tenure } from './person.ts'

let next = 0
const item = (more: Partial<PersonAchievement> = {}): PersonAchievement => {
  next += 1
  return {
    id: id('a', next),
    quarter: '2024Q2',
    date: null,
    dimension: 'reform',
    front: null,
    text: '试点',
    level: 'city',
    evidence: null,
    share: 10_000,
    verification: {
      id: id('v', next),
      finding: 'confirmed',
      office: null,
      on: null,
      note: null,
    },
    ...more,
  }
}
const finding = (of: 'confirmed' | 'partly' | 'rejected') => ({
  verification: { id: id('v', 99), finding: of, office: null, on: null, note: null },
})

const project = (posts: PersonProject['posts'], lights: Record<string, 'green' | 'red'>) =>
  ({
    id: id('p', 1),
    year: 2024,
    name: '桥',
    category: 'legacy',
    number: null,
    totalInvestment: null,
    annualInvestment: null,
    unitId: null,
    unit: null,
    start: null,
    completion: null,
    difficulty: null,
    posts,
    reports: Object.entries(lights).map(([month, light], i) => ({
      id: id('r', i),
      month,
      invested: null,
      cumulative: null,
      progress: null,
      light,
      note: null,
    })),
    blockers: [],
  }) satisfies PersonProject

describe('points by level, finding and share', () => {
  test.each([
    ['city, confirmed: 2', item(), 20_000],
    ['national, confirmed: 5', item({ level: 'national' }), 50_000],
    ['provincial, partly: 1.5', item({ level: 'provincial', ...finding('partly') }), 15_000],
    ['district, a third of it: 0.3333', item({ level: 'district', share: 3333 }), 3333],
    ['untrue: 0', item(finding('rejected')), 0],
    ['nobody has verified it: 0', item({ verification: null }), 0],
    ['no level: 0', item({ level: null }), 0],
  ])('%s', (_, one, points) => {
    expect(pointsOf(one)).toBe(points)
  })

  test('by the rules that the dimension has in the scheme; none where it scores no achievements', () => {
    const dimensions = HEADS_1.dimensions.map((one) => ({
      ...one,
      indicators: one.indicators.flatMap((rule): (typeof rule)[] => {
        if (rule.method !== 'pointsByLevel') return [rule]
        return one.dimension === 'reform'
          ? [{ ...rule, points: { ...rule.points, city: 30_000 } }]
          : []
      }),
    }))
    const scheme = { ...HEADS_1, dimensions }
    expect(pointsOf(item(), scheme)).toBe(30_000)
    expect(pointsOf(item({ dimension: 'core' }), scheme)).toBeNull()
    const record = person({ achievements: [item(), item({ dimension: 'core' })] })
    const cells = archiveOf(record, ['2024'], scheme).find(({ quarter }) => quarter === '2024Q2')
    const pointsIn = (of: string) => cells?.cells.find(({ dimension }) => dimension === of)?.points
    expect([pointsIn('reform'), pointsIn('core')]).toEqual([30_000, null])
    const quarter = trendOf(record, scheme).quarters.find((one) => one.quarter === '2024Q2')
    expect(quarter?.points).toBe(30_000)
  })
})

describe('the trend of two years', () => {
  test('eight quarters up to the end of the period', () => {
    expect(quartersUpTo('2024', 8).join(' ')).toBe(
      '2023Q1 2023Q2 2023Q3 2023Q4 2024Q1 2024Q2 2024Q3 2024Q4',
    )
    expect(quartersUpTo('2024Q2', 3)).toEqual(['2023Q4', '2024Q1', '2024Q2'])
  })

  test('a quarter without an item is a gap, one with an untrue item is zero points', () => {
    const { quarters } = trendOf(
      person({ achievements: [item(), item({ quarter: '2024Q3', ...finding('rejected') })] }),
    )
    const of = (quarter: string) => quarters.find((one) => one.quarter === quarter)
    expect(of('2024Q2')).toMatchObject({ points: 20_000, confirmed: 1 })
    expect(of('2024Q3')).toMatchObject({ points: 0, confirmed: 0 })
    expect(of('2024Q4')).toMatchObject({ points: null, confirmed: null, mark: null })
  })

  test('marks count in the quarter of their visit; a visit known to the year in none', () => {
    const { quarters } = trendOf(
      person({
        observations: [
          seen(1, { date: '2024-06-30', marks: { results: 'A', role: 'C' } }),
          seen(2, { date: '2024', marks: { results: 'D' } }),
        ],
      }),
    )
    const marked = quarters.filter(({ mark }) => mark !== null)
    expect(marked.map(({ quarter, mark }) => [quarter, mark])).toEqual([['2024Q2', 800_000]])
  })

  test('lights count in the own time only, the worst of a month first', () => {
    const posts = [
      { id: id('h', 1), noun: 'appointment' as const, from: '2024-02', until: '2024-03' },
    ]
    const lights = { '2024-01': 'red', '2024-02': 'green', '2024-03': 'red', '2024-04': 'green' }
    const { months } = trendOf(person({ projects: [project(posts, lights as never)] }))
    expect(
      months.flatMap(({ month, lights: lit }) => lit.map(({ light }) => [month, light])),
    ).toEqual([
      ['2024-02', 'green'],
      ['2024-03', 'red'],
    ])
  })

  test('before the post is not in post', () => {
    const { quarters } = trendOf(person({ tenures: [tenure(1, { from: '2024-04' })] }))
    const inPost = quarters.filter((one) => one.inPost).map(({ quarter }) => quarter)
    expect(inPost).toEqual(['2024Q2', '2024Q3', '2024Q4'])
  })
})

describe('the archive', () => {
  test('only a head is in post; another post is none', () => {
    const inPost = (layer: 'head' | 'other') =>
      archiveOf(person({ tenures: [tenure(1, { layer, from: '2024-08' })] }), ['2024']).map(
        (one) => one.inPost,
      )
    expect(inPost('head')).toEqual([false, false, true, true])
    expect(inPost('other')).toEqual([false, false, false, false])
  })

  test('every item stands in one cell, by quarter and dimension, counted by its finding', () => {
    const record = person({
      achievements: [
        item(),
        item(finding('partly')),
        item({ verification: null }),
        item({ dimension: 'core', ...finding('rejected') }),
        item({ quarter: '2022Q4' }),
      ],
    })
    expect(yearsOf(record)).toEqual(['2024', '2022'])
    const quarters = archiveOf(record, yearsOf(record))
    expect(quarters).toHaveLength(8)
    expect(quarters.flatMap(({ cells }) => cells.flatMap(({ items }) => items))).toHaveLength(5)
    const cell = quarters.find(({ quarter }) => quarter === '2024Q2')?.cells
    expect(cell?.find(({ dimension }) => dimension === 'reform')).toMatchObject({
      confirmed: 1,
      partly: 1,
      rejected: 0,
      open: 1,
      points: 30_000,
    })
    expect(cell?.find(({ dimension }) => dimension === 'core')).toMatchObject({
      rejected: 1,
      points: 0,
    })
    expect(cell?.find(({ dimension }) => dimension === 'central')?.points).toBeNull()
  })
})
