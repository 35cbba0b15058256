import type { Board, Placed } from '@zhishi/domain/evaluation/board.ts'
import { boardOf, gradeRules, NO_GRADE, placed } from '@zhishi/domain/evaluation/board.ts'
import type { RunBoard } from '@zhishi/domain/evaluation/lineageApi.ts'
import type { HeadScheme } from '@zhishi/domain/evaluation/scheme.ts'
import { giveWay } from '@zhishi/domain/evaluation/weightings.ts'
import type { Values } from '@zhishi/domain/evaluation/whatIf.ts'
import { reweigh, valuesFrom, weightsOf } from '@zhishi/domain/evaluation/whatIf.ts'

/** A run as columns, made once; the totals and places for any rules, made at every move. */
export interface Table {
  readonly heads: RunBoard['heads']
  readonly values: Values
  readonly board: Board
}

export const tableOf = ({ scheme, heads }: Pick<RunBoard, 'scheme' | 'heads'>): Table => ({
  heads,
  values: valuesFrom(scheme, heads),
  board: boardOf(
    heads.map(({ group, bars }) => ({
      group,
      barred: bars.length > 0,
      vetoed: bars.some(({ code }) => code === 'bar.veto'),
    })),
  ),
})

export interface Outcome extends Placed {
  readonly totals: Int32Array
}

type Raised = RunBoard['run']['raisedQuota']

/** One frame's work: all totals, ranks and grades under these rules. */
export function outcomeOf({ values, board }: Table, rules: HeadScheme, raised: Raised): Outcome {
  const totals = reweigh(values, weightsOf(rules))
  return { totals, ...placed(board, totals, gradeRules(rules, raised)) }
}

export interface Moved {
  readonly ranks: number
  readonly grades: number
  readonly enter: number
  readonly leave: number
}

/** How much moves between two outcomes on the same heads. */
export function movedBetween(before: Outcome, after: Outcome): Moved {
  let [ranks, grades, enter, leave] = [0, 0, 0, 0]
  for (let row = 0; row < after.ranks.length; row += 1) {
    const [then, now] = [before.grades[row] ?? NO_GRADE, after.grades[row] ?? NO_GRADE]
    if (before.ranks[row] !== after.ranks[row]) ranks += 1
    if (then === now) continue
    grades += 1
    if (now === 0) enter += 1
    if (then === 0) leave += 1
  }
  return { ranks, grades, enter, leave }
}

/** The scheme with one dimension's weight moved, the others giving way. */
export function withDimension(rules: HeadScheme, at: number, to: number): HeadScheme {
  const given = giveWay(
    rules.dimensions.map(({ weight }) => weight),
    at,
    to,
  )
  return {
    ...rules,
    dimensions: rules.dimensions.map((one, i) => ({ ...one, weight: given[i] ?? one.weight })),
  }
}

/** The scheme with the weight of one indicator moved, the others of its dimension giving way. */
export function withIndicator(
  rules: HeadScheme,
  at: number,
  indicator: number,
  to: number,
): HeadScheme {
  return {
    ...rules,
    dimensions: rules.dimensions.map((one, d) => {
      if (d !== at) return one
      const given = giveWay(
        one.indicators.map(({ weight }) => weight),
        indicator,
        to,
      )
      const indicators = one.indicators.map((rule, i) => ({
        ...rule,
        weight: given[i] ?? rule.weight,
      }))
      return { ...one, indicators }
    }),
  }
}
