import type { RunRow } from '../evaluation/run.ts'
import { type Reason, reason } from '../kernel/refusal.ts'
import { type Meeting, cannotBeDecided, rowOn, weighOne } from './deciding.ts'
import { keyOf } from './standing.ts'
import type { Choice, Verdict, Weighed } from './verdict.ts'

/**
 * Weighs choices that are made together, with one reason for all (ours). By the rules of one by one, and
 * beyond them: one sentence for many does not carry a person above a rule that stands against him or her
 * alone (a veto, a bar), does not settle what the machine left to people (a tie, too little evidence), and
 * replaces nothing that was decided already; such a person is left for a decision of his or her own.
 *
 * The places for 优秀 are asked of the selection as a whole: where it does not fit, nobody of the group
 * takes one by standing first in a list.
 */
export function weighInBulk(meeting: Meeting, choices: readonly Choice[]): Weighed[] {
  const now = new Map<string, Verdict>(
    [...meeting.standing].map(([key, { verdict }]) => [key, verdict]),
  )
  const alone = choices.map((choice) => weighOne(meeting, now, choice))
  const whole = new Map(now)
  for (const one of alone)
    if (one.verdict !== null && !cannotInBulk(meeting, one) && isReasoned(one))
      whole.set(keyOf(one), one.verdict)
  return choices.map((choice, i) => {
    const { replaces = null } = alone[i] ?? {}
    const one = { ...weighOne(meeting, whole, choice), replaces }
    return { ...one, why: cannotInBulk(meeting, one) ?? beyondPlaces(meeting, one) ?? one.why }
  })
}

/** Why a person is not decided together with others, whoever the others are. */
function cannotInBulk(meeting: Meeting, one: Weighed): Reason | undefined {
  const row = rowOn(meeting, one.cadreId)
  const never = cannotBeDecided(meeting, row)
  if (never) return never
  if (one.replaces !== null) return reason('decision.bulk.decided', { verdict: one.replaces })
  if (one.proposed === null && one.verdict !== 'open') return unproposed(one, row?.gradeWhy)
  const above = one.departures.find(({ code }) => code in ABOVE)
  return above && reason(ABOVE[above.code as keyof typeof ABOVE])
}

const ABOVE = {
  'departure.veto': 'decision.bulk.veto',
  'departure.barred': 'decision.bulk.barred',
} as const

/** Whether nothing but the places, which are asked of all together, would still need a reason. */
const isReasoned = ({ reason: given, departures }: Weighed): boolean =>
  given !== null || departures.every(({ code }) => code === 'departure.over-quota')

/** Why the machine proposes nothing: that is what a decision of one's own answers. */
function unproposed({ matter }: Weighed, why: RunRow['gradeWhy'] | undefined): Reason {
  if (matter === 'grade' && why?.code === 'grade.tied') return reason('decision.bulk.tied')
  if (matter === 'grade' && why?.code === 'grade.noTotal') return reason('decision.bulk.no-total')
  return reason(`decision.nothing-proposed.${matter}`)
}

function beyondPlaces(meeting: Meeting, one: Weighed): Reason | undefined {
  const beyond = one.departures.find(({ code }) => code === 'departure.over-quota')
  const group = meeting.rows.find(({ cadreId }) => cadreId === one.cadreId)?.group ?? ''
  return beyond && reason('decision.bulk.over-quota', { ...beyond.about, group })
}
