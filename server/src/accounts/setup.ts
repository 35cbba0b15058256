import type { Setup } from '@zhishi/domain/accounts/api.ts'
import type { Role } from '@zhishi/domain/access/roles.ts'
import { Refusal, reason } from '@zhishi/domain/kernel/refusal.ts'
import type { Database, Tx } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { hashToken, newToken } from './sessions.ts'
import { makeAccount } from './store.ts'

/**
 * The first start: nobody can sign in yet, so whoever reads the terminal gets a link that makes the
 * first accounts, once.
 */

/** A new link's token while there is no account; undefined once there is. */
export async function newSetupToken(db: Database, now: Date): Promise<string | undefined> {
  if (await hasAccounts(db)) return undefined
  const token = newToken()
  await db
    .insertInto('setupLinks')
    .values({ tokenHash: hashToken(token), createdAt: now, usedAt: null })
    .execute()
  return token
}

const hasAccounts = async (db: Tx | Database): Promise<boolean> =>
  (await db.selectFrom('logins').select('login').limit(1).executeTakeFirst()) !== undefined

/** What the first page asks: is there something to set up, is the link good, is a district there. */
export async function setupState(db: Database, token: string) {
  const needed = !(await hasAccounts(db))
  const link = await db
    .selectFrom('setupLinks')
    .select('usedAt')
    .where('tokenHash', '=', hashToken(token))
    .executeTakeFirst()
  const tokenIsGood = needed && link?.usedAt === null
  const district = tokenIsGood ? await onlyDistrict(db) : undefined
  return { needed, tokenIsGood, district: district?.name ?? null }
}

/** The district that an import made on an empty database, where it is the only one. */
async function onlyDistrict(db: Tx | Database) {
  const [first, second] = await db
    .selectFrom('districts')
    .select(['id', 'name'])
    .orderBy('id')
    .limit(2)
    .execute()
  return second ? undefined : first
}

/** The two hashes that take their time ahead of the transaction. */
export interface SetupHashes {
  readonly administrator: string
  readonly clerk: string
}

/** Makes the district, the system administrator and one clerk; gives the ids. */
export async function setUp(tx: Tx, setup: Setup, hashes: SetupHashes, now: Date) {
  await useLink(tx, setup.token, now)
  if (await hasAccounts(tx)) throw new Refusal(reason('setup.done'))
  const district = await takeDistrict(tx, setup.district, now)
  const clerkId = newId(now.getTime())
  const make = (
    id: string,
    { login, name }: { readonly login: string; readonly name: string },
    passwordHash: string,
    role: Role,
  ) => {
    const links = { cadreId: null, unitId: null, trial: setup.trial }
    const account = { id, login, name, passwordHash, roles: [role], ...links }
    return makeAccount(tx, district.id, account, null, now)
  }
  await make(newId(now.getTime()), setup.administrator, hashes.administrator, 'systemAdmin')
  await make(clerkId, setup.clerk, hashes.clerk, 'clerk')
  return { districtId: district.id, district: district.name, clerkId }
}

/** Uses up all links that are open, so that of two who set up at once the second finds none. */
async function useLink(tx: Tx, token: string, now: Date): Promise<void> {
  const used = await tx
    .updateTable('setupLinks')
    .set({ usedAt: now })
    .where('usedAt', 'is', null)
    .returning('tokenHash')
    .execute()
  const wanted = hashToken(token)
  if (!used.some(({ tokenHash }) => tokenHash === wanted))
    throw new Refusal(reason((await hasAccounts(tx)) ? 'setup.done' : 'setup.link'))
}

/** Joins the district that an import has made, under the name that it is given now; else a new one. */
async function takeDistrict(tx: Tx, name: string, now: Date) {
  const named = tx.selectFrom('districts').select(['id', 'name']).where('name', '=', name)
  const there = (await named.orderBy('id').limit(1).executeTakeFirst()) ?? (await onlyDistrict(tx))
  if (!there) return makeDistrict(tx, name, now)
  await tx.updateTable('districts').set({ name }).where('id', '=', there.id).execute()
  return { id: there.id, name }
}

/** A new district under the next number. Numbers are surrogates and never change. */
export async function makeDistrict(tx: Tx, name: string, now: Date) {
  const last = await tx
    .selectFrom('districts')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const id = (last?.id ?? 0) + 1
  await tx.insertInto('districts').values({ id, code: null, name, createdAt: now }).execute()
  return { id, name }
}
