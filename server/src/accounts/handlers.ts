import { ALL_ABILITIES } from '@zhishi/domain/access/abilities.ts'
import { type Actor, may } from '@zhishi/domain/access/actor.ts'
import { accountsApi } from '@zhishi/domain/accounts/api.ts'
import { cannotDisable, cannotGrant } from '@zhishi/domain/accounts/granting.ts'
import { loginKey } from '@zhishi/domain/accounts/password.ts'
import { Refusal, reason, refuseIf } from '@zhishi/domain/kernel/refusal.ts'
import type { Role } from '@zhishi/domain/access/roles.ts'
import type { Tx } from '../platform/database.ts'
import { type Route, route, routeAfter } from '../platform/http.ts'
import { headOf } from '../platform/sealer.ts'
import { readTrail } from '../platform/trail.ts'
import { hashPassword, isRightPassword } from './passwords.ts'
import { endSession, endSessionsOf, startSession } from './sessions.ts'
import { setUp, setupState } from './setup.ts'
import { signIn } from './signIn.ts'
import {
  accountOrNothing,
  changeAccount,
  findAccount,
  findOwn,
  holderOf,
  listAccounts,
  lockAdministrators,
  makeAccount,
  setRoles,
  standing,
} from './store.ts'
import { admitTry, rememberTry } from './throttle.ts'

const api = accountsApi

const firstSteps: readonly Route[] = [
  route(api.setup, ({ tx, query }) => setupState(tx, query.token ?? '')),
  routeAfter(
    api.setUp,
    async ({ tx, input }) => {
      const { tokenIsGood, needed } = await setupState(tx, input.token)
      if (!tokenIsGood) throw new Refusal(reason(needed ? 'setup.link' : 'setup.done'))
      const { administrator, clerk } = input
      return {
        administrator: await hashPassword(administrator.password, administrator.login),
        clerk: await hashPassword(clerk.password, clerk.login),
      }
    },
    async ({ tx, input, now, note, keepSession }, hashes) => {
      const { districtId, district, clerkId } = await setUp(tx, input, hashes, now)
      const { administrator, clerk, trial } = input
      note({ particulars: { administrator: administrator.login, clerk: clerk.login, trial } })
      keepSession(await startSession(tx, districtId, clerkId, now))
      const seat = { roles: ['clerk'] as Role[], cadreId: null, unitId: null }
      return { accountId: clerkId, name: clerk.name, districtId, district, ...seat }
    },
  ),
]

const session: readonly Route[] = [
  signIn,
  route(api.signOut, async ({ tx, token, keepSession }) => {
    await endSession(tx, token)
    keepSession(undefined)
    return null
  }),
  route(api.whoAmI, async ({ tx, actor }) => ({
    actor,
    may: ALL_ABILITIES.filter((ability) => may(actor, ability)),
    ...(await standing(tx, actor.districtId)),
  })),
  routeAfter(
    api.changePassword,
    async ({ tx, actor, input, address, device, now }) => {
      const { login, passwordHash } = await findOwn(tx, actor.districtId, actor.accountId)
      // Whoever sits at somebody else's open page does not get to guess for ever either.
      const tried = { login, address, device }
      const attempt = await admitTry(tx, tried, now)
      if (!(await isRightPassword(passwordHash, input.current)))
        throw new Refusal(reason('password.wrong'))
      if (device !== '') await rememberTry(tx, attempt, tried)
      return hashPassword(input.next, login)
    },
    async ({ tx, actor, now, keepSession }, passwordHash) => {
      const { districtId, accountId } = actor
      await changeAccount(tx, districtId, accountId, { passwordHash })
      await endSessionsOf(tx, districtId, accountId)
      keepSession(await startSession(tx, districtId, accountId, now))
      return null
    },
  ),
]

const management: readonly Route[] = [
  route(api.accounts, ({ tx, actor }) => listAccounts(tx, actor.districtId)),
  routeAfter(
    api.createAccount,
    ({ input }) => hashPassword(input.password, input.login),
    async ({ tx, actor, params, input, now, note }, passwordHash) => {
      const id = params['id'] ?? ''
      const { login, name, cadreId, unitId } = input
      const there = await findAccount(tx, actor.districtId, id)
      if (there) {
        const asked = { login: loginKey(login), name, cadreId, unitId }
        const isSame = Object.entries(asked).every(([key, value]) => there[key as 'name'] === value)
        if (isSame) return there
        throw new Refusal(reason('record.already-there'))
      }
      // Who is on the roster may see the own record; everything else is granted by somebody else.
      const roles: Role[] = cadreId === null ? [] : ['cadre']
      const account = { id, login, name, passwordHash, roles, cadreId, unitId, trial: false }
      await makeAccount(tx, actor.districtId, account, actor.accountId, now)
      note({ noun: 'account', particulars: { login: loginKey(login), cadreId, unitId } })
      return accountOrNothing(tx, actor.districtId, id)
    },
  ),
  route(api.disableAccount, async ({ tx, actor, params, input, now, note }) => {
    const { districtId } = actor
    const id = params['id'] ?? ''
    const present = await lockAdministrators(tx, districtId, id)
    const account = await accountOrNothing(tx, districtId, id)
    if (input.disabled) refuseIf(cannotDisable(actor, holderOf(account), present))
    await changeAccount(tx, districtId, id, { disabledAt: input.disabled ? now : null })
    await endSessionsOf(tx, districtId, id)
    note({ noun: 'account', particulars: { login: account.login, disabled: input.disabled } })
    return accountOrNothing(tx, districtId, id)
  }),
  route(api.nameAdministrator, async ({ tx, actor, params, input, now, note }) => {
    note({ noun: 'account', particulars: { roles: [input.role] } })
    return grant(tx, actor, params['id'] ?? '', [input.role], now)
  }),
  route(api.accountsToGrant, ({ tx, actor }) => listAccounts(tx, actor.districtId)),
  route(api.grantRoles, async ({ tx, actor, params, input, now, note }) => {
    note({ noun: 'account', particulars: { roles: input.roles } })
    return grant(tx, actor, params['id'] ?? '', input.roles, now)
  }),
]

/** Changes an account's roles, if the rule has nothing against it, and signs the account out everywhere. */
async function grant(tx: Tx, actor: Actor, id: string, roles: readonly Role[], now: Date) {
  const { districtId } = actor
  const present = await lockAdministrators(tx, districtId, id)
  const account = await accountOrNothing(tx, districtId, id)
  refuseIf(cannotGrant(actor, holderOf(account), roles, present))
  await setRoles(tx, districtId, id, roles, actor.accountId, now)
  await endSessionsOf(tx, districtId, id)
  return accountOrNothing(tx, districtId, id)
}

const trail: readonly Route[] = [
  // Reading the trail is itself on the trail.
  route(api.trail, async ({ tx, actor, query, note }) => {
    note({ outcome: 'read', noun: 'trail', particulars: query })
    const head = await headOf(tx, actor.districtId)
    return { ...(await readTrail(tx, actor.districtId, query)), head: head ?? null }
  }),
]

export const accountsRoutes: readonly Route[] = [...firstSteps, ...session, ...management, ...trail]
