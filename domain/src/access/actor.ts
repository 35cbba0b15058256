import { z } from 'zod'
import { Id, Name } from '../kernel/values.ts'
import { type Ability, scopesOf } from './abilities.ts'
import { Role } from './roles.ts'

/** Who asks: an account with its roles, and the cadre and unit it speaks for, where there is one. */
export const Actor = z.strictObject({
  accountId: Id,
  name: Name,
  districtId: z.int(),
  district: z.string(),
  roles: z.array(Role),
  cadreId: Id.nullable(),
  unitId: Id.nullable(),
})
export type Actor = z.infer<typeof Actor>

/** Whether this actor may ask for something at all; over which records is `scopesOf`. */
export const may = (actor: Actor, ability: Ability): boolean =>
  scopesOf(actor.roles, ability).length > 0
