import { type Matrix, factor, logDeterminant, solve, zeros } from '../kernel/cholesky.ts'
import { exp, log } from '../kernel/elementary.ts'

/** One observation: of whom, by which team, the score given on each aspect (undefined: not observed). */
export interface Occasion {
  readonly person: number
  readonly team: number
  readonly scores: readonly (number | undefined)[]
  /** How much this occasion counts; 1 unless its team proved erratic. */
  readonly weight: number
}

/** Ratios of variance to the rest's variance, as logarithms: person, team, occasion. */
export type LogRatios = readonly number[]

export interface Sizes {
  readonly persons: number
  readonly teams: number
  readonly aspects: number
  /** All scores given, over all occasions. */
  readonly marks: number
}

/**
 * Occasions with equally many scores and one weight enter the equations in the same proportion,
 * whatever the ratios; so their sums are made once, and each trial of the ratios only weighs them.
 */
interface Alike {
  readonly scores: number
  readonly weight: number
  times: number
  squares: number
  squaredSums: number
  /** How often two aspects, an aspect and a team, a team were scored: one dense matrix over aspects and teams. */
  readonly together: Float64Array
  /** Scores by aspect. */
  readonly aspectSums: Float64Array
  /** Sums of whole occasions, by aspect and by team. */
  readonly rowSums: Float64Array
}

/** What one person adds: by kind of occasion, how often each aspect and team was there, and the scores. */
interface Share {
  readonly person: number
  /** The rows of the equations that the person touches: aspects, then teams. */
  readonly rows: Int32Array
  readonly kinds: Int32Array
  readonly times: Float64Array
  readonly sums: Float64Array
  /** Kind by kind, row by row: how many scores were given on the aspect, or by the team. */
  readonly counts: Float64Array
}

export interface Sums extends Sizes {
  readonly alike: readonly Alike[]
  readonly shares: readonly Share[]
}

interface Scored {
  readonly kind: number
  readonly sum: number
  readonly rows: readonly number[]
}

/** What the model needs of the occasions, in one pass. Each has at least one score. */
export function sumUp(occasions: readonly Occasion[], sizes: Sizes): Sums {
  const size = sizes.aspects + sizes.teams
  const kinds = new Map<string, number>()
  const alike: Alike[] = []
  const kindOf = (scores: number, weight: number): number => {
    const key = `${scores} ${weight}`
    const known = kinds.get(key)
    if (known !== undefined) return known
    kinds.set(key, alike.length)
    return (
      alike.push({
        scores,
        weight,
        times: 0,
        squares: 0,
        squaredSums: 0,
        together: new Float64Array(size * size),
        aspectSums: new Float64Array(sizes.aspects),
        rowSums: new Float64Array(size),
      }) - 1
    )
  }
  const perPerson = new Map<number, Scored[]>()
  for (const { person, team, scores, weight } of occasions) {
    const rows = scores.flatMap((score, aspect) => (score === undefined ? [] : [aspect]))
    const kind = kindOf(rows.length, weight)
    const one = alike[kind] as Alike
    let sum = 0
    for (const aspect of rows) {
      const score = scores[aspect] ?? 0
      one.aspectSums[aspect]! += score
      one.squares += score * score
      sum += score
    }
    rows.push(sizes.aspects + team)
    for (const row of rows) {
      one.rowSums[row]! += sum
      for (const column of rows) one.together[row * size + column]! += 1
    }
    one.times += 1
    one.squaredSums += sum * sum
    const theirs = perPerson.get(person)
    if (theirs) theirs.push({ kind, sum, rows })
    else perPerson.set(person, [{ kind, sum, rows }])
  }
  const shares = [...perPerson].map(([person, theirs]) => shareOf(person, theirs))
  return { ...sizes, alike, shares }
}

function shareOf(person: number, theirs: readonly Scored[]): Share {
  const rows = Int32Array.from(new Set(theirs.flatMap((one) => one.rows))).toSorted()
  const kinds = Int32Array.from(new Set(theirs.map(({ kind }) => kind))).toSorted()
  const times = new Float64Array(kinds.length)
  const sums = new Float64Array(kinds.length)
  const counts = new Float64Array(kinds.length * rows.length)
  for (const one of theirs) {
    const k = kinds.indexOf(one.kind)
    times[k]! += 1
    sums[k]! += one.sum
    const scores = one.rows.length - 1
    for (const [i, row] of one.rows.entries())
      counts[k * rows.length + rows.indexOf(row)]! += i < scores ? 1 : scores
  }
  return { person, rows, kinds, times, sums, counts }
}

