import type { Actor } from '../access/actor.ts'
import { type Reason, reason } from '../kernel/refusal.ts'
import type { Id } from '../kernel/values.ts'

/** How many people are compared side by side: as many as a page has room for (ours). */
export const MOST_COMPARED = 5

/** Why these people are not compared: too few or too many, or the one who asks is among them. */
export function cannotCompare(
  actor: Pick<Actor, 'cadreId'>,
  ids: readonly Id[],
): Reason | undefined {
  if (ids.length < 2 || ids.length > MOST_COMPARED) return reason('comparison.count')
  return actor.cadreId !== null && ids.includes(actor.cadreId)
    ? reason('comparison.own')
    : undefined
}
