/**
 * Which teams can be compared at all: only through people whom both saw. Source: ours (domain rule:
 * abstain where teams share nobody).
 */

/** Who was seen by whom. */
export interface Seen {
  readonly cadreId: string
  readonly teamId: string
}

export interface Sharing {
  /** Teams in the order of their ids. */
  readonly teams: readonly string[]
  /** The teams that saw each person. */
  readonly teamsOf: ReadonlyMap<string, ReadonlySet<string>>
  /** People of a team whom other teams saw too. */
  readonly shared: ReadonlyMap<string, number>
  /** People two teams both saw, from either of the two. */
  readonly between: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** The largest set of teams that hang together through shared people. */
  readonly largest: ReadonlySet<string>
}

/** Ours: fewer shared people than this cannot tell a team's severity from chance. */
export const FEWEST_SHARED = 3

export function sharingOf(seen: readonly Seen[]): Sharing {
  const teams = [...new Set(seen.map(({ teamId }) => teamId))].toSorted()
  const teamsOf = new Map<string, Set<string>>()
  for (const { cadreId, teamId } of seen) {
    const theirs = teamsOf.get(cadreId) ?? new Set<string>()
    teamsOf.set(cadreId, theirs.add(teamId))
  }
  const shared = new Map(teams.map((teamId) => [teamId, 0]))
  const between = new Map(teams.map((teamId) => [teamId, new Map<string, number>()]))
  for (const theirs of teamsOf.values()) {
    if (theirs.size < 2) continue
    for (const teamId of theirs) {
      shared.set(teamId, (shared.get(teamId) ?? 0) + 1)
      const beside = between.get(teamId)
      for (const other of theirs)
        if (other !== teamId) beside?.set(other, (beside.get(other) ?? 0) + 1)
    }
  }
  return { teams, teamsOf, shared, between, largest: largestTogether(teams, between) }
}

function largestTogether(
  teams: readonly string[],
  between: Sharing['between'],
): ReadonlySet<string> {
  let largest = new Set<string>()
  const visited = new Set<string>()
  for (const start of teams) {
    if (visited.has(start)) continue
    const together = new Set([start])
    for (const teamId of together)
      for (const next of between.get(teamId)?.keys() ?? []) together.add(next)
    for (const teamId of together) visited.add(teamId)
    if (together.size > largest.size) largest = together
  }
  return largest
}

/** Why no adjustment is made: teams share nobody, or too few people or facts. */
export type Abstention = 'severity.shares-nobody' | 'severity.too-few'

/**
 * The teams that cannot be compared with the others, and why. A team that drops out takes its links
 * with it, so that what hung together only through it is looked at again.
 */
export function cannotCompare(seen: readonly Seen[]): ReadonlyMap<string, Abstention> {
  const out = new Map<string, Abstention>()
  for (let rest = seen; ; ) {
    const { teams, shared, largest } = sharingOf(rest)
    const isFirst = rest === seen
    const fallen = teams.filter(
      (teamId) => (shared.get(teamId) ?? 0) < FEWEST_SHARED || !largest.has(teamId),
    )
    if (fallen.length === 0) return out
    for (const teamId of fallen) {
      const apart = shared.get(teamId) === 0 || !largest.has(teamId)
      out.set(teamId, apart && isFirst ? 'severity.shares-nobody' : 'severity.too-few')
    }
    rest = rest.filter(({ teamId }) => !out.has(teamId))
  }
}
