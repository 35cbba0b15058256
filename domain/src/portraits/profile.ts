import { exactly, rounded } from '../kernel/exact.ts'
import type { HeadsResult } from '../evaluation/result.ts'
import type { Marks } from '../inspection/observation.ts'
import { Aspect } from '../inspection/observation.ts'
import type { Mark } from '../inspection/observation.ts'

/**
 * The person and five others: fewer are not averaged, for who knows the own value takes it out of the
 * mean and has that of the others (domain rule: no group under five, by no difference).
 */
const FEWEST_AVERAGED = 6
/** Quartiles of fewer are, or nearly are, single people's values (ours). */
const FEWEST_IN_QUARTERS = 10

/** What a mark is worth, in ten-thousandths on the scale of 0 to 100 (practice). */
const POINTS: Readonly<Record<Mark, number>> = { A: 1_000_000, B: 800_000, C: 600_000, D: 400_000 }

/** Willing (想干事) and able (能干事): two readings of the aspects, shown side by side, not scored (domain rule). */
export const WILLING: readonly Aspect[] = ['attitude', 'responsibility']
export const ABLE: readonly Aspect[] = ['emergency', 'results', 'role', 'innovation', 'ability']

/** A person's value beside the peers', in ten-thousandths. */
export interface Compared {
  readonly own: number | null
  /** How many of the group have a value, the person among them. */
  readonly n: number
  /** Of the group, the person among them; null where fewer than five others have a value. */
  readonly mean: number | null
  /** Null where fewer than ten have a value, the person among them. */
  readonly lowerQuartile: number | null
  readonly median: number | null
  readonly upperQuartile: number | null
}

/** A quantile between the two nearest values, in proportion, rounded half up; `quarters` is 1, 2 or 3. */
function quantile(sorted: readonly number[], quarters: number): number {
  const steps = (sorted.length - 1) * quarters
  const below = Math.floor(steps / 4)
  const part = steps % 4
  const low = sorted[below] ?? 0
  const high = sorted[below + 1] ?? low
  return rounded(exactly(low * (4 - part) + high * part, 4))
}

/**
 * A value against the group's. `group` are the values of everybody compared, the person among them;
 * whoever has none is left out, for what was not observed is not zero.
 */
export function compared(own: number | null, group: readonly (number | null)[]): Compared {
  const values = group.filter((value) => value !== null).toSorted((a, b) => a - b)
  const n = values.length
  const none = { mean: null, lowerQuartile: null, median: null, upperQuartile: null }
  if (n < FEWEST_AVERAGED) return { own, n, ...none }
  const sum = values.reduce((total, value) => total + value, 0)
  const mean = rounded(exactly(sum, n))
  if (n < FEWEST_IN_QUARTERS) return { own, n, ...none, mean }
  return {
    own,
    n,
    mean,
    lowerQuartile: quantile(values, 1),
    median: quantile(values, 2),
    upperQuartile: quantile(values, 3),
  }
}

/** Values by what they are of: aspects, dimensions, readings. */
export type Values<K extends string> = Readonly<Partial<Record<K, number | null>>>

/** A profile: each of `keys` with the person's own value and the group's. */
export const profileOf = <K extends string>(
  keys: readonly K[],
  own: Values<K>,
  group: readonly Values<K>[],
): readonly ({ readonly key: K } & Compared)[] =>
  keys.map((key) => ({
    key,
    ...compared(
      own[key] ?? null,
      group.map((values) => values[key] ?? null),
    ),
  }))

/** The mean of all marks on the given aspects, each mark counting alike; null where there is none. */
export function meanMark(seen: readonly Marks[], aspects: readonly Aspect[]): number | null {
  let sum = 0
  let count = 0
  for (const marks of seen) {
    for (const aspect of aspects) {
      const mark = marks[aspect]
      if (mark === undefined) continue
      sum += POINTS[mark]
      count += 1
    }
  }
  return count === 0 ? null : rounded(exactly(sum, count))
}

export type Viewed = Aspect | 'willing' | 'able'
export const VIEWED: readonly Viewed[] = [...Aspect.options, 'willing', 'able']

/** One person's means: of each aspect, and of willing and able. */
export const aspectValues = (seen: readonly Marks[]): Values<Viewed> => ({
  ...Object.fromEntries(Aspect.options.map((aspect) => [aspect, meanMark(seen, [aspect])])),
  willing: meanMark(seen, WILLING),
  able: meanMark(seen, ABLE),
})

/** The scores of each head of a unit group by dimension, for `profileOf`: one entry a head. */
export const dimensionValues = (
  result: HeadsResult,
  group: HeadsResult['groups'][number]['group'],
): ReadonlyMap<string, Values<string>> =>
  new Map(
    result.people
      .filter((person) => person.group === group && person.total !== null)
      .map(({ cadreId, total }) => [
        cadreId,
        Object.fromEntries(
          (total?.parts ?? []).map(({ key, score }) => [key.slice('total/'.length), score]),
        ),
      ]),
  )
