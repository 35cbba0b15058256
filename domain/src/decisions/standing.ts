import type { Id } from '../kernel/values.ts'
import type { Decision, Matter, Verdict } from './verdict.ts'

export const keyOf = ({ cadreId, matter }: { cadreId: Id; matter: Matter }): string =>
  `${cadreId} ${matter}`

/** A decision that stands, with the act in which it was last said. */
export interface Standing extends Decision {
  readonly verdict: Verdict
  readonly decidedIn: number
  readonly number: number
}

/** An act as far as it decides. */
export interface Deed {
  readonly number: number
  readonly decisions: readonly Decision[]
}

/** What stands after these acts: the last word on each person and matter. */
export function standingAfter(acts: readonly Deed[]) {
  const standing = new Map<string, Standing>()
  for (const { number, decisions } of acts)
    for (const decision of decisions) {
      const { verdict, decidedIn } = decision
      // Both or neither, by the check of the table.
      if (verdict === null || decidedIn === null) standing.delete(keyOf(decision))
      else standing.set(keyOf(decision), { ...decision, verdict, decidedIn, number })
    }
  return standing
}

/**
 * Takes an act back: every word of it that stands gives way to what stood before it, or to nothing.
 * Empty where nothing of the act stands any more.
 */
export function undoing(acts: readonly Deed[], undone: number): Decision[] {
  const standing = standingAfter(acts)
  const before = standingAfter(acts.filter(({ number }) => number < undone))
  return [...standing.values()]
    .filter(({ decidedIn }) => decidedIn === undone)
    .map((one): Decision => {
      const { number: _, ...restored } = before.get(keyOf(one)) ?? { ...one, ...nothing }
      return restored
    })
}

const nothing = { verdict: null, reason: null, departures: [], decidedIn: null }
