import type { RunRow } from '@zhishi/domain/evaluation/run.ts'
import { createContext, use } from 'react'
import type { Calibration } from '@zhishi/domain/decisions/api.ts'
import { type Standing, keyOf } from '@zhishi/domain/decisions/standing.ts'
import type { Reason } from '@zhishi/domain/kernel/refusal.ts'
import { tell } from '@zhishi/domain/evaluation/telling.ts'
import { catalogue, term } from '../kernel/words.ts'

/** What can be decided as a grade, the best first; left open too is a decision. */
export const GRADES = [
  'excellent',
  'competent',
  'basic',
  'incompetent',
  'undetermined',
  'open',
] as const

/** What stands on a person: the grade and the recognition. */
export interface Decided {
  readonly grade: Calibration['standing'][number] | undefined
  readonly recognition: Calibration['standing'][number] | undefined
}

export const decidedOn = ({ standing }: Calibration, cadreId: string): Decided => {
  const of = (matter: 'grade' | 'recognition') =>
    standing.find((one) => one.cadreId === cadreId && one.matter === matter)
  return { grade: of('grade'), recognition: of('recognition') }
}

export const standingOf = ({ standing }: Calibration): Map<string, Pick<Standing, 'departures'>> =>
  new Map(standing.map((one) => [keyOf(one), one]))

/** Why something departs, or why somebody is looked at, in words; points as decimals. */
export const reasonWords = ({ code, about }: Reason): string =>
  tell(catalogue(), 'reason', about === undefined ? { code } : { code, about })

export const verdictWord = (verdict: string | null | undefined): string =>
  verdict === null || verdict === undefined ? '—' : term(`choice.verdict.${verdict}`)

export const groupWord = (group: string | null): string =>
  group === null ? term('unitGroup.none') : term(`choice.unitGroup.${group}`)

/** The body and the day that everything decided on the page is recorded under. */
export interface Met {
  readonly body: string
  readonly on: string
}

/** What the dialogs of the page need beside the person. */
export interface Table {
  readonly data: Calibration
  readonly met: Met
  readonly ask: (row: RunRow) => void
}

export const TableContext = createContext<Table | null>(null)
export function useTable(): Table {
  const table = use(TableContext)
  if (table === null) throw new Error('Outside of a meeting.')
  return table
}
