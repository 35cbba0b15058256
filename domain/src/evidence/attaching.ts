import type { Actor } from '../access/actor.ts'
import { type Ability, scopesOf } from '../access/abilities.ts'
import { type Reason, reason } from '../kernel/refusal.ts'
import type { Id } from '../kernel/values.ts'
import { LIMITS } from './evidence.ts'

/** What the rules of evidence ask of the record that it stands beside. */
export interface Beside {
  readonly withdrawn: boolean
  /** Who may keep records of this kind. */
  readonly keeps: Ability
  /** When the standing finding on it was given; null where nobody verified it. */
  readonly verifiedAt: string | null
  /** The hashes of the files that stand beside it. */
  readonly standing: readonly string[]
}

/** What they ask of a file that stands there. */
export interface Attached {
  /** Who attached it. */
  readonly accountId: Id
  readonly at: string
  readonly withdrawn: boolean
}

type Keeper = Pick<Actor, 'accountId' | 'roles'>

const isOwn = (actor: Keeper, file: Attached): boolean => file.accountId === actor.accountId
const keepsAll = ({ roles }: Keeper, keeps: Ability): boolean =>
  scopesOf(roles, keeps).includes('district')

/**
 * Whoever may enter such a record adds evidence to it, also after it was verified: as a further item
 * that bears its own date. `sha256` names the bytes; without it the question is whether any may come.
 */
export function cannotAttach(
  { withdrawn, standing }: Beside,
  file?: { readonly sha256: string; readonly name: string },
): Reason | undefined {
  if (withdrawn) return reason('evidence.record-withdrawn')
  if (file && standing.includes(file.sha256))
    return reason('evidence.already-there', { file: file.name })
  return standing.length >= LIMITS.files
    ? reason('evidence.too-many', { most: LIMITS.files })
    : undefined
}

/** Whether somebody verified the record before this file came to it. */
export const cameLater = (at: string, verifiedAt: string | null): boolean =>
  verifiedAt !== null && at > verifiedAt

/**
 * Taken back by who attached it, or by who keeps the whole district's records of the kind. What a
 * finding rests on is taken back by such a second person only (principle 5).
 */
export function cannotWithdraw(
  actor: Keeper,
  file: Attached,
  { keeps, verifiedAt }: Beside,
): Reason | undefined {
  if (file.withdrawn) return reason('evidence.already-withdrawn')
  const own = isOwn(actor, file)
  if (verifiedAt !== null && !cameLater(file.at, verifiedAt))
    return own || !keepsAll(actor, keeps) ? reason('evidence.second-person') : undefined
  return own || keepsAll(actor, keeps) ? undefined : reason('evidence.not-yours')
}

/** What was withdrawn (a wrong file, somebody else's matter) opens for those who may have done it only. */
export const cannotOpen = (
  actor: Keeper,
  file: Attached,
  { keeps }: Pick<Beside, 'keeps'>,
): Reason | undefined =>
  file.withdrawn && !isOwn(actor, file) && !keepsAll(actor, keeps)
    ? reason('evidence.withdrawn')
    : undefined
