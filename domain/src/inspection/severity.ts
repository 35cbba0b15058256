import { Aspect, type Mark, type Marks } from './observation.ts'
import type { Occasion } from './crossedEquations.ts'
import { type Fit, type Variances, fitCrossed } from './crossedModel.ts'
import { type Abstention, cannotCompare, sharingOf } from './sharing.ts'

export { type Abstention, FEWEST_SHARED } from './sharing.ts'

/** One observation as the model reads it. */
export interface Sighting {
  readonly id: string
  readonly cadreId: string
  readonly teamId: string
  readonly marks: Marks
}

/** A number with the interval in which the true one lies nineteen times of twenty. */
export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
}

export interface TeamSeverity {
  readonly teamId: string
  readonly sightings: number
  /** People whom other teams saw too: only through them can teams be compared. */
  readonly shared: number
  /** Points by which the team marks above (+) or below (−) the others. */
  readonly severity: Estimate | undefined
  readonly abstains: Abstention | undefined
  /** Its marks scatter far more than the others'; they count for less in the estimate. */
  readonly erratic: boolean
}

export interface AdjustedPerson {
  readonly cadreId: string
  readonly sightings: number
  readonly teams: number
  /** Mean of the marks as given. */
  readonly raw: number
  /** The mean with each team's severity taken out. */
  readonly adjusted: Estimate | undefined
  readonly abstains: Abstention | undefined
}

export interface Severity {
  readonly variances: Variances | undefined
  readonly teams: readonly TeamSeverity[]
  readonly people: readonly AdjustedPerson[]
}

/** Ours: a team whose marks scatter this many times more than the others' is erratic. */
const ERRATIC = 3
const NINETEEN_OF_TWENTY = 1.959964

export type MarkPoints = Readonly<Record<Mark, number>>

/**
 * Estimates how severe each team is from the people that several teams saw, and each person's mark
 * with that severity taken out. Points are those of the marks (`points`); results are in points,
 * unrounded. Persons and teams come back in the order of their ids. Source: ours (domain rule:
 * inspectors differ in severity; raw marks always stay beside; abstain where teams share nobody).
 */
export function estimateSeverity(sightings: readonly Sighting[], points: MarkPoints): Severity {
  // Sums of floats depend on their order; the order of the records must not matter.
  const seen = sightings
    .filter(({ marks }) => Object.keys(marks).length > 0)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const people = ordered(seen.map(({ cadreId }) => cadreId))
  const { teams, shared } = sharingOf(seen)
  const apart = cannotCompare(seen)
  const comparable = teams.filter((teamId) => !apart.has(teamId))
  const compared = seen.filter(({ teamId }) => !apart.has(teamId))
  const estimate = fitRobustly(compared, comparable, people, points)
  const perTeam = Map.groupBy(seen, ({ teamId }) => teamId)
  const teamAt = new Map(
    teams.map((teamId) => {
      const t = comparable.indexOf(teamId)
      const effect = estimate?.fit.teams[t]
      const row: TeamSeverity = {
        teamId,
        sightings: perTeam.get(teamId)?.length ?? 0,
        shared: shared.get(teamId) ?? 0,
        severity:
          effect === undefined ? undefined : within(effect, estimate?.fit.teamErrors[t]?.[t] ?? 0),
        abstains: effect === undefined ? (apart.get(teamId) ?? 'severity.too-few') : undefined,
        erratic: (estimate?.weights[t] ?? 1) < 1,
      }
      return [teamId, { t, row }]
    }),
  )
  const perPerson = Map.groupBy(seen, ({ cadreId }) => cadreId)
  return {
    variances: estimate?.fit.variances,
    teams: [...teamAt.values()].map(({ row }) => row),
    people: people.map((cadreId) =>
      adjust(cadreId, perPerson.get(cadreId) ?? [], points, teamAt, estimate?.fit),
    ),
  }
}

const ordered = (ids: readonly string[]): string[] => [...new Set(ids)].toSorted()
const within = (value: number, variance: number): Estimate => {
  const reach = NINETEEN_OF_TWENTY * Math.sqrt(variance)
  return { value, low: value - reach, high: value + reach }
}

