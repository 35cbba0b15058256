import { type Matrix, factor, inverse, logDeterminant, solve, zeros } from '../kernel/cholesky.ts'
import { exp, log } from '../kernel/elementary.ts'
import { minimise } from '../kernel/simplex.ts'

/**
 * The crossed model of marks: mark = aspect + person + team + occasion + rest. Aspects are fixed;
 * persons, teams and occasions (one observation is one occasion) vary at random, each with a variance
 * that is estimated from the marks by restricted maximum likelihood, never guessed.
 * Source: statistics (Patterson and Thompson 1971; Henderson's mixed-model equations); the use is ours.
 */

/** One observation: of whom, by which team, the score given on each aspect (undefined: not observed). */
export interface Occasion {
  readonly person: number
  readonly team: number
  readonly scores: readonly (number | undefined)[]
  /** How much this occasion counts; 1 unless its team proved erratic. */
  readonly weight: number
}

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

/** Ratios of variance to the rest's variance, as logarithms: person, team, occasion. */
type LogRatios = readonly number[]

interface Equations {
  readonly criterion: number
  readonly rest: number
  readonly lower: Matrix
  readonly solution: Float64Array
  readonly persons: readonly number[]
}

const BOUNDS: readonly [number, number] = [-12, 8]

/** Occasions of one person, by one team, on the same aspects: only their sums enter the equations. */
interface Bundle {
  readonly team: number
  readonly weight: number
  readonly aspects: readonly number[]
  times: number
  /** Sum of the scores by aspect, of their squares, and of the squared sums of the occasions. */
  readonly sums: number[]
  sum: number
  squares: number
  squaredSums: number
}

/** One person's bundles, and the rows of the equations that they touch: aspects and teams. */
interface Seen {
  readonly person: number
  readonly bundles: readonly Bundle[]
  readonly rows: readonly number[]
}

function bundle(occasions: readonly Occasion[]): Bundle[] {
  const bundles = new Map<string, Bundle>()
  for (const { team, weight, scores } of occasions) {
    const aspects = scores.flatMap((score, aspect) => (score === undefined ? [] : [aspect]))
    const key = `${team} ${aspects.join()}`
    const one = bundles.get(key) ?? {
      team,
      weight,
      aspects,
      times: 0,
      sums: aspects.map(() => 0),
      sum: 0,
      squares: 0,
      squaredSums: 0,
    }
    bundles.set(key, one)
    one.times += 1
    let sum = 0
    for (const [i, aspect] of aspects.entries()) {
      const score = scores[aspect] ?? 0
      one.sums[i] = (one.sums[i] ?? 0) + score
      one.squares += score * score
      sum += score
    }
    one.sum += sum
    one.squaredSums += sum * sum
  }
  return [...bundles.values()]
}

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
  const seen = [...Map.groupBy(rated, ({ person }) => person)].map(([person, theirs]): Seen => {
    const bundles = bundle(theirs)
    const rows = [...new Set(bundles.flatMap((one) => [...one.aspects, aspects + one.team]))]
    return { person, bundles, rows }
  })
  const solveFor = (ratios: LogRatios) =>
    equations(seen, { persons, teams, aspects, marks }, ratios)
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

/**
 * Henderson's equations for given ratios. Marks of one occasion share its effect, so that their
 * covariance inverts in closed form; persons are eliminated one by one, which leaves a small dense
 * system of aspects and teams.
 */
function equations(
  seen: readonly Seen[],
  {
    persons,
    teams,
    aspects,
    marks,
  }: { persons: number; teams: number; aspects: number; marks: number },
  logRatios: LogRatios,
): Equations | undefined {
  const [person = 1, team = 1, occasion = 1] = logRatios.map(exp)
  const size = aspects + teams
  const flat = new Float64Array(size * size)
  const right = new Float64Array(size)
  const coupling = new Float64Array(size)
  const eliminated: {
    person: number
    diagonal: number
    own: number
    coupling: Float64Array
    rows: readonly number[]
  }[] = []
  let squares = 0
  let logs = 0
  for (const { person: who, bundles, rows } of seen) {
    let diagonal = 1 / person
    let own = 0
    coupling.fill(0)
    for (const one of bundles) {
      const { weight, times } = one
      const n = one.aspects.length
      const spread = 1 + n * occasion
      const shared = (weight * occasion) / spread
      const apart = weight / spread
      const teamRow = aspects + one.team
      for (let i = 0; i < n; i++) {
        const aspect = one.aspects[i] as number
        for (let j = 0; j < n; j++)
          flat[aspect * size + (one.aspects[j] as number)]! -= times * shared
        flat[aspect * size + aspect]! += times * weight
        flat[aspect * size + teamRow]! += times * apart
        flat[teamRow * size + aspect]! += times * apart
        right[aspect]! += weight * (one.sums[i] as number) - shared * one.sum
        coupling[aspect]! += times * apart
      }
      flat[teamRow * size + teamRow]! += times * n * apart
      right[teamRow]! += apart * one.sum
      coupling[teamRow]! += times * n * apart
      diagonal += times * n * apart
      own += apart * one.sum
      squares += weight * one.squares - shared * one.squaredSums
      logs += times * (log(spread) - n * log(weight))
    }
    for (const row of rows) {
      const share = (coupling[row] as number) / diagonal
      for (const column of rows) flat[row * size + column]! -= share * (coupling[column] as number)
      right[row]! -= share * own
    }
    logs += log(diagonal)
    squares -= (own * own) / diagonal
    eliminated.push({
      person: who,
      diagonal,
      own,
      coupling: Float64Array.from(rows, (row) => coupling[row] as number),
      rows,
    })
  }
  const matrix = zeros(size).map((_, row) => flat.slice(row * size, (row + 1) * size))
  for (let row = aspects; row < size; row++) (matrix[row] as Float64Array)[row]! += 1 / team
  const lower = factor(matrix)
  if (!lower) return undefined
  const solution = solve(lower, right)
  const explained = solution.reduce((sum, value, row) => sum + value * (right[row] as number), 0)
  const rest = (squares - explained) / (marks - aspects)
  if (!(rest > 0)) return undefined
  const criterion =
    (marks - aspects) * log(rest) +
    logs +
    logDeterminant(lower) +
    seen.length * log(person) +
    teams * log(team)
  const effects = Array.from<number>({ length: persons }).fill(0)
  for (const one of eliminated) {
    const taken = one.rows.reduce(
      (sum, row, i) => sum + (one.coupling[i] as number) * (solution[row] as number),
      0,
    )
    effects[one.person] = (one.own - taken) / one.diagonal
  }
  return { criterion, rest, lower, solution, persons: effects }
}
