import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { en, zh } from '../../src/app/words.ts'
import { HEADS_1, LEADS_1 } from '../../src/evaluation/defaults.ts'
import type { Evidence } from '../../src/evaluation/evidence.ts'
import type { Explanation } from '../../src/evaluation/explanation.ts'
import { amongPeers, explain } from '../../src/evaluation/explanation.ts'
import { evaluateHeads } from '../../src/evaluation/heads.ts'
import { recordsIn } from '../../src/evaluation/row.ts'
import { tell } from '../../src/evaluation/telling.ts'
import { evaluate } from '../../src/evaluation/without.ts'
import { anyDistrict } from './arbitrary.ts'
import { breach, cadre, district, head, item, seen, votes } from './district.ts'
import { points, resultOf } from './points.ts'

const all = (told: Explanation | undefined) => [
  ...(told?.decided ?? []),
  ...(told?.changes ?? []),
  ...(told?.missing ?? []),
  ...(told?.leftOut ?? []),
]
const find = (told: Explanation | undefined, code: string) =>
  all(told).find((one) => one.code === code)

/** Six heads of one group who differ in their debrief; the first has one item and marks as well. */
const town = district({
  people: [1, 2, 3, 4, 5, 6].map((n) => head(n)),
  achievements: [
    item(1, { dimension: 'reform', level: 'provincial' }),
    item(1, { dimension: 'reform', level: 'city', finding: null }),
    item(1, { dimension: 'core', quarter: '2023Q1' }),
  ],
  tallies: [1, 2, 3, 4, 5, 6].map((n) => votes(n, [n * 10, 100 - n * 10, 0, 0])),
  bottomLineEvents: [breach(1, 1)],
})

describe('what decided a score', () => {
  const told = explain(HEADS_1, town, cadre(1), 'district')

  test('is told beside the middle of those compared, in points of the total', () => {
    // Only achievements and debrief are there: 50 and 25 of 75 (in core 25 and 25 of 50).
    // Debriefs: 82, 84, … 92. Reform without an item: debrief ÷ 3, so 28, 28⅔, 29⅓, 30, 30⅔; the first
    // has 3 of 10 points: (50 × 30 + 25 × 82) ÷ 75 = 47⅓. The middle of 28, 28⅔, 29⅓, 30, 30⅔, 47⅓ is 29⅔.
    // 20 % of 47⅓ − 29⅔ = 17⅔ is 3.5333.
    expect(find(told, 'decided.gain')?.about).toEqual({
      part: 'reform',
      score: 473_333,
      median: 296_667,
      points: 35_333,
    })
    // 9.4667 + 6.8333 + 10.25 + 5.4667 + 1.7333 = 33.75; the sixth has 23 + 11.5 = 34.5 and is before.
    expect(find(told, 'decided.place')?.about).toEqual({ total: points(33.75), rank: 2, outOf: 6 })
  })

  test('the cost of bottom-line events is what the total would be without them', () => {
    // Debrief 82 of core and bottom line; bottom line 82 ÷ 3 less 10, of which 10 % is 1.
    expect(find(told, 'decided.events')?.about).toEqual({ count: 1, points: points(1) })
  })

  test('among fewer than five it is told against 100, so that nobody’s score shows through', () => {
    const few = district({
      people: [head(1), head(2)],
      tallies: [votes(1, [10, 0, 0, 0]), votes(2, [9, 1, 0, 0])],
    })
    const codes = all(explain(HEADS_1, few, cadre(1), 'own')).map(({ code }) => code)
    expect(codes).toContain('decided.short')
    expect(codes).not.toContain('decided.loss')
    expect(codes).not.toContain('change.rankWithin')
  })
})

test('the person learns the middle of the peers in whole points only, for it is one peer’s score', () => {
  const middles = (reader: 'own' | 'district') =>
    all(explain(HEADS_1, town, cadre(1), reader)).flatMap(({ code, about }) =>
      code === 'decided.gain' || code === 'decided.loss' ? [about] : [],
    )
  const told = middles('own')
  expect(told.length).toBeGreaterThan(0)
  for (const { median } of told) expect(Number(median) % 10_000).toBe(0)
  // What a part gives is reckoned from the same middle, or the exact one could be read off it.
  const total = resultOf(evaluateHeads(HEADS_1, town), 1).total
  for (const { part, median, points: gain, score } of told) {
    const weight = total?.parts.find(({ key }) => key === `total/${part}`)?.weight ?? 0
    expect(Number(gain)).toBeCloseTo(
      Math.abs(((Number(score) - Number(median)) * weight) / 10_000),
      -1,
    )
  }
  expect(middles('district').some(({ median }) => Number(median) % 10_000 !== 0)).toBe(true)
})

