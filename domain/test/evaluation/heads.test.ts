import { describe, expect, test } from 'vitest'
import { HEADS_1 } from '../../src/evaluation/defaults.ts'
import type { Evidence } from '../../src/evaluation/evidence.ts'
import { evaluateHeads } from '../../src/evaluation/heads.ts'
import { HeadsResult } from '../../src/evaluation/result.ts'
import {
  breach,
  cadre,
  district,
  head,
  id,
  item,
  other,
  place,
  post,
  project,
  report,
  seen,
  unit,
  votes,
} from './district.ts'
import { points, resultOf, scoreAt, whyAbsent } from './points.ts'

const evaluate = (evidence: Partial<Evidence>) => evaluateHeads(HEADS_1, district(evidence))

/*
 * Qin Lang, head 1, has everything. On paper:
 *
 *   achievements  reform        city 2 + provincial 3 = 5 points           → 50
 *                 breakthrough  national 5 + national 5 + city 2 = 12      → 100 (no more)
 *                 core          none, in post                              → 0
 *                 central       district 1 × partly ½ = 0.5                → 5
 *                 bottom line   provincial 3 × share ½ = 1.5               → 15
 *   inspection    reform        innovation A                               → 100
 *                 breakthrough  responsibility B, ability C (80 + 60) ÷ 2  → 70
 *                 core          results A                                  → 100
 *                 central       attitude B, role D (80 + 40) ÷ 2           → 60
 *                 bottom line   emergency C                                → 60
 *   rankings      first and sixth (100 + 90) ÷ 2                           → 95
 *   debrief       10 × 100 + 10 × 80 of 20                                 → 90
 *
 *   reform        ½·50 + ¼·100 + ¼·90 = 25 + 25 + 22.5                     = 72.5
 *   breakthrough  ½·100 + ¼·70 + ¼·90 = 50 + 17.5 + 22.5                   = 90
 *   core          ¼·0 + ¼·95 + ¼·100 + ¼·90 = 23.75 + 25 + 22.5            = 71.25
 *   central       ½·5 + ¼·60 + ¼·90 = 2.5 + 15 + 22.5                      = 40
 *   bottom line   ½·15 + ¼·60 + ¼·90 = 7.5 + 15 + 22.5                     = 45
 *
 *   total         14.5 + 22.5 + 17.8125 + 8 + 4.5                          = 67.3125
 *   steadiness    (25·71.25 + 20·40 + 10·45) ÷ 55 = 3031.25 ÷ 55           = 55.11363…
 */
const qinLang: Partial<Evidence> = {
  people: [head(1)],
  achievements: [
    item(1, { dimension: 'reform', level: 'city' }),
    item(1, { dimension: 'reform', level: 'provincial' }),
    item(1, { dimension: 'breakthrough', level: 'national' }),
    item(1, { dimension: 'breakthrough', level: 'national' }),
    item(1, { dimension: 'breakthrough', level: 'city' }),
    item(1, { dimension: 'central', level: 'district', finding: 'partly' }),
    item(1, { dimension: 'bottomLine', level: 'provincial', share: 5_000 }),
  ],
  observations: [
    seen(1, { innovation: 'A', responsibility: 'B', ability: 'C', results: 'A' }),
    seen(1, { attitude: 'B', role: 'D', emergency: 'C' }),
  ],
  rankings: [place(1, 1), place(1, 6)],
  tallies: [votes(1, [10, 10, 0, 0])],
}

