import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decidedFrom, weigh } from '../../src/decisions/deciding.ts'
import { standingAfter, undoing } from '../../src/decisions/standing.ts'
import type { Choice, GradeVerdict } from '../../src/decisions/verdict.ts'
import { statement } from '../../src/evaluation/node.ts'
import { cadre, unit } from '../evaluation/district.ts'
import { BAR, VETO, group, meeting, row } from './run.ts'

const grade = (
  n: number,
  verdict: GradeVerdict | 'proposal',
  reason: string | null = null,
): Choice => ({ matter: 'grade', cadreId: cadre(n), verdict, reason })
const codes = (one: { departures: readonly { code: string }[] } | undefined) =>
  one?.departures.map(({ code }) => code)

describe('a decision departs', () => {
  const rows = [
    row(1, 900_000),
    row(2, 850_000),
    row(3, 820_000, { grade: 'competent' }),
    row(4, 700_000, { bars: [BAR] }),
    row(5, 700_000, { bars: [VETO] }),
    row(6, null),
  ]
  const one = (choice: Choice) => weigh(meeting(rows), [choice])[0]

  test('not where it is what the machine proposes', () => {
    expect(one(grade(1, 'excellent'))).toMatchObject({ departures: [], why: null })
    expect(one(grade(1, 'proposal'))).toMatchObject({ verdict: 'excellent', why: null })
  })

  test.each([
    ['otherwise than proposed', grade(1, 'competent', '因为'), ['departure.other']],
    ['where nothing is proposed', grade(6, 'basic', '因为'), ['departure.nothing-proposed.grade']],
    ['left open, whatever is proposed', grade(1, 'open', '因为'), ['departure.open']],
    ['barred from 优秀', grade(4, 'excellent', '因为'), ['departure.other', 'departure.barred']],
    [
      'above a veto’s ceiling',
      grade(5, 'excellent', '因为'),
      ['departure.other', 'departure.veto'],
    ],
    ['not determined', grade(2, 'undetermined', '因为'), ['departure.other']],
  ] as const)('%s', (_, choice, told) => {
    expect(codes(one(choice))).toEqual(told)
    expect(one(choice)?.why).toBeNull()
    // The same without a word is no decision.
    expect(one({ ...choice, reason: null })?.why?.code).toBe('decision.reason-needed')
  })

  test('a veto leaves everything up to its ceiling', () => {
    expect(codes(one(grade(5, 'basic', '因为')))).toEqual(['departure.other'])
    expect(codes(one(grade(5, 'competent')))).toEqual([])
  })

  test('beyond the places, on the one who is beyond, counted with those who stand already', () => {
    const all = weigh(meeting(rows), [
      grade(3, 'excellent', '贡献突出'),
      grade(1, 'proposal'),
      grade(2, 'proposal'),
    ])
    expect(all.map((weighed) => [codes(weighed), weighed.why?.code ?? null])).toEqual([
      [['departure.other'], null],
      [[], null],
      // Proposed, and yet there is no place any more: it takes a reason.
      [['departure.over-quota'], 'decision.reason-needed'],
    ])
    expect(all[2]?.departures[0]?.about).toEqual({ places: 2, excellent: 3 })
  })

  test('who is 优秀 already takes no second place by being decided again', () => {
    const before = meeting(rows, { groups: [group(1)] })
    const acts = [{ number: 1, decisions: decidedFrom(weigh(before, [grade(1, 'proposal')]), 1) }]
    const again = weigh({ ...before, standing: standingAfter(acts) }, [grade(1, 'excellent')])
    expect(again[0]).toMatchObject({ departures: [], why: null, replaces: 'excellent' })
  })

  test('a place given up is free for the next', () => {
    const before = meeting(rows, { groups: [group(1)] })
    const acts = [{ number: 1, decisions: decidedFrom(weigh(before, [grade(1, 'proposal')]), 1) }]
    const now = { ...before, standing: standingAfter(acts) }
    expect(weigh(now, [grade(2, 'excellent')])[0]?.departures).toMatchObject([
      { code: 'departure.over-quota', about: { places: 1, excellent: 2 } },
    ])
    const both = weigh(now, [grade(1, 'competent', '让出'), grade(2, 'excellent')])
    expect(both[1]).toMatchObject({ departures: [], why: null })
    expect(both[0]?.replaces).toBe('excellent')
  })
})