export interface Equations {
  readonly criterion: number
  readonly rest: number
  readonly lower: Matrix
  readonly solution: Float64Array
  readonly persons: readonly number[]
}

/**
 * Henderson's equations for given ratios. Marks of one occasion share its effect, so that their
 * covariance inverts in closed form; persons are eliminated one by one, which leaves a small dense
 * system of aspects and teams.
 */
export function equations(sums: Sums, logRatios: LogRatios): Equations | undefined {
  const { aspects, teams, marks, alike, shares } = sums
  const [person = 1, team = 1, occasion = 1] = logRatios.map(exp)
  const size = aspects + teams
  const flat = new Float64Array(size * size)
  const right = new Float64Array(size)
  const aparts = Float64Array.from(alike, ({ scores, weight }) => weight / (1 + scores * occasion))
  let { squares, logs } = weigh(sums, occasion, flat, right)

  const coupling = new Float64Array(size)
  for (const one of shares) {
    const { rows } = one
    const { diagonal, own } = couple(one, alike, aparts, person, coupling)
    for (let i = 0; i < rows.length; i++) {
      const share = (coupling[i] as number) / diagonal
      const start = (rows[i] as number) * size
      // Rows are in order: the lower triangle is enough.
      for (let j = 0; j <= i; j++)
        flat[start + (rows[j] as number)]! -= share * (coupling[j] as number)
      right[rows[i] as number]! -= share * own
    }
    logs += log(diagonal)
    squares -= (own * own) / diagonal
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
    shares.length * log(person) +
    teams * log(team)
  const effects = Array.from<number>({ length: sums.persons }).fill(0)
  for (const one of shares) {
    const { diagonal, own } = couple(one, alike, aparts, person, coupling)
    let taken = 0
    for (let i = 0; i < one.rows.length; i++)
      taken += (coupling[i] as number) * (solution[one.rows[i] as number] as number)
    effects[one.person] = (own - taken) / diagonal
  }
  return { criterion, rest, lower, solution, persons: effects }
}

/** Everything but the persons: the sums of each kind of occasion, weighed for the ratio of occasions. */
function weigh(
  { aspects, teams, alike }: Sums,
  occasion: number,
  flat: Float64Array,
  right: Float64Array,
) {
  const size = aspects + teams
  let squares = 0
  let logs = 0
  for (const one of alike) {
    const { scores, weight, together, aspectSums, rowSums } = one
    const spread = 1 + scores * occasion
    const shared = (weight * occasion) / spread
    const apart = weight / spread
    for (let row = 0; row < size; row++) {
      const isTeam = row >= aspects
      for (let column = 0; column <= row; column++) {
        const times = together[row * size + column] as number
        if (!isTeam)
          flat[row * size + column]! += row === column ? times * (weight - shared) : -times * shared
        else flat[row * size + column]! += row === column ? times * scores * apart : times * apart
      }
      right[row]! += isTeam
        ? apart * (rowSums[row] as number)
        : weight * (aspectSums[row] as number) - shared * (rowSums[row] as number)
    }
    squares += weight * one.squares - shared * one.squaredSums
    logs += one.times * (log(spread) - scores * log(weight))
  }
  return { squares, logs }
}

/** How a person hangs together with the rows that it touches; written into `coupling`, in their order. */
function couple(
  { rows, kinds, times, sums, counts }: Share,
  alike: readonly Alike[],
  aparts: Float64Array,
  person: number,
  coupling: Float64Array,
): { diagonal: number; own: number } {
  let diagonal = 1 / person
  let own = 0
  coupling.fill(0, 0, rows.length)
  for (let k = 0; k < kinds.length; k++) {
    const kind = kinds[k] as number
    const apart = aparts[kind] as number
    const { scores } = alike[kind] as Alike
    diagonal += (times[k] as number) * scores * apart
    own += apart * (sums[k] as number)
    const start = k * rows.length
    for (let i = 0; i < rows.length; i++) coupling[i]! += apart * (counts[start + i] as number)
  }
  return { diagonal, own }
}