describe('a head with evidence of every kind', () => {
  const result = evaluate(qinLang)
  const qin = resultOf(result, 1)

  test('is scored in each indicator as on paper', () => {
    const expected = {
      'reform/achievements': 50,
      'breakthrough/achievements': 100,
      'core/achievements': 0,
      'central/achievements': 5,
      'bottomLine/achievements': 15,
      'reform/observations': 100,
      'breakthrough/observations': 70,
      'core/observations': 100,
      'central/observations': 60,
      'bottomLine/observations': 60,
      'core/rankings': 95,
      'reform/tallies': 90,
      'bottomLine/tallies': 90,
    }
    for (const [path, score] of Object.entries(expected))
      expect(scoreAt(qin, path), path).toBe(points(score))
  })

  test('is scored in dimensions, readings and total as on paper', () => {
    expect(scoreAt(qin, 'reform')).toBe(points(72.5))
    expect(scoreAt(qin, 'breakthrough')).toBe(points(90))
    expect(scoreAt(qin, 'core')).toBe(points(71.25))
    expect(scoreAt(qin, 'central')).toBe(points(40))
    expect(scoreAt(qin, 'bottomLine')).toBe(points(45))
    expect(scoreAt(qin)).toBe(points(67.3125))
    expect(qin.readings.map(({ reading, score }) => [reading, score])).toEqual([
      ['height', points(72.5)],
      ['sharpness', points(90)],
      ['steadiness', 551_136],
    ])
    expect(qin.total?.present).toBe(10_000)
  })

  test('is proposed 称职, first of one, and the result keeps its contract', () => {
    expect(qin).toMatchObject({ rank: 1, outOf: 1, grade: 'competent', notAssessed: null })
    expect(HeadsResult.parse(result)).toEqual(result)
  })
})

describe('missing is not zero', () => {
  test('a head in post without an item has 0 in achievements; absent indicators hand on their weight', () => {
    // Only votes, all 优秀. reform, breakthrough, central, bottom line: (50·0 + 25·100) ÷ 75 = 33.33…
    // core: achievements 0 and debrief 100 alike, 50. Total: 0.75 · 33.33… + 0.25 · 50 = 37.5.
    // Present: 75 % of 75 and half of 25 = 68.75 %.
    const one = resultOf(evaluate({ people: [head(1)], tallies: [votes(1, [5, 0, 0, 0])] }), 1)
    expect(scoreAt(one, 'reform/achievements')).toBe(0)
    expect(scoreAt(one, 'reform')).toBe(333_333)
    expect(scoreAt(one, 'core')).toBe(points(50))
    expect(scoreAt(one)).toBe(points(37.5))
    expect(one.total?.present).toBe(6_875)
    expect(whyAbsent(one, 'reform/observations')).toBe('abstains.noMark')
    expect(whyAbsent(one, 'core/rankings')).toBe('abstains.noRanking')
    expect(one.grade).toBe('incompetent')
  })

  test('under 60 % of the weight present the total abstains, the dimensions are still shown', () => {
    // Achievements alone are half of every dimension but core, where they are a quarter: 43.75 %.
    const one = resultOf(evaluate({ people: [head(1)], achievements: [item(1)] }), 1)
    expect(scoreAt(one)).toBeNull()
    expect(one.total?.abstains).toMatchObject({
      code: 'abstains.thin',
      about: { present: 4_375, least: 6_000 },
    })
    expect(scoreAt(one, 'reform')).toBe(points(20))
    expect(one).toMatchObject({ rank: null, grade: null, gradeWhy: { code: 'grade.noTotal' } })
  })

  test('exactly the least that must be present is enough', () => {
    const evidence = district({ people: [head(1)], tallies: [votes(1, [5, 0, 0, 0])] })
    const at = (leastPresent: number) =>
      scoreAt(resultOf(evaluateHeads({ ...HEADS_1, leastPresent }, evidence), 1))
    expect(at(6_875)).toBe(points(37.5))
    expect(at(6_876)).toBeNull()
  })

  test('a head who took up the post after the year is missing in it, whatever items there are', () => {
    const newcomer = head(1, { headships: [{ id: id('t', 1), from: '2025-03', until: null }] })
    const one = resultOf(
      evaluate({
        people: [newcomer],
        achievements: [item(1)],
        rankings: [place(1, 1)],
        tallies: [votes(1, [9, 0, 0, 0])],
      }),
      1,
    )
    expect(whyAbsent(one, 'reform/achievements')).toBe('abstains.notInPost')
    expect(whyAbsent(one, 'core/rankings')).toBe('abstains.notInPost')
    expect(scoreAt(one, 'reform')).toBe(points(100))
    expect(scoreAt(one)).toBeNull()
    expect(one.leftOut.map(({ noun, why }) => [noun, why])).toEqual([
      ['achievement', 'notInPost'],
      ['ranking', 'notInPost'],
    ])
  })

  test('a head who took up the post on the last day is in post: no item is 0', () => {
    const late = head(1, { headships: [{ id: id('t', 1), from: '2024-12-31', until: null }] })
    expect(scoreAt(resultOf(evaluate({ people: [late] }), 1), 'reform/achievements')).toBe(0)
  })
})

