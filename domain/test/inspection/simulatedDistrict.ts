import { Aspect, type Mark, type Marks } from '../../src/inspection/observation.ts'
import type { Sighting } from '../../src/inspection/severity.ts'

/** Chance from a seed, so that every simulated district can be made again (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const normal = (next: () => number) =>
  Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())

export interface Planted {
  readonly people: number
  readonly teams: number
  readonly sightings: number
  /** Standard deviations, in points. */
  readonly person: number
  readonly team: number
  readonly occasion: number
  readonly rest: number
  /** Which teams may see a person; all of them where it is left out. */
  readonly teamsFor?: (person: number, ability: number) => readonly number[]
  /** Teams that draw one score an occasion without looking at the person. */
  readonly wild?: readonly number[]
}

const MARKS: readonly Mark[] = ['A', 'B', 'C', 'D']

/** A district whose true abilities and severities are known; scores need no rounding to marks here. */
export function simulate(planted: Planted, seed: number) {
  const next = chance(seed)
  const abilities = Array.from({ length: planted.people }, () => 75 + planted.person * normal(next))
  const severities = Array.from({ length: planted.teams }, () => planted.team * normal(next))
  const everyTeam = severities.map((_, t) => t)
  const scored = Array.from({ length: planted.sightings }, (_, i) => {
    const person = i % planted.people
    const allowed = planted.teamsFor?.(person, abilities[person] ?? 0) ?? everyTeam
    const team = allowed[Math.floor(next() * allowed.length)] ?? 0
    const occasion = planted.occasion * normal(next)
    const drawn = 40 + 60 * next()
    const scores = Aspect.options.map(() =>
      planted.wild?.includes(team)
        ? drawn
        : (abilities[person] ?? 0) +
          (severities[team] ?? 0) +
          occasion +
          planted.rest * normal(next),
    )
    return { person, team, scores }
  })
  return { abilities, severities, scored }
}

const id = (kind: string, number: number) => `${kind}${String(number).padStart(5, '0')}`

/** The same sightings in marks: the nearest of 100, 80, 60 and 40. */
export const inMarks = (scored: ReturnType<typeof simulate>['scored']): Sighting[] =>
  scored.map(({ person, team, scores }, i) => ({
    id: id('o', i),
    cadreId: id('p', person),
    teamId: id('t', team),
    marks: Object.fromEntries(
      Aspect.options.map((aspect, a) => [
        aspect,
        MARKS[Math.min(3, Math.max(0, Math.round((100 - (scores[a] ?? 0)) / 20)))],
      ]),
    ) as Marks,
  }))

/** How alike two orders are (Spearman), from −1 to 1. */
export function rankAgreement(a: readonly number[], b: readonly number[]): number {
  const ranks = (values: readonly number[]) => {
    const order = values.map((value, i) => ({ value, i })).toSorted((x, y) => x.value - y.value)
    const result = Array.from<number>({ length: values.length }).fill(0)
    for (const [rank, { i }] of order.entries()) result[i] = rank
    return result
  }
  const [ra, rb] = [ranks(a), ranks(b)]
  const middle = (a.length - 1) / 2
  const product = ra.reduce((sum, rank, i) => sum + (rank - middle) * ((rb[i] ?? 0) - middle), 0)
  return product / ra.reduce((sum, rank) => sum + (rank - middle) ** 2, 0)
}
