import { describe, expect, test } from 'vitest'
import { HEADS_1 } from '../../src/evaluation/defaults.ts'
import { gradeHeads } from '../../src/evaluation/grading.ts'
import type { Graded } from '../../src/evaluation/grading.ts'
import { statement } from '../../src/evaluation/node.ts'
import { cadre } from './district.ts'
import { points } from './points.ts'

const scored = (n: number, total: number | null, more: Partial<Graded> = {}): Graded => ({
  cadreId: cadre(n),
  group: 'township',
  total: total === null ? null : points(total),
  notAssessed: null,
  bars: [],
  vetoed: false,
  ...more,
})

const sanctioned = { bars: [statement('bar.sanction')] }
const vetoed = { bars: [statement('bar.veto')], vetoed: true }
const onLeave = { notAssessed: statement('notAssessed.leave') }

const YEAR = { raisedQuota: [], period: '2024' }

/** Grades by person, in the order of their numbers. */
function grade(people: readonly Graded[], raised = false) {
  const { placings, groups } = gradeHeads(HEADS_1, people, {
    ...YEAR,
    raisedQuota: raised ? ['township'] : [],
  })
  const of = (n: number) => placings.get(cadre(n))
  return {
    grades: people.map((_, i) => of(i + 1)?.grade),
    why: people.map((_, i) => of(i + 1)?.gradeWhy.code),
    ranks: people.map((_, i) => of(i + 1)?.rank),
    of,
    group: groups[0],
  }
}

const row = (...totals: (number | null)[]) => totals.map((total, i) => scored(i + 1, total))

describe('ranks', () => {
  test('ties share a rank and the next place is skipped', () => {
    expect(grade(row(70, 85, 70, 60)).ranks).toEqual([2, 1, 2, 4])
  })

  test('a head without a total is not ranked, and does not hold a place', () => {
    const { ranks, of } = grade(row(70, null, 60))
    expect(ranks).toEqual([1, null, 2])
    expect(of(1)?.outOf).toBe(2)
    expect(of(2)?.unranked?.code).toBe('unranked.noTotal')
  })

  test('groups are ranked apart, and who has no group is neither ranked nor graded', () => {
    const { placings, groups } = gradeHeads(
      HEADS_1,
      [scored(1, 70), scored(2, 90, { group: 'economy' }), scored(3, 95, { group: null })],
      YEAR,
    )
    expect(placings.get(cadre(1))).toMatchObject({ rank: 1, outOf: 1 })
    expect(placings.get(cadre(2))).toMatchObject({ rank: 1, outOf: 1 })
    expect(placings.get(cadre(3))).toMatchObject({
      rank: null,
      grade: null,
      unranked: { code: 'unranked.ungrouped' },
    })
    expect(groups.map(({ group }) => group)).toEqual(['township', 'economy'])
  })
})

describe('grades below 优秀', () => {
  test('称职 from 60, 基本称职 from 50, below that 不称职', () => {
    expect(grade(row(60, 59.9999, 50, 49.9999)).grades).toEqual([
      'competent',
      'basic',
      'basic',
      'incompetent',
    ])
  })
})

describe('the quota', () => {
  test('a group of four has no place, of five one, of nine one, of ten two', () => {
    for (const [size, places] of [
      [4, 0],
      [5, 1],
      [9, 1],
      [10, 2],
    ] as const) {
      const { grades, group } = grade(row(...Array.from({ length: size }, (_, i) => 99 - i)))
      expect(
        grades.filter((one) => one === 'excellent'),
        `group of ${size}`,
      ).toHaveLength(places)
      expect(group).toMatchObject({ assessed: size, places, proposed: places })
    }
  })

  test('with approval a quarter: of eight two instead of one', () => {
    const eight = row(90, 89, 88, 87, 86, 85, 84, 83)
    expect(grade(eight).grades.filter((one) => one === 'excellent')).toHaveLength(1)
    expect(grade(eight, true).grades.slice(0, 3)).toEqual(['excellent', 'excellent', 'competent'])
  })

  test('80 are enough, 79.9999 are not, however many places are free', () => {
    expect(grade(row(80, 70, 70, 70, 70)).grades[0]).toBe('excellent')
    expect(grade(row(79.9999, 70, 70, 70, 70)).grades[0]).toBe('competent')
  })

  test('who comes after the last place is 称职 because the quota is full', () => {
    expect(grade(row(90, 85, 70, 70, 70)).why.slice(0, 2)).toEqual([
      'grade.excellent',
      'grade.quotaFull',
    ])
  })

  test('a head whose total abstains counts in the group, one on long leave does not', () => {
    expect(grade(row(90, 70, 70, 70, null)).group).toMatchObject({ assessed: 5, places: 1 })
    const away = [...row(90, 70, 70, 70), scored(5, null, onLeave)]
    const { group, grades } = grade(away)
    expect(group).toMatchObject({ assessed: 4, scored: 4, places: 0 })
    expect(grades[4]).toBeNull()
  })
})

