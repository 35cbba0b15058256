import type { Board, GradeRules } from './board.ts'
import { placed } from './board.ts'
import type { Values, Weights } from './whatIf.ts'
import { reweigh } from './whatIf.ts'

/** In how many of the weightings tried so far each head was proposed for 优秀. */
export interface Trial {
  readonly tried: number
  readonly stays: Uint32Array
}

export const untried = (heads: number): Trial => ({ tried: 0, stays: new Uint32Array(heads) })

/**
 * Tries so many more weightings: who is proposed for 优秀 under each. Cut into pieces by whoever calls
 * it, so that a page stays awake; the pieces together are the same as all at once.
 */
export function tryOut(
  trial: Trial,
  about: {
    readonly values: Values
    readonly board: Board
    readonly weights: Weights
    readonly rules: GradeRules
  },
  draw: () => readonly number[],
  times: number,
): Trial {
  const { values, board, weights, rules } = about
  const stays = trial.stays.slice()
  for (let i = 0; i < times; i += 1) {
    const totals = reweigh(values, { ...weights, dimensions: draw() })
    const { grades } = placed(board, totals, rules)
    for (let row = 0; row < grades.length; row += 1)
      if (grades[row] === 0) stays[row] = (stays[row] ?? 0) + 1
  }
  return { tried: trial.tried + times, stays }
}
