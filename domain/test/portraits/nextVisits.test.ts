import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HEADS_1, LEADS_1 } from '../../src/evaluation/defaults.ts'
import { Aspect, type Marks } from '../../src/inspection/observation.ts'
import { cannotCompare, sharingOf } from '../../src/inspection/sharing.ts'
import {
  type Expected,
  type SeenOnce,
  nextVisits,
  weightsOf,
} from '../../src/portraits/nextVisits.ts'

const weights = { head: weightsOf(HEADS_1), lead: weightsOf(LEADS_1) }
const everything = Object.fromEntries(Aspect.options.map((aspect) => [aspect, 'B'])) as Marks
const head = (cadreId: string, ...barred: string[]): Expected => ({
  cadreId,
  as: 'head',
  barred: new Set(barred),
})
let count = 0
const seen = (cadreId: string, teamId: string, date: string, marks = everything): SeenOnce => ({
  id: `o${String((count += 1)).padStart(4, '0')}`,
  cadreId,
  teamId,
  date,
  marks,
})
/** Seen by two teams, three times, lately: enough on every aspect. */
const known = (cadreId: string, ...teams: readonly [string, string]) => [
  seen(cadreId, teams[0], '2024-10-08'),
  seen(cadreId, teams[1], '2024-11-08'),
  seen(cadreId, teams[1], '2024-12-08'),
]
/** Through whom the teams a and b are comparable. */
const between = () => ['k1', 'k2', 'k3'].flatMap((who) => known(who, 'a', 'b'))
const ask = (expected: readonly Expected[], all: readonly SeenOnce[], ...teams: string[]) =>
  nextVisits(expected, all, { weights, teams, asOf: '2024-12' })
const order = ({ visits }: ReturnType<typeof ask>) => visits.map(({ cadreId }) => cadreId)

describe('what waits on inspection', () => {
  test('a quarter of a head’s total, forty per cent of a lead’s, by aspect as the scheme has it', () => {
    // Core 25 % × inspection 25 %, all on results; central 20 % × 25 %, half on work attitude.
    expect(weights.head).toMatchObject({ results: 625, attitude: 250, innovation: 500 })
    const sum = (of: Partial<Record<Aspect, number>>) =>
      Object.values(of).reduce((total, weight) => total + weight, 0)
    expect(sum(weights.head)).toBe(2500)
    expect(sum(weights.lead)).toBeCloseTo(4000, 6)
  })

  test('who is known well enough is not listed; who lacks one aspect waits on that alone', () => {
    const { innovation: _, ...rest } = everything
    const all = [
      ...known('p1', 'a', 'b'),
      ...known('p2', 'a', 'b').map((one) => ({ ...one, marks: rest })),
    ]
    const { visits } = ask([head('p1'), head('p2')], all, 'a', 'b', 'c')
    expect(visits.map(({ cadreId, waiting }) => [cadreId, waiting])).toEqual([['p2', 500]])
    expect(visits[0]?.wanting).toMatchObject([
      { aspect: 'innovation', weight: 500, sufficiency: { level: 'none', records: 0 } },
    ])
  })

  test('three marks of one team, or old ones, are too few to judge by', () => {
    const one = [1, 2, 3].map((day) => seen('p1', 'a', `2024-12-0${day}`))
    const old = [...known('p2', 'a', 'b')].map((visit) => ({ ...visit, date: '2024-05-01' }))
    const { visits } = ask([head('p1'), head('p2')], [...one, ...old], 'a', 'b')
    expect(visits.every(({ waiting }) => waiting === 2500)).toBe(true)
    for (const { wanting } of visits)
      for (const { sufficiency } of wanting) expect(sufficiency.level).toBe('little')
  })
})

