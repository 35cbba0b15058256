import { describe, expect, test } from 'vitest'
import { type Sighting, estimateSeverity } from '../../src/inspection/severity.ts'
import { partsOf, severityLines } from '../../src/inspection/severityLines.ts'
import { cannotCompare, sharingOf } from '../../src/inspection/sharing.ts'
import { type Planted, chance, inMarks, rankAgreement, simulate } from './simulatedDistrict.ts'

const POINTS = { A: 100, B: 80, C: 60, D: 40 }
/** A district of moderate size, so that many can be made. */
const DISTRICT: Planted = {
  people: 60,
  teams: 6,
  sightings: 300,
  person: 8,
  team: 6,
  occasion: 5,
  rest: 6,
}
const SEEDS = Array.from({ length: 40 }, (_, i) => i + 1)
const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** Of all pairs of people, how many more stand in the same order than in the opposite (Kendall). */
function pairAgreement(a: readonly number[], b: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < a.length; i++)
    for (let j = 0; j < i; j++)
      sum += Math.sign(((a[i] ?? 0) - (a[j] ?? 0)) * ((b[i] ?? 0) - (b[j] ?? 0)))
  return sum / ((a.length * (a.length - 1)) / 2)
}

const districts = (planted: Planted) =>
  SEEDS.map((seed) => {
    const district = simulate(planted, seed)
    const { people, teams } = estimateSeverity(inMarks(district.scored), POINTS)
    return { ...district, people, teams }
  })

describe('forty districts with planted severities', () => {
  const made = districts(DISTRICT)
  const orders = made.map(({ people, abilities }) => {
    const adjusted = people.map((one) => one.adjusted?.value ?? Number.NaN)
    const raw = people.map((one) => one.raw)
    return {
      spearman: [rankAgreement(adjusted, abilities), rankAgreement(raw, abilities)] as const,
      kendall: [pairAgreement(adjusted, abilities), pairAgreement(raw, abilities)] as const,
    }
  })

  test.each(['spearman', 'kendall'] as const)(
    'adjusting brings the order of people nearer to the truth: %s',
    (by) => {
      const better = orders.filter(({ [by]: [adjusted, raw] }) => adjusted > raw).length
      expect(better / orders.length).toBeGreaterThan(0.85)
      const gain = mean(orders.map(({ [by]: [adjusted, raw] }) => adjusted - raw))
      expect(gain).toBeGreaterThan(0.04)
    },
  )

  test('ninety-five in a hundred intervals hold the true mark of the person', () => {
    const held = made.flatMap(({ people, abilities, severities }) =>
      people.map(({ adjusted }, p) => {
        const truth = (abilities[p] ?? 0) + mean(severities)
        return adjusted !== undefined && adjusted.low <= truth && truth <= adjusted.high
      }),
    )
    expect(held).toHaveLength(2400)
    expect(mean(held.map(Number))).toBeGreaterThan(0.9)
    expect(mean(held.map(Number))).toBeLessThan(0.98)
  })

  test('and the true severity of the team', () => {
    const held = made.flatMap(({ teams, severities }) =>
      teams.map(({ severity }, t) => {
        const truth = (severities[t] ?? 0) - mean(severities)
        return severity !== undefined && severity.low <= truth && truth <= severity.high
      }),
    )
    expect(held).toHaveLength(240)
    expect(mean(held.map(Number))).toBeGreaterThan(0.9)
    expect(mean(held.map(Number))).toBeLessThan(0.98)
  })

  test('where teams do not differ, adjusting does next to no harm', () => {
    const alike = districts({ ...DISTRICT, team: 0.001 })
    const loss = alike.map(
      ({ people, abilities }) =>
        rankAgreement(
          people.map((one) => one.raw),
          abilities,
        ) -
        rankAgreement(
          people.map((one) => one.adjusted?.value ?? Number.NaN),
          abilities,
        ),
    )
    expect(mean(loss)).toBeLessThan(0.01)
  })
})

describe('one team cannot spoil the others', () => {
  /** The severities of all teams but the fifth, beside their own average. */
  const others = (sightings: readonly Sighting[]) => {
    const { teams } = estimateSeverity(sightings, POINTS)
    const values = teams.flatMap(({ severity }, t) =>
      t === 4 || severity === undefined ? [] : [severity.value],
    )
    expect(values).toHaveLength(5)
    return values.map((value) => value - mean(values))
  }
  const moved = (marksOf: (one: Sighting, next: () => number) => Sighting['marks']) =>
    SEEDS.slice(0, 12).map((seed) => {
      const honest = inMarks(simulate(DISTRICT, seed).scored)
      const next = chance(1000 + seed)
      const spoilt = honest.map((one) =>
        one.teamId === 't00004' ? { ...one, marks: marksOf(one, next) } : one,
      )
      const before = others(honest)
      return Math.max(...others(spoilt).map((value, t) => Math.abs(value - (before[t] ?? 0))))
    })
  const all = (one: Sighting, mark: 'A' | 'D') =>
    Object.fromEntries(Object.keys(one.marks).map((aspect) => [aspect, mark])) as Sighting['marks']

  test('one that throws dice moves the others by less than a point and a half', () => {
    const by = moved((one, next) => all(one, next() < 0.5 ? 'A' : 'D'))
    expect(mean(by)).toBeLessThan(1)
    expect(Math.max(...by)).toBeLessThan(2.5)
  })

  test('nor does one that finds everybody poor', () => {
    expect(mean(moved((one) => all(one, 'D')))).toBeLessThan(1.5)
  })
})

