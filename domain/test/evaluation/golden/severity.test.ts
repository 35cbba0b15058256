import { expect, test } from 'vitest'
import { adjustmentBy } from '../../../src/evaluation/adjusting.ts'
import { HEADS_1, LEADS_1 } from '../../../src/evaluation/defaults.ts'
import { evaluateHeads } from '../../../src/evaluation/heads.ts'
import { evaluateLeads } from '../../../src/evaluation/leads.ts'
import { numberAt } from '../../../src/evaluation/lineage.ts'
import { estimateSeverity } from '../../../src/inspection/severity.ts'
import { district, head, id, other, seen } from '../district.ts'
import { points, resultOf, scoreAt } from '../points.ts'

const team = (n: number) => ({ teamId: id('g', n) })

test('the severity of each team is taken off its marks, and the raw mean stays beside', () => {
  /*
   * Say team 1 marks 2.5 points too mildly, team 2 3.25 too strictly.
   *
   * Head 1, breakthrough (responsibility, ability): team 1 gave 好, 较好; team 2 gave 一般.
   *   raw (100 + 80 + 60) / 3 = 80; adjusted (97.5 + 77.5 + 63.25) / 3 = 79.416666… → 79.4167
   *   team 1's observation adds 175/3 = 58.3333, raw it would add 60; team 2's adds 21.0833, raw 20
   * Head 2: team 2 gave 好 twice: 103.25 would be over the scale: 100.
   * Head 3: seen by team 1 on other aspects only: still missing.
   */
  const evidence = district({
    people: [head(1), head(2), head(3)],
    observations: [
      seen(1, { responsibility: 'A', ability: 'B' }, team(1)),
      seen(1, { ability: 'C', attitude: 'A' }, team(2)),
      seen(2, { responsibility: 'A', ability: 'A' }, team(2)),
      seen(3, { attitude: 'B' }, team(1)),
    ],
  })
  const planted = adjustmentBy(HEADS_1, [
    [
      { teamId: id('g', 1), taken: points(2.5), abstains: null },
      { teamId: id('g', 2), taken: points(-3.25), abstains: null },
    ],
  ])
  const result = evaluateHeads(HEADS_1, evidence, planted)
  expect([1, 2, 3].map((n) => scoreAt(resultOf(result, n), 'breakthrough/observations'))).toEqual([
    points(79.4167),
    points(100),
    null,
  ])
  const { total } = resultOf(result, 1)
  const node = total && numberAt(total, 'total/breakthrough/observations')
  expect(node?.formula).toMatchObject({ code: 'byMarksAdjusted', about: { raw: points(80) } })
  expect(node?.from).toMatchObject([
    { points: points(58.3333), raw: '600000', taken: points(2.5) },
    { points: points(21.0833), raw: '200000', taken: points(-3.25) },
  ])
  // Nothing in a person's result names a team.
  expect(JSON.stringify(result.people)).not.toContain(id('g', 1))
})

/*
 * Two teams see the same four heads, one mark each time, all on innovation:
 *
 *           head 1  2   3   4    mean
 *   team 1     100 100  80  60    85
 *   team 2      80  60  60  40    60
 *   mean        90  80  70  50    72.5
 *
 * In so even a design restricted maximum likelihood is the analysis of variance:
 *   teams   4·(12.5² + 12.5²) = 1250, one degree of freedom:                            1250
 *   people  2·(17.5² + 7.5² + 2.5² + 22.5²) = 1750
 *   all     2·27.5² + 2·7.5² + 3·12.5² + 32.5² = 3150, so the rest is 150, three degrees:  50
 *   F = 1250 / 50 = 25; a team's effect is shrunk by 1 − 1/F = 0.96: ±12.5 · 0.96 = ±12.00
 */
const even = [
  seen(1, { innovation: 'A' }, team(1)),
  seen(2, { innovation: 'A' }, team(1)),
  seen(3, { innovation: 'B' }, team(1)),
  seen(4, { innovation: 'C' }, team(1)),
  seen(1, { innovation: 'B' }, team(2)),
  seen(2, { innovation: 'C' }, team(2)),
  seen(3, { innovation: 'C' }, team(2)),
  seen(4, { innovation: 'D' }, team(2)),
]
const four = [1, 2, 3, 4].map((n) => head(n))

test('the severities of an even design are those of the analysis of variance', () => {
  const result = evaluateHeads(HEADS_1, district({ people: four, observations: even }))
  expect(result.severity).toEqual([
    [
      { teamId: id('g', 1), taken: points(12), abstains: null },
      { teamId: id('g', 2), taken: points(-12), abstains: null },
    ],
  ])
  // Whom both saw equally often keeps the mean, made of 88 and 92 now.
  expect([1, 2, 3, 4].map((n) => scoreAt(resultOf(result, n), 'reform/observations'))).toEqual(
    [90, 80, 70, 50].map(points),
  )
  const { total } = resultOf(result, 1)
  const node = total && numberAt(total, 'total/reform/observations')
  expect(node?.from.map((one) => one.points)).toEqual([44, 46].map(points))
})

