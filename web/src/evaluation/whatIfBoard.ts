import type { Board, Placed } from '@zhishi/domain/evaluation/board.ts'
import { boardOf, gradeRules, NO_GRADE, placed } from '@zhishi/domain/evaluation/board.ts'
import type { RunBoard } from '@zhishi/domain/evaluation/lineageApi.ts'
import { outstandingIn } from '@zhishi/domain/evaluation/outstanding.ts'
import { isGraded } from '@zhishi/domain/evaluation/period.ts'
import type { HeadScheme } from '@zhishi/domain/evaluation/scheme.ts'
import { giveWay } from '@zhishi/domain/evaluation/weightings.ts'
import type { Scores, Values } from '@zhishi/domain/evaluation/whatIf.ts'
import {
  roundedScores,
  scoresUnder,
  totalsUnder,
  valuesFrom,
  weightsOf,
} from '@zhishi/domain/evaluation/whatIf.ts'

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
  readonly scores: Scores
  /** The same, rounded. */
  readonly points: Int32Array
  /** 1 for whoever is proposed as a standout. */
  readonly standouts: Uint8Array
}

/** What of a run stands beside the scheme: groups with a raised quota, and the rule for standouts. */
export type Terms = Pick<RunBoard, 'recognition'> & {
  readonly run: Pick<RunBoard['run'], 'raisedQuota' | 'period'>
}

/**
 * One frame's work: all totals, ranks, grades and standouts under these rules. Where the dimensions are
 * as in `like`, because no indicator's weight differs, they are taken from there.
 */
export function outcomeOf(
  { values, board }: Table,
  rules: HeadScheme,
  terms: Terms,
  like?: Outcome,
): Outcome {
  const weights = weightsOf(rules)
  const { scores, points } =
    like && areSame(like.scores.indicators, weights.indicators)
      ? like
      : scored(values, weights.indicators)
  const totals = totalsUnder(scores, weights)
  return {
    totals,
    scores,
    points,
    ...placed(board, totals, gradeRules(rules, terms.run)),
    standouts: isGraded(terms.run.period)
      ? outstandingIn(board, totals, points, terms.recognition)
      : new Uint8Array(board.seats.length),
  }
}

function scored(values: Values, indicators: readonly number[]): Pick<Outcome, 'scores' | 'points'> {
  const scores = scoresUnder(values, indicators)
  return { scores, points: roundedScores(scores) }
}

const areSame = (some: readonly number[], others: readonly number[]): boolean =>
  some.every((one, i) => one === others[i])

export interface Moved {
  readonly ranks: number
  readonly grades: number
  readonly enter: number
  readonly leave: number
  readonly newStandouts: number
  readonly lostStandouts: number
}

/** How much moves between two outcomes on the same heads. */
export function movedBetween(before: Outcome, after: Outcome): Moved {
  let [ranks, grades, enter, leave, newStandouts, lostStandouts] = [0, 0, 0, 0, 0, 0]
  for (let row = 0; row < after.ranks.length; row += 1) {
    const [then, now] = [before.grades[row] ?? NO_GRADE, after.grades[row] ?? NO_GRADE]
    if (before.ranks[row] !== after.ranks[row]) ranks += 1
    const step = (after.standouts[row] ?? 0) - (before.standouts[row] ?? 0)
    if (step > 0) newStandouts += 1
    if (step < 0) lostStandouts += 1
    if (then === now) continue
    grades += 1
    if (now === 0) enter += 1
    if (then === 0) leave += 1
  }
  return { ranks, grades, enter, leave, newStandouts, lostStandouts }
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
