import type { Exact } from '../kernel/exact.ts'
import { compare, exactly, minus, over, read, rounded, times, ZERO } from '../kernel/exact.ts'
import type { Explained } from './explained.ts'
import { FEWEST_COMPARED } from './explained.ts'
import { recordsUnder } from './lineage.ts'
import { FULL, statement } from './node.ts'
import type { Node, Statement } from './result.ts'
import { evaluate } from './without.ts'

/** How many gains and how many losses are told. */
const TOLD = 3

const partsOf = (total: Node | null): Node[] =>
  (total?.parts ?? []).filter(
    ({ kind, weight, exact }) => kind !== 'deduction' && weight > 0 && exact !== null,
  )

/** The middle value; of an even number the mean of the two in the middle. */
export function median(values: readonly Exact[]): Exact | undefined {
  const sorted = values.toSorted(compare)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  if (!low || !high) return undefined
  return over(minus(low, minus(ZERO, high)), exactly(2))
}

interface Difference {
  readonly part: Node
  /** What it is measured against: the peers' middle, or 100 where they are too few. */
  readonly against: Exact
  /** In points of the total. */
  readonly points: Exact
}

/** What each part gives the total beyond what it would with the value it is measured against. */
function differences(total: Node, against: (part: Node) => Exact | undefined): Difference[] {
  const parts = partsOf(total)
  const weight = exactly(parts.reduce((sum, part) => sum + part.weight, 0) || 1)
  return parts.flatMap((part) => {
    const other = against(part)
    if (!other || part.exact === null) return []
    const points = over(times(minus(read(part.exact), other), exactly(part.weight)), weight)
    return { part, against: other, points }
  })
}

const nameOf = ({ key }: Node) => key.slice(key.lastIndexOf('/') + 1)

const told = (code: string, { part, against, points }: Difference): Statement =>
  statement(
    code,
    {
      part: nameOf(part),
      score: part.score ?? 0,
      median: rounded(against),
      points: Math.abs(rounded(points)),
    },
    recordsUnder(part),
  )

/** What the bottom-line events cost, by evaluating without them. */
function eventsCost({ scheme, evidence, person }: Explained): Statement[] {
  const own = (list: Explained['evidence']['bottomLineEvents']) =>
    list.filter(({ cadreId }) => cadreId === person.cadreId)
  const events = own(evidence.bottomLineEvents)
  if (events.length === 0) return []
  const rest = evidence.bottomLineEvents.filter((one) => !events.includes(one))
  const after = [...evaluate(scheme, { ...evidence, bottomLineEvents: rest }).people].find(
    ({ cadreId }) => cadreId === person.cadreId,
  )
  const cost = (after?.total?.score ?? 0) - (person.total?.score ?? 0)
  const from = events.map(({ id }) => ({ noun: 'bottomLineEvent', id }))
  return cost > 0 ? [statement('decided.events', { count: events.length, points: cost }, from)] : []
}

const POINT = exactly(10_000)

/** To whole points: of an odd number the middle is one peer's own score, too close to be told him. */
const blurred = (value: Exact): Exact => times(exactly(rounded(over(value, POINT))), POINT)

/**
 * What decided a score: the parts that give most and cost most beside the middle of those compared,
 * in points of the total; for the person the middle in whole points. Where fewer than five are
 * compared, or nobody, the losses are measured against 100, so that nobody's score can be told from
 * another's.
 */
export function whatDecided(about: Explained): Statement[] {
  const { person, peers, reader } = about
  const { total, rank, outOf } = person
  if (!total || total.score === null) return []
  const place =
    rank === null
      ? statement('decided.total', { total: total.score })
      : statement('decided.place', { total: total.score, rank, outOf: outOf ?? 0 })
  const compared = peers.length >= FEWEST_COMPARED
  const middle = (part: Node) => {
    const found = median(
      peers.flatMap((peer) => {
        const same = partsOf(peer.total).find(({ key }) => key === part.key)
        return same?.exact == null ? [] : [read(same.exact)]
      }),
    )
    return found && reader === 'own' ? blurred(found) : found
  }
  const all = differences(total, compared ? middle : () => FULL).toSorted((a, b) =>
    compare(b.points, a.points),
  )
  const gains = all.filter(({ points }) => rounded(points) > 0).slice(0, TOLD)
  const losses = all
    .toReversed()
    .filter(({ points }) => rounded(points) < 0)
    .slice(0, TOLD)
  return [
    place,
    ...gains.map((one) => told('decided.gain', one)),
    ...losses.map((one) => told(compared ? 'decided.loss' : 'decided.short', one)),
    ...eventsCost(about),
  ]
}
