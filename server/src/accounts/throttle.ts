import { loginKey } from '@zhishi/domain/accounts/password.ts'
import type { Database } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { tooMany } from '../platform/problems.ts'
import { hashToken } from './sessions.ts'

/**
 * Guessing is slowed down by account and by address. So that nobody can shut others out by failing on
 * purpose, a device from which a login has been signed in to before is counted by itself: strangers'
 * failures stop strangers, and never the person at his or her own browser.
 */
const MINUTE = 60_000
const WINDOW = 15 * MINUTE
/** Failures within the window after which a further try has to wait. */
export const LIMITS = { ownDevice: 10, login: 10, address: 50 }

export interface Try {
  readonly login: string
  readonly address: string
  /** What the device says it is known by; empty where it says nothing. */
  readonly device: string
}

/** Takes an attempt down as failed before it is looked at, so that many at once count each other. */
export async function admitTry(db: Database, tried: Try, now: Date): Promise<string> {
  const loginHash = hashToken(loginKey(tried.login))
  const deviceHash = tried.device === '' ? null : hashToken(tried.device)
  const known = deviceHash !== null && (await isKnown(db, loginHash, deviceHash))
  const id = newId(now.getTime())
  const { address } = tried
  await db
    .insertInto('signInAttempts')
    .values({ id, loginHash, address, deviceHash, known, at: now, succeeded: false })
    .execute()
  const failures = db
    .selectFrom('signInAttempts')
    .select((count) => [count.fn.countAll<number>().as('number'), count.fn.min('at').as('oldest')])
    .where('succeeded', '=', false)
    .where('id', '<>', id)
    .where('at', '>', new Date(now.getTime() - WINDOW))
  const ofLogin = failures.where('loginHash', '=', loginHash)
  const counts = known
    ? [[ofLogin.where('deviceHash', '=', deviceHash), LIMITS.ownDevice] as const]
    : [
        [ofLogin.where('known', '=', false), LIMITS.login] as const,
        [
          failures.where('address', '=', address).where('known', '=', false),
          LIMITS.address,
        ] as const,
      ]
  for (const [query, limit] of counts) {
    const { number, oldest } = await query.executeTakeFirstOrThrow()
    if (number < limit) continue
    // A try that was not looked at does not make the wait longer.
    await db.deleteFrom('signInAttempts').where('id', '=', id).execute()
    const until = new Date(oldest).getTime() + WINDOW
    throw tooMany(Math.max(1, Math.ceil((until - now.getTime()) / 1000)))
  }
  return id
}

const isKnown = async (db: Database, loginHash: string, deviceHash: string): Promise<boolean> =>
  (await db
    .selectFrom('signInAttempts')
    .select('id')
    .where('loginHash', '=', loginHash)
    .where('deviceHash', '=', deviceHash)
    .where('succeeded', '=', true)
    .limit(1)
    .executeTakeFirst()) !== undefined

/** The attempt was right: the device is known from now on, and the wrong ones before it are forgiven. */
export async function rememberTry(
  db: Database,
  id: string,
  { login, device, address }: Try,
): Promise<void> {
  await db
    .updateTable('signInAttempts')
    .set({ succeeded: true, deviceHash: hashToken(device) })
    .where('id', '=', id)
    .execute()
  await db
    .deleteFrom('signInAttempts')
    .where('loginHash', '=', hashToken(loginKey(login)))
    .where('address', '=', address)
    .where('succeeded', '=', false)
    .execute()
}

const DAY = 24 * 60 * MINUTE

/** Forgets failures after a day, and a device that nobody signed in from for half a year. */
export async function forgetTries(db: Database, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * DAY)
  await db
    .deleteFrom('signInAttempts')
    .where(({ eb, or, and }) =>
      or([
        eb('at', '<', before(180)),
        and([eb('at', '<', before(1)), eb('succeeded', '=', false)]),
      ]),
    )
    .execute()
}
