import { describe, expect, test } from 'vitest'
import { borderlinesIn, quotaLine } from '../../src/decisions/borderline.ts'
import { movesBetween } from '../../src/decisions/differing.ts'
import { cannotGiveOpinion, opinionsFor } from '../../src/decisions/meeting.ts'
import { RECOGNITION_RULE, candidatesIn } from '../../src/evaluation/recognising.ts'
import { cannotSeal, countsOf } from '../../src/decisions/sealing.ts'
import { standingAfter } from '../../src/decisions/standing.ts'
import { cadre } from '../evaluation/district.ts'
import { BAR, group, row } from './run.ts'

const part = (key: string, score: number) => ({
  key,
  score,
  weight: 2_000,
  applied: 2_000,
  present: 10_000,
})
const LINES = { excellent: 800_000, competent: 600_000, basic: 500_000 }

describe('standouts are proposed', () => {
  const rule = { ...RECOGNITION_RULE, dimensions: false }
  const proposed = (rows: Parameters<typeof candidatesIn>[0], by = rule) =>
    candidatesIn(rows, by).map(({ cadreId, proposed: isProposed, why }) => [
      cadreId,
      isProposed,
      why.map(({ code }) => code.replace('recognition.', '')),
    ])

  test('the first fifth of a group by total, rounded down, at least one, with 80 points', () => {
    // Nine in the group: a fifth is 1.8, so one place.
    const nine = [900_000, 890_000, 700_000, 690_000, 680_000, 670_000, 660_000, 650_000, 640_000]
    expect(proposed(nine.map((total, i) => row(i + 1, total)))).toEqual([
      [cadre(1), true, ['total']],
    ])
    expect(proposed([row(1, 799_999), row(2, 500_000)])).toEqual([])
  })

  test('who is barred is not, and takes no place', () => {
    const rows = [row(1, 900_000, { bars: [BAR] }), row(2, 850_000), row(3, 600_000)]
    expect(proposed(rows)).toEqual([[cadre(2), true, ['total']]])
  })

  test('equals across the line are left to people, all of them', () => {
    const rows = [row(1, 900_000), row(2, 900_000), row(3, 600_000)]
    expect(proposed(rows)).toEqual([
      [cadre(1), false, ['tied']],
      [cadre(2), false, ['tied']],
    ])
  })

  test('the first of the group in a dimension as well, where the rule says so; shared firsts are told', () => {
    const rows = [
      row(1, 700_000, { parts: [part('reform', 950_000), part('core', 900_000)] }),
      row(2, 650_000, { parts: [part('reform', 800_000), part('core', 900_000)] }),
    ]
    expect(proposed(rows, RECOGNITION_RULE)).toEqual([
      [cadre(1), true, ['dimension', 'dimensionTied']],
      [cadre(2), false, ['dimensionTied']],
    ])
  })

  test('groups are apart, and nobody without a group', () => {
    const rows = [
      row(1, 900_000),
      row(2, 850_000, { group: 'party' }),
      row(3, 990_000, { group: null }),
    ]
    expect(proposed(rows).map(([id]) => id)).toEqual([cadre(1), cadre(2)])
  })
})

describe('borderline cases', () => {
  const codes = (rows: Parameters<typeof borderlinesIn>[0], distance?: number) =>
    [...borderlinesIn(rows, [group(1)], LINES, new Map(), distance)].map(([id, why]) => [
      id,
      why.map(({ code }) => code.replace('borderline.', '')),
    ])

  test('within a point of a line on either side, and no further', () => {
    const rows = [row(1, 610_000), row(2, 590_000), row(3, 610_001), row(4, 650_000)]
    expect(codes(rows)).toEqual([
      [cadre(1), ['near.competent']],
      [cadre(2), ['near.competent']],
    ])
    expect(codes(rows, 20_000).map(([id]) => id)).toEqual([cadre(1), cadre(2), cadre(3)])
  })

  test('around the end of the places, which lies between the last in and the next out', () => {
    const rows = [
      row(1, 900_000),
      row(2, 895_000, { grade: 'competent' }),
      row(3, 850_000, { grade: 'competent' }),
    ]
    expect(quotaLine(rows, { group: 'township' }, LINES)).toEqual({ last: 900_000, next: 895_000 })
    expect(codes(rows)).toEqual([
      [cadre(1), ['quota']],
      [cadre(2), ['quota']],
    ])
  })

  test('ties, bars and thin evidence, wherever they lie', () => {
    const rows = [row(1, 900_000), row(2, 700_000, { bars: [BAR] }), row(3, null)]
    const tied = group(1, { tied: [cadre(1)] })
    const found = borderlinesIn(rows, [tied], LINES, new Map())
    expect([...found.values()].map((why) => why.map(({ code }) => code))).toEqual([
      ['borderline.tied'],
      ['borderline.barred'],
      ['borderline.noTotal'],
    ])
  })
})

