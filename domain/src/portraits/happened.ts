import { earliest, lastDay, latest } from '../evaluation/period.ts'
import type { Period } from '../evaluation/period.ts'
import type { PersonRecord } from './personRecord.ts'

/**
 * What had happened by a day (the first of the two clocks; what was known by then is read from the
 * versions). A dated thing had happened when every day that its date can mean was over (ours: `2024`
 * is over on 31 December). A span had begun on the first day that its beginning can mean; one that
 * ended later stands open again. What has no date is left out and counted, for nobody can say.
 */
export interface Happened {
  readonly record: PersonRecord
  /** Records left out because they bear no date. */
  readonly undated: number
}

interface Span {
  readonly from: string | null
  readonly until: string | null
}

const isOver = (date: string, day: string): boolean => latest(date) <= day
const hasBegun = ({ from }: Span, day: string): boolean => from === null || earliest(from) <= day

const reopened = <T extends Span>(spans: readonly T[], day: string): T[] =>
  spans
    .filter((span) => hasBegun(span, day))
    .map((span) =>
      span.until !== null && earliest(span.until) > day ? { ...span, until: null } : span,
    )

const quarterIsOver = (quarter: Period, day: string): boolean => lastDay(quarter) <= day

function achievementsBy({ achievements }: PersonRecord, day: string) {
  return achievements
    .filter(({ date, quarter }) => (date ? isOver(date, day) : quarterIsOver(quarter, day)))
    .map((item) =>
      item.verification?.on && !isOver(item.verification.on, day)
        ? { ...item, verification: null }
        : item,
    )
}

const projectsBy = ({ projects }: PersonRecord, day: string) =>
  projects
    .map((project) => ({
      ...project,
      posts: reopened(project.posts, day),
      reports: project.reports.filter(({ month }) => isOver(month, day)),
      blockers: project.blockers.filter(({ month }) => isOver(month, day)),
    }))
    .filter(({ year, posts }) => `${year}-01-01` <= day && posts.length > 0)

/** The record as it had come about by a day, `2024-06-30`. */
export function happenedBy(record: PersonRecord, day: string): Happened {
  const dated = <T extends { readonly date: string | null }>(items: readonly T[]): T[] =>
    items.filter(({ date }) => date !== null && isOver(date, day))
  const datedOrOf = <T extends { readonly date: string | null; readonly year: number }>(
    items: readonly T[],
  ): T[] => items.filter(({ date, year }) => isOver(date ?? String(year), day))
  const ofYear = <T extends { readonly year: number }>(items: readonly T[]): T[] =>
    items.filter(({ year }) => isOver(String(year), day))
  const tenures = reopened(record.tenures, day)
  const post = tenures
    .filter(({ main, until }) => main && until === null)
    .toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1))[0]
  const { bottomLineEvents, nominations } = record
  const month = day.slice(0, 7)
  return {
    undated: nominations.length + bottomLineEvents.filter(({ date }) => date === null).length,
    record: {
      ...record,
      asOf: record.asOf !== null && record.asOf > month ? month : record.asOf,
      unitId: post?.unitId ?? null,
      unit: post?.unit ?? null,
      group: post?.group ?? null,
      tenures,
      sanctions: reopened(record.sanctions, day),
      leaves: reopened(record.leaves, day),
      annualResults: ofYear(record.annualResults),
      cases: datedOrOf(record.cases),
      projects: projectsBy(record, day),
      nominations: [],
      observations: dated(record.observations),
      achievements: achievementsBy(record, day),
      rankings: ofYear(record.rankings),
      tallies: datedOrOf(record.tallies),
      bottomLineEvents: dated(bottomLineEvents),
      outcomes: datedOrOf(record.outcomes),
      recognitions: ofYear(record.recognitions),
      taggings: record.taggings.filter(({ from }) => from <= day),
      replies: record.replies.filter(({ date }) => date <= day),
    },
  }
}