describe('a tie across the quota line', () => {
  test('proposes neither and says so', () => {
    const { grades, why, group } = grade(row(90, 90, 70, 70, 70))
    expect(grades.slice(0, 2)).toEqual([null, null])
    expect(why.slice(0, 2)).toEqual(['grade.tied', 'grade.tied'])
    expect(group).toMatchObject({ places: 1, proposed: 0, tied: [cadre(1), cadre(2)] })
  })

  test('leaves those above the tie their places', () => {
    const ten = row(95, 90, 90, 70, 70, 70, 70, 70, 70, 70)
    expect(grade(ten).grades.slice(0, 3)).toEqual(['excellent', null, null])
  })

  test('a tie within the places, or below the line, is none', () => {
    const ten = row(90, 90, 85, 85, 70, 70, 70, 70, 70, 70)
    expect(grade(ten).grades.slice(0, 4)).toEqual([
      'excellent',
      'excellent',
      'competent',
      'competent',
    ])
  })

  test('where there is no place at all nobody ties for it', () => {
    expect(grade(row(90, 90, 70, 70)).grades.slice(0, 2)).toEqual(['competent', 'competent'])
  })
})

describe('bars', () => {
  test('a sanction bars 优秀, and the place goes to the next', () => {
    const people = [scored(1, 95, sanctioned), ...row(0, 85, 70, 70, 70).slice(1)]
    expect(grade(people)).toMatchObject({
      grades: ['competent', 'excellent', 'competent', 'competent', 'competent'],
      ranks: [1, 2, 3, 3, 3],
    })
    expect(grade(people).why[0]).toBe('grade.barred')
  })

  test('a bar breaks a tie: only those who may be 优秀 tie for it', () => {
    const people = [scored(1, 90, sanctioned), ...row(0, 90, 70, 70, 70).slice(1)]
    expect(grade(people).grades.slice(0, 2)).toEqual(['competent', 'excellent'])
  })

  test('a veto caps the grade at 称职 and lifts nobody', () => {
    const people = [scored(1, 95, vetoed), scored(2, 55, vetoed), ...row(0, 0, 70, 70, 70).slice(2)]
    expect(grade(people).grades.slice(0, 2)).toEqual(['competent', 'basic'])
    expect(grade(people).why.slice(0, 2)).toEqual(['grade.vetoed', 'grade.basic'])
  })

  test('a scheme may cap lower', () => {
    const strict = { ...HEADS_1, vetoCeiling: 'basic' as const }
    const { placings } = gradeHeads(strict, [scored(1, 95, vetoed)], YEAR)
    expect(placings.get(cadre(1))).toMatchObject({
      grade: 'basic',
      gradeWhy: { code: 'grade.vetoed' },
    })
  })
})

describe('a quarter', () => {
  test('has places and proposes no grade: debriefs, rankings and grades are of a year', () => {
    const { placings, groups } = gradeHeads(
      HEADS_1,
      [scored(1, 95), scored(2, 30), scored(3, 40, sanctioned)],
      { raisedQuota: [], period: '2024Q3' },
    )
    expect([1, 3, 2].map((n) => placings.get(cadre(n))?.rank)).toEqual([1, 2, 3])
    for (const n of [1, 2, 3])
      expect(placings.get(cadre(n))).toMatchObject({
        grade: null,
        gradeWhy: { code: 'grade.quarter' },
      })
    expect(groups).toEqual([])
  })
})
