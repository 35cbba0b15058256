import { type Kysely, sql } from 'kysely'
import { isAdministrator } from '@zhishi/domain/access/holding.ts'
import { ADMINISTRATORS, type Role } from '@zhishi/domain/access/roles.ts'
import type { Account } from '@zhishi/domain/accounts/api.ts'
import type { Holder } from '@zhishi/domain/accounts/granting.ts'
import { loginKey } from '@zhishi/domain/accounts/password.ts'
import { Refusal, reason } from '@zhishi/domain/kernel/refusal.ts'
import type { Database, Tx } from '../platform/database.ts'
import { notFound } from '../platform/problems.ts'
import type { Tables } from '../platform/tables.ts'
import type { Seat } from './tables.ts'

/** An account as it is made; whose password it is, is settled before. */
export interface AccountToMake {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly passwordHash: string
  readonly roles: readonly Role[]
  readonly cadreId: string | null
  readonly unitId: string | null
  readonly trial: boolean
}

const seatOf = (roles: readonly Role[]): Seat =>
  (roles.find(isAdministrator) as Seat | undefined) ?? 'personnel'

/** Enters an account with its roles. A login that somebody has, in whatever district, is refused. */
export async function makeAccount(
  tx: Tx,
  districtId: number,
  account: AccountToMake,
  by: string | null,
  now: Date,
): Promise<void> {
  const { id, name, passwordHash, roles, cadreId, unitId, trial } = account
  const login = loginKey(account.login)
  const taken = await tx
    .insertInto('logins')
    .values({ login, districtId, accountId: id })
    .onConflict((conflict) => conflict.column('login').doNothing())
    .executeTakeFirst()
  if (Number(taken.numInsertedOrUpdatedRows) !== 1) throw new Refusal(reason('login.taken'))
  await tx
    .insertInto('accounts')
    .values({
      districtId,
      id,
      login,
      name,
      passwordHash,
      cadreId,
      unitId,
      trial,
      createdAt: now,
      disabledAt: null,
      seat: seatOf(roles),
    })
    .execute()
  await addRoles(tx, districtId, id, roles, by, now)
}

/** Puts these roles in the place of those held before. Who comes between is stopped by the seat's key. */
export async function setRoles(
  tx: Tx,
  districtId: number,
  accountId: string,
  roles: readonly Role[],
  by: string | null,
  now: Date,
): Promise<void> {
  await tx
    .deleteFrom('accountRoles')
    .where('districtId', '=', districtId)
    .where('accountId', '=', accountId)
    .execute()
  await tx
    .updateTable('accounts')
    .set({ seat: seatOf(roles) })
    .where('districtId', '=', districtId)
    .where('id', '=', accountId)
    .execute()
  await addRoles(tx, districtId, accountId, roles, by, now)
}

async function addRoles(
  tx: Tx,
  districtId: number,
  accountId: string,
  roles: readonly Role[],
  by: string | null,
  now: Date,
): Promise<void> {
  if (roles.length === 0) return
  const granted = { districtId, accountId, grantedAt: now, grantedBy: by }
  await tx
    .insertInto('accountRoles')
    .values([...new Set(roles)].map((role) => ({ ...granted, role })))
    .execute()
    .catch((error: unknown) => {
      const { code, constraint } = error as { code?: string; constraint?: string }
      // On a sharded server the constraint's name ends in the number of the shard.
      const isSeat = code === '23503' && constraint?.startsWith('account_roles_seat_fk')
      throw isSeat ? new Refusal(reason('roles.administrator-and-personnel')) : error
    })
}

