import type { Id } from '../kernel/values.ts'
import { type Table, FEWEST_SHOWN, shownGroups } from './disclosure.ts'
import { type Shown, besideRun } from './disclosureAcross.ts'
import { earliest } from './period.ts'
import { type Between, differenceBetween, meanBetween, spreadOf } from './spread.ts'

/** By what the scores of a run are put beside one another. */
export const BY = ['sex', 'age', 'group', 'layer', 'category', 'team'] as const
export type By = (typeof BY)[number]

/** One group of a table; `of` null: those of whom it is not on record. */
export interface Group {
  readonly by: By
  readonly of: string | null
}

/** One person with a total: in which group by each; null: not on record. */
export interface Judged {
  readonly who: Id
  readonly score: number
  readonly in: Readonly<Record<By, string | null>>
}

/** A group that may be shown, in ten-thousandths of a point, rounded. */
export interface ShownGroup {
  readonly key: string | null
  readonly n: number
  readonly mean: Between
  /** Its mean less that of everybody else in the run. */
  readonly difference: Between
}

export interface FairnessTable {
  readonly by: By
  readonly groups: readonly ShownGroup[]
  /** The groups that are kept back: too few people, or they would give away a group that has. */
  readonly hidden: readonly (string | null)[]
}

export interface Fairness {
  readonly people: number
  /** The mean over everybody; null where nothing is shown. */
  readonly mean: Between | null
  readonly tables: readonly FairnessTable[]
  /** Which of the earlier runs, by its number, nothing is shown beside: it differs by too few people. */
  readonly besides: number | null
}

/** Age bands in whole years, each from its first year on (ours). */
const BANDS = [0, 35, 40, 45, 50, 55] as const

/**
 * The age band on a day, by its first year (`45`; `0` is under 35). A birth known to the year or
 * month counts from its first day.
 */
export function ageBand(birth: string | null, day: string): string | null {
  if (birth === null) return null
  const born = earliest(birth)
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4))
  const age = day.slice(5) < born.slice(5) ? years - 1 : years
  return String(BANDS.findLast((from) => age >= from) ?? 0)
}

/**
 * The team that saw a person most often; null where none did, `several` where no one team saw the
 * person most.
 */
export function mainTeam(seen: ReadonlyMap<string, number>): string | null {
  const most = Math.max(0, ...seen.values())
  const teams = [...seen].filter(([, times]) => times === most)
  return most === 0 ? null : teams.length > 1 ? 'several' : (teams[0]?.[0] ?? null)
}

const rounded = ({ value, low, high }: Between): Between => ({
  value: Math.round(value),
  low: Math.round(low),
  high: Math.round(high),
})

/** Keys in their order, null (not on record) last. */
const inOrder = (keys: Iterable<string | null>): (string | null)[] =>
  [...keys].toSorted((a, b) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))

/**
 * Scores side by side, group by group. Descriptive only: a difference is no proof of unfairness.
 * Groups under five are kept back, and others with them where they would give one away, within a
 * table and over all tables together (`disclosure.ts`). A group whose members all have the same
 * score is kept back as well: its mean would be each one's score. Tables with one group say nothing
 * and are left out.
 */
export const fairnessOf = (judged: readonly Judged[]): Fairness => besideAll(judged, []).fairness

/**
 * The same for several runs of a period, in the order in which they were made: what was shown of the
 * earlier ones stays, and each shows what beside each of them gives nobody away
 * (`disclosureAcross.ts`).
 */
export function* fairnessesIn(runs: readonly (readonly Judged[])[]): Generator<Fairness> {
  const earlier: Shown[] = []
  for (const judged of runs) {
    const { fairness, groups } = besideAll(judged, earlier)
    earlier.push({ people: judged, groups })
    yield fairness
  }
}

function besideAll(
  judged: readonly Judged[],
  earlier: readonly Shown[],
): { readonly fairness: Fairness; readonly groups: readonly ReadonlySet<number>[] } {
  const nothing = { people: judged.length, mean: null, tables: [], besides: null }
  if (judged.length < FEWEST_SHOWN) return { fairness: nothing, groups: [] }
  const scores = judged.map(({ score }) => score)
  const split = BY.map((by) => {
    const groups = new Map<string | null, Set<number>>()
    for (const [i, one] of judged.entries()) {
      const key = one.in[by]
      groups.set(key, (groups.get(key) ?? new Set<number>()).add(i))
    }
    return { by, keys: inOrder(groups.keys()), groups }
  }).filter(({ keys }) => keys.length > 1)
  const tables: Table[] = split.map(({ keys, groups }) =>
    keys.map((key) => groups.get(key) ?? new Set<number>()),
  )
  const valuesOf = (group: ReadonlySet<number>) => [...group].map((i) => scores[i] ?? 0)
  const allAlike = (t: number, g: number) =>
    new Set(valuesOf(tables[t]?.[g] ?? new Set<number>())).size === 1
  const everybody = new Set(judged.keys())
  const besides = earlier.map((one) => besideRun(one, { people: judged }))
  const near = besides.findIndex((beside) => beside([everybody]))
  if (near >= 0) return { fairness: { ...nothing, besides: near }, groups: [] }
  const shown = shownGroups(tables, judged.length, allAlike, (groups) =>
    besides.some((beside) => beside(groups)),
  )
  if (!shown) return { fairness: nothing, groups: [] }
  const fairness = {
    people: judged.length,
    mean: rounded(meanBetween(spreadOf(scores))),
    besides: null,
    tables: split.map(({ by, keys }, t) => ({
      by,
      hidden: keys.filter((_, g) => !shown[t]?.[g]),
      groups: keys.flatMap((key, g): ShownGroup[] => {
        const group = tables[t]?.[g]
        if (!group || !shown[t]?.[g]) return []
        const own = spreadOf(valuesOf(group))
        const rest = spreadOf(scores.filter((_, i) => !group.has(i)))
        return [
          {
            key,
            n: own.n,
            mean: rounded(meanBetween(own)),
            difference: rounded(differenceBetween(own, rest)),
          },
        ]
      }),
    })),
  }
  const groups = tables.flatMap((table, t) => table.filter((_, g) => shown[t]?.[g]))
  return { fairness, groups: [everybody, ...groups] }
}
