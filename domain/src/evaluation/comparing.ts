import { compare, exactly, read, rounded, written, ZERO } from '../kernel/exact.ts'
import type { Exact } from '../kernel/exact.ts'
import type { UnitGroup } from '../units/unit.ts'
import type { AgainstBest, ByBand, ByPlace } from './methods.ts'
import { absent, blended, statement } from './node.ts'
import type { Place } from './node.ts'
import type { Node, Statement } from './result.ts'

/** The values that are compared in one unit group: how many, the best, and the place of each. */
export interface Field {
  readonly people: number
  readonly best: Exact
  /** By the exact value as it is written; equals share a place, the next is skipped. */
  readonly placeOf: ReadonlyMap<string, number>
}

/** Lines up the values of a group; those who have none are not among them. */
export function fieldOf(values: readonly Exact[]): Field {
  const inOrder = values.toSorted((a, b) => compare(b, a))
  const placeOf = new Map<string, number>()
  for (const [i, value] of inOrder.entries()) {
    const key = written(value)
    if (!placeOf.has(key)) placeOf.set(key, i + 1)
  }
  return { people: values.length, best: inOrder[0] ?? ZERO, placeOf }
}

/** A number that compares nothing, and why; the own value stays visible below it. */
const notCompared = (place: Place, own: Node, why: Statement): Node => {
  const made = { kind: 'compared', formula: { code: 'notCompared', about: {} } } as const
  return { ...absent(place, made, why), parts: [own] }
}

/** A value by bands: the highest whose lower edge it reaches. */
export function byBand(rule: ByBand, own: Node, place: Place): Node {
  if (own.exact === null) return notCompared(place, own, statement('abstains.noPart'))
  const value = read(own.exact)
  const band = rule.bands.find(({ from }) => compare(value, exactly(from)) >= 0)
  const edge = band?.from ?? rule.bands.at(-1)?.from ?? 0
  const about = { value: own.score ?? 0, edge, points: band?.points ?? rule.below }
  const code = band ? 'byBand' : 'belowBands'
  return blended(place, { kind: 'compared', formula: { code, about } }, [own])
}

/** What a comparison starts from: the group, its values, and the own one. */
interface Compared {
  readonly own: Node
  readonly group: UnitGroup | null
  readonly field: Field | undefined
}

/** Why nothing can be compared: no value of one's own, no group, or too few in it. */
function cannotCompare(rule: AgainstBest | ByPlace, { own, group, field }: Compared) {
  if (own.exact === null) return statement('abstains.noPart')
  if (group === null) return statement('abstains.ungrouped')
  const people = field?.people ?? 0
  const { fewest } = rule
  return people < fewest ? statement('abstains.fewPeers', { people, fewest }) : undefined
}

/**
 * Own value against the best of the unit group, or by its place in it (practice). Compared are the
 * heads who are assessed and have a value. The group's best and the place stand in the formula; whose
 * value was the best does not, for the person reads this too.
 */
export function byComparison(rule: AgainstBest | ByPlace, compared: Compared, place: Place): Node {
  const { own, group, field } = compared
  const why = cannotCompare(rule, compared)
  if (why || !field) return notCompared(place, own, why ?? statement('abstains.noPart'))
  const shared = { group: group ?? '', people: field.people, value: own.score ?? 0 }
  const about =
    rule.method === 'againstBest'
      ? { ...shared, best: rounded(field.best), bestExact: written(field.best) }
      : {
          ...shared,
          place: field.placeOf.get(own.exact ?? '') ?? field.people,
          first: rule.first,
          step: rule.step,
        }
  return blended(place, { kind: 'compared', formula: { code: rule.method, about } }, [own])
}
