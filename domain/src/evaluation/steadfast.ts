import type { Board } from './board.ts'
import { outstandingIn } from './outstanding.ts'
import type { RecognitionRule } from './recognising.ts'
import type { Scores, Weights } from './whatIf.ts'
import { totalsUnder } from './whatIf.ts'

/** In how many of the weightings tried so far each head was proposed as a standout. */
export interface Trial {
  readonly tried: number
  readonly stays: Uint32Array
}

export const untried = (heads: number): Trial => ({ tried: 0, stays: new Uint32Array(heads) })

/**
 * Tries so many more weightings: who is proposed as a standout under each. Cut into pieces by whoever
 * calls it, so that a page stays awake; the pieces together are the same as all at once.
 */
export function tryOut(
  trial: Trial,
  about: {
    readonly scores: Scores
    /** The same, rounded. */
    readonly points: Int32Array
    readonly board: Board
    readonly leastPresent: Weights['leastPresent']
    readonly rule: RecognitionRule
  },
  draw: () => readonly number[],
  times: number,
): Trial {
  const { scores, points, board, leastPresent, rule } = about
  const stays = trial.stays.slice()
  for (let i = 0; i < times; i += 1) {
    const totals = totalsUnder(scores, { dimensions: draw(), leastPresent })
    outstandingIn(board, totals, points, rule).forEach((is, row) => {
      stays[row] = (stays[row] ?? 0) + is
    })
  }
  return { tried: trial.tried + times, stays }
}
