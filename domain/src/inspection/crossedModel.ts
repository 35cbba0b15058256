import { type Matrix, inverse } from '../kernel/cholesky.ts'
import { exp } from '../kernel/elementary.ts'
import { minimise } from '../kernel/simplex.ts'
import { type LogRatios, type Occasion, equations, sumUp } from './crossedEquations.ts'

/**
 * The crossed model of marks: mark = aspect + person + team + occasion + rest. Aspects are fixed;
 * persons, teams and occasions (one observation is one occasion) vary at random, each with a variance
 * that is estimated from the marks by restricted maximum likelihood, never guessed.
 * Source: statistics (Patterson and Thompson 1971; Henderson's mixed-model equations); the use is ours.
 */

export interface Variances {
  readonly person: number
  readonly team: number
  readonly occasion: number
  readonly rest: number
}

export interface Fit {
  readonly variances: Variances
  /** Mean score of each aspect, for a person and a team of the middle. */
  readonly aspects: readonly number[]
  /** How much each team marks above (+) or below (−) the average of the teams. */
  readonly teams: readonly number[]
  /** Covariances of the errors of those estimates, team by team. */
  readonly teamErrors: Matrix
  readonly persons: readonly number[]
}

const BOUNDS: readonly [number, number] = [-12, 8]

/** Fits the model. Undefined where there is too little to tell the parts apart. */
export function fitCrossed(
  occasions: readonly Occasion[],
  sizes: { readonly persons: number; readonly teams: number; readonly aspects: number },
): Fit | undefined {
  const { persons, teams, aspects } = sizes
  const rated = occasions.filter(({ scores }) => scores.some((score) => score !== undefined))
  const marks = rated.reduce(
    (sum, { scores }) => sum + scores.filter((score) => score !== undefined).length,
    0,
  )
  if (marks <= aspects + 3) return undefined
  const sums = sumUp(rated, { persons, teams, aspects, marks })
  const solveFor = (ratios: LogRatios) => equations(sums, ratios)
  const { point } = minimise(
    (ratios) => solveFor(ratios)?.criterion ?? Number.MAX_VALUE,
    [0, -1, 0],
    BOUNDS,
    { tolerance: 1e-10 },
  )
  const found = solveFor(point)
  if (!found) return undefined
  const [person = 0, team = 0, occasion = 0] = point.map((ratio) => exp(ratio) * found.rest)
  const effects = Array.from(found.solution.slice(aspects))
  const average = effects.reduce((sum, effect) => sum + effect, 0) / teams
  return {
    variances: { person, team, occasion, rest: found.rest },
    aspects: Array.from(found.solution.slice(0, aspects), (value) => value + average),
    teams: effects.map((effect) => effect - average),
    teamErrors: centred(
      inverse(found.lower)
        .slice(aspects)
        .map((row) => row.slice(aspects)),
      found.rest,
    ),
    persons: found.persons,
  }
}

/** Errors of differences from the average: a shift of all teams together is no severity. */
function centred(errors: Matrix, scale: number): Matrix {
  const mean = (values: Iterable<number>, count: number) =>
    [...values].reduce((sum, value) => sum + value, 0) / count
  const rows = errors.map((row) => mean(row, errors.length))
  const all = mean(rows, errors.length)
  return errors.map((row, i) =>
    row.map((value, j) => scale * (value - (rows[i] ?? 0) - (rows[j] ?? 0) + all)),
  )
}
