import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { weighInBulk } from '../../src/decisions/bulk.ts'
import { decidedFrom, weigh } from '../../src/decisions/deciding.ts'
import { standingAfter } from '../../src/decisions/standing.ts'
import type { Choice, GradeVerdict } from '../../src/decisions/verdict.ts'
import { statement } from '../../src/evaluation/node.ts'
import { cadre, unit } from '../evaluation/district.ts'
import { BAR, VETO, group, meeting, row } from './run.ts'

const grade = (
  n: number,
  verdict: GradeVerdict | 'proposal',
  reason: string | null = '抗洪期间全员在岗',
): Choice => ({ matter: 'grade', cadreId: cadre(n), verdict, reason })
const all = (ns: readonly number[], verdict: GradeVerdict) => ns.map((n) => grade(n, verdict))
const whys = (weighed: ReturnType<typeof weighInBulk>) =>
  weighed.map(({ why }) => why?.code ?? null)

const tied = statement('grade.tied', { total: 700_000, people: 2, places: 2 })
const thin = statement('grade.noTotal', {})

/** Two proposed for 优秀 in two places, one competent, one barred, one with a veto, one tied, one too thin. */
const rows = [
  row(1, 900_000),
  row(2, 850_000),
  row(3, 700_000),
  row(4, 700_000, { bars: [BAR] }),
  row(5, 700_000, { bars: [VETO] }),
  row(6, 700_000, { grade: null, gradeWhy: tied }),
  row(7, null, { gradeWhy: thin }),
]

describe('one grade for many, with one reason', () => {
  test('is kept with each, and told as a departure where it is one', () => {
    const weighed = weighInBulk(meeting(rows), all([1, 3, 4], 'competent'))
    expect(weighed.map(({ departures }) => departures.map(({ code }) => code))).toEqual([
      ['departure.other'],
      [],
      [],
    ])
    expect(decidedFrom(weighed, 3).map(({ reason }) => reason)).toEqual([
      '抗洪期间全员在岗',
      '抗洪期间全员在岗',
      '抗洪期间全员在岗',
    ])
  })

  test('needs its reason where it departs', () => {
    const silent = [grade(1, 'competent', null), grade(3, 'competent', null)]
    expect(whys(weighInBulk(meeting(rows), silent))).toEqual(['decision.reason-needed', null])
  })

  test('carries nobody above a rule, settles no tie and no thin evidence: each of those alone', () => {
    const weighed = weighInBulk(
      meeting(rows, { groups: [group(7)] }),
      all([3, 4, 5, 6, 7], 'excellent'),
    )
    expect(whys(weighed)).toEqual([
      null,
      'decision.bulk.barred',
      'decision.bulk.veto',
      'decision.bulk.tied',
      'decision.bulk.no-total',
    ])
    // One by one, with the same reason, each of them can be: people decide.
    for (const one of all([4, 5, 6, 7], 'excellent'))
      expect(weigh(meeting(rows, { groups: [group(7)] }), [one])[0]?.why).toBeNull()
  })

  test('leaves open whoever it is, also where nothing is proposed', () => {
    expect(whys(weighInBulk(meeting(rows), all([1, 5, 6, 7], 'open')))).toEqual([
      null,
      null,
      null,
      null,
    ])
  })

  test('replaces nothing that was decided already', () => {
    const acts = [
      { number: 1, decisions: decidedFrom(weigh(meeting(rows), [grade(3, 'basic')]), 1) },
    ]
    const now = meeting(rows, { standing: standingAfter(acts) })
    const [decided, other] = weighInBulk(now, all([3, 4], 'competent'))
    expect(decided?.why).toEqual({ code: 'decision.bulk.decided', about: { verdict: 'basic' } })
    expect(other?.why).toBeNull()
  })

  test('who may not judge somebody may not among many either', () => {
    // 8 is kin and on leave, which is not told either; 9 is compared with 8: both in party offices.
    const onLeave = { notAssessed: statement('notAssessed.leave'), group: 'party' as const }
    const party = [row(8, null, onLeave), row(9, 700_000, { group: 'party' })]
    const judge = { cadreId: cadre(1), unitId: unit(3), kin: [cadre(8)] }
    const seated = meeting([...rows, ...party], { judge })
    expect(whys(weighInBulk(seated, all([1, 3, 8, 9, 2], 'competent')))).toEqual([
      'decision.oneself',
      'decision.own-unit',
      'decision.unknown-person',
      'decision.kin-compared',
      null,
    ])
  })
})

