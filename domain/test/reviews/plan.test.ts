import { describe, expect, test } from 'vitest'
import { written } from '../../src/kernel/exact.ts'
import { cannotSpread, planToDate } from '../../src/reviews/plan.ts'
import type { YearPlan } from '../../src/reviews/plan.ts'

const plan = (more: Partial<YearPlan> = {}): YearPlan => ({
  year: 2024,
  annualInvestment: 700,
  start: '2024-04',
  completion: '2024-10-15',
  ...more,
})
const due = (month: string, more: Partial<YearPlan> = {}) => {
  const planned = planToDate(plan(more), month)
  return planned && written(planned)
}

describe('the plan to date', () => {
  test('is spread evenly from the start month to the completion month', () => {
    // April to October: seven months of 100.
    expect(due('2024-03')).toBe('0')
    expect(due('2024-04')).toBe('100')
    expect(due('2024-06')).toBe('300')
    expect(due('2024-10')).toBe('700')
    expect(due('2024-12')).toBe('700')
  })

  test('ends in December where completion is later or unknown', () => {
    expect(due('2024-04', { completion: '2025-06' })).toBe('700/9')
    expect(due('2024-12', { completion: null })).toBe('700')
    expect(due('2024-12', { completion: '2024' })).toBe('700')
  })

  test('begins in January for a start in an earlier year, or one known to the year', () => {
    expect(due('2024-01', { start: '2022-11' })).toBe('70')
    expect(due('2024-01', { start: '2024' })).toBe('70')
  })

  test('is not made up where it is not known', () => {
    expect(cannotSpread(plan())).toBeUndefined()
    expect(cannotSpread(plan({ annualInvestment: null }))?.code).toBe('plan.none')
    expect(cannotSpread(plan({ annualInvestment: 0 }))?.code).toBe('plan.none')
    expect(cannotSpread(plan({ start: null }))?.code).toBe('plan.no-start')
    expect(cannotSpread(plan({ start: '2025-02' }))?.code).toBe('plan.starts-later')
    expect(cannotSpread(plan({ completion: '2023-12' }))?.code).toBe('plan.ends-before')
    expect(cannotSpread(plan({ completion: '2024-03' }))?.code).toBe('plan.ends-before')
    expect(due('2024-06', { start: null })).toBeUndefined()
    expect(due('2024-06', { completion: '2023-12' })).toBeUndefined()
    expect(due('2023-06')).toBeUndefined()
  })
})
