import { describe, expect, test } from 'vitest'
import { HEADS_1, LEADS_1 } from '../../src/evaluation/defaults.ts'
import type { CaseItem, Evidence } from '../../src/evaluation/evidence.ts'
import { evaluateHeads } from '../../src/evaluation/heads.ts'
import { evaluateLeads } from '../../src/evaluation/leads.ts'
import {
  breach,
  cadre,
  district,
  head,
  id,
  other,
  post,
  project,
  report,
  seen,
  votes,
} from './district.ts'
import { points, resultOf, scoreAt } from './points.ts'

/*
 * Wei Ying, head 1, has only votes, all 优秀: bottom line (50·0 + 25·100) ÷ 75 = 33.33…, less 20 for
 * an event of 2 points with a veto = 13.33…
 */
const event = breach(1, 2, { veto: true })
const weiYing: Partial<Evidence> = {
  people: [head(1)],
  tallies: [votes(1, [9, 0, 0, 0])],
  bottomLineEvents: [event],
}
const about = (more: Partial<CaseItem>): CaseItem => ({
  id: id('k', 1),
  kind: 'tolerance',
  result: 'exempt',
  cadreIds: [cadre(1)],
  concerns: [{ noun: 'bottomLineEvent', id: event.id }],
  ...more,
})
const judged = (...cases: CaseItem[]) =>
  resultOf(evaluateHeads(HEADS_1, district({ ...weiYing, cases })), 1)
const bottomLine = (...cases: CaseItem[]) => scoreAt(judged(...cases), 'bottomLine')

describe('tolerance', () => {
  test('without a case the event deducts and its veto bars', () => {
    expect(bottomLine()).toBe(133_333)
    expect(judged().bars).toMatchObject([{ code: 'bar.veto' }])
  })

  test('takes the item out of score and bars, and it stays visible', () => {
    const one = judged(about({}))
    expect(scoreAt(one, 'bottomLine')).toBe(333_333)
    expect(one.bars).toEqual([])
    expect(one.leftOut).toEqual([
      { noun: 'bottomLineEvent', id: event.id, why: 'tolerated', caseId: id('k', 1) },
    ])
  })

  test('takes it out when mitigated too, by the default scheme', () => {
    expect(bottomLine(about({ result: 'mitigate' }))).toBe(333_333)
  })

  test('a scheme may let half of a mitigated item count; its veto no longer stands', () => {
    const scheme = { ...HEADS_1, tolerance: { exempt: 0, mitigate: 5_000 } }
    const cases = [about({ result: 'mitigate' })]
    const one = resultOf(evaluateHeads(scheme, district({ ...weiYing, cases })), 1)
    expect(scoreAt(one, 'bottomLine')).toBe(233_333)
    expect(one.bars).toEqual([])
  })

  test('refused or undecided it changes nothing', () => {
    expect(bottomLine(about({ result: 'refuse' }))).toBe(133_333)
    expect(bottomLine(about({ result: null }))).toBe(133_333)
  })

  test('is granted to its parties only', () => {
    expect(bottomLine(about({ cadreIds: [cadre(2)] }))).toBe(133_333)
  })

  test('a case that names no record takes nothing out', () => {
    expect(bottomLine(about({ concerns: [] }))).toBe(133_333)
  })

  test('a tolerated sanction does not bar', () => {
    const sanctions = [
      { id: id('s', 1), cadreId: cadre(1), kind: 'warning' as const, from: '2024-02', until: null },
    ]
    const concerns = [{ noun: 'sanction', id: id('s', 1) }]
    const evidence = { people: [head(1)], sanctions }
    const barred = resultOf(evaluateHeads(HEADS_1, district(evidence)), 1)
    expect(barred.bars).toMatchObject([{ code: 'bar.sanction' }])
    const cases = [about({ concerns })]
    const free = resultOf(evaluateHeads(HEADS_1, district({ ...evidence, cases })), 1)
    expect(free.bars).toEqual([])
  })
})

describe('clearing', () => {
  test('a cleared claim is out for everybody, party or not', () => {
    const cleared = about({ kind: 'clearing', result: null, cadreIds: [] })
    expect(bottomLine(cleared)).toBe(333_333)
    expect(judged(cleared).leftOut).toMatchObject([{ why: 'cleared' }])
  })

  test('of two cases on one record the one that leaves less of it counts', () => {
    const scheme = { ...HEADS_1, tolerance: { exempt: 0, mitigate: 5_000 } }
    const cases = [
      about({ result: 'mitigate' }),
      about({ id: id('k', 2), kind: 'clearing', result: null }),
    ]
    const one = resultOf(evaluateHeads(scheme, district({ ...weiYing, cases })), 1)
    expect(one.leftOut).toMatchObject([{ why: 'cleared', caseId: id('k', 2) }])
  })
})

test('a red month with a good reason leaves the lights of the lead who asked, not of the other', () => {
  const red = report(1, 2, 200, 'red')
  const evidence = district({
    people: [other(1), other(2)],
    projects: [project(1)],
    reports: [report(1, 1, 100, 'green'), red],
    appointments: [post(1, 1), post(2, 1)],
    observations: [seen(1, { results: 'A' }), seen(2, { results: 'A' })],
    cases: [about({ concerns: [{ noun: 'report', id: red.id }] })],
  })
  const result = evaluateLeads(LEADS_1, evidence)
  const lights = (n: number) => scoreAt(resultOf(result, n), `projects/${id('p', 1)}/lights`)
  expect(lights(1)).toBe(points(100))
  expect(lights(2)).toBe(points(65))
})
