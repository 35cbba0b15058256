import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import type { Role } from '@zhishi/domain/access/roles.ts'
import type { Database, Tx } from '../platform/database.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** Without a request for this long a session ends (ASVS 7.3.1). */
export const IDLE = 2 * HOUR
/** A session ends after this long, whatever happens (ASVS 7.3.2). */
export const ABSOLUTE = 12 * HOUR

/** 256 random bits, as letters that a cookie and an address can carry. */
export const newToken = (): string => randomBytes(32).toString('base64url')
/** What is stored of a token: a hash, so that the table is of no use to who reads it. */
export const hashToken = (token: string): string =>
  createHash('sha256').update(token).digest('base64url')

/** Opens a session and gives the cookie's value: the district, so that the look-up names it, and the token. */
export async function startSession(
  tx: Tx | Database,
  districtId: number,
  accountId: string,
  now: Date,
): Promise<string> {
  const token = newToken()
  await tx
    .insertInto('sessions')
    .values({
      districtId,
      tokenHash: hashToken(token),
      accountId,
      createdAt: now,
      seenAt: now,
      expiresAt: new Date(now.getTime() + ABSOLUTE),
    })
    .execute()
  return `${districtId}.${token}`
}

interface Held {
  readonly districtId: number
  readonly tokenHash: string
}

function read(cookie: string): Held | undefined {
  const match = /^([1-9]\d{0,8})\.([\w-]{43})$/.exec(cookie)
  if (!match?.[1] || !match[2]) return undefined
  return { districtId: Number(match[1]), tokenHash: hashToken(match[2]) }
}

interface Found extends Omit<Actor, 'roles'> {
  readonly roles: Role[]
  readonly seenAt: Date
}

/** Who a session stands for: one query, asked anew on every request, so that every change counts at once. */
export async function identify(
  db: Database,
  cookie: string,
  now: Date,
): Promise<Actor | undefined> {
  const held = read(cookie)
  if (!held) return undefined
  const { districtId, tokenHash } = held
  const { rows } = await sql<Found>`
    select a.id as account_id, a.name, a.district_id, d.name as district, a.cadre_id, a.unit_id, s.seen_at,
      array(select r.role from account_roles r
        where r.district_id = ${districtId} and r.account_id = a.id order by r.role) as roles
    from sessions s
    join accounts a on a.district_id = ${districtId} and a.id = s.account_id
    join districts d on d.id = s.district_id
    where s.district_id = ${districtId} and s.token_hash = ${tokenHash} and s.expires_at > ${now}
      and s.seen_at > ${new Date(now.getTime() - IDLE)} and a.disabled_at is null`.execute(db)
  const [found] = rows
  if (!found) return undefined
  const { seenAt, ...actor } = found
  if (now.getTime() - seenAt.getTime() >= MINUTE) await keepAwake(db, held, now)
  return actor
}

/** Says that the session was used: once a minute is enough for a limit of hours. */
async function keepAwake(db: Database, held: Held, now: Date): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ seenAt: now })
    .where('districtId', '=', held.districtId)
    .where('tokenHash', '=', held.tokenHash)
    .where('seenAt', '<', now)
    .execute()
}

/** Ends the session of a cookie, where there is one. */
export async function endSession(tx: Tx, cookie: string): Promise<void> {
  const held = read(cookie)
  if (!held) return
  await tx
    .deleteFrom('sessions')
    .where('districtId', '=', held.districtId)
    .where('tokenHash', '=', held.tokenHash)
    .execute()
}

/** Ends all sessions of an account: its password, its roles or its access have changed. */
export async function endSessionsOf(tx: Tx, districtId: number, accountId: string): Promise<void> {
  await tx
    .deleteFrom('sessions')
    .where('districtId', '=', districtId)
    .where('accountId', '=', accountId)
    .execute()
}

/** Forgets the sessions of a district that have run out. */
export async function forgetSessions(db: Database, districtId: number, now: Date): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where('districtId', '=', districtId)
    .where('expiresAt', '<', now)
    .execute()
}
