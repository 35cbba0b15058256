import type { Id } from '../kernel/values.ts'
import type { ProjectItem, ProjectPost, Ref, ReportItem } from './evidence.ts'
import { earliest, monthsOf, latest } from './period.ts'
import type { Period } from './period.ts'

export type Role = 'commander' | 'lead'
export type Post = ProjectPost & { readonly noun: 'command' | 'appointment' }

/** One person's time on one project within a period, all posts on it taken together. */
export interface Stint {
  readonly project: ProjectItem
  readonly roles: readonly Role[]
  readonly posts: readonly Ref[]
  /** The months of tenure in the period: every month of which any day was held. */
  readonly months: readonly string[]
  /** The reports of those months, in order. */
  readonly reports: readonly ReportItem[]
  /** The state at handover: the last report with a sum before a tenure that began within the year. */
  readonly handover: ReportItem | null
}

/**
 * The month from which a post with an unknown beginning counts (ours): the project's start or first
 * report, whichever is earlier; without either the period's first month.
 */
function sinceMonth(project: ProjectItem, reports: readonly ReportItem[], period: Period): string {
  const first = monthsOf(period)[0] ?? period
  const marks = [project.start === null ? null : earliest(project.start).slice(0, 7)]
  marks.push(reports[0]?.month ?? null)
  const known = marks.filter((month) => month !== null).toSorted()
  return known[0] !== undefined && known[0] > first ? known[0] : first
}

/**
 * A person's stint on a project, or undefined where no post on it touches the period. Credit follows
 * tenure: reports of other months are not the person's, and what stood at handover is told apart.
 * `reports` are the project's, in the order of months.
 */
export function stintOn(
  project: ProjectItem,
  posts: readonly Post[],
  reports: readonly ReportItem[],
  period: Period,
): Stint | undefined {
  const since = sinceMonth(project, reports, period)
  const held = (month: string) =>
    posts.some(
      (post) =>
        (post.from === null ? month >= since : latest(month) >= earliest(post.from)) &&
        (post.until === null || `${month}-01` <= latest(post.until)),
    )
  const months = monthsOf(period).filter(held)
  const first = months[0]
  if (first === undefined) return undefined
  const isKnown = posts.every((post) => post.from !== null)
  const before = reports.filter(
    ({ month, cumulative }) =>
      cumulative !== null && month < first && month.slice(0, 4) === first.slice(0, 4),
  )
  return {
    project,
    roles: [
      ...new Set(posts.map((post) => (post.noun === 'command' ? 'commander' : 'lead'))),
    ].toSorted(),
    posts: posts.map(({ noun, id }) => ({ noun, id })),
    months,
    reports: reports.filter(({ month }) => months.includes(month)),
    handover: (isKnown && before.at(-1)) || null,
  }
}

/** The stints of one person, by project id; `isOut` says which records a safeguard has taken out. */
export function stintsOf(
  posts: readonly Post[],
  projects: ReadonlyMap<Id, ProjectItem>,
  reports: ReadonlyMap<Id, readonly ReportItem[]>,
  period: Period,
  isOut: (noun: string, id: Id) => boolean,
): Stint[] {
  const ids = [...new Set(posts.map((post) => post.projectId))].toSorted()
  return ids.flatMap((id) => {
    const project = projects.get(id)
    if (!project || isOut('project', id)) return []
    const own = posts.filter((post) => post.projectId === id && !isOut(post.noun, post.id))
    const told = (reports.get(id) ?? []).filter((report) => !isOut('report', report.id))
    return stintOn(project, own, told, period) ?? []
  })
}