const scoresOf = (marks: Marks, points: MarkPoints): (number | undefined)[] =>
  Aspect.options.map((aspect) => {
    const mark = marks[aspect]
    return mark === undefined ? undefined : points[mark]
  })

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** One wild team must not move the others: its marks count by how much less they scatter elsewhere. */
function fitRobustly(
  seen: readonly Sighting[],
  teams: readonly string[],
  people: readonly string[],
  points: MarkPoints,
) {
  const teamAt = new Map(teams.map((teamId, t) => [teamId, t]))
  const personAt = new Map(people.map((cadreId, p) => [cadreId, p]))
  const occasions = seen.map(
    ({ cadreId, teamId, marks }): Occasion => ({
      person: personAt.get(cadreId) ?? 0,
      team: teamAt.get(teamId) ?? 0,
      scores: scoresOf(marks, points),
      weight: 1,
    }),
  )
  const sizes = { persons: people.length, teams: teams.length, aspects: Aspect.options.length }
  // An aspect that nobody marked has no mean; it is left out of the equations.
  const marked = Aspect.options.flatMap((_, a) =>
    occasions.some(({ scores }) => scores[a] !== undefined) ? [a] : [],
  )
  const kept = occasions.map((one) => ({ ...one, scores: marked.map((a) => one.scores[a]) }))
  const fit = fitCrossed(kept, { ...sizes, aspects: marked.length })
  if (!fit) return undefined
  const weights = scatterWeights(kept, fit, teams.length)
  if (weights.every((weight) => weight === 1)) return { fit, weights }
  const again = fitCrossed(
    kept.map((one) => ({ ...one, weight: weights[one.team] ?? 1 })),
    { ...sizes, aspects: marked.length },
  )
  return { fit: again ?? fit, weights }
}

function scatterWeights(occasions: readonly Occasion[], fit: Fit, teams: number): number[] {
  const squares: number[][] = Array.from({ length: teams }, () => [])
  for (const { person, team, scores } of occasions) {
    const residuals = scores.flatMap((score, a) =>
      score === undefined
        ? []
        : [score - (fit.aspects[a] ?? 0) - (fit.persons[person] ?? 0) - (fit.teams[team] ?? 0)],
    )
    const residual = mean(residuals)
    squares[team]?.push(residual * residual)
  }
  const scatter = squares.map((values) => (values.length < 5 ? undefined : mean(values)))
  const known = scatter.filter((value) => value !== undefined).toSorted((a, b) => a - b)
  const middle = known[Math.floor(known.length / 2)] ?? 0
  return scatter.map((value) =>
    value === undefined || middle === 0 || value <= ERRATIC * middle ? 1 : middle / value,
  )
}

function adjust(
  cadreId: string,
  theirs: readonly Sighting[],
  points: MarkPoints,
  teamAt: ReadonlyMap<string, { t: number; row: TeamSeverity }>,
  fit: Fit | undefined,
): AdjustedPerson {
  const perSighting = theirs.map(({ teamId, marks }) => ({
    team: teamAt.get(teamId),
    scores: scoresOf(marks, points).filter((score) => score !== undefined),
  }))
  const all = perSighting.flatMap(({ scores }) => scores)
  const raw = mean(all)
  const teams = [...Map.groupBy(perSighting, ({ team }) => team?.t ?? 0)]
  const count = new Set(theirs.map(({ teamId }) => teamId)).size
  const base = { cadreId, sightings: theirs.length, teams: count, raw }
  const abstains = perSighting
    .map(({ team }) => team?.row.abstains)
    .find((why) => why !== undefined)
  if (abstains !== undefined || !fit)
    return { ...base, adjusted: undefined, abstains: abstains ?? 'severity.too-few' }
  // Every mark counts alike, as in the raw mean; the error is that of severities, occasions and marks.
  const share = (sightings: typeof perSighting) =>
    sightings.reduce((sum, { scores }) => sum + scores.length, 0) / all.length
  const shares = teams.map(([t, sightings]) => ({ t, share: share(sightings) }))
  const taken = shares.reduce((sum, part) => sum + part.share * (fit.teams[part.t] ?? 0), 0)
  const severities = shares.flatMap((one) =>
    shares.map((other) => one.share * other.share * (fit.teamErrors[one.t]?.[other.t] ?? 0)),
  )
  const occasions = perSighting.map(
    ({ scores }) => (scores.length / all.length) ** 2 * fit.variances.occasion,
  )
  const error = [...severities, ...occasions].reduce(
    (sum, part) => sum + part,
    fit.variances.rest / all.length,
  )
  return { ...base, adjusted: within(raw - taken, error), abstains: undefined }
}
