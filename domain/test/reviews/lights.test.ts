import { describe, expect, test } from 'vitest'
import { BEHIND_PLAN, RATIO_OF_PLAN, lightOf, lightsOf } from '../../src/reviews/lights.ts'
import type { YearPlan } from '../../src/reviews/plan.ts'

/** 1000 yuan in ten months from January to October: 100 a month, each yuan a tenth of a point. */
const plan: YearPlan = {
  year: 2024,
  annualInvestment: 1000,
  start: '2024-01',
  completion: '2024-10',
}
const behind = (cumulative: number | null, month = '2024-05') =>
  lightOf(BEHIND_PLAN, plan, month, cumulative)?.light
const ratio = (cumulative: number) => lightOf(RATIO_OF_PLAN, plan, '2024-05', cumulative)?.light

describe('behind plan, in percentage points', () => {
  test('below 10 green, 10 to 30 yellow, above 30 red', () => {
    expect(behind(500)).toBe('green')
    expect(behind(401)).toBe('green')
    expect(behind(400)).toBe('yellow')
    expect(behind(200)).toBe('yellow')
    expect(behind(199)).toBe('red')
    expect(behind(900)).toBe('green')
  })

  test('says how far', () => {
    expect(lightOf(BEHIND_PLAN, plan, '2024-05', 375)?.why).toEqual({
      code: 'light.behind',
      about: { points: 125_000 },
    })
  })
})

describe('by ratio of plan', () => {
  test('below half red, below all of it yellow, else green', () => {
    expect([249, 250, 499, 500].map(ratio)).toEqual(['red', 'yellow', 'yellow', 'green'])
  })

  test('before anything is due it is green', () => {
    const later = { ...plan, start: '2024-06' }
    expect(lightOf(RATIO_OF_PLAN, later, '2024-05', 0)?.light).toBe('green')
  })
})

describe('an overdue start', () => {
  const april = { ...plan, start: '2024-04' }
  const at = (month: string, cumulative = 0) => lightOf(BEHIND_PLAN, april, month, cumulative)

  test('is yellow, and red in the third month in a row', () => {
    expect(['2024-03', '2024-04', '2024-05', '2024-06'].map((month) => at(month)?.light)).toEqual([
      'green',
      'yellow',
      'yellow',
      'red',
    ])
    expect(at('2024-06')?.why).toEqual({ code: 'light.overdue', about: { months: 3 } })
  })

  test('is over with the first yuan', () => {
    expect(at('2024-04', 1)?.why.code).toBe('light.behind')
  })

  test('is none for a project carried over from an earlier year', () => {
    const old = { ...plan, start: '2023-05' }
    expect(lightOf(BEHIND_PLAN, old, '2024-01', 0)?.why.code).toBe('light.behind')
  })
})

test('without a sum or a plan there is no light', () => {
  expect(behind(null)).toBeUndefined()
  expect(lightOf(BEHIND_PLAN, { ...plan, start: null }, '2024-05', 10)).toBeUndefined()
})

test('a red month that is caught up later turns yellow and stays visible', () => {
  const lights = lightsOf(BEHIND_PLAN, plan, [
    { month: '2024-06', cumulative: 100 },
    { month: '2024-04', cumulative: 50 },
    { month: '2024-05', cumulative: 480 },
  ])
  expect(lights.map(({ month, light, atTheTime }) => [month, light, atTheTime])).toEqual([
    ['2024-04', 'yellow', 'red'],
    ['2024-05', 'green', 'green'],
    ['2024-06', 'red', 'red'],
  ])
})