test('who is not assessed, or is in no such run, gets no grade', () => {
  const leave = row(1, null, { notAssessed: statement('notAssessed.leave') })
  expect(whys(weighInBulk(meeting([leave]), all([1, 9], 'competent')))).toEqual([
    'decision.not-assessed',
    'decision.unknown-person',
  ])
})

describe('the places are asked of the selection as a whole', () => {
  test('where it does not fit, nobody of the group takes one by standing first', () => {
    const weighed = weighInBulk(meeting(rows), all([1, 2, 3], 'excellent'))
    expect(weighed.map(({ why }) => why)).toEqual(
      [1, 2, 3].map(() => ({
        code: 'decision.bulk.over-quota',
        about: { places: 2, excellent: 3, group: 'township' },
      })),
    )
    expect(whys(weighInBulk(meeting(rows), all([1, 3], 'excellent')))).toEqual([null, null])
  })

  test('with those who stand already; who is refused for another reason takes none', () => {
    const acts = [
      { number: 1, decisions: decidedFrom(weigh(meeting(rows), [grade(1, 'proposal')]), 1) },
    ]
    const now = meeting(rows, { standing: standingAfter(acts) })
    expect(whys(weighInBulk(now, all([2, 4, 5], 'excellent')))).toEqual([
      null,
      'decision.bulk.barred',
      'decision.bulk.veto',
    ])
    expect(whys(weighInBulk(now, all([2, 3], 'excellent')))).toEqual([
      'decision.bulk.over-quota',
      'decision.bulk.over-quota',
    ])
  })

  test('whom one may not judge takes no place, nor who departs without a word', () => {
    const judge = { cadreId: cadre(1), unitId: null, kin: [] }
    expect(whys(weighInBulk(meeting(rows, { judge }), all([1, 2, 3], 'excellent')))).toEqual([
      'decision.oneself',
      null,
      null,
    ])
    const silent = [3, 1, 2].map((n) => grade(n, 'excellent', null))
    expect(whys(weighInBulk(meeting(rows), silent))).toEqual([
      'decision.bulk.over-quota',
      null,
      null,
    ])
  })

  test('another group has its own places', () => {
    const elsewhere = [...rows, row(8, 900_000, { group: 'economy' })]
    const groups = [group(2), group(1, { group: 'economy' })]
    const chosen = all([1, 2, 3, 8], 'excellent')
    expect(whys(weighInBulk(meeting(elsewhere, { groups }), chosen)).at(-1)).toBeNull()
  })
})

test('the order of the selection changes nothing, and no more stand as 优秀 than there are places', () => {
  const verdict = fc.constantFrom('excellent', 'competent', 'open', 'proposal' as const)
  const chosen = fc.uniqueArray(
    fc
      .tuple(fc.integer({ min: 1, max: 7 }), verdict, fc.constantFrom(null, '理由'))
      .map(([n, said, reason]) => grade(n, said as GradeVerdict, reason)),
    { selector: ({ cadreId }) => cadreId, maxLength: 7 },
  )
  fc.assert(
    fc.property(chosen, fc.integer({ min: 0, max: 4 }), (choices, places) => {
      const now = meeting(rows, { groups: [group(places)] })
      const weighed = weighInBulk(now, choices)
      expect(weighInBulk(now, choices.toReversed()).toReversed()).toEqual(weighed)
      const excellent = decidedFrom(weighed, 1).filter((one) => one.verdict === 'excellent')
      expect(excellent.length).toBeLessThanOrEqual(places)
    }),
    { examples: [[all([1, 2, 3], 'excellent'), 2]] },
  )
})
