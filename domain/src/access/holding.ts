import { type Reason, reason } from '../kernel/refusal.ts'
import { ADMINISTRATORS, type Role } from './roles.ts'

const administrators: readonly string[] = ADMINISTRATORS

/** Whether a role is one of the three administrators, who see no personnel content. */
export const isAdministrator = (role: Role): boolean => administrators.includes(role)

/**
 * Why nobody may hold these roles together: the three administrators exclude each other and every
 * seat that works with personnel. Source: law (classified protection, level 3: separation of duties).
 */
export function cannotHold(roles: readonly Role[]): Reason | undefined {
  const held = new Set(roles)
  const seats = ADMINISTRATORS.filter((role) => held.has(role))
  if (seats.length > 1) return reason('roles.two-administrators')
  if (seats.length === 1 && held.size > 1) return reason('roles.administrator-and-personnel')
  return undefined
}
