import type { GroupResult } from '../evaluation/result.ts'
import type { RunRow } from '../evaluation/run.ts'
import type { HeadScheme } from '../evaluation/scheme.ts'
import { type Reason, reason } from '../kernel/refusal.ts'
import type { Id } from '../kernel/values.ts'
import { type Standing, keyOf } from './standing.ts'

type Lines = HeadScheme['thresholds']
const LINES = ['excellent', 'competent', 'basic'] as const

/** Half a rank more or less decides here: a point on either side of a line (ours). */
export const NEAR = 10_000

/** Between whom the places for 优秀 end: the last total proposed and the first that is not. */
export function quotaLine(
  rows: readonly RunRow[],
  { group }: Pick<GroupResult, 'group'>,
  lines: Lines,
): { readonly last: number; readonly next: number } | undefined {
  const eligible = rows.filter(
    (row) => row.group === group && row.bars.length === 0 && (row.total ?? -1) >= lines.excellent,
  )
  const totals = (isIn: boolean) =>
    eligible.flatMap(({ grade, total }) =>
      (grade === 'excellent') === isIn && total !== null ? [total] : [],
    )
  const [within, beyond] = [totals(true), totals(false)]
  if (beyond.length === 0) return undefined
  const next = Math.max(...beyond)
  return { last: within.length > 0 ? Math.min(...within) : next, next }
}

/**
 * Whom a meeting should look at, and why: within `distance` (ten-thousandths) of a line or of the end
 * of the places for 优秀, in a tie across it, barred although the points would do, proposed nothing,
 * decided otherwise than proposed. By person, in the order of the rows; nobody else is in the map.
 */
export function borderlinesIn(
  rows: readonly RunRow[],
  groups: readonly GroupResult[],
  lines: Lines,
  standing: ReadonlyMap<string, Pick<Standing, 'departures'>>,
  distance: number = NEAR,
): Map<Id, Reason[]> {
  const ends = new Map(groups.map((one) => [one.group as string, quotaLine(rows, one, lines)]))
  const tied = new Set(groups.flatMap((one) => one.tied))
  const found = rows.flatMap((row): [Id, Reason[]][] => {
    if (row.notAssessed) return []
    const end = row.group === null ? undefined : ends.get(row.group)
    const why = [
      ...(row.total === null ? [reason('borderline.noTotal')] : near(row.total, lines, distance)),
      ...(end && isNearEnd(row, end, lines, distance) ? [reason('borderline.quota')] : []),
      ...(tied.has(row.cadreId) ? [reason('borderline.tied')] : []),
      ...(row.bars.length > 0 ? [reason('borderline.barred')] : []),
      ...(standing.get(keyOf({ cadreId: row.cadreId, matter: 'grade' }))?.departures.length
        ? [reason('borderline.departs')]
        : []),
    ]
    return why.length > 0 ? [[row.cadreId, why]] : []
  })
  return new Map(found)
}

const near = (total: number, lines: Lines, distance: number): Reason[] =>
  LINES.filter((line) => Math.abs(total - lines[line]) <= distance).map((line) =>
    reason(`borderline.near.${line}`, { points: total - lines[line] }),
  )

function isNearEnd(
  { total, grade, bars }: RunRow,
  { last, next }: { readonly last: number; readonly next: number },
  lines: Lines,
  distance: number,
): boolean {
  if (total === null || bars.length > 0 || total < lines.excellent) return false
  return grade === 'excellent' ? total - next <= distance : last - total <= distance
}
