import type { Actor } from '../access/actor.ts'
import { type Reason, reason } from '../kernel/refusal.ts'
import type { Id } from '../kernel/values.ts'

/** A version as the rules of approval see it. */
export interface ForApproval {
  readonly cadreId: Id
  /** The unit of the person's present post. */
  readonly unitId: Id | null
  /** Accounts that kept any version of this write-up, of whichever period's text it is. */
  readonly keptBy: readonly (Id | null)[]
  /** Everybody registered as kin of who decides. */
  readonly kin: readonly Id[]
  readonly decided: boolean
  /** Nobody has kept a later version of the period. */
  readonly latest: boolean
}

/**
 * Why this actor may not decide on a version of a write-up: another person than whoever kept any
 * version of it (issue; practice), not oneself or kin (law), not the own unit (domain rule), once
 * only, and only the text that stands.
 */
export function cannotDecideOn(
  actor: Pick<Actor, 'accountId' | 'cadreId' | 'unitId'>,
  version: ForApproval,
): Reason | undefined {
  if (actor.cadreId === version.cadreId) return reason('write-up.about-oneself')
  if (version.kin.includes(version.cadreId)) return reason('write-up.about-kin')
  if (actor.unitId !== null && actor.unitId === version.unitId) return reason('write-up.own-unit')
  if (version.keptBy.includes(actor.accountId)) return reason('write-up.own-text')
  if (version.decided) return reason('write-up.decided')
  if (!version.latest) return reason('write-up.not-latest')
  return undefined
}

/** The number of an approved write-up as it is printed: 〔2025〕12号 (form of official numbers; ours). */
export const numberInWords = (year: number, number: number): string => `〔${year}〕${number}号`
