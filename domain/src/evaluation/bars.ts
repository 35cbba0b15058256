import type { Dossier } from './dossier.ts'
import { effectsOf } from './effectPeriod.ts'
import { WHOLE, statement } from './node.ts'
import { daysOf, firstDay, lastDay, overlapOf } from './period.ts'
import type { Period } from './period.ts'
import type { Statement } from './result.ts'
import type { HeadScheme } from './scheme.ts'
import { counted, occasionsOf, votesOf } from './votes.ts'

/** Vetoes that stand: events with a veto that no safeguard has lessened. */
export const vetoesOn = ({ events }: Dossier) =>
  events.filter((event) => event.veto && event.counts === WHOLE)

/** Sanctions in effect on any day of the period (law). */
function sanctionBars(scheme: HeadScheme, dossier: Dossier, period: Period): Statement[] {
  return effectsOf(dossier.sanctions, scheme.bars)
    .filter(({ from, until }) => from <= lastDay(period) && until >= firstDay(period))
    .map(({ id, kind, from, until }) =>
      statement('bar.sanction', { kind, from, until }, [{ noun: 'sanction', id }]),
    )
}

/** Debriefs at which the votes of 基本称职 and 不称职, counted alike whoever cast them, reach the fraction (practice). */
function dissentBars(scheme: HeadScheme, dossier: Dossier): Statement[] {
  const { parts, of, fewest } = scheme.bars.dissent
  return occasionsOf(dossier.tallies).flatMap((tallies) => {
    const cast = counted(tallies)
    const votes = cast.reduce((sum, tally) => sum + votesOf(tally), 0)
    const against = cast.reduce((sum, { basic, incompetent }) => sum + basic + incompetent, 0)
    if (votes < fewest || against * of < parts * votes) return []
    const from = cast.map(({ id }) => ({ noun: 'tally', id }))
    return statement('bar.dissent', { against, votes, parts, of }, from)
  })
}

/**
 * What bars 优秀: a sanction in effect in the period, votes of 基本称职 and 不称职 at or over one third
 * at a debrief, a veto. The program lists the reasons; the decision is people's.
 */
export function barsOn(scheme: HeadScheme, dossier: Dossier, period: Period): Statement[] {
  const vetoes = vetoesOn(dossier).map(({ id }) => ({ noun: 'bottomLineEvent', id }))
  return [
    ...sanctionBars(scheme, dossier, period),
    ...dissentBars(scheme, dossier),
    ...(vetoes.length > 0 ? [statement('bar.veto', { events: vetoes.length }, vetoes)] : []),
  ]
}

/**
 * Why a head is not assessed in the period, where that is so (law: 不进行考核): leave on more than
 * half of its days, days on several leaves counted once, an open leave running on. A leave dated to
 * the month or year counts from its first to its last day.
 */
export function notAssessed(
  scheme: HeadScheme,
  dossier: Dossier,
  period: Period,
): Statement | undefined {
  if (dossier.person.layer === 'countyLeader') return statement('notAssessed.countyLeader')
  const { over, kinds } = scheme.leave
  const leaves = dossier.leaves.filter(({ kind }) => kinds === null || kinds.includes(kind))
  const away = overlapOf(period, leaves)
  const days = daysOf(period)
  if (away * WHOLE <= days * over) return undefined
  const from = leaves.map(({ id }) => ({ noun: 'leave', id }))
  return statement('notAssessed.leave', { days: away, of: days }, from)
}
