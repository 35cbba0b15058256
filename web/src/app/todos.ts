import type { Word } from '../kernel/words.ts'
import type { Permission } from '@zhishi/domain/access/abilities.ts'

/** One thing to see to: the rows of a ledger that match, and the words for them. */
export interface Todo {
  readonly group: 'work.act' | 'work.watch' | 'work.complete'
  readonly word: Word
  readonly ledger: string
  readonly may: Permission
  /** Told to those who may see it and may not do this: who may has it among what is to be done. */
  readonly mayNot?: Permission
  readonly filter: Readonly<Record<string, string>>
}

/** What waits in the ledgers whatever the month. */
export const STANDING: readonly Todo[] = [
  {
    group: 'work.act',
    word: 'work.unverified',
    ledger: 'achievements',
    may: 'verify achievements',
    filter: { finding: '~' },
  },
  {
    group: 'work.watch',
    word: 'work.unverified',
    ledger: 'achievements',
    may: 'read achievements',
    mayNot: 'verify achievements',
    filter: { finding: '~' },
  },
  {
    group: 'work.watch',
    word: 'work.disagreed',
    ledger: 'nominations',
    may: 'read selection',
    filter: { disagreements: '1..' },
  },
  {
    group: 'work.complete',
    word: 'work.unowned',
    ledger: 'blockers',
    may: 'read reviews',
    filter: { owner: '~' },
  },
  {
    group: 'work.complete',
    word: 'work.ungrouped',
    ledger: 'units',
    may: 'keep units',
    filter: { group: '~' },
  },
  {
    group: 'work.complete',
    word: 'work.unlinked',
    ledger: 'inspectors',
    may: 'keep inspection',
    filter: { cadre: '~' },
  },
  {
    group: 'work.complete',
    word: 'work.unclassified',
    ledger: 'observations',
    may: 'keep inspection',
    filter: { polarity: 'unknown' },
  },
]

/** What the latest month with reports asks for. */
export function ofMonth(month: string): readonly Todo[] {
  const lights = { ledger: 'reports', may: 'read reviews', group: 'work.watch' } as const
  const silent = { ledger: 'projects', may: 'read reviews', group: 'work.act' } as const
  return [
    {
      ...silent,
      word: 'work.late',
      filter: { year: month.slice(0, 4), reportedMonth: `..${before(month)}` },
    },
    { ...silent, word: 'work.neverReported', filter: { reportedMonth: '~' } },
    { ...lights, word: 'work.red', filter: { month, light: 'red' } },
    { ...lights, word: 'work.yellow', filter: { month, light: 'yellow' } },
  ]
}

/** The month before: `2024-01` → `2023-12`. */
export function before(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`
}
