import type { Actor } from '../access/actor.ts'
import {
  type Item,
  cannotCorrectAchievement,
  cannotReverify,
  cannotVerify,
} from '../achievements/verifying.ts'
import type { Tenure } from '../cadres/cadre.ts'
import { beforeTenure } from '../cadres/serving.ts'
import { type Standing, cannotInspect } from '../inspection/recusing.ts'
import { type Reason, reason } from '../kernel/refusal.ts'
import type { Id } from '../kernel/values.ts'
import { cannotJudge } from '../platform/keeping.ts'
import { tooManyProjects } from '../projects/leading.ts'
import { ofAnother } from '../safeguards/naming.ts'
import { isInShort, opinionOnOwnStaff } from '../selection/vetting.ts'
import type { Noun } from './facts.ts'

export type Keeping = 'enter' | 'correct' | 'withdraw' | 'restore'

/** One fact as somebody is about to keep it, and what the rules have to know about it. */
export interface Situation {
  readonly noun: Noun
  readonly content: Readonly<Record<string, unknown>>
  /** The people whom it is about. */
  readonly about: readonly Id[]
  /** Everybody registered as kin of who keeps it. */
  readonly kin: readonly Id[]
  /** Of an achievement, or of the one that a finding is on. */
  readonly item?: Item
  /** The unit, by name, of the person whom an opinion or a finding is about. */
  readonly unit?: string | null
  /** How many other projects the person leads now. */
  readonly leading?: number
  readonly tenures?: readonly Pick<Tenure, 'from'>[]
  /** The people whom the record is about that a reply answers or a case concerns. */
  readonly whose?: readonly Id[]
  /** The noun of a record that a tag rests on and that is not about the person. */
  readonly foreign?: string
  /** Who inspected and who was inspected, where the inspector is linked, with the inspector's kin. */
  readonly inspected?: {
    readonly inspector: Standing
    readonly person: Standing
    readonly kin: readonly Id[]
  }
}

/** Why this actor may not keep this fact, whatever it says: own case, second person, verified. */
export function cannotKeep(
  actor: Actor,
  situation: Situation,
  keeping: Keeping,
): Reason | undefined {
  const { noun, item } = situation
  const judging = cannotJudge(actor, situation, keeping)
  if (judging || !item) return judging
  if (noun === 'verification')
    return keeping === 'enter' ? cannotVerify(actor, item) : cannotReverify(actor, item)
  return keeping === 'enter' ? undefined : cannotCorrectAchievement(actor, item, keeping)
}

/** The rules of live entry that `breachesOf` judges, and how the import flags the same breach. */
const AS_IMPORTED: Readonly<Record<string, string | undefined>> = {
  'appointment.too-many': 'intake.too-many-projects',
  'concern.of-another': undefined,
  'opinion.own-staff': 'intake.own-staff',
  'recusal.oneself': undefined,
  'recusal.kin': undefined,
  'recusal.same-unit': undefined,
  'reply.of-another': undefined,
  'tagging.foreign-record': undefined,
  'tenure.not-yet': 'intake.before-tenure',
  'verification.own-office': undefined,
}
const LIVE_RULES: ReadonlySet<string | undefined> = new Set(Object.entries(AS_IMPORTED).flat())

/**
 * What the breaches of a fact's new content do to the flags it carries: one that stood stays as it
 * was told, one that no longer holds goes, and `added` is the first that was not there before.
 * Flags of other rules are left alone.
 */
export function reflag(
  flags: readonly Reason[],
  breaches: readonly Reason[],
): { readonly added: Reason | undefined; readonly flags: Reason[] } {
  const told = (breach: Reason): Reason | undefined =>
    flags.find(({ code }) => code === breach.code || code === AS_IMPORTED[breach.code])
  return {
    added: breaches.find((breach) => told(breach) === undefined),
    flags: [
      ...flags.filter(({ code }) => !LIVE_RULES.has(code)),
      ...breaches.map((breach) => told(breach) ?? breach),
    ],
  }
}

/**
 * Which rules of live entry a fact breaches. Entry by page is refused for them; a row from a sheet
 * is a transcript and carries them as visible flags.
 */
export function breachesOf(situation: Situation): Reason[] {
  const { noun, content, unit } = situation
  const text = (key: string): string | null => {
    const value = content[key]
    return typeof value === 'string' ? value : null
  }
  const found = ((): Reason | undefined => {
    switch (noun) {
      case 'appointment':
        return text('until') === null ? tooManyProjects(situation.leading ?? 0) : undefined
      case 'opinion':
        return opinionOnOwnStaff(text('department') ?? '', unit ?? null)
      case 'verification':
        return unit && isInShort(text('office') ?? '', unit)
          ? reason('verification.own-office', { unit })
          : undefined
      case 'reply':
      case 'concern':
        return ofAnother(noun, situation.whose ?? [], situation.about)
      case 'tagging':
        return situation.foreign === undefined
          ? undefined
          : reason('tagging.foreign-record', { noun: situation.foreign })
      case 'achievement':
        return beforeTenure(text('date') ?? text('quarter'), situation.tenures ?? [])
      case 'observation': {
        const { inspected } = situation
        return inspected && cannotInspect(inspected.inspector, inspected.person, inspected.kin)
      }
      default:
        return undefined
    }
  })()
  return found ? [found] : []
}
