import type { AchievementItem, Evidence } from './evidence.ts'
import type { Explained } from './explained.ts'
import { FEWEST_COMPARED } from './explained.ts'
import { statement } from './node.ts'
import { firstDay, isGraded, lastDay } from './period.ts'
import type { HeadResult, LeadResult, Statement } from './result.ts'
import type { HeadScheme } from './scheme.ts'
import { evaluate } from './without.ts'

/**
 * What would have changed a result: how far the next line is, and what further or firmer evidence
 * would have given. Every such number comes from evaluating the changed evidence, never from a guess.
 */

/** How many further items are told of: those that would add most. */
const TOLD = 3

type Person = HeadResult | LeadResult

/** The person's result on changed evidence. */
const after = ({ scheme, person }: Explained, changed: Evidence): Person | undefined =>
  [...evaluate(scheme, changed).people].find(({ cadreId }) => cadreId === person.cadreId)

/** Distance in whole points, rounded up: enough to aim by, too little to tell a peer's score. */
const upToWhole = (points: number): number => Math.ceil(points / 10_000) * 10_000

/**
 * The next place, told as the distance to the total of who holds it. The person learns it in whole
 * points, and not at all where fewer than five are compared.
 */
function nextPlace({ person, peers, reader }: Explained): Statement[] {
  const total = person.total?.score ?? null
  if (total === null || person.rank === null || person.rank === 1) return []
  const above = peers.flatMap((peer) => {
    const score = peer.total?.score ?? null
    return score !== null && score > total ? [{ score, rank: peer.rank ?? 0 }] : []
  })
  const next = above.toSorted((a, b) => a.score - b.score)[0]
  if (!next) return []
  const points = next.score - total
  if (reader === 'district') return [statement('change.rank', { points, rank: next.rank })]
  if (peers.length < FEWEST_COMPARED) return []
  return [statement('change.rankWithin', { points: upToWhole(points), rank: next.rank })]
}

/** The next line of the scheme above the total. */
function nextLine({ thresholds }: HeadScheme, { person, evidence }: Explained): Statement[] {
  const total = person.total?.score ?? null
  if (total === null || !isGraded(evidence.period)) return []
  const next = (['basic', 'competent', 'excellent'] as const).find(
    (grade) => total < thresholds[grade],
  )
  if (!next) return []
  const about = { grade: next, line: thresholds[next], points: thresholds[next] - total }
  return [statement('change.line', about)]
}

/** Enough for 优秀, no bar, and the places taken: how far the last of them is. */
function quotaLine({ person, peers, reader }: Explained): Statement[] {
  const total = person.total?.score ?? null
  if (total === null || !('grade' in person) || person.gradeWhy.code !== 'grade.quotaFull')
    return []
  const taken = peers.flatMap((peer) =>
    'grade' in peer && peer.grade === 'excellent' ? (peer.total?.score ?? []) : [],
  )
  if (taken.length === 0) return []
  const points = Math.min(...taken) - total
  if (reader === 'district') return [statement('change.quota', { points })]
  return peers.length < FEWEST_COMPARED
    ? []
    : [statement('change.quotaWithin', { points: upToWhole(points) })]
}

/** One further item as it would have been entered: in the period, confirmed, not shared. */
const furtherItem = (
  { evidence, person }: Explained,
  dimension: AchievementItem['dimension'],
): AchievementItem => {
  const end = lastDay(evidence.period)
  const quarter = `${end.slice(0, 4)}Q${Math.ceil(Number(end.slice(5, 7)) / 3)}`
  return {
    id: `ffffffff-ffff-7fff-8fff-${firstDay(evidence.period).replaceAll('-', '').padStart(12, '0')}`,
    cadreId: person.cadreId,
    quarter,
    dimension,
    level: 'city',
    finding: 'confirmed',
    share: 10_000,
  }
}

const gain = (about: Explained, changed: Evidence) => {
  const then = after(about, changed)
  const total = then?.total?.score ?? null
  const before = about.person.total?.score ?? null
  return { result: then, total, points: total === null || before === null ? null : total - before }
}

/** The place it would have given, where it is another; the person is not told, for it hangs on peers' scores. */
const newPlace = ({ person, reader }: Explained, then: Person | undefined): number | null =>
  reader === 'district' && then && then.rank !== person.rank ? then.rank : null

/** One further confirmed item of the city's level, dimension by dimension; those that add most. */
function furtherItems(scheme: HeadScheme, about: Explained): Statement[] {
  const found = scheme.dimensions.flatMap(({ dimension }) => {
    const achievements = [...about.evidence.achievements, furtherItem(about, dimension)]
    const { result, total, points } = gain(about, { ...about.evidence, achievements })
    return total !== null && points !== null && points > 0
      ? [{ dimension, result, total, points }]
      : []
  })
  return found
    .toSorted((a, b) => b.points - a.points)
    .slice(0, TOLD)
    .map(({ dimension, result, total, points }) => {
      const particulars = { part: dimension, level: 'city', points, total }
      const rank = newPlace(about, result)
      return rank === null
        ? statement('change.item', particulars)
        : statement('change.itemPlace', { ...particulars, rank })
    })
}

/** What the items without a full finding would have given, had they been confirmed. */
function firmerItems(about: Explained): Statement[] {
  const { evidence, person } = about
  return ([null, 'partly'] as const).flatMap((finding) => {
    const own = evidence.achievements.filter(
      (item) => item.cadreId === person.cadreId && item.finding === finding,
    )
    if (own.length === 0) return []
    const achievements = evidence.achievements.map((item) =>
      own.includes(item) ? { ...item, finding: 'confirmed' as const } : item,
    )
    const { total, points } = gain(about, { ...evidence, achievements })
    if (total === null || points === null || points <= 0) return []
    const from = own.map(({ id }) => ({ noun: 'achievement', id }))
    const code = finding === null ? 'change.unverified' : 'change.partly'
    return [statement(code, { count: own.length, points, total }, from)]
  })
}

/** Enough for 优秀 and barred: what would be proposed without the bar. */
function withoutBars(about: Explained): Statement[] {
  const { evidence, person } = about
  if (!('bars' in person) || !['grade.barred', 'grade.vetoed'].includes(person.gradeWhy.code))
    return []
  const ids = new Set(person.bars.flatMap(({ from }) => from.map(({ id }) => id)))
  const changed = {
    ...evidence,
    sanctions: evidence.sanctions.filter(({ id }) => !ids.has(id)),
    bottomLineEvents: evidence.bottomLineEvents.map((event) =>
      ids.has(event.id) ? { ...event, veto: false } : event,
    ),
  }
  const then = after(about, changed)
  if (!then || !('grade' in then) || then.grade === null || then.grade === person.grade) return []
  return [
    statement(
      'change.unbarred',
      { grade: then.grade },
      person.bars.flatMap(({ from }) => from),
    ),
  ]
}

/** For leads only the next place: nothing is supposed about a project's months. */
export function whatWouldChange(about: Explained): Statement[] {
  const { scheme } = about
  if (scheme.kind === 'leads') return nextPlace(about)
  return [
    ...nextLine(scheme, about),
    ...quotaLine(about),
    ...nextPlace(about),
    ...withoutBars(about),
    ...firmerItems(about),
    ...furtherItems(scheme, about),
  ]
}
