import { describe, expect, test } from 'vitest'
import {
  FOR_ASPECT,
  FOR_DIMENSION,
  type Testimony,
  sufficiencyOf,
} from '../../src/portraits/sufficiency.ts'

let count = 0
const said = (source: string | null, when: string | null, noun = 'observation'): Testimony => ({
  noun,
  id: `r${(count += 1)}`,
  source,
  when,
})
const three = [said('一组', '2024-10'), said('二组', '2024-11'), said('二组', '2024-12-03')]

describe('how much evidence is enough', () => {
  test('three records of two sources, the last within half a year', () => {
    expect(sufficiencyOf(three, '2024-12', FOR_ASPECT)).toMatchObject({
      level: 'enough',
      records: 3,
      sources: 2,
      latest: '2024-12-03',
    })
  })

  test.each([
    ['two records', three.slice(1), '2024-12'],
    ['one team only', three.map((one) => ({ ...one, source: '一组' })), '2024-12'],
    ['the last seven months ago', three, '2025-07'],
    ['no dates', three.map((one) => ({ ...one, when: null })), '2024-12'],
    ['nobody but the person behind it', three.map((one) => ({ ...one, source: null })), '2024-12'],
  ])('%s: too little to judge by, and not none', (_, testimonies, asOf) => {
    expect(sufficiencyOf(testimonies, asOf, FOR_ASPECT).level).toBe('little')
  })

  test('six months ago is still recent; nothing is none', () => {
    expect(sufficiencyOf(three, '2025-06', FOR_ASPECT).level).toBe('enough')
    expect(sufficiencyOf([], '2024-12', FOR_ASPECT).level).toBe('none')
  })

  test('a dimension wants two kinds of records', () => {
    expect(sufficiencyOf(three, '2024-12', FOR_DIMENSION).level).toBe('little')
    const both = [...three, said('发改局', '2024-09', 'achievement')]
    expect(sufficiencyOf(both, '2024-12', FOR_DIMENSION)).toMatchObject({
      level: 'enough',
      kinds: 2,
      sources: 3,
    })
  })
})
