import type { Evidence } from '../../src/evaluation/evidence.ts'
import { Mark } from '../../src/inspection/observation.ts'
import {
  breach,
  district,
  head,
  id,
  item,
  other,
  place,
  post,
  project,
  report,
  seen,
  votes,
} from './district.ts'

/**
 * Six heads of two groups, a lead, and of every kind of record enough to move something: three teams
 * saw everybody and the third is a mark stricter, one item is better than the others of its group, no
 * sum is at its cap. Properties take it as their first case, so that each is put to the test for certain.
 */
const HEADS = [1, 2, 3, 4, 5, 6]
const TEAMS = [1, 2, 3]
const markOf = (n: number, team: number): Mark =>
  Mark.options[(n % 3) + (team === 3 ? 1 : 0)] ?? 'D'

export const TOWN: Evidence = district({
  people: [
    ...HEADS.map((n) => head(n, { group: n < 4 ? 'township' : 'economy' })),
    other(7, { group: 'economy' }),
  ],
  achievements: HEADS.map((n) => item(n, { level: n === 1 ? 'provincial' : 'city' })),
  rankings: HEADS.map((n) => place(n, n)),
  observations: TEAMS.flatMap((team) =>
    [...HEADS, 7].map((n) =>
      seen(
        n,
        { innovation: markOf(n, team), results: markOf(n, team), attitude: markOf(n, team) },
        { teamId: id('g', team) },
      ),
    ),
  ),
  tallies: HEADS.map((n) => votes(n, [20 - n, n, 0, 0])),
  bottomLineEvents: [breach(2, 1)],
  projects: [project(1)],
  reports: [report(1, 6, 500, 'yellow'), report(1, 12, 1_000, 'green')],
  appointments: [post(7, 1)],
})
