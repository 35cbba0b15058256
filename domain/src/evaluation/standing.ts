import type { Layer, Tenure } from '../cadres/cadre.ts'
import type { Id } from '../kernel/values.ts'
import type { UnitGroup } from '../units/unit.ts'
import type { Person } from './evidence.ts'
import { earliest, firstDay, latest, touches } from './period.ts'
import type { Period } from './period.ts'

type Held = Pick<Tenure, 'unitId' | 'layer' | 'main' | 'from' | 'until'> & { readonly id: Id }

/** Later beginning first; an unknown beginning counts as before all others, then by id. */
const laterFirst = (a: Held, b: Held): number => {
  const left = a.from === null ? '' : earliest(a.from)
  const right = b.from === null ? '' : earliest(b.from)
  if (left !== right) return left < right ? 1 : -1
  return a.id < b.id ? -1 : 1
}

const endedBefore = (period: Period, post: Held): boolean =>
  post.until !== null && latest(post.until) < firstDay(period)

/**
 * As what, and where, a person is compared in a period, read off all his or her tenures (ours).
 *
 * - Who is a county leader in the last post that touches the period is not assessed here.
 * - Who held a head's post in the period is a head, in the unit headed last in it: a head
 *   transferred on 1 March is compared in the new unit.
 * - Who became a head only after the period is one too, but has no achievements to answer for in it
 *   (missing, not zero). Who had ceased to be one before it is not.
 * - All others stand in the unit of their last post.
 *
 * `groupOf` tells a unit's group; null is 未分组.
 */
export function standingOf(
  cadreId: Id,
  tenures: readonly Held[],
  groupOf: (unitId: Id) => UnitGroup | null,
  period: Period,
): Person {
  const posts = tenures.toSorted(laterFirst)
  const inPeriod = posts.filter((post) => touches(period, post))
  const mains = inPeriod.filter((post) => post.main)
  const last = mains[0] ?? inPeriod[0] ?? posts[0]
  const headships = posts.filter((post) => post.layer === 'head' && !endedBefore(period, post))
  const headship = headships.find((post) => touches(period, post)) ?? headships[0]
  const layer: Layer = last?.layer === 'countyLeader' ? 'countyLeader' : headship ? 'head' : 'other'
  const unitId = (layer === 'head' ? headship : last)?.unitId ?? null
  return {
    cadreId,
    unitId,
    group: unitId === null ? null : groupOf(unitId),
    layer,
    headships: headships.map(({ id, from, until }) => ({ id, from, until })),
  }
}
