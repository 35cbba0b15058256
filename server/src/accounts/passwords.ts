import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { cannotUse } from '@zhishi/domain/accounts/password.ts'
import { refuseIf } from '@zhishi/domain/kernel/refusal.ts'
import { gate } from '../platform/gate.ts'
import { busy } from '../platform/problems.ts'

/** argon2id (the library's default kind) after RFC 9106: 64 MiB, three passes, one lane. */
const COST = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 }
/** Two at once take 128 MiB and two cores at the most, however many sign in together. */
const passGate = gate(2, 100, () => busy(5))

/** The hash of a new password; one that would be guessed is refused. */
export async function hashPassword(password: string, login: string): Promise<string> {
  refuseIf(cannotUse(password, login))
  return passGate(() => hash(password.normalize('NFC'), COST))
}

let nobodysHash: Promise<string> | undefined

/**
 * Whether the password is right. Where there is no account, the same work is done on a hash that
 * nothing fits, so that time does not tell who exists.
 */
export async function isRightPassword(
  passwordHash: string | undefined,
  password: string,
): Promise<boolean> {
  nobodysHash ??= hash(randomBytes(32), COST)
  const against = passwordHash ?? (await nobodysHash)
  const fits = await passGate(() => verify(against, password.normalize('NFC')))
  return fits && passwordHash !== undefined
}

/** Makes the hash for nobody ahead of time, so that the first sign-in takes as long as all others. */
export async function preparePasswords(): Promise<void> {
  await isRightPassword(undefined, '')
}
