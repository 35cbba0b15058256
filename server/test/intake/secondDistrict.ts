import type { Sheet } from '@zhishi/domain/intake/batch.ts'
import { seeded } from './redress.ts'
import { buildSheet, type Builder, type Planted } from './sheetBuilder.ts'
import { people, type Somebody } from './secondPeople.ts'
import { evaluationSheets } from './secondEvaluation.ts'
import { projectSheets } from './secondProjects.ts'
import { rosters } from './secondRosters.ts'

/** A second invented district, kept by other clerks: other wordings, orders and habits, and mistakes. */
export interface SecondDistrict {
  readonly sheets: readonly Sheet[]
  readonly planted: readonly Planted[]
  /** How many facts of each noun a correct import enters. */
  readonly expected: Readonly<Record<string, number>>
}

/** What the makers of sheets share. */
export interface Making {
  readonly random: () => number
  readonly people: readonly Somebody[]
  readonly planted: Planted[]
  readonly sheets: Sheet[]
  readonly expected: Record<string, number>
  readonly open: (file: string, sheet: string) => Builder
  readonly count: (noun: string, by?: number) => void
}

export const DISTRICT = '澄江县'
export const YEAR = 2025
export const pick = <T>(from: readonly T[], random: () => number): T => {
  const one = from[Math.floor(random() * from.length)]
  if (one === undefined) throw new Error('nothing to pick from')
  return one
}

/** Makes the district; the same seed makes the same. */
export function secondDistrict(seed = 2025): SecondDistrict {
  const random = seeded(seed)
  const planted: Planted[] = []
  const sheets: Sheet[] = []
  const expected: Record<string, number> = {}
  const making: Making = {
    random,
    people: people(random),
    planted,
    sheets,
    expected,
    open: (file, sheet) => {
      const builder = buildSheet(file, sheet, planted)
      sheets.push(builder.sheet)
      return builder
    },
    count: (noun, by = 1) => {
      expected[noun] = (expected[noun] ?? 0) + by
    },
  }
  rosters(making)
  projectSheets(making)
  evaluationSheets(making)
  return { sheets, planted, expected }
}