test('a team that drew the strong people is not called mild, over many districts', () => {
  const called = districts({
    ...DISTRICT,
    team: 0.001,
    teamsFor: (_, ability) => (ability > 75 ? [0, 0, 1, 2, 3, 4, 5] : [1, 2, 3, 4, 5]),
  })
  const severities = called.map(({ teams }) => teams[0]?.severity)
  const excess = called.map(({ scored }) => {
    const marks = (own: boolean) =>
      mean(scored.filter(({ team }) => (team === 0) === own).flatMap(({ scores }) => scores))
    return marks(true) - marks(false)
  })
  // The plain mean of its marks is some five points above the others'.
  expect(mean(excess)).toBeGreaterThan(4)
  expect(mean(severities.map((one) => one?.value ?? Number.NaN))).toBeLessThan(1)
  const mild = severities.filter((one) => (one?.low ?? 0) > 0).length
  expect(mild / severities.length).toBeLessThan(0.1)
})

describe('which teams can be compared', () => {
  const saw = (teamId: string, ...people: number[]) =>
    people.map((person) => ({ teamId, cadreId: `p${person}` }))
  const three = [...saw('a', 1, 2, 3, 4), ...saw('b', 1, 2, 3, 4, 5), ...saw('c', 3, 4, 5, 6)]

  test('those that hang together by three people or more', () => {
    expect(cannotCompare(three)).toEqual(new Map())
    expect(sharingOf(three).between.get('a')).toEqual(
      new Map([
        ['b', 4],
        ['c', 2],
      ]),
    )
  })

  test('nobody shared, or two people', () => {
    expect(cannotCompare([...three, ...saw('alone', 7, 8, 9)])).toEqual(
      new Map([['alone', 'severity.shares-nobody']]),
    )
    expect(cannotCompare([...three, ...saw('few', 1, 2, 9)])).toEqual(
      new Map([['few', 'severity.too-few']]),
    )
  })

  test('two that hang on the others only by a team that drops out drop out with it', () => {
    const far = [...saw('x', 11, 12, 13, 14), ...saw('y', 11, 12, 13, 14)]
    const bridge = saw('bridge', 1, 11)
    expect(cannotCompare([...three, ...far, ...bridge])).toEqual(
      new Map([
        ['bridge', 'severity.too-few'],
        ['x', 'severity.too-few'],
        ['y', 'severity.too-few'],
      ]),
    )
  })

  test('what nobody saw is nobody’s', () => {
    expect(cannotCompare([])).toEqual(new Map())
    expect(sharingOf([])).toMatchObject({ teams: [] })
  })
})

describe('what the page is told', () => {
  test('shares of the spread are the whole however they round, spreads in points', () => {
    const parts = partsOf({ person: 1, team: 1, occasion: 1, rest: 0 })
    expect(parts.map(({ share }) => share)).toEqual([3334, 3333, 3333, 0])
    expect(partsOf({ person: 64, team: 36, occasion: 0, rest: 0 })[1]?.spread).toBe(60_000)
  })

  test('from the most severe team to the mildest; who is not named is left out', () => {
    const { scored, severities } = simulate(DISTRICT, 3)
    const sightings = inMarks(scored)
    const names = new Map(severities.map((_, t) => [`t0000${t}`, `组${t}`]))
    const people = [{ cadreId: 'p00001', name: '甲', unitId: null, unit: null }]
    const severity = estimateSeverity(sightings, POINTS)
    const page = severityLines(sightings, severity, { teams: names, people })
    const values = page.teams.map(({ severity }) => severity?.value ?? Number.NaN)
    expect(values).toEqual(values.toSorted((a, b) => a - b))
    expect(page.people.map(({ name }) => name)).toEqual(['甲'])
    expect(page.observations).toBe(300)
    // What is said of a person is the mean of the marks: 5 sightings of 7 aspects.
    const marks = sightings
      .filter(({ cadreId }) => cadreId === 'p00001')
      .flatMap((one) => Object.values(one.marks).map((mark) => POINTS[mark]))
    expect(page.people[0]?.raw).toBe(Math.round(mean(marks) * 10_000))
  })
})
