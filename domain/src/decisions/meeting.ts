import { isGraded } from '../evaluation/period.ts'
import type { Run, RunRow } from '../evaluation/run.ts'
import { type Reason, reason } from '../kernel/refusal.ts'
import type { Id } from '../kernel/values.ts'
import { type Judge, cannotJudge } from './deciding.ts'

/** Whether a run's people get grades: heads over a year. Leads, and everybody over a quarter, have places. */
export const hasGrades = ({ kind, period }: Pick<Run, 'kind' | 'period'>): boolean =>
  kind === 'heads' && isGraded(period)

/** Why no more is changed about a run in this state by who decides. */
export function cannotDecide({ state }: Pick<Run, 'state'>): Reason | undefined {
  if (state === 'sealed') return reason('run.sealed')
  return state === 'proposed' ? reason('meeting.not-open') : undefined
}

/** Why the meeting cannot be opened. */
export function cannotOpen({ state }: Pick<Run, 'state'>): Reason | undefined {
  if (state === 'sealed') return reason('run.sealed')
  return state === 'deciding' ? reason('meeting.open-already') : undefined
}

/**
 * Why a member may not say what he or she thinks of a person: the meeting is open, so that others'
 * opinions may be known; there is no grade to be said; or avoidance (law).
 */
export function cannotGiveOpinion(
  run: Pick<Run, 'kind' | 'period' | 'state'>,
  judge: Judge,
  person: RunRow,
  rows: readonly RunRow[],
): Reason | undefined {
  if (run.state === 'sealed') return reason('run.sealed')
  if (run.state === 'deciding') return reason('opinion.meeting-opened')
  if (!hasGrades(run)) return reason('decision.no-grades')
  if (person.notAssessed) return reason('decision.not-assessed')
  return cannotJudge(judge, person, rows)
}

/**
 * Which opinions somebody sees: before the meeting is opened only the own ones (ours: nobody is led by
 * another's), afterwards all but those on himself or herself. Of several by one member on one person
 * the last counts.
 */
export function opinionsFor<
  O extends { readonly accountId: Id; readonly cadreId: Id; readonly number: number },
>(
  opinions: readonly O[],
  { state }: Pick<Run, 'state'>,
  viewer: { readonly accountId: Id; readonly cadreId: Id | null },
): O[] {
  const last = new Map(
    opinions
      .toSorted((a, b) => a.number - b.number)
      .map((one) => [`${one.accountId} ${one.cadreId}`, one]),
  )
  return [...last.values()].filter(
    ({ accountId, cadreId }) =>
      cadreId !== viewer.cadreId && (state !== 'proposed' || accountId === viewer.accountId),
  )
}
