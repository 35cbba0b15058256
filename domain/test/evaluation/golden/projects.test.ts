import { expect, test } from 'vitest'
import { HEADS_1, LEADS_1 } from '../../../src/evaluation/defaults.ts'
import { evaluateHeads } from '../../../src/evaluation/heads.ts'
import { evaluateLeads } from '../../../src/evaluation/leads.ts'
import { district, head, other, post, project, report, seen, votes } from '../district.ts'
import { points, resultOf, scoreAt } from '../points.ts'

test('two projects weighted by months of tenure, with what stood at handover taken out', () => {
  /*
   * Each project is planned at 100 yuan a month. Lead 1:
   *
   * Project 1 all year, difficulty 1.2. Last report December: 900 of 1200 = 75. Lights of three
   *   months: green, yellow, red: (100 + 70 + 30) / 3 = 66.6666…
   *   (75 + 66.6666…) / 2 = 70.8333…, times 1.2 = 85
   * Project 2 from 1 September: 4 months, difficulty 1. In August 500 were there of 800 due. December:
   *   700 of 1200, so 200 done of 400 due: 50. One light, green: 100. Mean 75.
   *
   * Result: (85·12 + 75·4) / 16 = 82.5
   * Marks 好 and 一般: 80. Total: 82.5·60% + 80·40% = 81.5
   */
  const result = evaluateLeads(
    LEADS_1,
    district({
      people: [other(1)],
      projects: [project(1, { difficulty: 12_000 }), project(2)],
      appointments: [post(1, 1, { from: '2023' }), post(1, 2, { from: '2024-09-01' })],
      reports: [
        report(1, 1, 100, 'green'),
        report(1, 6, 300, 'yellow'),
        report(1, 12, 900, 'red'),
        report(2, 8, 500, 'yellow'),
        report(2, 12, 700, 'green'),
      ],
      observations: [seen(1, { attitude: 'A', role: 'C' })],
    }),
  )
  const lead = resultOf(result, 1)
  expect(scoreAt(lead, 'projects')).toBe(points(82.5))
  expect(scoreAt(lead, 'observations')).toBe(points(80))
  expect(scoreAt(lead)).toBe(points(81.5))
  expect(lead).toMatchObject({ category: 'priority', roles: ['lead'], rank: 1 })
})

test('a project counts no more than 100, and a head sees the commanded one without a score', () => {
  /*
   * Head 1 commands a project of difficulty 1.5 that is on plan and green: 100·1.5, so 100. In the
   * breakthrough dimension it stands with weight 0: votes alone make the score, 90.
   */
  const result = evaluateHeads(
    { ...HEADS_1, leastPresent: 0 },
    district({
      people: [head(1, { headships: [] })],
      projects: [project(1, { difficulty: 15_000 })],
      commands: [post(1, 1)],
      reports: [report(1, 12, 1200, 'green')],
      tallies: [votes(1, [5, 5, 0, 0])],
    }),
  )
  const one = resultOf(result, 1)
  expect(scoreAt(one, 'breakthrough/projects')).toBe(points(100))
  expect(scoreAt(one, 'breakthrough')).toBe(points(90))
})
