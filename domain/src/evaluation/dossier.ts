import type { Id } from '../kernel/values.ts'
import type { Evidence, Person, ProjectItem, ReportItem, Span } from './evidence.ts'
import type { AchievementItem, BottomLineItem, LeaveItem, ObservationItem } from './evidence.ts'
import type { RankingItem, RecognitionItem, SanctionItem, TallyItem } from './evidence.ts'
import { happenedIn, quarterIn, touches, yearIn } from './period.ts'
import type { LeftOut } from './result.ts'
import { safeguardsBy } from './safeguarding.ts'
import type { ToleranceRule } from './scheme.ts'
import { stintsOf } from './stint.ts'
import type { Post, Stint } from './stint.ts'

/** What an evaluation reads about one person: the records that count, in order of id, and those that do not. */
export interface Dossier {
  readonly person: Person
  /** The headships that touch the period; empty: not in post in it. */
  readonly inPost: readonly Span[]
  readonly achievements: readonly AchievementItem[]
  readonly rankings: readonly RankingItem[]
  readonly observations: readonly ObservationItem[]
  readonly tallies: readonly TallyItem[]
  /** `counts`: how much of the event a safeguard leaves, in ten-thousandths. */
  readonly events: readonly (BottomLineItem & { readonly counts: number })[]
  readonly sanctions: readonly SanctionItem[]
  readonly leaves: readonly LeaveItem[]
  readonly recognitions: readonly RecognitionItem[]
  /** Time on projects, as commander and as lead. */
  readonly stints: readonly Stint[]
  readonly leftOut: readonly LeftOut[]
}

const byId = (a: { readonly id: Id }, b: { readonly id: Id }) => (a.id < b.id ? -1 : 1)

function gather<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const gathered = new Map<K, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const list = gathered.get(key)
    if (list) list.push(item)
    else gathered.set(key, [item])
  }
  return gathered
}

const always = () => undefined
const ofCadre = <T extends { readonly cadreId: Id }>(items: readonly T[]) =>
  gather(items, (item) => item.cadreId)

/**
 * Sorts the evidence to persons, once for all of them, so that ten thousand heads cost what ten
 * thousand heads must. Records of another period, undated ones and those that a safeguard takes out
 * are set aside with the reason, never dropped. `nouns` says which posts on projects count.
 */
export function dossiersFrom(
  evidence: Evidence,
  tolerance: ToleranceRule,
  nouns: readonly Post['noun'][],
): (person: Person) => Dossier {
  const { period } = evidence
  const safeguard = safeguardsBy(evidence.cases, tolerance)
  const achievements = ofCadre(evidence.achievements)
  const rankings = gather(evidence.rankings, (item) => item.unitId)
  const observations = ofCadre(evidence.observations)
  const tallies = ofCadre(evidence.tallies)
  const events = ofCadre(evidence.bottomLineEvents)
  const sanctions = ofCadre(evidence.sanctions)
  const leaves = ofCadre(evidence.leaves)
  const recognitions = ofCadre(evidence.recognitions)
  const posts = ofCadre<Post>([
    ...evidence.commands.map((post) => ({ ...post, noun: 'command' as const })),
    ...evidence.appointments.map((post) => ({ ...post, noun: 'appointment' as const })),
  ])
  const projects = new Map<Id, ProjectItem>(evidence.projects.map((one) => [one.id, one]))
  const reports = gather<ReportItem, Id>(
    evidence.reports.toSorted((a, b) => (a.month < b.month ? -1 : 1)),
    (report) => report.projectId,
  )

  return (person) => {
    const { cadreId, unitId } = person
    const leftOut: LeftOut[] = []
    const inPost = person.headships.filter((span) => touches(period, span)).toSorted(byId)

    /** The records that count, or the reason why one does not; `part`: a part of it may still count. */
    function sift<T extends { readonly id: Id }>(
      noun: string,
      items: readonly T[] | undefined,
      whyNot: (item: T) => LeftOut['why'] | undefined,
      part?: (item: T, counts: number) => void,
    ): T[] {
      return (items ?? []).toSorted(byId).filter((item) => {
        const why = whyNot(item)
        const guarded = why === undefined ? safeguard(noun, item.id, cadreId) : undefined
        if (why === undefined && !guarded) return true
        if (guarded && guarded.counts > 0 && part) {
          part(item, guarded.counts)
          return false
        }
        const caseId = guarded?.caseId ?? null
        leftOut.push({ noun, id: item.id, why: why ?? guarded?.why ?? 'outside', caseId })
        return false
      })
    }

    const dated = ({ date }: { readonly date: string | null }) =>
      date === null ? 'undated' : happenedIn(period, date) ? undefined : 'outside'
    const ofYear = ({ year }: { readonly year: number }) =>
      yearIn(period, year) ? undefined : 'outside'
    const notInPost = inPost.length === 0 ? 'notInPost' : undefined

    const lessened: Dossier['events'][number][] = []
    const whole = sift('bottomLineEvent', events.get(cadreId), dated, (event, counts) =>
      lessened.push({ ...event, counts }),
    ).map((event) => ({ ...event, counts: 10_000 }))

    const isOut = (noun: string, id: Id) => {
      const guarded = safeguard(noun, id, cadreId)
      if (guarded) leftOut.push({ noun, id, why: guarded.why, caseId: guarded.caseId })
      return guarded !== undefined
    }
    const ownPosts = (posts.get(cadreId) ?? []).filter((post) => nouns.includes(post.noun))

    return {
      person,
      inPost,
      achievements: sift('achievement', achievements.get(cadreId), ({ quarter }) =>
        quarterIn(period, quarter) ? notInPost : 'outside',
      ),
      rankings: sift(
        'ranking',
        unitId === null ? [] : rankings.get(unitId),
        (item) => ofYear(item) ?? notInPost,
      ),
      observations: sift('observation', observations.get(cadreId), dated),
      tallies: sift('tally', tallies.get(cadreId), ofYear),
      events: [...whole, ...lessened].toSorted(byId),
      sanctions: sift('sanction', sanctions.get(cadreId), always),
      leaves: sift('leave', leaves.get(cadreId), (leave) =>
        touches(period, leave) ? undefined : 'outside',
      ),
      recognitions: sift('recognition', recognitions.get(cadreId), ofYear),
      stints: stintsOf(ownPosts.toSorted(byId), projects, reports, period, isOut),
      leftOut: leftOut.toSorted((a, b) =>
        a.noun === b.noun ? byId(a, b) : a.noun < b.noun ? -1 : 1,
      ),
    }
  }
}