describe('what an achievement counts', () => {
  const scored = (...achievements: Evidence['achievements']) => {
    const one = resultOf(evaluate({ people: [head(1)], achievements }), 1)
    const from = one.total?.parts[0]?.parts[0]?.from ?? []
    return { score: scoreAt(one, 'reform/achievements'), notes: from.flatMap(({ notes }) => notes) }
  }

  test('national 50, provincial 30, city 20, district 10', () => {
    expect(scored(item(1, { level: 'national' })).score).toBe(points(50))
    expect(scored(item(1, { level: 'provincial' })).score).toBe(points(30))
    expect(scored(item(1, { level: 'city' })).score).toBe(points(20))
    expect(scored(item(1, { level: 'district' })).score).toBe(points(10))
  })

  test('partly true half, untrue and unverified nothing, and each says so', () => {
    expect(scored(item(1, { finding: 'partly' }))).toEqual({ score: points(10), notes: ['partly'] })
    expect(scored(item(1, { finding: 'rejected' }))).toEqual({ score: 0, notes: ['rejected'] })
    expect(scored(item(1, { finding: null }))).toEqual({ score: 0, notes: ['unverified'] })
  })

  test('a level that is not known is not guessed', () => {
    expect(scored(item(1, { level: null }))).toEqual({ score: 0, notes: ['noLevel'] })
  })

  test('a third of a provincial item is 9.999, for a third is not a whole ten-thousandth', () => {
    expect(scored(item(1, { level: 'provincial', share: 3_333 })).score).toBe(points(9.999))
  })

  test('an item of another year is left out; one from before the tenure counts and is flagged', () => {
    const since = head(1, { headships: [{ id: id('t', 1), from: '2024-07', until: null }] })
    const one = resultOf(
      evaluate({
        people: [since],
        achievements: [item(1, { quarter: '2023Q4' }), item(1, { quarter: '2024Q2' })],
      }),
      1,
    )
    expect(scoreAt(one, 'reform/achievements')).toBe(points(20))
    expect(one.leftOut).toMatchObject([{ noun: 'achievement', why: 'outside' }])
    expect(one.total?.parts[0]?.parts[0]?.from.at(-1)?.notes).toEqual(['beforeTenure'])
  })

  test('2.5 ten-thousandths round up, once, at the end', () => {
    // district 1 × share 0.0001 in breakthrough: 0.001 of 100, that is 10 ten-thousandths; a quarter
    // of the total is 2.5 of them.
    const evidence = district({
      people: [head(1)],
      achievements: [item(1, { dimension: 'breakthrough', level: 'district', share: 1 })],
    })
    const one = resultOf(evaluateHeads({ ...HEADS_1, leastPresent: 0 }, evidence), 1)
    expect(one.total).toMatchObject({ score: 3, exact: '5/2' })
  })
})

describe('rankings', () => {
  test('each place after the first costs 2, never below 0; both heads of a township share them', () => {
    const secretary = head(1)
    const mayor = head(2, { unitId: unit(1) })
    const result = evaluate({
      people: [secretary, mayor],
      rankings: [place(1, 4), place(1, 51), place(1, 80)],
    })
    // 94, 0 and 0: a third of 94.
    expect(scoreAt(resultOf(result, 1), 'core/rankings')).toBe(313_333)
    expect(scoreAt(resultOf(result, 2), 'core/rankings')).toBe(313_333)
  })

  test('a ranking of another year does not count', () => {
    const one = resultOf(
      evaluate({ people: [head(1)], rankings: [place(1, 1, { year: 2023 })] }),
      1,
    )
    expect(whyAbsent(one, 'core/rankings')).toBe('abstains.noRanking')
  })
})

