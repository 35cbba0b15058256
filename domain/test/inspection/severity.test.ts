import { describe, expect, test } from 'vitest'
import { fitCrossed } from '../../src/inspection/crossedModel.ts'
import { type Sighting, estimateSeverity } from '../../src/inspection/severity.ts'
import { inMarks, rankAgreement, simulate } from './simulatedDistrict.ts'

const POINTS = { A: 100, B: 80, C: 60, D: 40 }
const DISTRICT = {
  people: 200,
  teams: 10,
  sightings: 1200,
  person: 8,
  team: 6,
  occasion: 5,
  rest: 6,
}
/** Team 0 sees only the upper half, but other teams see them too. */
const strong = (ability: number) =>
  ability > 75 ? [0, 0, 0, 1, 2, 3, 4] : [1, 2, 3, 4, 5, 6, 7, 8, 9]
const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length
const estimateOf = (planted: Parameters<typeof simulate>[0], seed: number) => {
  const district = simulate(planted, seed)
  return { ...district, ...estimateSeverity(inMarks(district.scored), POINTS) }
}

describe('severity of inspection teams', () => {
  test('finds the planted spreads of persons, teams, occasions and marks', () => {
    const found = [1, 2, 3, 4, 5].map((seed) => {
      const { scored } = simulate(DISTRICT, seed)
      return fitCrossed(
        scored.map((one) => ({ ...one, weight: 1 })),
        { persons: 200, teams: 10, aspects: 7 },
      )
    })
    const spread = (part: 'person' | 'team' | 'occasion' | 'rest') =>
      Math.sqrt(mean(found.map((fit) => fit?.variances[part] ?? Number.NaN)))
    expect(spread('person')).toBeCloseTo(8, 0)
    expect(Math.abs(spread('team') - 6)).toBeLessThan(1.5)
    expect(spread('occasion')).toBeCloseTo(5, 0)
    expect(spread('rest')).toBeCloseTo(6, 0)
  })

  test('takes the teams’ severity out, so that the order of people comes nearer to the truth', () => {
    for (const seed of [11, 12, 13]) {
      const { people, abilities } = estimateOf(DISTRICT, seed)
      const adjusted = rankAgreement(
        people.map((one) => one.adjusted?.value ?? Number.NaN),
        abilities,
      )
      const raw = rankAgreement(
        people.map((one) => one.raw),
        abilities,
      )
      expect(adjusted).toBeGreaterThan(raw)
      expect(adjusted).toBeGreaterThan(0.9)
    }
  })

  test('its intervals hold the truth about nineteen times of twenty', () => {
    const held = [21, 22, 23, 24, 25, 26].flatMap((seed) => {
      const { people, teams, abilities, severities } = estimateOf(DISTRICT, seed)
      const shift = mean(severities)
      const people95 = people.map(({ adjusted }, p) => {
        const truth = (abilities[p] ?? 0) + shift
        return adjusted !== undefined && adjusted.low <= truth && truth <= adjusted.high
      })
      const teams95 = teams.map(({ severity }, t) => {
        const truth = (severities[t] ?? 0) - shift
        return severity !== undefined && severity.low <= truth && truth <= severity.high
      })
      return [...people95, ...teams95]
    })
    const coverage = held.filter(Boolean).length / held.length
    expect(coverage).toBeGreaterThan(0.91)
    expect(coverage).toBeLessThan(0.99)
  })

  test('does not call a team lenient that drew the strong people', () => {
    const planted = {
      ...DISTRICT,
      team: 0.01,
      teamsFor: (_: number, ability: number) => strong(ability),
    }
    const { teams, scored } = estimateOf(planted, 31)
    const meanOf = (own: boolean) =>
      mean(scored.filter(({ team }) => (team === 0) === own).flatMap(({ scores }) => scores))
    const plainDifference = meanOf(true) - meanOf(false)
    expect(plainDifference).toBeGreaterThan(5)
    expect(Math.abs(teams[0]?.severity?.value ?? Number.NaN)).toBeLessThan(plainDifference / 3)
  })

  test('one wild team is named erratic and does not move the order of the others', () => {
    const planted = { ...DISTRICT, wild: [4] }
    const { people, teams, abilities } = estimateOf(planted, 41)
    expect(teams.filter((team) => team.erratic).map((team) => team.teamId)).toEqual(['t00004'])
    const agreement = rankAgreement(
      people.map((one) => one.adjusted?.value ?? Number.NaN),
      abilities,
    )
    expect(agreement).toBeGreaterThan(
      rankAgreement(
        people.map((one) => one.raw),
        abilities,
      ),
    )
  })

  test('nobody is erratic in a district without a wild team', () => {
    expect(estimateOf(DISTRICT, 42).teams.some((team) => team.erratic)).toBe(false)
  })

  test('a team that shares nobody abstains, and so do the people it alone saw', () => {
    const { people, teams } = estimateOf(
      { ...DISTRICT, teamsFor: (person) => (person < 20 ? [9] : [0, 1, 2, 3, 4, 5, 6, 7, 8]) },
      51,
    )
    expect(teams[9]).toMatchObject({
      severity: undefined,
      abstains: 'severity.shares-nobody',
      shared: 0,
    })
    expect(people[3]).toMatchObject({ adjusted: undefined, abstains: 'severity.shares-nobody' })
    expect(people[3]?.raw).toBeGreaterThan(0)
    expect(people[30]?.adjusted).toBeDefined()
  })

  test('two people in common are too few to compare by', () => {
    const shared = new Set([0, 1])
    const { teams } = estimateOf(
      {
        ...DISTRICT,
        teamsFor: (person) =>
          shared.has(person) ? [0, 9] : person < 20 ? [9] : [0, 1, 2, 3, 4, 5, 6, 7, 8],
      },
      52,
    )
    expect(teams[9]?.abstains).toBe('severity.too-few')
  })

  test('a single fact, or none, gives no estimate and no error', () => {
    const alone: Sighting = { id: 'o1', cadreId: 'p1', teamId: 't1', marks: { attitude: 'A' } }
    expect(estimateSeverity([], POINTS)).toEqual({ variances: undefined, teams: [], people: [] })
    const { people } = estimateSeverity([alone], POINTS)
    expect(people).toMatchObject([
      { raw: 100, adjusted: undefined, abstains: 'severity.shares-nobody' },
    ])
  })

  test('the order in which facts are handed in changes nothing', () => {
    const sightings = inMarks(simulate(DISTRICT, 61).scored)
    const here = estimateSeverity(sightings, POINTS)
    const there = estimateSeverity(sightings.toReversed(), POINTS)
    for (const [i, team] of here.teams.entries())
      expect(there.teams[i]?.severity?.value).toBeCloseTo(team.severity?.value ?? Number.NaN, 6)
  })

  test('an aspect that was not observed is left out, not counted as zero', () => {
    const sightings = inMarks(simulate(DISTRICT, 62).scored).map((one, i) =>
      i % 3 === 0
        ? {
            ...one,
            marks: {
              attitude: one.marks.attitude ?? 'B',
              results: one.marks.results ?? 'B',
            } as const,
          }
        : one,
    )
    const { people, variances } = estimateSeverity(sightings, POINTS)
    expect(variances?.person).toBeGreaterThan(30)
    expect(Math.min(...people.map((one) => one.raw))).toBeGreaterThanOrEqual(40)
  })
})
