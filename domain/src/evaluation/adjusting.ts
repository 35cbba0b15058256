import { estimateSeverity } from '../inspection/severity.ts'
import type { Sighting } from '../inspection/severity.ts'
import type { Id } from '../kernel/values.ts'
import type { Evidence } from './evidence.ts'
import type { ByMarks } from './methods.ts'
import { measuredBy } from './methods.ts'
import { happenedIn } from './period.ts'
import type { TeamTaken } from './result.ts'
import { safeguardsBy } from './safeguarding.ts'
import type { Scheme } from './scheme.ts'

/** What a scheme makes of marks: the points of each. */
export type MarkScale = ByMarks['points']

/** What is taken off the marks of one team; nothing is known of a team that saw nobody in the period. */
export type TakenBy = (teamId: Id) => TeamTaken | undefined

/** The severities that enter one evaluation, one list for each scale of points. */
export interface Adjustment {
  readonly lists: readonly (readonly TeamTaken[])[]
  readonly on: (scale: MarkScale) => TakenBy
}

const nameOf = ({ A, B, C, D }: MarkScale) => [A, B, C, D].join()

/** The scales on which a scheme scores marks, each once. */
export function scalesOf(scheme: Scheme): MarkScale[] {
  const rules =
    scheme.kind === 'leads'
      ? [scheme.indicators.marks]
      : scheme.dimensions.flatMap(({ indicators }) => indicators.map(measuredBy))
  const scales = rules.flatMap((rule) => (rule.method === 'byMarks' ? [rule.points] : []))
  return [...new Map(scales.map((scale) => [nameOf(scale), scale])).values()]
}

/** The marked observations of the period, whoever they are about. */
const markedIn = ({ observations, period }: Evidence): Sighting[] =>
  observations.flatMap(({ id, cadreId, teamId, date, marks }) =>
    teamId != null && happenedIn(period, date) && Object.keys(marks).length > 0
      ? [{ id, cadreId, teamId, marks }]
      : [],
  )

/** Of them those that say something here: not what a safeguard takes out. */
function sightingsAmong(marked: readonly Sighting[], scheme: Scheme, { cases }: Evidence) {
  const safeguard = safeguardsBy(cases, scheme.tolerance)
  return marked.filter(({ id, cadreId }) => safeguard('observation', id, cadreId) === undefined)
}

/** To the nearest hundredth of a point, half up, in ten-thousandths: 3.14159 points are 31400. */
const toHundredths = (points: number): number => Math.floor(points * 100 + 0.5) * 100

const inPoints = ({ A, B, C, D }: MarkScale): MarkScale => ({
  A: A / 10_000,
  B: B / 10_000,
  C: C / 10_000,
  D: D / 10_000,
})

/**
 * How severe each team was in the period, estimated once over all observations, and rounded to the
 * hundredth of a point before it enters a score: the floats of the model end here, what follows is
 * exact (domain rule: rounded to 0.01, raw where the adjustment abstains). Undefined where the scheme
 * counts raw marks.
 *
 * Every observation of the period must be in the evidence, also of people who are not evaluated: with
 * fewer of them the severities are others.
 */
export function adjustmentFor(scheme: Scheme, evidence: Evidence): Adjustment | undefined {
  if (scheme.marks === 'raw') return undefined
  const asked = { period: evidence.period, cases: evidence.cases, ...namedBy(scheme) }
  const before = estimated.get(evidence.observations)?.find((one) => sameAsked(one.asked, asked))
  if (before) return adjustmentBy(scheme, before.lists)
  const lists = estimateFor(scheme, evidence)
  const all = estimated.get(evidence.observations) ?? []
  estimated.set(evidence.observations, [...all, { asked, lists }])
  return adjustmentBy(scheme, lists)
}

interface Asked {
  readonly period: string
  readonly cases: Evidence['cases']
  readonly scales: string
  readonly tolerance: string
}

/**
 * What was estimated from a list of observations, for as long as that list is held: whoever asks what
 * other records would change evaluates again and again on the same observations.
 */
const estimated = new WeakMap<
  Evidence['observations'],
  readonly { readonly asked: Asked; readonly lists: readonly TeamTaken[][] }[]
>()

const namedBy = (scheme: Scheme) => ({
  scales: scalesOf(scheme).map(nameOf).join(';'),
  tolerance: `${scheme.tolerance.exempt} ${scheme.tolerance.mitigate}`,
})

const sameAsked = (a: Asked, b: Asked): boolean =>
  a.period === b.period &&
  a.cases === b.cases &&
  a.scales === b.scales &&
  a.tolerance === b.tolerance

/**
 * The severities of the period by one scale, with the observations that they were estimated from and
 * how many a tolerance or a clearing took out.
 */
export function severityBy(scheme: Scheme, evidence: Evidence, scale: MarkScale) {
  const marked = markedIn(evidence)
  const sightings = sightingsAmong(marked, scheme, evidence)
  const severity = estimateSeverity(sightings, inPoints(scale))
  return { sightings, leftOut: marked.length - sightings.length, severity }
}

function estimateFor(scheme: Scheme, evidence: Evidence): TeamTaken[][] {
  return scalesOf(scheme).map((scale) =>
    severityBy(scheme, evidence, scale).severity.teams.map(({ teamId, severity, abstains }) => ({
      teamId,
      taken: severity === undefined ? null : toHundredths(severity.value),
      abstains: severity === undefined ? (abstains ?? 'severity.too-few') : null,
    })),
  )
}

/** The same from severities that were estimated before (`result.severity`), in the order of the scales. */
export function adjustmentBy(
  scheme: Scheme,
  lists: readonly (readonly TeamTaken[])[],
): Adjustment | undefined {
  if (scheme.marks === 'raw') return undefined
  const byScale = new Map(
    scalesOf(scheme).map((scale, i) => [
      nameOf(scale),
      new Map((lists[i] ?? []).map((one) => [one.teamId, one])),
    ]),
  )
  return {
    lists,
    on: (scale) => {
      const taken = byScale.get(nameOf(scale))
      return (teamId) => taken?.get(teamId)
    },
  }
}