describe('what would have changed it', () => {
  const told = explain(HEADS_1, town, cadre(1), 'district')
  const total = resultOf(evaluateHeads(HEADS_1, town), 1).total?.score ?? 0

  test('one further item of the city’s level gives what evaluating it gives', () => {
    const item = all(told).filter(({ code }) => code.startsWith('change.item'))
    expect(item.length).toBeGreaterThan(0)
    // 2 of 10 points in a dimension of which achievements are ⅔: 13⅓; breakthrough weighs 25 %: 3⅓.
    const best = item.find(({ about }) => about['part'] === 'breakthrough')
    expect(best?.about).toMatchObject({ points: 33_333, total: total + 33_333 })
  })

  test('items not verified yet are told with what they would have given', () => {
    // 2 of 10 points of ⅔ of 20 %.
    expect(find(told, 'change.unverified')?.about).toEqual({
      count: 1,
      points: 26_667,
      total: total + 26_667,
    })
  })

  test('the next line is told with its distance', () => {
    const about = find(told, 'change.line')?.about ?? {}
    expect(Number(about['line']) - Number(about['points'])).toBe(total)
  })

  test('the person learns the distance to the next place in whole points only', () => {
    const other = cadre(3)
    const exact = find(explain(HEADS_1, town, other, 'district'), 'change.rank')
    const own = find(explain(HEADS_1, town, other, 'own'), 'change.rankWithin')
    expect(exact?.about['points']).not.toBe(own?.about['points'])
    expect(Number(own?.about['points']) % 10_000).toBe(0)
    expect(Number(own?.about['points'])).toBeGreaterThanOrEqual(Number(exact?.about['points']))
    expect(find(explain(HEADS_1, town, other, 'own'), 'change.rank')).toBeUndefined()
  })
})

describe('what was missing', () => {
  test('a missing debrief is told with what sharing out its weight did', () => {
    const without = district({ ...town, tallies: town.tallies.slice(1) })
    const lone = district({
      ...without,
      observations: [
        seen(1, {
          attitude: 'B',
          responsibility: 'B',
          results: 'B',
          innovation: 'B',
          emergency: 'B',
        }),
      ],
    })
    const total = resultOf(evaluateHeads(HEADS_1, lone), 1).total?.score ?? 0
    const told = find(explain(HEADS_1, lone, cadre(1), 'own'), 'missing.tallies.then')
    expect(told?.about).toMatchObject({ parts: 5, share: 2_500, total })
    // Votes of 称职 are 80, as the marks are: evaluated with them the total is another.
    const supposed = { ...lone, tallies: [...lone.tallies, votes(1, [0, 100, 0, 0])] }
    const then = resultOf(evaluateHeads(HEADS_1, supposed), 1).total?.score
    expect(told?.about['instead']).toBe(then)
  })

  test('what was left out is counted by kind and reason', () => {
    const told = explain(HEADS_1, town, cadre(1), 'own')
    expect(told?.leftOut).toMatchObject([
      { code: 'out.outside', about: { noun: 'achievement', count: 1 }, from: [{}] },
    ])
  })
})

describe('every explanation', () => {
  const kinds = fc.constantFrom(HEADS_1, LEADS_1)

  test('has words in both languages, with every particular filled', () => {
    const seenCodes = new Set<string>()
    fc.assert(
      fc.property(
        anyDistrict,
        kinds,
        fc.constantFrom('own' as const, 'district' as const),
        (evidence, scheme, reader) => {
          for (const { cadreId } of evaluate(scheme, evidence).people)
            for (const one of all(explain(scheme, evidence, cadreId, reader))) {
              seenCodes.add(one.code)
              for (const words of [zh, en]) {
                const told = tell(words, 'explained', one)
                expect(told, one.code).not.toContain('explained.')
                expect(told, one.code).not.toMatch(/\{|undefined|NaN/)
              }
            }
        },
      ),
      // The same districts each time: how many sayings they bring up is no matter of chance.
      { numRuns: 60, seed: 20_261_130 },
    )
    expect(seenCodes.size).toBeGreaterThan(15)
  })

  test('rests only on records of the person’s own result, or on what would have stood there', () => {
    fc.assert(
      fc.property(anyDistrict, (evidence) => {
        const result = evaluate(HEADS_1, evidence)
        for (const person of result.people) {
          const known = new Set(recordsIn(person).map(({ id }) => id))
          for (const { from, code } of all(explain(HEADS_1, evidence, person.cadreId, 'own')))
            for (const { id } of from) expect(known.has(id), `${code} ${id}`).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('tells the same from the group alone as from the whole district', () => {
    const same = (evidence: Evidence, id: string) => {
      const whole = evaluateHeads(HEADS_1, evidence).people.find(({ cadreId }) => cadreId === id)
      const near = evaluateHeads(HEADS_1, amongPeers(evidence, id)).people.find(
        ({ cadreId }) => cadreId === id,
      )
      expect(near).toEqual(whole)
    }
    fc.assert(
      fc.property(anyDistrict, (evidence) => {
        for (const { cadreId } of evaluateHeads(HEADS_1, evidence).people) same(evidence, cadreId)
      }),
      { numRuns: 60 },
    )
  })
})
