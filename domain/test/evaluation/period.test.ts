import { describe, expect, test } from 'vitest'
import {
  Period,
  daysOf,
  earliest,
  firstDay,
  happenedIn,
  lastDay,
  latest,
  monthsOf,
  overlapOf,
  quarterIn,
  touches,
  yearIn,
} from '../../src/evaluation/period.ts'

describe('a period', () => {
  test('is a year or a quarter', () => {
    expect(Period.safeParse('2024').success).toBe(true)
    expect(Period.safeParse('2024Q4').success).toBe(true)
    expect(['2024Q5', '24', '2024-10', '1899'].map((p) => Period.safeParse(p).success)).toEqual(
      Array.from({ length: 4 }, () => false),
    )
  })

  test('has its days and months', () => {
    expect([firstDay('2024'), lastDay('2024')]).toEqual(['2024-01-01', '2024-12-31'])
    expect([firstDay('2024Q2'), lastDay('2024Q2')]).toEqual(['2024-04-01', '2024-06-30'])
    expect(monthsOf('2024Q4')).toEqual(['2024-10', '2024-11', '2024-12'])
    expect(monthsOf('2024')).toHaveLength(12)
    expect([daysOf('2024'), daysOf('2023'), daysOf('2024Q1')]).toEqual([366, 365, 91])
  })
})

describe('dates of any precision', () => {
  test('mean a first and a last day', () => {
    expect([earliest('2024'), latest('2024')]).toEqual(['2024-01-01', '2024-12-31'])
    expect([earliest('2024-02'), latest('2024-02')]).toEqual(['2024-02-01', '2024-02-29'])
    expect([earliest('2023-02-28'), latest('2023-02-28')]).toEqual(['2023-02-28', '2023-02-28'])
  })

  test('lie in a period only for certain', () => {
    expect(happenedIn('2024', '2024')).toBe(true)
    expect(happenedIn('2024Q1', '2024')).toBe(false)
    expect(happenedIn('2024Q1', '2024-03')).toBe(true)
    expect(happenedIn('2024', null)).toBe(false)
    expect(quarterIn('2024', '2024Q3')).toBe(true)
    expect(quarterIn('2024Q2', '2024Q3')).toBe(false)
    expect(yearIn('2024', 2024)).toBe(true)
    expect(yearIn('2024Q4', 2024)).toBe(false)
  })

  test('a span touches a period from its first to its last possible day', () => {
    expect(touches('2024', { from: null, until: null })).toBe(true)
    expect(touches('2024', { from: '2024-12', until: null })).toBe(true)
    expect(touches('2024', { from: '2025-01', until: null })).toBe(false)
    expect(touches('2024', { from: null, until: '2024' })).toBe(true)
    expect(touches('2024', { from: null, until: '2023-12-31' })).toBe(false)
  })
})

describe('days on which at least one span stood', () => {
  test('are counted once, within the period', () => {
    expect(overlapOf('2024', [{ from: '2024-01', until: '2024-01' }])).toBe(31)
    expect(
      overlapOf('2024', [
        { from: '2024-01-10', until: '2024-01-20' },
        { from: '2024-01-15', until: '2024-01-25' },
        { from: '2024-01-12', until: '2024-01-13' },
      ]),
    ).toBe(16)
    expect(overlapOf('2024', [{ from: null, until: null }])).toBe(366)
    expect(overlapOf('2024', [{ from: '2025-02', until: null }])).toBe(0)
    expect(overlapOf('2024', [{ from: '2023-01', until: '2023-12' }])).toBe(0)
  })
})
