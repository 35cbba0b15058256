import { type Variances } from './crossedModel.ts'
import type { Estimate, Severity, Sighting } from './severity.ts'
import type { Interval, Part, PersonLine, SeverityTable, TeamLine } from './severityTable.ts'
import { sharingOf } from './sharing.ts'

const scaled = (points: number): number => Math.round(points * 10_000)
const interval = (estimate: Estimate | undefined): Interval | null =>
  estimate
    ? { value: scaled(estimate.value), low: scaled(estimate.low), high: scaled(estimate.high) }
    : null

/** Shares of the whole spread, rounded so that together they are the whole. */
export function partsOf(variances: Variances): Part[] {
  const parts = (['person', 'team', 'occasion', 'rest'] as const).map((of) => ({
    of,
    variance: variances[of],
  }))
  const whole = parts.reduce((sum, { variance }) => sum + variance, 0)
  const shares = parts.map(({ variance }) => Math.floor((variance / whole) * 10_000))
  const largest = parts.reduce(
    (best, { variance }, i) => (variance > (parts[best]?.variance ?? 0) ? i : best),
    0,
  )
  const left = 10_000 - shares.reduce((sum, share) => sum + share, 0)
  return parts.map(({ of, variance }, i) => ({
    of,
    share: (shares[i] ?? 0) + (i === largest ? left : 0),
    spread: scaled(Math.sqrt(variance)),
  }))
}

export interface Names {
  readonly teams: ReadonlyMap<string, string>
  /** In the official order; who is not among them is left out of the list. */
  readonly people: readonly Pick<PersonLine, 'cadreId' | 'name' | 'unitId' | 'unit'>[]
}

/** The model's answer on observations with marks, with names and in whole ten-thousandths. */
export function severityLines(
  marked: readonly Sighting[],
  { variances, teams, people: adjusted }: Severity,
  { teams: names, people }: Names,
): Omit<SeverityTable, 'span'> {
  const sharing = sharingOf(marked)
  const seenBy = Map.groupBy(marked, ({ teamId }) => teamId)
  const lineOf = new Map(adjusted.map((one) => [one.cadreId, one]))
  return {
    observations: marked.length,
    parts: variances ? partsOf(variances) : null,
    teams: teams
      .map(
        ({ teamId, sightings, shared, severity, abstains, erratic }): TeamLine => ({
          teamId,
          name: names.get(teamId) ?? '',
          observations: sightings,
          people: new Set(seenBy.get(teamId)?.map(({ cadreId }) => cadreId)).size,
          shared,
          sharedWith: [...(sharing.between.get(teamId) ?? [])]
            .map(([other, people]) => ({ teamId: other, people }))
            .toSorted((a, b) => b.people - a.people || (a.teamId < b.teamId ? -1 : 1)),
          severity: interval(severity),
          abstains: abstains ?? null,
          erratic,
        }),
      )
      .toSorted((a, b) => (a.severity?.value ?? -1e9) - (b.severity?.value ?? -1e9)),
    people: people.flatMap((named): PersonLine[] => {
      const one = lineOf.get(named.cadreId)
      if (!one) return []
      const { sightings, teams, raw, adjusted, abstains } = one
      return [
        {
          ...named,
          observations: sightings,
          teams,
          raw: scaled(raw),
          adjusted: interval(adjusted),
          abstains: abstains ?? null,
        },
      ]
    }),
  }
}