describe('nobody judges in his own case', () => {
  const rows = [row(1, 700_000), row(2, 700_000, { unitId: unit(1) }), row(3, 700_000)]
  const why = (judge: object, n: number) =>
    weigh(meeting(rows, { judge: { cadreId: null, unitId: null, kin: [], ...judge } }), [
      grade(n, 'proposal'),
    ])[0]?.why?.code

  test('not on himself, nor on whom his unit has, by the account or by the person', () => {
    expect(why({ cadreId: cadre(1) }, 1)).toBe('decision.oneself')
    expect(why({ cadreId: cadre(1) }, 2)).toBe('decision.own-unit')
    expect(why({ unitId: unit(1) }, 2)).toBe('decision.own-unit')
    expect(why({ unitId: unit(1) }, 3)).toBeUndefined()
  })

  test('not on whom kin are compared with: places that one gets the other has not', () => {
    const apart = [...rows, row(4, 700_000, { group: 'economy' })]
    const [peer, other] = weigh(
      meeting(apart, { judge: { cadreId: cadre(9), unitId: null, kin: [cadre(3)] } }),
      [grade(1, 'proposal'), grade(4, 'proposal')],
    )
    expect(peer?.why?.code).toBe('decision.kin-compared')
    expect(peer).toMatchObject({ proposed: null, departures: [], replaces: null })
    expect(other?.why).toBeNull()
  })

  test('kin are answered exactly as who is not in the run', () => {
    const judge = { cadreId: cadre(9), unitId: null, kin: [cadre(3)] }
    const choices = [grade(3, 'excellent', '有理由也不行'), grade(8, 'excellent', '有理由也不行')]
    const [kin, nobody] = weigh(meeting(rows, { judge }), choices)
    expect({ ...kin, cadreId: null }).toEqual({ ...nobody, cadreId: null })
    expect(kin?.why?.code).toBe('decision.unknown-person')
  })

  test('not on himself with a reason either', () => {
    const [weighed] = weigh(
      meeting(rows, { judge: { cadreId: cadre(1), unitId: null, kin: [] } }),
      [grade(1, 'excellent', '有理由也不行')],
    )
    expect(weighed?.why?.code).toBe('decision.oneself')
  })
})

test('who is not assessed, or is in no such run, gets no grade', () => {
  const rows = [row(1, null, { notAssessed: statement('notAssessed.leave') })]
  const all = weigh(meeting(rows), [grade(1, 'open', '休假'), grade(2, 'open', '不在')])
  expect(all.map(({ why }) => why?.code)).toEqual([
    'decision.not-assessed',
    'decision.unknown-person',
  ])
})

describe('properties', () => {
  const verdict = fc.constantFrom('excellent', 'competent', 'basic', 'open', 'proposal' as const)
  const choices = fc.uniqueArray(
    fc
      .tuple(fc.integer({ min: 1, max: 8 }), verdict, fc.constantFrom(null, '理由'))
      .map(([n, said, reason]) => grade(n, said as GradeVerdict, reason)),
    { selector: ({ cadreId }) => cadreId, maxLength: 8 },
  )
  const rows = fc
    .array(fc.option(fc.integer({ min: 500_000, max: 950_000 }), { freq: 8 }), {
      minLength: 8,
      maxLength: 8,
    })
    .map((totals) => totals.map((total, i) => row(i + 1, total)))

  test('many at once is the same as one after the other', () => {
    fc.assert(
      fc.property(rows, choices, (people, chosen) => {
        const start = meeting(people)
        const atOnce = weigh(start, chosen)
        const acts: { number: number; decisions: ReturnType<typeof decidedFrom> }[] = []
        const oneByOne = chosen.map((choice, i) => {
          const weighed = weigh({ ...start, standing: standingAfter(acts) }, [choice])
          acts.push({ number: i + 1, decisions: decidedFrom(weighed, i + 1) })
          return weighed[0]
        })
        expect(oneByOne).toEqual(atOnce)
      }),
    )
  })

  test('more 优秀 than places are never without as many stated departures', () => {
    fc.assert(
      fc.property(rows, choices, fc.integer({ min: 0, max: 4 }), (people, chosen, places) => {
        const weighed = weigh(meeting(people, { groups: [group(places)] }), chosen)
        const done = weighed.filter(({ why }) => why === null)
        const excellent = done.filter((one) => one.verdict === 'excellent')
        const beyond = excellent.filter((one) => codes(one)?.includes('departure.over-quota'))
        expect(beyond.length).toBe(Math.max(0, excellent.length - places))
        for (const one of done)
          expect(one.departures.length === 0 || one.reason !== null).toBe(true)
      }),
    )
  })

  test('undoing the last act gives back exactly what stood before it', () => {
    fc.assert(
      fc.property(rows, fc.array(choices, { minLength: 1, maxLength: 4 }), (people, rounds) => {
        const acts: { number: number; decisions: ReturnType<typeof undoing> }[] = []
        for (const [i, chosen] of rounds.entries()) {
          const now = { ...meeting(people), standing: standingAfter(acts) }
          acts.push({ number: i + 1, decisions: decidedFrom(weigh(now, chosen), i + 1) })
        }
        const before = standingAfter(acts.slice(0, -1))
        const taken = undoing(acts, acts.length)
        const after = standingAfter([...acts, { number: acts.length + 1, decisions: taken }])
        const said = (standing: typeof after) =>
          [...standing].map(([key, { verdict: v, reason, decidedIn }]) => [
            key,
            v,
            reason,
            decidedIn,
          ])
        expect(new Set(said(after).map(String))).toEqual(new Set(said(before).map(String)))
      }),
    )
  })
})
