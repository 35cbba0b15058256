import type { Id } from '../kernel/values.ts'
import type { Desk } from './desk.ts'
import { columnOf, find } from './rows.ts'
import type { Row } from './table.ts'

interface Month {
  readonly month: string
  readonly invested: number | undefined
  readonly cumulative: number | undefined
  /** The row that states it; undefined for a month on record that the batch does not repeat. */
  readonly row: Row | undefined
}

const numberIn = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : undefined

/** The months of each project that the batch reports on, with those on record between them. */
function monthsByProject(desk: Desk): Map<Id, Month[]> {
  const stated = [...(desk.facts.entries.get('report')?.values() ?? [])]
  const projects = Map.groupBy(stated, (entry) => String(entry.content['projectId']))
  const onRecord = Map.groupBy(desk.onRecord.get('report') ?? [], (stored) =>
    String(stored.content['projectId']),
  )
  return new Map(
    [...projects].map(([project, entries]) => {
      const ids = new Set(entries.map(({ id }) => id))
      const others = (onRecord.get(project) ?? []).filter(({ id }) => !ids.has(id))
      const month = (content: Readonly<Record<string, unknown>>, row: Row | undefined): Month => ({
        month: String(content['month']),
        invested: numberIn(content['invested']),
        cumulative: numberIn(content['cumulative']),
        row,
      })
      const months = [
        ...entries.map((entry) => month(entry.content, entry.row)),
        ...others.map((stored) => month(stored.content, undefined)),
      ]
      return [project, months.toSorted((a, b) => (a.month < b.month ? -1 : 1))]
    }),
  )
}

const wan = (yuan: number): number => yuan / 10_000
const follows = (before: string, month: string): boolean => {
  const [year, of] = [Number(before.slice(0, 4)), Number(before.slice(5))]
  return month === (of === 12 ? `${year + 1}-01` : `${year}-${String(of + 1).padStart(2, '0')}`)
}

/**
 * Notes a sum to date that is below that of the month before, or that is not the month before and this
 * month together. One wrong month is told once: the next is also right if it adds up without it.
 */
function checkSums(months: readonly Month[]): void {
  let before: Month | undefined
  let expected: number | undefined
  for (const now of months) {
    if (before && before.month.slice(0, 4) !== now.month.slice(0, 4)) {
      before = undefined
      expected = undefined
    }
    if (now.cumulative === undefined) continue
    const { cumulative, invested, row } = now
    const inTurn = before !== undefined && follows(before.month, now.month)
    const sums = [before?.cumulative, expected].flatMap((sum) =>
      sum === undefined || invested === undefined ? [] : sum + invested,
    )
    const adds =
      !inTurn || sums.length === 0 || sums.some((sum) => Math.abs(sum - cumulative) <= 10_000)
    if (row && before?.cumulative !== undefined) {
      const column = columnOf(row, 'cumulative')
      const about = { before: wan(before.cumulative), month: before.month, now: wan(cumulative) }
      if (
        cumulative < before.cumulative &&
        (expected === undefined || cumulative < expected || !adds)
      )
        find(row, 'note', 'intake.sum-shrinks', column, about)
      else if (!adds)
        find(row, 'note', 'intake.sum-does-not-add-up', column, {
          ...about,
          invested: wan(invested ?? 0),
        })
    }
    // Where this month is out of line, what it should have been is remembered beside it.
    expected = adds
      ? undefined
      : inTurn && before?.cumulative !== undefined && invested !== undefined
        ? (expected ?? before.cumulative) + invested
        : undefined
    before = now
  }
}

/** Notes that need all sheets together: sums that shrink from month to month. */
export function checkTogether(desk: Desk): void {
  for (const months of monthsByProject(desk).values()) checkSums(months)
}
