import { type Actor, may } from '../access/actor.ts'
import { cannotHold, isAdministrator } from '../access/holding.ts'
import type { Role } from '../access/roles.ts'
import { type Reason, reason } from '../kernel/refusal.ts'

/** The account whose roles or whose access is about to change. */
export interface Holder {
  readonly id: string
  readonly roles: readonly Role[]
  readonly disabled: boolean
}

const FIRST: readonly Role[] = ['securityAdmin', 'auditor']

/**
 * Why this actor may not give these roles to that account. Whoever makes the accounts does not grant,
 * whoever grants does not grant to himself, and an administrator's seat is never left empty.
 * One exception: while a district has no security administrator, or no auditor, the system
 * administrator names the first one, once, to an account that holds nothing else.
 *
 * `present` are the administrators' roles held by other accounts of the district that can sign in.
 * Source: law for the separation, ours for the exception.
 */
export function cannotGrant(
  actor: Actor,
  target: Holder,
  roles: readonly Role[],
  present: readonly Role[],
): Reason | undefined {
  if (target.id === actor.accountId) return reason('grant.self')
  if (target.disabled) return reason('grant.disabled')
  const together = cannotHold(roles)
  if (together) return together
  const left = target.roles.find((role) => isLast(role, present) && !roles.includes(role))
  if (left) return reason('account.last-administrator', { role: left })
  if (may(actor, 'grant roles')) return undefined
  const [role] = roles
  const namesFirst =
    may(actor, 'manage accounts') &&
    roles.length === 1 &&
    role !== undefined &&
    FIRST.includes(role) &&
    !present.includes(role) &&
    target.roles.length === 0
  return namesFirst ? undefined : reason('grant.not-yours')
}

/**
 * Why this actor may not shut that account out: not oneself, and not the last one in an
 * administrator's seat. Source: ours.
 */
export function cannotDisable(
  actor: Pick<Actor, 'accountId'>,
  target: Holder,
  present: readonly Role[],
): Reason | undefined {
  if (target.id === actor.accountId) return reason('account.self')
  const left = target.disabled ? undefined : target.roles.find((role) => isLast(role, present))
  return left ? reason('account.last-administrator', { role: left }) : undefined
}

const isLast = (role: Role, present: readonly Role[]): boolean =>
  isAdministrator(role) && !present.includes(role)
