import { describe, expect, test } from 'vitest'
import { LEADS_1 } from '../../src/evaluation/defaults.ts'
import type { Evidence } from '../../src/evaluation/evidence.ts'
import { evaluateLeads } from '../../src/evaluation/leads.ts'
import { LeadsResult } from '../../src/evaluation/result.ts'
import { district, head, id, other, post, project, report, seen } from './district.ts'
import { points, resultOf, scoreAt, whyAbsent } from './points.ts'

const evaluate = (evidence: Partial<Evidence>) => evaluateLeads(LEADS_1, district(evidence))
const on = (n: number, part = '') => `projects/${id('p', n)}${part}`

/*
 * Lin Chong, person 1, leads project 1: 1200 planned from January to December, 100 a month.
 * January to June: 540 of 600 → 90. Lights four green, two yellow: (400 + 140) ÷ 6 = 90.
 * Project result (90 + 90) ÷ 2 = 90. Marks A and B: 90. Total 0.6 · 90 + 0.4 · 90 = 90.
 */
const linChong: Partial<Evidence> = {
  people: [other(1)],
  projects: [project(1)],
  reports: [
    report(1, 1, 100, 'green'),
    report(1, 2, 200, 'green'),
    report(1, 3, 300, 'green'),
    report(1, 4, 350, 'yellow'),
    report(1, 5, 450, 'yellow'),
    report(1, 6, 540, 'green'),
  ],
  appointments: [post(1, 1)],
  observations: [seen(1, { attitude: 'A', ability: 'B' })],
}
const withProject = (more: Parameters<typeof project>[1]) => ({
  ...linChong,
  projects: [project(1, more)],
})

describe('a lead', () => {
  const result = evaluate(linChong)
  const lin = resultOf(result, 1)

  test('is scored by progress, lights and marks as on paper', () => {
    expect(scoreAt(lin, on(1, '/progress'))).toBe(points(90))
    expect(scoreAt(lin, on(1, '/lights'))).toBe(points(90))
    expect(scoreAt(lin, 'projects')).toBe(points(90))
    expect(scoreAt(lin, 'observations')).toBe(points(90))
    expect(scoreAt(lin)).toBe(points(90))
    expect(lin).toMatchObject({ category: 'priority', roles: ['lead'], rank: 1, outOf: 1 })
    expect(LeadsResult.parse(result)).toEqual(result)
  })

  test('difficulty multiplies, at most to 100', () => {
    const hard = resultOf(evaluate(withProject({ difficulty: 12_000 })), 1)
    expect(scoreAt(hard, 'projects')).toBe(points(100)) // 90 · 1.2 = 108
    const easy = resultOf(evaluate(withProject({ difficulty: 8_000 })), 1)
    expect(scoreAt(easy, 'projects')).toBe(points(72))
    expect(scoreAt(easy)).toBe(points(79.2)) // 0.6 · 72 + 0.4 · 90
  })

  test('a difficulty that nobody set counts as 1 and says so', () => {
    const one = resultOf(evaluate(withProject({ difficulty: null })), 1)
    expect(scoreAt(one, 'projects')).toBe(points(90))
    const notes = one.total?.parts[0]?.parts[0]?.notes
    expect(notes).toMatchObject([{ code: 'note.noDifficulty', about: { difficulty: 10_000 } }])
  })

  test('more than planned is 100, no more', () => {
    const fast = { ...linChong, reports: [report(1, 6, 900, 'green')] }
    expect(scoreAt(resultOf(evaluate(fast), 1), on(1, '/progress'))).toBe(points(100))
  })
})

describe('what is missing', () => {
  test('without a plan the lights stand alone', () => {
    const one = resultOf(evaluate(withProject({ annualInvestment: null })), 1)
    expect(whyAbsent(one, on(1, '/progress'))).toBe('abstains.plan.none')
    expect(scoreAt(one, 'projects')).toBe(points(90))
  })

  test('a month without a report is no red light', () => {
    const one = resultOf(evaluate({ ...linChong, reports: [report(1, 6, 540, 'green')] }), 1)
    expect(scoreAt(one, on(1, '/lights'))).toBe(points(100))
  })

  test('a month reported without a light counts by the computed one', () => {
    // In June 240 of 600: 30 points of the annual plan behind, which is still yellow.
    const one = resultOf(evaluate({ ...linChong, reports: [report(1, 6, 240, null)] }), 1)
    expect(scoreAt(one, on(1, '/lights'))).toBe(points(70))
  })

  test('without a project result only 40 % is there, and the total abstains', () => {
    const one = resultOf(evaluate({ ...linChong, reports: [] }), 1)
    expect(whyAbsent(one, 'projects')).toBe('abstains.noPart')
    expect(whyAbsent(one)).toBe('abstains.thin')
    expect(one).toMatchObject({ rank: null, unranked: { code: 'unranked.noTotal' } })
  })

  test('without a mark 60 % is there, which is enough', () => {
    const one = resultOf(evaluate({ ...linChong, observations: [] }), 1)
    expect(scoreAt(one)).toBe(points(90))
  })
})

