import { type Reason, reason } from '../kernel/refusal.ts'
import type { Id } from '../kernel/values.ts'

export interface Standing {
  readonly cadreId: Id
  /** The unit of the present post. */
  readonly unitId: Id | null
}

/**
 * Relations that bar an inspector from a person: oneself, registered kin, the same unit (law:
 * avoidance of kin, superior and subordinate). `kin` is everybody registered as the inspector's kin.
 */
export function cannotInspect(
  inspector: Standing,
  person: Standing,
  kin: readonly Id[],
): Reason | undefined {
  if (inspector.cadreId === person.cadreId) return reason('recusal.oneself')
  if (kin.includes(person.cadreId)) return reason('recusal.kin')
  if (inspector.unitId !== null && inspector.unitId === person.unitId)
    return reason('recusal.same-unit')
  return undefined
}