test('people who are not evaluated tell of the teams too; who only the mild team saw comes down', () => {
  /*
   * The same four are no heads here. Two heads were each seen by one team only, which makes the design
   * uneven, so that the severities are near ±12.00 and no longer worked out by hand. What they do is:
   * 好 by the mild team comes down by its severity, 一般 by the strict one goes up.
   */
  const observations = [
    ...even,
    seen(5, { innovation: 'A' }, team(1)),
    seen(6, { innovation: 'C' }, team(2)),
  ]
  const result = evaluateHeads(
    HEADS_1,
    district({ people: [...[1, 2, 3, 4].map((n) => other(n)), head(5), head(6)], observations }),
  )
  const [mild, strict] = result.severity?.[0] ?? []
  expect(mild?.taken).toBe(-(strict?.taken ?? 0))
  // The model's own figure, to the hundredth of a point.
  const sightings = observations.map((one) => ({ ...one, teamId: one.teamId ?? '' }))
  const model = estimateSeverity(sightings, { A: 100, B: 80, C: 60, D: 40 }).teams[0]?.severity
  expect(mild?.taken).toBe(points(Math.round((model?.value ?? 0) * 100) / 100))
  expect(Math.abs((mild?.taken ?? 0) - points(12))).toBeLessThan(points(1))
  expect(scoreAt(resultOf(result, 5), 'reform/observations')).toBe(points(100) - (mild?.taken ?? 0))
  expect(scoreAt(resultOf(result, 6), 'reform/observations')).toBe(
    points(60) - (strict?.taken ?? 0),
  )
})

test('raw where the adjustment abstains: a team that shares nobody, a visit without a team', () => {
  /*
   * Team 3 saw only heads 5 and 6. Head 5 has 较好 of team 3 alone: raw 80. Head 6 has 好 of team 1 and
   * 一般 of team 3: half adjusted marks could be compared with nothing, so both count raw: 80.
   * Head 7 has 差 of a visit that is not on record: raw 40.
   */
  const result = evaluateHeads(
    HEADS_1,
    district({
      people: [...four, head(5), head(6), head(7)],
      observations: [
        ...even,
        seen(5, { innovation: 'B' }, team(3)),
        seen(6, { innovation: 'A' }, team(1)),
        seen(6, { innovation: 'C' }, team(3)),
        seen(7, { innovation: 'D' }),
      ],
    }),
  )
  expect(result.severity?.[0]?.[2]).toMatchObject({ teamId: id('g', 3), taken: null })
  expect([5, 6, 7].map((n) => scoreAt(resultOf(result, n), 'reform/observations'))).toEqual(
    [80, 80, 40].map(points),
  )
  const whyRaw = (n: number) => {
    const { total } = resultOf(result, n)
    return total && numberAt(total, 'total/reform/observations')?.notes.map(({ code }) => code)
  }
  expect(whyRaw(7)).toEqual(['note.raw.severity.no-team'])
  expect(whyRaw(6)?.[0]).toMatch(/^note\.raw\.severity\.(shares-nobody|too-few)$/)
  expect(whyRaw(1)).toEqual([])
})

test('a scheme that counts raw marks does not ask for severities', () => {
  const evidence = district({
    people: four,
    observations: [...even, seen(1, { innovation: 'A' }, team(1))],
  })
  const result = evaluateHeads({ ...HEADS_1, marks: 'raw' }, evidence)
  expect(result.severity).toBeUndefined()
  /* Head 1: (100 + 80 + 100) / 3 = 93.3333… */
  expect(scoreAt(resultOf(result, 1), 'reform/observations')).toBe(points(93.3333))
})

test('leads are adjusted by the same severities', () => {
  /*
   * The four lead nothing. Lead 5, seen by team 1: 好 on innovation, so 100 less the severity; without
   * a project result 40 % of the weight is there: no total.
   */
  const evidence = district({
    people: [...[1, 2, 3, 4].map((n) => other(n)), other(5)],
    observations: [...even, seen(5, { innovation: 'A' }, team(1))],
    projects: [],
  })
  const heads = evaluateHeads(HEADS_1, evidence)
  const posts = {
    ...evidence,
    projects: [
      {
        id: id('p', 1),
        year: 2024,
        category: 'priority' as const,
        annualInvestment: null,
        start: null,
        completion: null,
        difficulty: null,
      },
    ],
    appointments: [
      { id: id('q', 1), cadreId: other(5).cadreId, projectId: id('p', 1), from: null, until: null },
    ],
  }
  const leads = evaluateLeads(LEADS_1, posts)
  expect(leads.severity).toEqual(heads.severity)
  const taken = leads.severity?.[0]?.[0]?.taken ?? 0
  expect(taken).toBeGreaterThan(0)
  expect(scoreAt(resultOf(leads, 5), 'observations')).toBe(points(100) - taken)
  expect(scoreAt(resultOf(leads, 5))).toBeNull()
})

test('what is of another year, undated or cleared tells nothing of the teams', () => {
  const cleared = seen(3, { innovation: 'D' }, team(1))
  const result = evaluateHeads(
    HEADS_1,
    district({
      people: four,
      observations: [
        ...even,
        cleared,
        seen(1, { innovation: 'D' }, { ...team(1), date: '2023-12-31' }),
        seen(2, { innovation: 'D' }, { ...team(1), date: null }),
      ],
      cases: [
        {
          id: id('k', 1),
          kind: 'clearing',
          result: null,
          cadreIds: [],
          concerns: [{ noun: 'observation', id: cleared.id }],
        },
      ],
    }),
  )
  expect(result.severity?.[0]?.map(({ taken }) => taken)).toEqual([12, -12].map(points))
  expect(scoreAt(resultOf(result, 3), 'reform/observations')).toBe(points(70))
})
