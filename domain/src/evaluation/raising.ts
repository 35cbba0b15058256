import { type Reason, reason } from '../kernel/refusal.ts'
import type { UnitGroup } from '../units/unit.ts'

/** A quota for 优秀 is raised with approval (law), and the approval is named: by whom, under what number. */
export const cannotRaise = (asked: {
  readonly raisedQuota: readonly UnitGroup[]
  readonly raisedBasis?: string | undefined
}): Reason | undefined =>
  asked.raisedQuota.length > 0 && asked.raisedBasis === undefined
    ? reason('run.raise-without-basis')
    : undefined
