import type { Id } from '../kernel/values.ts'
import { UnitGroup } from '../units/unit.ts'
import type { Evidence } from './evidence.ts'
import { statement } from './node.ts'
import { isGraded } from './period.ts'
import type { GroupResult, HeadResult, Statement } from './result.ts'
import type { HeadScheme, Vote } from './scheme.ts'

/** What grading looks at, once the scores are there. */
export interface Graded {
  readonly cadreId: Id
  readonly group: UnitGroup | null
  /** The total in ten-thousandths as it is shown; null where it abstains. */
  readonly total: number | null
  readonly notAssessed: Statement | null
  readonly bars: readonly Statement[]
  /** The vetoes among the bars, which also cap the grade. */
  readonly vetoed: boolean
}

type Placing = Pick<HeadResult, 'rank' | 'outOf' | 'unranked' | 'grade' | 'gradeWhy'>

const GRADES: readonly Vote[] = ['excellent', 'competent', 'basic', 'incompetent']
const lower = (a: Vote, b: Vote): Vote => (GRADES.indexOf(a) > GRADES.indexOf(b) ? a : b)

/** By what is shown, highest first; who shows the same shares the place. */
export function ranked<T extends { readonly cadreId: Id; readonly total: number }>(
  people: readonly T[],
): { readonly one: T; readonly rank: number }[] {
  const inOrder = people.toSorted((a, b) =>
    a.total === b.total ? (a.cadreId < b.cadreId ? -1 : 1) : b.total - a.total,
  )
  let rank = 0
  return inOrder.map((one, i) => {
    if (i === 0 || inOrder[i - 1]?.total !== one.total) rank = i + 1
    return { one, rank }
  })
}

/** The grade of a total by the thresholds alone, at most 称职: 优秀 is by quota. */
function byThreshold({ thresholds }: HeadScheme, total: number): Vote {
  if (total >= thresholds.competent) return 'competent'
  return total >= thresholds.basic ? 'basic' : 'incompetent'
}

const unplaced = (unranked: Statement, why: Statement): Placing => ({
  rank: null,
  outOf: null,
  unranked,
  grade: null,
  gradeWhy: why,
})

type Scored = Graded & { readonly total: number }
const isScored = (one: Graded): one is Scored => one.total !== null && one.notAssessed === null

const UNGRADED = { grade: null, gradeWhy: statement('grade.quarter') }

interface Line {
  readonly places: number
  readonly excellent: ReadonlySet<Id>
  readonly tied: readonly Id[]
}

/**
 * Who is proposed for 优秀: of those with enough points and no bar the first, as many as there are
 * places (who is barred takes no place). Where the last place would fall among equals, none of these
 * equals is proposed.
 */
function drawLine(scheme: HeadScheme, group: readonly Scored[], places: number): Line {
  const eligible = group
    .filter((one) => one.total >= scheme.thresholds.excellent && one.bars.length === 0)
    .toSorted((a, b) => b.total - a.total)
  const edge = eligible[places]?.total
  const isTied = places > 0 && edge !== undefined && eligible[places - 1]?.total === edge
  const above = eligible.slice(0, places).filter((one) => !isTied || one.total !== edge)
  const tied = isTied ? eligible.filter((one) => one.total === edge) : []
  return {
    places,
    excellent: new Set(above.map((one) => one.cadreId)),
    tied: tied.map((one) => one.cadreId).toSorted(),
  }
}

/** The grade of one head and why, given where the line for 优秀 runs in the group. */
function propose(scheme: HeadScheme, one: Scored, line: Line): Pick<Placing, 'grade' | 'gradeWhy'> {
  const { total } = one
  const { places } = line
  if (line.excellent.has(one.cadreId))
    return { grade: 'excellent', gradeWhy: statement('grade.excellent', { total, places }) }
  if (line.tied.includes(one.cadreId)) {
    const about = { total, places, people: line.tied.length }
    return { grade: null, gradeWhy: statement('grade.tied', about) }
  }
  const earned = byThreshold(scheme, total)
  const grade = one.vetoed ? lower(earned, scheme.vetoCeiling) : earned
  const reached = total >= scheme.thresholds.excellent
  const from = one.bars.flatMap((bar) => bar.from)
  if (one.vetoed && (reached || grade !== earned))
    return { grade, gradeWhy: statement('grade.vetoed', { total }, from) }
  if (reached && one.bars.length > 0)
    return { grade, gradeWhy: statement('grade.barred', { total }, from) }
  if (reached) return { grade, gradeWhy: statement('grade.quotaFull', { total, places }) }
  return { grade, gradeWhy: statement(`grade.${grade}`, { total }) }
}

/**
 * Ranks and proposed grades within the unit groups (domain rule).
 *
 * - Totals are compared as they are shown, in whole ten-thousandths; ties share a rank, the next
 *   place is skipped.
 * - Places for 优秀: the quota (the group's own where it has one) of all who are assessed in the
 *   group, whether or not the evidence suffices for a total, rounded down; who is on long leave or a county leader is not counted.
 * - Who ties across the quota line gets no proposal at all: each of them is 优秀 or 称职 by
 *   people's decision, and a default of 称职 would decide it.
 * - Without a group neither rank nor grade; without a total neither.
 * - A quarter has ranks and neither grades nor places for 优秀: these are of a year (`isGraded`).
 */
export function gradeHeads(
  scheme: HeadScheme,
  people: readonly Graded[],
  { raisedQuota, period }: Pick<Evidence, 'raisedQuota' | 'period'>,
): { readonly placings: ReadonlyMap<Id, Placing>; readonly groups: readonly GroupResult[] } {
  const placings = new Map<Id, Placing>()
  for (const one of people) {
    const code = one.notAssessed ? 'notAssessed' : one.group === null ? 'ungrouped' : 'noTotal'
    placings.set(one.cadreId, unplaced(statement(`unranked.${code}`), statement(`grade.${code}`)))
  }
  const groups = UnitGroup.options.flatMap((group): GroupResult[] => {
    const assessed = people.filter((one) => one.group === group && one.notAssessed === null)
    if (assessed.length === 0) return []
    const scored = assessed.filter(isScored)
    if (!isGraded(period)) {
      for (const { one, rank } of ranked(scored))
        placings.set(one.cadreId, { rank, outOf: scored.length, unranked: null, ...UNGRADED })
      return []
    }
    const { usual, approved } = scheme.groupQuotas[group] ?? scheme.quota
    const quota = raisedQuota.includes(group) ? approved : usual
    const places = Math.floor((assessed.length * quota) / 10_000)
    const line = drawLine(scheme, scored, places)
    for (const { one, rank } of ranked(scored)) {
      const proposal = propose(scheme, one, line)
      placings.set(one.cadreId, { rank, outOf: scored.length, unranked: null, ...proposal })
    }
    const proposed = line.excellent.size
    const tied = [...line.tied]
    const counts = { assessed: assessed.length, scored: scored.length, quota, places }
    return [{ group, ...counts, proposed, tied }]
  })
  return { placings, groups }
}
