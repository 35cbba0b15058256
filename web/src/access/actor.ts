import { createContext, use } from 'react'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import type { Permission } from '@zhishi/domain/access/abilities.ts'
import { MAY } from './may.built.ts'

/** Who is signed in, for every page inside the shell. */
export const ActorContext = createContext<Actor>({
  accountId: '',
  name: '',
  districtId: 0,
  district: '',
  roles: [],
  cadreId: null,
  unitId: null,
})

export const useActor = (): Actor => use(ActorContext)

/** Whether somebody with these roles may ask at all; over which records the server decides. */
export const mayAsk = (actor: Pick<Actor, 'roles'>, needed: Permission): boolean =>
  needed === 'anyone' ||
  needed === 'signed in' ||
  actor.roles.some((role) => MAY[role]?.includes(needed) === true)

/** `const may = useMay()`, then `may('keep projects')` for a button's state. */
export function useMay(): (needed: Permission) => boolean {
  const actor = useActor()
  return (needed) => mayAsk(actor, needed)
}

interface Place {
  readonly may: Permission
  readonly only?: readonly string[]
}

/** Which places of the menu are for this person. */
export function useIsOpen(): (place: Place) => boolean {
  const actor = useActor()
  return ({ may, only }) =>
    mayAsk(actor, may) && (only === undefined || actor.roles.some((role) => only.includes(role)))
}