describe('opinions', () => {
  const said = (number: number, accountId: string, n: number) => ({
    number,
    accountId,
    cadreId: cadre(n),
  })
  const all = [said(1, 'a', 1), said(2, 'b', 1), said(3, 'a', 1), said(4, 'b', 2)]

  test('before the meeting only the own, of each person the last', () => {
    const mine = opinionsFor(all, { state: 'proposed' }, { accountId: 'a', cadreId: null })
    expect(mine.map(({ number }) => number)).toEqual([3])
  })

  test('afterwards all, but never those on oneself', () => {
    const seen = opinionsFor(all, { state: 'deciding' }, { accountId: 'c', cadreId: cadre(1) })
    expect(seen.map(({ number }) => number)).toEqual([4])
  })

  test('none once the meeting is open or the run sealed', () => {
    const judge = { cadreId: null, unitId: null, kin: [] }
    const why = (state: 'proposed' | 'deciding' | 'sealed') =>
      cannotGiveOpinion({ kind: 'heads', period: '2024', state }, judge, row(1, 700_000), [])?.code
    expect([why('proposed'), why('deciding'), why('sealed')]).toEqual([
      undefined,
      'opinion.meeting-opened',
      'run.sealed',
    ])
  })
})

describe('sealing', () => {
  const rows = [row(1, 700_000), row(2, null)]
  const decided = (n: number, verdict: 'competent' | 'open') => ({
    cadreId: cadre(n),
    matter: 'grade' as const,
    verdict,
    proposed: null,
    reason: '因为',
    departures: verdict === 'open' ? [{ code: 'departure.open' }] : [],
    decidedIn: 1,
  })
  const state = (decisions: ReturnType<typeof decided>[]) => ({
    graded: true,
    state: 'deciding' as const,
    rows,
    candidates: [],
    standing: standingAfter([{ number: 1, decisions }]),
  })
  const nobody = { cadreId: null, kin: [] }

  test('waits for everybody assessed; left open is an answer', () => {
    expect(cannotSeal(state([decided(1, 'competent')]), nobody)).toEqual({
      code: 'seal.undecided',
      about: { count: 1, names: '某2' },
    })
    expect(cannotSeal(state([decided(1, 'competent'), decided(2, 'open')]), nobody)).toBeUndefined()
  })

  test('is not for who is judged in it, nor for kin', () => {
    const whole = state([decided(1, 'competent'), decided(2, 'open')])
    expect(cannotSeal(whole, { cadreId: cadre(2), kin: [] })?.code).toBe('seal.own-case')
    expect(cannotSeal(whole, { cadreId: cadre(9), kin: [cadre(2)] })?.code).toBe('seal.kin')
  })

  test('tells an auditor how many, and of whom nothing', () => {
    const { standing } = state([decided(1, 'competent'), decided(2, 'open')])
    expect(countsOf(rows, standing)).toEqual({
      people: 2,
      decided: 1,
      open: 1,
      departures: 1,
      recognised: 0,
    })
  })
})

test('differences list who moved, came and went, and nobody else', () => {
  const older = [row(1, 700_000), row(2, 650_000), row(3, 600_000), row(5, 400_000)]
  const newer = [
    row(2, 720_000, { rank: 1 }),
    row(1, 700_000),
    row(4, 500_000),
    row(5, 400_000, { rank: 6 }),
  ]
  const moves = movesBetween(older, newer)
  expect(moves.map(({ cadreId, from, to }) => [cadreId, from?.total, to?.total])).toEqual([
    [cadre(2), 650_000, 720_000],
    [cadre(4), undefined, 500_000],
    // The same points, and one place further back since 某4 came.
    [cadre(5), 400_000, 400_000],
    [cadre(3), 600_000, undefined],
  ])
})