describe('bottom line', () => {
  const withEvents = (...bottomLineEvents: Evidence['bottomLineEvents']) =>
    resultOf(evaluate({ ...qinLang, bottomLineEvents }), 1)

  test('each point costs ten of the dimension', () => {
    // 45 − 10 · 3 = 15; a tenth of the total: 67.3125 − 3 = 64.3125.
    const one = withEvents(breach(1, 2.5), breach(1, 0.5))
    expect(scoreAt(one, 'bottomLine')).toBe(points(15))
    expect(scoreAt(one)).toBe(points(64.3125))
    expect(scoreAt(one, 'bottomLine/bottomLineEvents')).toBe(points(30))
  })

  test('never below 0', () => {
    const one = withEvents(breach(1, 12))
    expect(scoreAt(one, 'bottomLine')).toBe(0)
    expect(scoreAt(one)).toBe(points(62.8125))
  })

  test('an event of another year, or without a date, does not count and is named', () => {
    const one = withEvents(breach(1, 3, { date: '2023-12-31' }), breach(1, 3, { date: null }))
    expect(scoreAt(one)).toBe(points(67.3125))
    expect(one.leftOut.map(({ why }) => why).toSorted()).toEqual(['outside', 'undated'])
  })

  test('known to the year is enough for the year', () => {
    expect(scoreAt(withEvents(breach(1, 3, { date: '2024' })), 'bottomLine')).toBe(points(15))
  })

  test('where all other parts are absent the dimension abstains and the event stays visible', () => {
    const newcomer = head(1, { headships: [{ id: id('t', 1), from: '2025', until: null }] })
    const one = resultOf(evaluate({ people: [newcomer], bottomLineEvents: [breach(1, 3)] }), 1)
    expect(whyAbsent(one, 'bottomLine')).toBe('abstains.noPart')
    expect(scoreAt(one, 'bottomLine/bottomLineEvents')).toBe(points(30))
    expect(one.speaksAgainst.map(({ code }) => code)).toContain('against.events')
  })
})

describe('who is not assessed', () => {
  const away = (from: string, until: string | null) => ({
    id: id('l', 1),
    cadreId: cadre(1),
    kind: '病假',
    from,
    until,
  })

  test('leave on more than half of the days of the year: 不进行考核', () => {
    // 2024 has 366 days. From 1 July to the end are 184, from 2 July 183.
    const one = resultOf(evaluate({ ...qinLang, leaves: [away('2024-07-01', null)] }), 1)
    expect(one).toMatchObject({
      notAssessed: { code: 'notAssessed.leave', about: { days: 184, of: 366 } },
      total: null,
      rank: null,
      grade: null,
    })
    const half = resultOf(evaluate({ ...qinLang, leaves: [away('2024-07-02', null)] }), 1)
    expect(half).toMatchObject({ notAssessed: null, total: { score: points(67.3125) } })
  })

  test('days on two leaves at once count once', () => {
    const leaves = [
      away('2024-01', '2024-05'),
      { ...away('2024-02', '2024-06-30'), id: id('l', 2) },
    ]
    expect(resultOf(evaluate({ ...qinLang, leaves }), 1).notAssessed).toBeNull()
  })

  test('county leaders are not among the heads', () => {
    const leader = other(2, { layer: 'countyLeader' })
    const both = head(3, { layer: 'countyLeader' })
    const result = evaluate({ people: [head(1), leader, both] })
    expect(result.people.map(({ cadreId }) => cadreId)).toEqual([cadre(1), cadre(3)])
    expect(resultOf(result, 3)).toMatchObject({
      notAssessed: { code: 'notAssessed.countyLeader' },
      total: null,
      rank: null,
    })
    expect(result.groups).toMatchObject([{ group: 'township', assessed: 1 }])
  })
})

test("a commander's projects are shown with weight 0 and change nothing", () => {
  const commanding = {
    projects: [project(1)],
    reports: [report(1, 1, 50, 'yellow')],
    commands: [post(1, 1)],
  }
  const one = resultOf(evaluate({ ...qinLang, ...commanding }), 1)
  // Half of the plan to date, 50, and one yellow light, 70: 60.
  expect(scoreAt(one, 'breakthrough/projects')).toBe(points(60))
  expect(scoreAt(one)).toBe(points(67.3125))
})

test('a project that a head leads without commanding it is no part of the lineage as a head', () => {
  const leading = {
    projects: [project(1)],
    reports: [report(1, 1, 50, 'yellow')],
    appointments: [post(1, 1)],
  }
  const one = resultOf(evaluate({ ...qinLang, ...leading }), 1)
  expect(whyAbsent(one, 'breakthrough/projects')).toBe('abstains.noProject')
})