describe('tenure', () => {
  test('several projects count by months', () => {
    // Project 1 all year: 100. Project 2 from October: 40 of 300, red: (13.33… + 30) ÷ 2 = 21.66…
    // (12 · 100 + 3 · 21.66…) ÷ 15 = 84.33…
    const one = resultOf(
      evaluate({
        ...linChong,
        projects: [project(1), project(2, { start: '2024-10', annualInvestment: 300 })],
        reports: [report(1, 6, 600, 'green'), report(2, 12, 40, 'red')],
        appointments: [post(1, 1), post(1, 2, { from: '2024-10-08' })],
      }),
      1,
    )
    expect(scoreAt(one, on(1))).toBe(points(100))
    expect(scoreAt(one, on(2))).toBe(216_667)
    expect(scoreAt(one, 'projects')).toBe(843_333)
  })

  test('with an unknown beginning it counts from the start of the project', () => {
    const one = resultOf(evaluate(withProject({ start: '2024-05' })), 1)
    // January reported, so the project was there in January.
    expect(one.total?.parts[0]?.parts[0]?.weight).toBe(12)
    const late = evaluate({ ...withProject({ start: '2024-05' }), reports: [] })
    expect(resultOf(late, 1).total?.parts[0]?.parts[0]?.weight).toBe(8)
  })

  test('what stood at handover is told apart', () => {
    // By June 300 of 600 under the first lead: 50. From July 600 more were due and 450 came: 75.
    const result = evaluate({
      people: [other(1), other(2)],
      projects: [project(1)],
      reports: [report(1, 6, 300, 'red'), report(1, 12, 750, 'yellow')],
      appointments: [post(1, 1, { until: '2024-06' }), post(2, 1, { from: '2024-07-01' })],
    })
    expect(scoreAt(resultOf(result, 1), on(1, '/progress'))).toBe(points(50))
    expect(scoreAt(resultOf(result, 2), on(1, '/progress'))).toBe(points(75))
    expect(scoreAt(resultOf(result, 1), on(1, '/lights'))).toBe(points(30))
    expect(scoreAt(resultOf(result, 2), on(1, '/lights'))).toBe(points(70))
  })

  test('a post that ended before the year is no tenure in it', () => {
    const gone = { ...linChong, appointments: [post(1, 1, { until: '2023-12-31' })] }
    expect(evaluate(gone).people).toEqual([])
  })

  test('to have commanded and led the same project is one tenure', () => {
    const one = resultOf(evaluate({ ...linChong, commands: [post(1, 1)] }), 1)
    expect(one.roles).toEqual(['commander', 'lead'])
    expect(scoreAt(one)).toBe(points(90))
    expect(one.total?.parts[0]?.parts).toHaveLength(1)
  })
})

describe('who is compared with whom', () => {
  test('leads are ranked within the category of most months', () => {
    const result = evaluate({
      people: [other(1), other(2), other(3)],
      projects: [project(1), project(2), project(3, { category: 'legacy' })],
      reports: [report(1, 6, 600, 'green'), report(2, 6, 300, 'red'), report(3, 6, 60, 'red')],
      appointments: [post(1, 1), post(2, 2), post(3, 3)],
    })
    expect(result.people.map(({ category, rank, outOf }) => [category, rank, outOf])).toEqual([
      ['priority', 1, 2],
      ['priority', 2, 2],
      ['legacy', 1, 1],
    ])
  })

  test('of equal months the first category in the official order, and a note', () => {
    const one = resultOf(
      evaluate({
        ...linChong,
        projects: [project(1, { category: 'legacy' }), project(2, { category: 'showcase' })],
        reports: [report(1, 6, 600, 'green'), report(2, 6, 600, 'green')],
        appointments: [post(1, 1), post(1, 2)],
      }),
      1,
    )
    expect(one.category).toBe('showcase')
    expect(one.notes).toMatchObject([
      { code: 'note.categoryTie', about: { categories: 'showcase,legacy', months: 12 } },
    ])
  })

  test('without any category there is a score and no rank', () => {
    const one = resultOf(evaluate(withProject({ category: null })), 1)
    expect(one).toMatchObject({ category: null, rank: null })
    expect(one.unranked?.code).toBe('unranked.noCategory')
    expect(scoreAt(one)).toBe(points(90))
  })

  test('a unit head who commands is scored, a county leader is not', () => {
    const result = evaluate({
      ...linChong,
      people: [other(1), head(2), other(3, { layer: 'countyLeader' })],
      commands: [post(2, 1), post(3, 1)],
    })
    expect(resultOf(result, 2)).toMatchObject({ roles: ['commander'], notAssessed: null })
    expect(resultOf(result, 3)).toMatchObject({
      notAssessed: { code: 'notAssessed.countyLeader' },
      total: null,
      rank: null,
    })
    expect(result.people.map(({ outOf }) => outOf)).toEqual([2, 2, null])
  })

  test('a post of somebody nobody knows is refused', () => {
    expect(() => evaluate({ ...linChong, appointments: [post(9, 1)] })).toThrow(RangeError)
  })
})
