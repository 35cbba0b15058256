import { describe, expect, test } from 'vitest'
import { agrees } from '../../src/evaluation/agreeing.ts'

describe('ledgers agree with what a run read', () => {
  const kept = {
    period: '2024',
    people: [
      { id: 'a', group: 'township' },
      { id: 'b', group: null },
    ],
  }

  test('also where a later program reads more of the same records', () => {
    const later = {
      ...kept,
      people: kept.people.map((person) => ({ ...person, layer: 'head' })),
      teams: [],
    }
    expect(agrees(later, kept)).toBe(true)
  })

  test('not where a value, a record or a field of then is another one', () => {
    const [first, second] = kept.people
    expect(agrees({ ...kept, people: [first, { ...second, group: 'party' }] }, kept)).toBe(false)
    expect(agrees({ ...kept, people: [first] }, kept)).toBe(false)
    expect(agrees({ ...kept, people: [...kept.people, { id: 'c', group: null }] }, kept)).toBe(
      false,
    )
    expect(agrees({ ...kept, people: [first, { id: 'b' }] }, kept)).toBe(false)
    expect(agrees({ people: kept.people }, kept)).toBe(false)
  })
})
