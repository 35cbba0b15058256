import type { Actor } from '../access/actor.ts'
import { type Reason, reason } from '../kernel/refusal.ts'
import type { Id } from '../kernel/values.ts'

/** What says something for or against a person, or decides about one. */
const JUDGING: ReadonlySet<string> = new Set([
  'sanction',
  'annualResult',
  'case',
  'caseParty',
  'concern',
  'appointment',
  'nomination',
  'opinion',
  'observation',
  'verification',
  'tally',
  'bottomLineEvent',
  'outcome',
  'recognition',
  'tagging',
])

/** Whether keeping facts of this noun judges the people they are about. */
export const judges = (noun: string): boolean => JUDGING.has(noun)

/**
 * Nobody keeps what judges himself or herself, or registered kin, in whatever role (law: avoidance).
 * `about` are the people whom the fact is about, `kin` everybody registered as the actor's kin.
 */
export function cannotJudge(
  actor: Pick<Actor, 'cadreId'>,
  noun: string,
  about: readonly Id[],
  kin: readonly Id[],
): Reason | undefined {
  if (!judges(noun) || actor.cadreId === null) return undefined
  if (about.includes(actor.cadreId)) return reason('keeping.about-oneself')
  if (about.some((id) => kin.includes(id))) return reason('keeping.about-kin')
  return undefined
}
