import type { RunRow } from '../evaluation/run.ts'
import type { Id } from '../kernel/values.ts'

/** What of a person's line can move from one run to the next. */
export interface Place {
  readonly total: number | null
  readonly rank: number | null
  readonly outOf: number | null
  readonly grade: RunRow['grade']
}

/** A person whose line moved; null where he or she is not in that run at all. */
export interface Move {
  readonly cadreId: Id
  readonly name: string
  readonly from: Place | null
  readonly to: Place | null
}

const placeOf = ({ total, rank, outOf, grade }: RunRow): Place => ({ total, rank, outOf, grade })
const isSame = (a: Place, b: Place): boolean =>
  a.total === b.total && a.rank === b.rank && a.outOf === b.outOf && a.grade === b.grade

/** Whose total, place or proposed grade differs between two runs, in the order of the newer one. */
export function movesBetween(older: readonly RunRow[], newer: readonly RunRow[]): Move[] {
  const before = new Map(older.map((row) => [row.cadreId, row]))
  const now = new Set(newer.map(({ cadreId }) => cadreId))
  const gone = older.filter(({ cadreId }) => !now.has(cadreId))
  return [
    ...newer.flatMap((row): Move[] => {
      const { cadreId, name } = row
      const known = before.get(cadreId)
      const [from, to] = [known ? placeOf(known) : null, placeOf(row)]
      return from && isSame(from, to) ? [] : [{ cadreId, name, from, to }]
    }),
    ...gone.map((row) => ({ cadreId: row.cadreId, name: row.name, from: placeOf(row), to: null })),
  ]
}
