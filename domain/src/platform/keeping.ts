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
const judges = (noun: string): boolean => JUDGING.has(noun)

/**
 * Nobody keeps what judges himself or herself, nor anything at all on registered kin, in whatever role
 * (law: avoidance). Kin are out of sight, so that what is kept on them is refused as what is not there;
 * only a case that others are parties of is in sight.
 * `about` are the people whom the fact is about, `kin` everybody registered as the actor's kin. That
 * two are kin anybody may enter, also of himself; but nobody lifts what bars himself.
 */
export function cannotJudge(
  { cadreId }: Pick<Actor, 'cadreId'>,
  {
    noun,
    about,
    kin,
  }: { readonly noun: string; readonly about: readonly Id[]; readonly kin: readonly Id[] },
  keeping: 'enter' | 'correct' | 'withdraw' | 'restore',
): Reason | undefined {
  if (cadreId === null) return undefined
  const own = about.includes(cadreId)
  if (noun === 'kinship' && own)
    return keeping === 'correct' || keeping === 'withdraw' ? reason('kinship.own') : undefined
  const avoided = about.filter((id) => kin.includes(id))
  if (avoided.length > 0)
    return reason(avoided.length < about.length ? 'keeping.about-kin' : 'record.link-missing')
  return own && judges(noun) ? reason('keeping.about-oneself') : undefined
}
