import { UnitGroup } from '../units/unit.ts'
import type { Evidence } from './evidence.ts'
import { isGraded } from './period.ts'
import type { HeadScheme, Vote } from './scheme.ts'
import { NO_TOTAL } from './whatIf.ts'

/**
 * Ranks and grades of many heads again and again, while a person moves a weight: the rule of
 * `grading.ts` on columns instead of records, without its reasons. A test holds the two together.
 */

/** What grading needs of one head besides the total. */
export interface Seat {
  readonly group: UnitGroup | null
  /** Whether anything bars 优秀, and whether a veto caps the grade. */
  readonly barred: boolean
  readonly vetoed: boolean
}

/** The rules that a person may move, besides the weights. */
export type GradeRules = Pick<HeadScheme, 'thresholds' | 'vetoCeiling'> & {
  /** The part of each group that may be 优秀, in ten-thousandths. */
  readonly quotaOf: (group: UnitGroup) => number
  /** Whether grades are proposed at all (`isGraded`). */
  readonly graded: boolean
}

/** The rules as a scheme has them, with the groups whose raised quota was approved. */
export const gradeRules = (
  scheme: HeadScheme,
  { raisedQuota, period }: Pick<Evidence, 'raisedQuota' | 'period'>,
): GradeRules => ({
  thresholds: scheme.thresholds,
  vetoCeiling: scheme.vetoCeiling,
  quotaOf: (group) => {
    const quota = scheme.groupQuotas[group] ?? scheme.quota
    return raisedQuota.includes(group) ? quota.approved : quota.usual
  },
  graded: isGraded(period),
})

export const GRADES: readonly Vote[] = ['excellent', 'competent', 'basic', 'incompetent']
/** No grade is proposed: no group, no total, or a tie across the line. */
export const NO_GRADE = GRADES.length

export interface Board {
  readonly seats: readonly Seat[]
  readonly ungrouped: Int32Array
  /** The rows of each group that has any, in the official order of groups. */
  readonly rowsOf: readonly { readonly group: UnitGroup; readonly rows: Int32Array }[]
}

/** Sorts the heads who are assessed to their groups, once. */
export const boardOf = (seats: readonly Seat[]): Board => ({
  seats,
  ungrouped: Int32Array.from(seats.flatMap(({ group }, row) => (group === null ? [row] : []))),
  rowsOf: UnitGroup.options.flatMap((group) => {
    const rows = seats.flatMap((seat, row) => (seat.group === group ? [row] : []))
    return rows.length === 0 ? [] : [{ group, rows: Int32Array.from(rows) }]
  }),
})

export interface Placed {
  /** Place in the group, ties share it; 0 where there is none. */
  readonly ranks: Int32Array
  /** Which of `GRADES`, or `NO_GRADE`. */
  readonly grades: Uint8Array
  /** The rows as a list shows them: group by group, highest first, those without a total behind. */
  readonly order: Int32Array
}

/** More rows than any district has; totals are below 2²¹, so that both fit in a float exactly. */
const ROWS = 2 ** 31

/** The rows of a group with a total, highest first, equals in the order of the rows. */
function inOrder(rows: Int32Array, totals: Int32Array): Float64Array {
  const keys = new Float64Array(rows.length)
  let count = 0
  for (const row of rows) {
    const total = totals[row] ?? NO_TOTAL
    if (total !== NO_TOTAL) keys[count++] = (1_000_000 - total) * ROWS + row
  }
  // A copy of the array would cost a frame's memory at every move.
  // oxlint-disable-next-line unicorn/no-array-sort -- the keys are this function's own
  return keys.subarray(0, count).sort()
}

const rowIn = (key: number): number => key % ROWS

/** The least total for 优秀 by the quota, and the total at which it would fall among equals. */
function lineIn(
  order: Float64Array,
  totals: Int32Array,
  board: Board,
  rules: GradeRules,
  places: number,
) {
  let taken = 0
  let last = NO_TOTAL
  for (const key of order) {
    const row = rowIn(key)
    const total = totals[row] ?? NO_TOTAL
    if (total < rules.thresholds.excellent) break
    if (board.seats[row]?.barred) continue
    if (taken === places)
      return { least: total === last ? last + 1 : last, tied: total === last ? last : NO_TOTAL }
    taken += 1
    last = total
  }
  return { least: rules.thresholds.excellent, tied: NO_TOTAL }
}

/** Ranks and grades for totals in ten-thousandths, in the order of the board's seats. */
export function placed(board: Board, totals: Int32Array, rules: GradeRules): Placed {
  const ranks = new Int32Array(board.seats.length)
  const grades = new Uint8Array(board.seats.length).fill(NO_GRADE)
  const shown = new Int32Array(board.seats.length)
  let next = 0
  const ceiling = GRADES.indexOf(rules.vetoCeiling)
  const { competent, basic } = rules.thresholds
  for (const { group, rows } of board.rowsOf) {
    const order = inOrder(rows, totals)
    const places = Math.floor((rows.length * rules.quotaOf(group)) / 10_000)
    const { least, tied } =
      places === 0
        ? { least: Infinity, tied: NO_TOTAL }
        : lineIn(order, totals, board, rules, places)
    let rank = 0
    let before = NO_TOTAL
    order.forEach((key, i) => {
      const row = rowIn(key)
      const total = totals[row] ?? NO_TOTAL
      if (total !== before) rank = i + 1
      before = total
      ranks[row] = rank
      shown[next++] = row
      if (!rules.graded) return
      const seat = board.seats[row]
      if (!seat?.barred && total >= least) grades[row] = 0
      else if (!seat?.barred && total === tied) grades[row] = NO_GRADE
      else {
        const earned = total >= competent ? 1 : total >= basic ? 2 : 3
        grades[row] = seat?.vetoed ? Math.max(earned, ceiling) : earned
      }
    })
    for (const row of rows) if ((totals[row] ?? NO_TOTAL) === NO_TOTAL) shown[next++] = row
  }
  shown.set(board.ungrouped, next)
  return { ranks, grades, order: shown }
}
