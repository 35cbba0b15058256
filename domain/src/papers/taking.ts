import type { Actor } from '../access/actor.ts'
import { type Reason, reason } from '../kernel/refusal.ts'
import type { Id } from '../kernel/values.ts'

/** Why a form may not be taken over: nobody states facts about himself; the file is about somebody else. */
export const cannotTake = (
  actor: Pick<Actor, 'cadreId'>,
  cadre: { readonly id: Id; readonly name: string },
  given: { readonly name: string | null },
): Reason | undefined => {
  if (actor.cadreId === cadre.id) return reason('form.own')
  if (given.name !== null && given.name !== cadre.name)
    return reason('form.other-person', { name: given.name })
  return undefined
}
