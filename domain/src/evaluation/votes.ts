import type { Exact } from '../kernel/exact.ts'
import { exactly, over, times } from '../kernel/exact.ts'
import type { Dossier } from './dossier.ts'
import type { TallyItem } from './evidence.ts'
import type { MeasuredAs } from './methods.ts'
import type { Place } from './node.ts'
import { absent, adding, measuring, statement, tallied } from './node.ts'
import type { Node, Source } from './result.ts'

export const votesOf = (tally: TallyItem): number =>
  tally.excellent + tally.competent + tally.basic + tally.incompetent

/**
 * The tallies that count at one debrief: those by class where any class voted, else the sum of all.
 * So nobody's vote counts twice where a sheet gives both.
 */
export function counted(tallies: readonly TallyItem[]): TallyItem[] {
  const cast = tallies.filter((tally) => votesOf(tally) > 0)
  const classes = cast.filter((tally) => tally.voterClass !== 'all')
  return classes.length > 0 ? classes : cast
}

/** Tallies by debrief, in the order of the debriefs' ids. */
export function occasionsOf(tallies: readonly TallyItem[]): TallyItem[][] {
  const debriefs = [...new Set(tallies.map((tally) => tally.debriefId))].toSorted()
  return debriefs.map((id) => tallies.filter((tally) => tally.debriefId === id))
}

type Rule = MeasuredAs<'byVotes'>

const pointsOf = (rule: Rule, tally: TallyItem): number =>
  tally.excellent * rule.points.excellent +
  tally.competent * rule.points.competent +
  tally.basic * rule.points.basic +
  tally.incompetent * rule.points.incompetent

/**
 * What each tally adds to the mean of one debrief; undefined where fewer than `fewest` voted.
 * Classes are weighted, empty ones left out and the rest renormalised (domain rule). Where a class
 * has some votes but fewer than `fewest`, its mean would tell single votes: then all votes of the
 * debrief count alike (ours).
 */
function meanOfVotes(rule: Rule, tallies: readonly TallyItem[]): Exact[] | undefined {
  const all = tallies.reduce((sum, tally) => sum + votesOf(tally), 0)
  if (all < rule.fewest) return undefined
  const votes = new Map<string, number>()
  for (const tally of tallies)
    votes.set(tally.voterClass, (votes.get(tally.voterClass) ?? 0) + votesOf(tally))
  const weightOf = (name: TallyItem['voterClass']) => (name === 'all' ? 0 : rule.classes[name])
  const weight = [...new Set(tallies.map((tally) => tally.voterClass))].reduce(
    (sum, name) => sum + weightOf(name),
    0,
  )
  const isPooled = weight === 0 || [...votes.values()].some((count) => count < rule.fewest)
  return tallies.map((tally) =>
    isPooled
      ? exactly(pointsOf(rule, tally), all)
      : times(
          exactly(weightOf(tally.voterClass), weight),
          exactly(pointsOf(rule, tally), votes.get(tally.voterClass) ?? 1),
        ),
  )
}

const sameValues = (
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
): boolean => Object.entries(a).every(([key, value]) => b[key] === value)

const isSame = (a: Rule, b: Rule): boolean =>
  a === b ||
  (a.fewest === b.fewest && sameValues(a.points, b.points) && sameValues(a.classes, b.classes))

/** What the votes on a head come to, by each rule that was asked: dimensions that count it alike ask again. */
const heard = new WeakMap<Dossier, { readonly rule: Rule; readonly node: Node }[]>()

/**
 * Debrief (domain rule): one mean of the votes, which a scheme lets count in every dimension. Several
 * debriefs of the period count alike. No mean is made of fewer votes than `fewest`.
 */
export function byVotes(rule: Rule, dossier: Dossier, place: Place): Node {
  const before = heard.get(dossier) ?? []
  const known = before.find((one) => isSame(one.rule, rule))
  if (known) return { ...known.node, ...place }
  const node = hear(rule, dossier, place)
  heard.set(dossier, [...before, { rule, node }])
  return node
}

function hear(rule: Rule, dossier: Dossier, place: Place): Node {
  const occasions = occasionsOf(dossier.tallies).map((tallies) => {
    const votes = counted(tallies)
    const unused = tallies.filter((tally) => !votes.includes(tally))
    return { votes, unused, means: meanOfVotes(rule, votes) }
  })
  const held = occasions.filter(({ means }) => means).length
  const from = occasions.flatMap(({ votes, unused, means }): Source[] => [
    ...votes.map((tally, i) => {
      const mean = means?.[i]
      return mean
        ? adding('tally', tally.id, over(mean, exactly(held)))
        : measuring('tally', tally.id, 'fewVotes')
    }),
    ...unused.map((tally) => measuring('tally', tally.id, 'notCounted')),
  ])
  const cast = occasions.flatMap(({ votes }) => votes).reduce((sum, one) => sum + votesOf(one), 0)
  const about = { votes: cast, debriefs: held }
  const made = { kind: 'indicator', formula: { code: 'byVotes', about }, from } as const
  if (held > 0) return tallied(place, made)
  const code = from.length === 0 ? 'abstains.noVotes' : 'abstains.fewVotes'
  return absent(place, made, statement(code, { fewest: rule.fewest }))
}