/** Each account with its roles in one array. */
const withRoles = (db: Kysely<Tables>, districtId: number) =>
  db
    .selectFrom('accounts as a')
    .where('a.districtId', '=', districtId)
    .select((a) => [
      ...(['a.id', 'a.login', 'a.name', 'a.cadreId', 'a.unitId', 'a.trial'] as const),
      ...(['a.createdAt', 'a.disabledAt'] as const),
      sql<Role[]>`array(${a
        .selectFrom('accountRoles as r')
        .select('r.role')
        .where('r.districtId', '=', districtId)
        .whereRef('r.accountId', '=', 'a.id')
        .orderBy('r.role')})`.as('roles'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof withRoles>['executeTakeFirstOrThrow']>>

function fromRow({ createdAt, disabledAt, ...row }: Row): Account {
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    disabledAt: disabledAt?.toISOString() ?? null,
  }
}

/** All accounts of a district, in the order of their logins. */
export async function listAccounts(db: Tx | Database, districtId: number): Promise<Account[]> {
  return (await withRoles(db, districtId).orderBy('a.login').execute()).map(fromRow)
}

export async function findAccount(
  db: Tx | Database,
  districtId: number,
  id: string,
): Promise<Account | undefined> {
  const row = await withRoles(db, districtId).where('a.id', '=', id).executeTakeFirst()
  return row && fromRow(row)
}

export async function accountOrNothing(tx: Tx, districtId: number, id: string): Promise<Account> {
  const account = await findAccount(tx, districtId, id)
  if (!account) throw notFound()
  return account
}

const NOBODY = { districtId: 0, accountId: '00000000-0000-7000-8000-000000000000' }

/** Whose login this is; the same two statements run where it is nobody's. */
export async function findByLogin(db: Database, login: string) {
  const entry = await db
    .selectFrom('logins')
    .select(['districtId', 'accountId'])
    .where('login', '=', loginKey(login))
    .executeTakeFirst()
  const { districtId, accountId } = entry ?? NOBODY
  const found = await withRoles(db, districtId)
    .select('a.passwordHash')
    .where('a.id', '=', accountId)
    .executeTakeFirst()
  return found && { districtId, ...found }
}

/** An account of one's own, with its password's hash. */
export async function findOwn(db: Database, districtId: number, id: string) {
  return db
    .selectFrom('accounts')
    .select(['login', 'passwordHash'])
    .where('districtId', '=', districtId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

/** A new password, or the moment from which the account is shut out (null: it is not). */
export async function changeAccount(
  tx: Tx,
  districtId: number,
  id: string,
  change: { readonly passwordHash: string } | { readonly disabledAt: Date | null },
): Promise<void> {
  await tx
    .updateTable('accounts')
    .set(change)
    .where('districtId', '=', districtId)
    .where('id', '=', id)
    .execute()
}

/**
 * The administrators' roles that others than this account hold and can use. All administrators are
 * locked first, and read only then: of two who come at once the second sees what the first did.
 */
export async function lockAdministrators(
  tx: Tx,
  districtId: number,
  except: string,
): Promise<Role[]> {
  const administrators = tx
    .selectFrom('accounts')
    .select(['id', 'seat', 'disabledAt'])
    .where('districtId', '=', districtId)
    .where('seat', 'in', [...ADMINISTRATORS])
    .orderBy('id')
  await administrators.forUpdate().execute()
  return (await administrators.execute())
    .filter(({ id, disabledAt }) => id !== except && disabledAt === null)
    .map(({ seat }) => seat as Role)
}

export const holderOf = ({ id, roles, disabledAt }: Account): Holder => ({
  id,
  roles,
  disabled: disabledAt !== null,
})

/** Which administrators nobody is yet, and whether one person holds several seats. */
export async function standing(
  db: Tx | Database,
  districtId: number,
): Promise<{ missingAdministrators: Role[]; trial: boolean }> {
  const rows = await db
    .selectFrom('accounts')
    .select(['seat', 'trial'])
    .distinct()
    .where('districtId', '=', districtId)
    .where('disabledAt', 'is', null)
    .execute()
  return {
    missingAdministrators: ADMINISTRATORS.filter((role) => !rows.some(({ seat }) => seat === role)),
    trial: rows.some(({ trial }) => trial),
  }
}

export async function districtName(db: Tx | Database, districtId: number): Promise<string> {
  const { name } = await db
    .selectFrom('districts')
    .select('name')
    .where('id', '=', districtId)
    .executeTakeFirstOrThrow()
  return name
}
