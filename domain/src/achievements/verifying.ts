import type { Actor } from '../access/actor.ts'
import { scopesOf } from '../access/abilities.ts'
import { type Reason, reason } from '../kernel/refusal.ts'
import type { Id } from '../kernel/values.ts'

/** What the rules of verification ask of an achievement. */
export interface Item {
  readonly unitId: Id | null
  /** The account that entered it by hand; null where it was transcribed from a sheet. */
  readonly enteredBy: Id | null
  /** The account that gave the standing finding; undefined where there is none, null where it was transcribed. */
  readonly verifiedBy: Id | null | undefined
}

type Verifier = Pick<Actor, 'accountId' | 'unitId' | 'roles'>

/** The one who submits does not verify, nor does the own unit (principle 5). */
export function cannotVerify(actor: Verifier, item: Item): Reason | undefined {
  if (item.enteredBy === actor.accountId) return reason('achievement.own-entry')
  if (item.unitId !== null && item.unitId === actor.unitId) return reason('achievement.own-unit')
  return undefined
}

/** A finding once given is changed or taken back by a second person only. */
export const cannotReverify = (actor: Verifier, item: Item): Reason | undefined =>
  item.verifiedBy === actor.accountId
    ? reason('verification.second-person')
    : cannotVerify(actor, item)

/**
 * What was verified is not edited by anybody: it is withdrawn by a second person who keeps the
 * whole district's achievements, and entered anew.
 */
export function cannotCorrectAchievement(
  actor: Verifier,
  item: Item,
  act: 'correct' | 'withdraw' | 'restore',
): Reason | undefined {
  if (item.verifiedBy === undefined) return undefined
  const second =
    item.enteredBy !== actor.accountId &&
    scopesOf(actor.roles, 'keep achievements').includes('district')
  return act === 'correct' || !second ? reason('achievement.verified') : undefined
}
