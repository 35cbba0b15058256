import type { HeadScheme, LeadScheme } from '../evaluation/scheme.ts'
import { Aspect, type Marks } from '../inspection/observation.ts'
import { FEWEST_SHARED, cannotCompare, sharingOf } from '../inspection/sharing.ts'
import { FOR_ASPECT, type Sufficiency, sufficiencyOf } from './sufficiency.ts'

/** One observation, as far as it tells how much is known. */
export interface SeenOnce {
  readonly id: string
  readonly cadreId: string
  readonly teamId: string
  readonly date: string
  readonly marks: Marks
}

/** Whom inspection should know, in the official order. */
export interface Expected {
  readonly cadreId: string
  readonly as: 'head' | 'lead'
  /** Teams that may not visit: an inspector of theirs is the person, kin, or of the same unit. */
  readonly barred: ReadonlySet<string>
}

export type Weights = Readonly<Partial<Record<Aspect, number>>>

/**
 * What part of the total each aspect carries, in ten-thousandths, exact: a dimension's weight times
 * the inspection indicator's, in equal parts on its aspects. The shares of all need not make the
 * whole: the rest of the total does not come from inspection.
 */
export function weightsOf(scheme: HeadScheme | LeadScheme): Weights {
  const weights: Partial<Record<Aspect, number>> = {}
  const add = (aspects: readonly Aspect[], weight: number) => {
    for (const aspect of aspects) weights[aspect] = (weights[aspect] ?? 0) + weight / aspects.length
  }
  if (scheme.kind === 'leads') {
    add(scheme.indicators.marks.aspects, scheme.indicators.marks.weight)
    return weights
  }
  for (const { weight, indicators } of scheme.dimensions)
    for (const indicator of indicators)
      if (indicator.method === 'byMarks')
        add(indicator.aspects, (weight * indicator.weight) / 10_000)
  return weights
}

/** An aspect on which too little is known of a person. */
export interface Wanting {
  readonly aspect: Aspect
  /** What part of the total waits on it, in ten-thousandths, rounded. */
  readonly weight: number
  readonly sufficiency: Sufficiency
}

export interface NextVisit {
  readonly cadreId: string
  readonly as: Expected['as']
  readonly wanting: readonly Wanting[]
  /** What part of the total waits on better evidence, in ten-thousandths, rounded. */
  readonly waiting: number
  readonly observations: number
  /** Date of the last observation; null: never seen in the period. */
  readonly latest: string | null
  /** Teams that would come nearer to being comparable, if the visit were as proposed. */
  readonly connects: readonly string[]
  /** Teams that may go, the most useful first; empty: all are barred or there is none. */
  readonly by: readonly string[]
}

export interface NextVisits {
  readonly visits: readonly NextVisit[]
  /** Teams that cannot be compared yet, and how many more people in common they need at least. */
  readonly apart: readonly { readonly teamId: string; readonly lacks: number }[]
}

const OFFERED = 3

/**
 * Where the next visit would help most (ours): first whose evidence leaves the largest part of the
 * total waiting, then with whom a team that shares too few people would come to be comparable, then
 * who was not seen for the longest time, then the official order. A person on whom everything is
 * known well enough is listed only for the sake of a team. A visit is proposed for a team that has
 * not seen the person yet, since it is a source of its own; the one with the fewest observations
 * goes first. `asOf`: the month against which recency is judged; `teams`: all that could go.
 */
export function nextVisits(
  expected: readonly Expected[],
  seen: readonly SeenOnce[],
  {
    weights,
    teams,
    asOf,
  }: {
    readonly weights: Readonly<Record<Expected['as'], Weights>>
    readonly teams: readonly string[]
    readonly asOf: string | null
  },
): NextVisits {
  const marked = seen.filter(({ marks }) => Object.keys(marks).length > 0)
  const sharing = sharingOf(marked)
  const apart = cannotCompare(marked)
  const seenOf = Map.groupBy(seen, ({ cadreId }) => cadreId)
  const loadOf = Map.groupBy(seen, ({ teamId }) => teamId)
  const load = (teamId: string) => loadOf.get(teamId)?.length ?? 0
  const compared = sharing.teams.filter((teamId) => !apart.has(teamId))
  const visits = expected.map(({ cadreId, as, barred }): NextVisit => {
    const theirs = seenOf.get(cadreId) ?? []
    const wanting = wantingOf(theirs, weights[as], asOf)
    const teamsOf = sharing.teamsOf.get(cadreId) ?? new Set<string>()
    const mayGo = teams.filter((teamId) => !barred.has(teamId) && !teamsOf.has(teamId))
    // A team that stands apart is helped where it comes to a person others saw, or they to its own.
    const seenByCompared =
      [...teamsOf].some((teamId) => !apart.has(teamId)) || compared.length === 0
    const goes = (teamId: string) => apart.has(teamId) && seenByCompared && teamsOf.size > 0
    // Whom several teams saw they share already.
    const own = teamsOf.size === 1 ? [...teamsOf].filter((teamId) => apart.has(teamId)) : []
    const comesToOwn = own.length > 0 && mayGo.some((teamId) => compared.includes(teamId))
    const useful = (teamId: string) =>
      goes(teamId) || (own.length > 0 && compared.includes(teamId)) ? 0 : 1
    const by = mayGo
      .toSorted((a, b) => useful(a) - useful(b) || load(a) - load(b) || (a < b ? -1 : 1))
      .slice(0, OFFERED)
    const going = by.filter(goes)
    return {
      cadreId,
      as,
      wanting,
      waiting: Math.round(wanting.reduce((sum, { exact }) => sum + exact, 0)),
      observations: theirs.length,
      latest:
        theirs
          .map(({ date }) => date)
          .toSorted()
          .at(-1) ?? null,
      connects: [...new Set([...going, ...(comesToOwn ? own : [])])].toSorted(),
      by,
    }
  })
  return {
    visits: visits
      .filter(({ waiting, connects }) => waiting > 0 || connects.length > 0)
      .map((visit) => ({
        ...visit,
        wanting: visit.wanting.map(({ aspect, weight, sufficiency }) => ({
          aspect,
          weight,
          sufficiency,
        })),
      }))
      .toSorted(
        (a, b) =>
          b.waiting - a.waiting ||
          b.connects.length - a.connects.length ||
          (a.latest ?? '').localeCompare(b.latest ?? ''),
      ),
    apart: [...apart.keys()].toSorted().map((teamId) => ({
      teamId,
      lacks: Math.max(1, FEWEST_SHARED - (sharing.shared.get(teamId) ?? 0)),
    })),
  }
}

/** The aspects that carry weight and on which there is too little, the weightiest first. */
function wantingOf(theirs: readonly SeenOnce[], weights: Weights, asOf: string | null) {
  return Aspect.options
    .flatMap((aspect) => {
      const exact = weights[aspect] ?? 0
      if (exact === 0) return []
      const testimonies = theirs
        .filter(({ marks }) => marks[aspect] !== undefined)
        .map(({ id, teamId, date }) => ({
          noun: 'observation',
          id,
          source: `team:${teamId}`,
          when: date,
        }))
      const sufficiency = sufficiencyOf(testimonies, asOf, FOR_ASPECT)
      if (sufficiency.level === 'enough') return []
      return [{ aspect, weight: Math.round(exact), exact, sufficiency }]
    })
    .toSorted((a, b) => b.exact - a.exact)
}
