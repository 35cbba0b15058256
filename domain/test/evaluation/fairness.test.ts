import { describe, expect, test } from 'vitest'
import { type Judged, ageBand, fairnessOf, mainTeam } from '../../src/evaluation/fairness.ts'
import { differenceBetween, meanBetween, spreadOf, studentsT } from '../../src/evaluation/spread.ts'

const nowhere = { sex: null, age: null, group: null, layer: null, category: null, team: null }
let born = 0
const judged = (score: number, more: Partial<Judged['in']>): Judged => ({
  who: `p${(born += 1)}`,
  score: score * 10_000,
  in: { ...nowhere, ...more },
})
const people = (sex: string | null, ...scores: number[]) =>
  scores.map((score) => judged(score, { sex }))

describe('scores side by side', () => {
  test('means, numbers and differences to everybody else, worked out by hand', () => {
    // Women 60, 70, 80, 90, 100: mean 80, variance 250. Men 50 … 90: mean 70, variance 250.
    const {
      tables,
      mean,
      people: all,
    } = fairnessOf([
      ...people('female', 60, 70, 80, 90, 100),
      ...people('male', 50, 60, 70, 80, 90),
    ])
    expect(all).toBe(10)
    expect(mean?.value).toBe(750_000)
    expect(tables.map(({ by }) => by)).toEqual(['sex'])
    const [women, men] = tables[0]?.groups ?? []
    expect(women).toMatchObject({ key: 'female', n: 5, mean: { value: 800_000 } })
    expect(women?.difference.value).toBe(100_000)
    expect(men?.difference.value).toBe(-100_000)
    // t of 4 degrees 2.776 × √(250 ÷ 5) = 19.63; t of 8 degrees 2.306 × √(50 + 50) = 23.06.
    expect((women?.mean.high ?? 0) / 10_000).toBeCloseTo(99.63, 1)
    expect((women?.difference.low ?? 0) / 10_000).toBeCloseTo(10 - 23.06, 1)
  })

  test('a group under five is kept back and its neighbour with it, by name only', () => {
    const { tables } = fairnessOf([
      ...people('female', 60, 70, 80, 90),
      ...people('male', 50, 60, 70, 80, 90, 95),
    ])
    expect(tables).toEqual([{ by: 'sex', groups: [], hidden: ['female', 'male'] }])
  })

  test('who has no sex on record is a line of its own, shown from five on', () => {
    const known = [...people('female', 60, 71, 82, 93, 99), ...people('male', 50, 61, 72, 83, 94)]
    const five = fairnessOf([...known, ...people(null, 55, 65, 75, 85, 95)])
    expect(five.tables[0]?.groups.map(({ key }) => key)).toEqual(['female', 'male', null])
    const four = fairnessOf([...known, ...people(null, 55, 65, 75, 85)])
    expect(four.tables[0]?.hidden).toContain(null)
    expect(four.tables[0]?.hidden.length).toBeGreaterThan(1)
  })

  test('a group in which all have the same score would tell each one’s, and is kept back', () => {
    const { tables } = fairnessOf([
      ...people('female', 70, 70, 70, 70, 70, 70),
      ...people('male', 50, 61, 72, 83, 94, 95),
    ])
    expect(tables[0]?.groups).toEqual([])
  })

  test('under five people with a total nothing is said at all', () => {
    expect(fairnessOf(people('female', 60, 70, 80, 90))).toEqual({
      people: 4,
      mean: null,
      tables: [],
      besides: null,
    })
    expect(fairnessOf([])).toEqual({ people: 0, mean: null, tables: [], besides: null })
  })

  test('a table with one group says nothing and is left out', () => {
    expect(fairnessOf(people('female', 60, 70, 80, 90, 95)).tables).toEqual([])
  })
})

describe('into which group somebody belongs', () => {
  test.each([
    ['1979-12-31', '2024-12-31', '45'],
    ['1980-01-01', '2024-12-31', '40'],
    ['1990', '2024-12-31', '0'],
    ['1989-12', '2024-12-31', '35'],
    ['1969-07', '2024-06-30', '50'],
    ['1969-06-30', '2024-06-30', '55'],
    [null, '2024-12-31', null],
  ])('born %s, on %s: %s', (birth, day, band) => {
    expect(ageBand(birth, day)).toBe(band)
  })

  test('the team that saw a person most; several where none did alone; nobody where none did', () => {
    expect(
      mainTeam(
        new Map([
          ['一组', 3],
          ['二组', 1],
        ]),
      ),
    ).toBe('一组')
    expect(
      mainTeam(
        new Map([
          ['一组', 2],
          ['二组', 2],
        ]),
      ),
    ).toBe('several')
    expect(mainTeam(new Map())).toBeNull()
  })
})

describe('intervals', () => {
  test.each([
    [4, 2.776],
    [5, 2.571],
    [10, 2.228],
    [30, 2.042],
    [1000, 1.962],
  ])('the t of %i degrees is that of the printed tables', (freedom, t) => {
    expect(studentsT(freedom)).toBeCloseTo(t, 2)
  })

  test('the difference of unequal spreads, against R’s t.test', () => {
    // t.test(c(1,2,3,4,5), c(10,20,30,40,50,60)): difference −32, 95 % −51.62 … −12.38, df 5.09.
    const between = differenceBetween(spreadOf([1, 2, 3, 4, 5]), spreadOf([10, 20, 30, 40, 50, 60]))
    expect(between.value).toBe(-32)
    expect(between.low).toBeCloseTo(-51.62, 1)
    expect(between.high).toBeCloseTo(-12.38, 1)
  })

  test('of equal values the interval is the value', () => {
    expect(meanBetween(spreadOf([7, 7, 7, 7, 7]))).toEqual({ value: 7, low: 7, high: 7 })
  })
})