describe('who comes first', () => {
  test('more weight, then the longest unseen, then the official order', () => {
    const { results: _, ...some } = everything
    const all = [
      ...between(),
      seen('recent', 'a', '2024-12-01'),
      seen('long ago', 'a', '2024-02-01'),
      ...known('nearly', 'a', 'b').map((one) => ({ ...one, marks: some })),
    ]
    const people = ['nearly', 'recent', 'never 1', 'long ago', 'never 2'].map((one) => head(one))
    expect(order(ask(people, all, 'a', 'b', 'c'))).toEqual([
      'never 1',
      'never 2',
      'long ago',
      'recent',
      'nearly',
    ])
  })

  test('among equals, the one through whom a team comes to be comparable', () => {
    // a and b share p1, p2, p3; c saw only p9, whom nobody else saw.
    const all = [
      ...['p1', 'p2', 'p3'].flatMap((who) => known(who, 'a', 'b')),
      seen('p9', 'c', '2024-12-01'),
    ]
    const people = ['p0', 'p1', 'p2', 'p3', 'p9'].map((one) => head(one))
    const { visits, apart } = ask(people, all, 'a', 'b', 'c')
    expect(apart).toEqual([{ teamId: 'c', lacks: 3 }])
    // p9 and p0 wait alike; a visit to p9 by a or b makes c share somebody. p1 to p3 are known, and
    // stand there for the sake of c alone.
    expect(visits.map(({ cadreId, connects }) => [cadreId, connects])).toEqual([
      ['p9', ['c']],
      ['p0', []],
      ['p1', ['c']],
      ['p2', ['c']],
      ['p3', ['c']],
    ])
    expect(visits[0]?.by.toSorted()).toEqual(['a', 'b'])
    expect(visits[2]?.by[0]).toBe('c')
  })
})

describe('which team', () => {
  test('not one that was there, nor one that is barred; the least busy first', () => {
    // a was out four times, b six, c and d never.
    const all = [...between(), seen('p1', 'a', '2024-12-01')]
    const { visits } = ask([head('p1', 'd'), head('p4')], all, 'a', 'b', 'c', 'd')
    expect(visits.find(({ cadreId }) => cadreId === 'p1')?.by).toEqual(['c', 'b'])
    expect(visits.find(({ cadreId }) => cadreId === 'p4')?.by).toEqual(['c', 'd', 'a'])
  })

  test('where all were there or are barred, the person is listed and nobody proposed', () => {
    const { visits } = ask([head('p1', 'b')], [seen('p1', 'a', '2024-12-01')], 'a', 'b')
    expect(visits).toMatchObject([{ cadreId: 'p1', by: [] }])
  })
})

test('a team that a visit is to connect stands apart, and comes to share somebody more by it', () => {
  const district = fc.array(
    fc.record({ who: fc.integer({ min: 0, max: 7 }), team: fc.integer({ min: 0, max: 3 }) }),
    { maxLength: 20 },
  )
  let connected = 0
  fc.assert(
    fc.property(district, (facts) => {
      const all = facts.map(({ who, team }) => seen(`p${who}`, `t${team}`, '2024-12-01'))
      const people = Array.from({ length: 8 }, (_, i) => head(`p${i}`))
      const { visits } = ask(people, all, 't0', 't1', 't2', 't3')
      const before = cannotCompare(all)
      for (const { cadreId, by, connects } of visits) {
        for (const teamId of by) {
          expect(all.some((one) => one.cadreId === cadreId && one.teamId === teamId)).toBe(false)
        }
        for (const teamId of connects) {
          connected += 1
          expect(before.has(teamId)).toBe(true)
          const goes = by.includes(teamId) ? teamId : by.find((other) => !before.has(other))
          const after = sharingOf([...all, seen(cadreId, goes ?? '', '2024-12-02')])
          expect(after.shared.get(teamId)).toBe((sharingOf(all).shared.get(teamId) ?? 0) + 1)
        }
      }
    }),
    { numRuns: 200, seed: 3 },
  )
  expect(connected).toBeGreaterThan(10)
})
