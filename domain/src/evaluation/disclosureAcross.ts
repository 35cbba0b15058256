import type { Id } from '../kernel/values.ts'
import { type Beside, givesAway } from './disclosure.ts'

/**
 * Two runs of one period are two looks at much the same people: what one shows less what the other
 * shows must not tell about fewer than five of them either.
 */

/** One run as far as its sums go: who has which total, in an order of its own. */
export interface Scores {
  readonly people: readonly { readonly who: Id; readonly score: number }[]
}

/** What a run shows: everybody among its groups; nothing where there is none. People by their place in it. */
export interface Shown extends Scores {
  readonly groups: readonly ReadonlySet<number>[]
}

/** Totals that differ by no more are one and the same to whoever subtracts: one point (ours). */
const AS_GOOD_AS_EQUAL = 10_000

/**
 * Beside what an earlier run shows. Whoever has as good as the same total in both is one column, whoever
 * has another one is behind two, and still one person. Runs that share no total share nothing to
 * subtract.
 */
export function besideRun(earlier: Shown, now: Scores): Beside {
  const before = new Map(earlier.people.map(({ who, score }, column) => [who, { score, column }]))
  const owners = earlier.people.map(({ who }) => who)
  const columns = now.people.map(({ who, score }) => {
    const known = before.get(who)
    if (known && Math.abs(known.score - score) <= AS_GOOD_AS_EQUAL) return known.column
    return owners.push(who) - 1
  })
  const shares = columns.some((column) => column < earlier.people.length)
  if (!shares || earlier.groups.length === 0) return () => false
  const numbers = new Map([...new Set(owners)].map((who, number) => [who, number]))
  const owner = (column: number) => numbers.get(owners[column] ?? '') ?? column
  return (groups) =>
    givesAway(
      [
        ...earlier.groups,
        ...groups.map((group) => new Set([...group].map((person) => columns[person] ?? -1))),
      ],
      owners.length,
      owner,
    )
}
