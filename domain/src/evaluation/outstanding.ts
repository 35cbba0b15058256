import type { Board } from './board.ts'
import type { RecognitionRule } from './recognising.ts'
import { NO_TOTAL } from './whatIf.ts'

/** The score at which a line of so many places falls: who is above it is within, equals across it are not. */
function edgeOf(scores: Int32Array, places: number): number {
  if (scores.length <= places) return NO_TOTAL
  // oxlint-disable-next-line unicorn/no-array-sort -- the column is this function's own
  return scores.sort()[scores.length - 1 - places] ?? NO_TOTAL
}

/**
 * Who is proposed as a standout, row by row, by the rule of `recognising.ts`, on columns: totals and
 * scores of the dimensions (one row a head) in ten-thousandths, `NO_TOTAL` where there is none.
 */
export function outstandingIn(
  board: Board,
  totals: Int32Array,
  scores: Int32Array,
  rule: RecognitionRule,
): Uint8Array {
  const wide = board.seats.length === 0 ? 0 : scores.length / board.seats.length
  const standouts = new Uint8Array(board.seats.length)
  for (const { rows } of board.rowsOf) {
    const scored = [...rows].filter((row) => totals[row] !== NO_TOTAL)
    const eligible = scored.filter((row) => !board.seats[row]?.barred)
    const within = (places: number, scoreOf: (row: number) => number) => {
      const able = eligible.filter((row) => scoreOf(row) >= rule.least)
      const edge = edgeOf(Int32Array.from(able, scoreOf), places)
      for (const row of able) if (scoreOf(row) > edge) standouts[row] = 1
    }
    if (rule.share > 0)
      within(
        Math.max(1, Math.floor((scored.length * rule.share) / 10_000)),
        (row) => totals[row] ?? NO_TOTAL,
      )
    if (rule.dimensions)
      for (let d = 0; d < wide; d += 1) within(1, (row) => scores[row * wide + d] ?? NO_TOTAL)
  }
  return standouts
}
