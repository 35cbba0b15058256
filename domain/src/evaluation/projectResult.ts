import { compare, exactly, least, minus, most, over, times, ZERO } from '../kernel/exact.ts'
import type { Light } from '../projects/project.ts'
import { lightOf, lightsOf } from '../reviews/lights.ts'
import { cannotSpread, planToDate } from '../reviews/plan.ts'
import type { MeasuredAs } from './methods.ts'
import type { Place } from './node.ts'
import { absent, adding, blended, FULL, measuring, statement, tallied } from './node.ts'
import type { Node, Source } from './result.ts'
import type { Stint } from './stint.ts'

const measures = ({ project, posts }: Stint): Source[] => [
  measuring('project', project.id),
  ...posts.map(({ noun, id }) => measuring(noun, id)),
]

/**
 * Investment against plan (ours): cumulative ÷ plan to date at the last report of the tenure, at most
 * 100. Where the tenure began within the year after a report, both are counted from the state at
 * handover, for what the predecessor left undone is not this person's. It abstains where there is no
 * sum, no plan, or nothing was due in the tenure.
 */
function progress(stint: Stint, place: Place): Node {
  const { project, handover } = stint
  const last = stint.reports.findLast(({ cumulative }) => cumulative !== null)
  const month = last?.month ?? stint.months.at(-1) ?? ''
  const formula = { code: 'progress', about: { month } }
  const made = { kind: 'indicator', formula, from: measures(stint) } as const
  if (last?.cumulative == null) return absent(place, made, statement('abstains.noReport'))
  const cannot = cannotSpread(project)
  if (cannot) return absent(place, made, statement(`abstains.${cannot.code}`))
  const planned = planToDate(project, last.month)
  if (!planned) return absent(place, made, statement('abstains.plan.other-year'))
  const before = handover && planToDate(project, handover.month)
  const due = minus(planned, before ?? ZERO)
  if (compare(due, ZERO) <= 0) return absent(place, made, statement('abstains.plan.nothing-due'))
  const done = most(ZERO, exactly(last.cumulative - (handover?.cumulative ?? 0)))
  const from = [
    ...made.from,
    ...(handover ? [measuring('report', handover.id, 'handover')] : []),
    adding('report', last.id, least(FULL, times(over(done, due), FULL))),
  ]
  return tallied(place, { ...made, from })
}

/**
 * The mean of the monthly lights of the tenure (ours). A month counts by its light as reported, and
 * by the computed one where none was reported; or by the computed one throughout, as the scheme says.
 * A month without a report has no light and does not count: missing is not red.
 */
function lights(rule: MeasuredAs<'projectResult'>, stint: Stint, place: Place): Node {
  const seen = new Map(
    rule.lightsAs === 'computed'
      ? lightsOf(rule.preset, stint.project, stint.reports).map(({ month, light }) => [
          month,
          light,
        ])
      : [],
  )
  const lit = stint.reports.map(
    (report): { id: string; light: Light | undefined; notes: string[] } => {
      if (rule.lightsAs === 'reported' && report.light !== null)
        return { id: report.id, light: report.light, notes: [report.light] }
      const light =
        rule.lightsAs === 'computed'
          ? seen.get(report.month)
          : lightOf(rule.preset, stint.project, report.month, report.cumulative)?.light
      return { id: report.id, light, notes: light ? [light, 'computed'] : ['noLight'] }
    },
  )
  const count = lit.filter(({ light }) => light).length
  const about = { months: count, of: stint.months.length }
  const from = [
    ...measures(stint),
    ...lit.map(({ id, light, notes }) =>
      light
        ? adding('report', id, exactly(rule.lightPoints[light], count), ...notes)
        : measuring('report', id, ...notes),
    ),
  ]
  const made = { kind: 'indicator', formula: { code: 'lights', about }, from } as const
  return count === 0 ? absent(place, made, statement('abstains.noLight')) : tallied(place, made)
}

/** One project: progress and lights, times the difficulty, at most 100. A difficulty that nobody set counts as the scheme says, with a note. */
function oneProject(rule: MeasuredAs<'projectResult'>, stint: Stint, key: string): Node {
  const { project } = stint
  const difficulty = project.difficulty ?? rule.noDifficulty
  const notes = project.difficulty === null ? [statement('note.noDifficulty', { difficulty })] : []
  if (stint.handover) notes.push(statement('note.handover', { month: stint.handover.month }))
  const about = { difficulty, months: stint.months.length, roles: stint.roles.join(',') }
  return blended(
    { key, weight: stint.months.length },
    { kind: 'project', formula: { code: 'project', about }, notes, from: measures(stint) },
    [
      progress(stint, { key: `${key}/progress`, weight: rule.progress }),
      lights(rule, stint, { key: `${key}/lights`, weight: rule.lights }),
    ],
  )
}

/** A person's project result (ours): the projects' results weighted by months of tenure. */
export function byProjects(
  rule: MeasuredAs<'projectResult'>,
  stints: readonly Stint[],
  place: Place,
): Node {
  const parts = stints.map((stint) => oneProject(rule, stint, `${place.key}/${stint.project.id}`))
  const made = {
    kind: 'mean',
    formula: { code: 'projectResult', about: { projects: parts.length } },
  } as const
  if (parts.length === 0) return absent(place, made, statement('abstains.noProject'))
  const node = blended(place, made, parts)
  return { ...node, present: node.score === null ? 0 : 10_000 }
}
