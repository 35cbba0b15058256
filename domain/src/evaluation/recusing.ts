import { type Reason, reason } from '../kernel/refusal.ts'
import type { Id } from '../kernel/values.ts'
import type { Evidence } from './evidence.ts'
import type { Explanation } from './explanation.ts'
import type { Without } from './lineageApi.ts'
import { statement } from './node.ts'
import type { HeadResult, LeadResult } from './result.ts'
import type { RunRow } from './run.ts'
import type { Effect } from './without.ts'

type NamedEffect = Without['effects'][number]

/**
 * What of a run stays out of sight for somebody whose kin are judged in it (law: avoidance). Their lines
 * are not there. Whoever is compared with them is shown with his own numbers, but without place and
 * grade: from the places of all others one reads off the one that is missing. Sums over everybody are
 * not told at all. `avoided` are the groups and categories in which kin are compared.
 */
export type Avoided = ReadonlySet<string | null>

/** With whom somebody is compared: heads within the unit group, leads within the project category. */
export const comparedIn = ({
  group,
  category,
}: {
  readonly group?: string | null
  readonly category?: string | null
}): string | null => category ?? group ?? null

/** Whether somebody is compared with kin of the reader. */
export function isAvoided(avoided: Avoided, one: Parameters<typeof comparedIn>[0]): boolean {
  const compared = comparedIn(one)
  return compared !== null && avoided.has(compared)
}

const unplaced = () => ({
  rank: null,
  outOf: null,
  unranked: statement('unranked.recused'),
})

/** A line as it is shown to who avoids these groups; who has no place keeps the reason why. */
export function lineFor(avoided: Avoided, row: RunRow): RunRow {
  if (!isAvoided(avoided, row) || row.rank === null) return row
  const gradeWhy = row.gradeWhy && statement('grade.recused')
  return { ...row, ...unplaced(), grade: null, gradeWhy }
}

/** The same for a whole result. */
export function resultFor<R extends HeadResult | LeadResult>(avoided: Avoided, result: R): R {
  if (!isAvoided(avoided, result) || result.rank === null) return result
  const graded = 'gradeWhy' in result ? { grade: null, gradeWhy: statement('grade.recused') } : {}
  return { ...result, ...unplaced(), ...graded }
}

/** What a record does to one person, without places and grades; nothing where it does nothing else. */
export function effectFor(avoided: Avoided, row: RunRow, effect: Effect): NamedEffect[] {
  const named = { ...effect, name: row.name }
  if (!isAvoided(avoided, row)) return [named]
  return effect.numbers.length === 0 ? [] : [{ ...named, rank: null, grade: null }]
}

/** What decided a result is told by places; what is missing and left out is the person's own. */
export const explanationFor = (avoided: Avoided, row: RunRow, told: Explanation): Explanation =>
  isAvoided(avoided, row) ? { ...told, decided: [statement('decided.recused')], changes: [] } : told

/** The evidence on everybody else: what is tried out on it can tell nothing of kin. */
export function evidenceWithout(kin: ReadonlySet<string>, evidence: Evidence): Evidence {
  const others = <T extends { readonly cadreId: Id }>(items: readonly T[]): T[] =>
    items.filter(({ cadreId }) => !kin.has(cadreId))
  return {
    ...evidence,
    people: others(evidence.people),
    achievements: others(evidence.achievements),
    observations: others(evidence.observations),
    tallies: others(evidence.tallies),
    bottomLineEvents: others(evidence.bottomLineEvents),
    sanctions: others(evidence.sanctions),
    leaves: others(evidence.leaves),
    recognitions: others(evidence.recognitions),
    commands: others(evidence.commands),
    appointments: others(evidence.appointments),
  }
}

/** Why what sums up everybody in a run is not told, nor written on a paper: kin are among them. */
export const cannotSumUp = ({ recused }: { readonly recused: number }): Reason | undefined =>
  recused > 0 ? reason('run.recused', { count: recused }) : undefined
