import { createContext, use } from 'react'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import type { Permission } from '@zhishi/domain/access/abilities.ts'

/** Who is signed in, and everything the server says he or she may ask for. */
interface Seat extends Actor {
  readonly may: readonly string[]
}

/** For every page inside the shell. */
export const ActorContext = createContext<Seat>({
  accountId: '',
  name: '',
  districtId: 0,
  district: '',
  roles: [],
  cadreId: null,
  unitId: null,
  may: [],
})

export const useActor = (): Seat => use(ActorContext)

/** Whether somebody may ask at all; over which records the server decides. */
const mayAsk = ({ may }: Seat, needed: Permission): boolean =>
  needed === 'anyone' || needed === 'signed in' || may.includes(needed)

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
