import { expect, test } from 'vitest'
import { HEADS_1 } from '../../../src/evaluation/defaults.ts'
import { evaluateHeads } from '../../../src/evaluation/heads.ts'
import { breach, district, head, item, place, seen, votes } from '../district.ts'
import { points, resultOf, scoreAt } from '../points.ts'

/*
 * One head with evidence on everything, from the records to the grade.
 *
 * Debrief: 10 优秀, 10 称职: (10·100 + 10·80) / 20 = 90, in every dimension.
 *
 * reform        national, confirmed: 5 points = 50; innovation A, B: 90
 *               50·50% + 90·25% + 90·25% = 25 + 22.5 + 22.5                        = 70
 * breakthrough  provincial 3 + city 2 = 5 points = 50; responsibility B, ability C: 70
 *               25 + 17.5 + 22.5                                                   = 65
 * core          city 2 points = 20; places 1 and 4: (100 + 94) / 2 = 97; results A: 100
 *               (20 + 97 + 100 + 90) / 4                                           = 76.75
 * central       nothing done: 0; attitude B, role B: 80
 *               0 + 20 + 22.5                                                      = 42.5
 * bottom line   four of the district: 4 points = 40; emergency C: 60
 *               20 + 15 + 22.5 = 57.5; an event of 2 points takes 20               = 37.5
 *
 * total         70·20% + 65·25% + 76.75·25% + 42.5·20% + 37.5·10%
 *               14 + 16.25 + 19.1875 + 8.5 + 3.75                                  = 61.6875
 * steadiness    (76.75·25 + 42.5·20 + 37.5·10) / 55 = 3143.75 / 55                 = 57.1590909…
 */
const result = evaluateHeads(
  HEADS_1,
  district({
    people: [head(1)],
    achievements: [
      item(1, { dimension: 'reform', level: 'national' }),
      item(1, { dimension: 'breakthrough', level: 'provincial' }),
      item(1, { dimension: 'breakthrough', level: 'city' }),
      item(1, { dimension: 'core', level: 'city' }),
      ...[1, 2, 3, 4].map(() => item(1, { dimension: 'bottomLine', level: 'district' })),
    ],
    rankings: [place(1, 1), place(1, 4)],
    observations: [
      seen(1, { innovation: 'A', responsibility: 'B', ability: 'C', results: 'A' }),
      seen(1, { innovation: 'B', attitude: 'B', role: 'B', emergency: 'C' }),
    ],
    tallies: [votes(1, [10, 10, 0, 0])],
    bottomLineEvents: [breach(1, 2)],
  }),
)
const one = resultOf(result, 1)

test('each dimension, the total and the readings are as worked out by hand', () => {
  expect(
    ['reform', 'breakthrough', 'core', 'central', 'bottomLine'].map((key) => scoreAt(one, key)),
  ).toEqual([70, 65, 76.75, 42.5, 37.5].map(points))
  expect(scoreAt(one)).toBe(points(61.6875))
  expect(one.readings.map(({ score }) => score)).toEqual([70, 65, 57.1591].map(points))
  expect(one.readings[2]?.exact).toBe('6287500/11')
})

test('61.6875 is over the line for 称职 and under that for 优秀', () => {
  expect(one).toMatchObject({ rank: 1, outOf: 1, grade: 'competent' })
  expect(one.gradeWhy.code).toBe('grade.competent')
})
