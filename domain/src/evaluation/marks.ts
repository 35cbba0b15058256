import { exactly, rounded } from '../kernel/exact.ts'
import type { Adjustment, TakenBy } from './adjusting.ts'
import type { Dossier } from './dossier.ts'
import type { MeasuredAs } from './methods.ts'
import { absent, adding, adjusting, statement, tallied } from './node.ts'
import type { Place } from './node.ts'
import type { Node, Statement } from './result.ts'

type Observation = Dossier['observations'][number]

/** An observation with marks on the named aspects: how many, and what they come to. */
interface Marked {
  readonly observation: Observation
  readonly marks: number
  readonly points: number
}

function markedOn(rule: MeasuredAs<'byMarks'>, dossier: Dossier): Marked[] {
  return dossier.observations.flatMap((observation) => {
    const marks = rule.aspects.flatMap((aspect) => observation.marks[aspect] ?? [])
    const points = marks.reduce((sum, mark) => sum + rule.points[mark], 0)
    return marks.length === 0 ? [] : [{ observation, marks: marks.length, points }]
  })
}

const takenFrom = ({ teamId }: Observation, takenBy: TakenBy) =>
  teamId == null ? undefined : takenBy(teamId)

/** Why marks that should be adjusted count raw: a team without a severity, by its observations. */
function whyRaw(marked: readonly Marked[], takenBy: TakenBy): Statement[] {
  const apart = marked.filter(
    ({ observation }) => (takenFrom(observation, takenBy)?.taken ?? null) === null,
  )
  const first = apart[0]
  if (!first) return []
  const about = { observations: apart.length }
  const why = takenFrom(first.observation, takenBy)?.abstains ?? 'severity.no-team'
  const from = apart.map(({ observation }) => ({ noun: 'observation', id: observation.id }))
  return [statement(`note.raw.${why}`, about, from)]
}

/**
 * Field inspection (domain rule): the mean of all marks on the named aspects, each mark counting
 * alike whatever its aspect, team or capacity. An observation adds the points of its marks divided
 * by the number of all marks.
 *
 * With an adjustment, the severity of its team is taken off each mark, and the raw mean stays beside.
 * Where the severity of any team that marked these aspects cannot be told, all of them count raw and
 * a note says so: half adjusted marks could be compared with nothing.
 */
export function byMarks(
  rule: MeasuredAs<'byMarks'>,
  dossier: Dossier,
  place: Place,
  adjustment?: Adjustment,
): Node {
  const marked = markedOn(rule, dossier)
  const count = marked.reduce((sum, { marks }) => sum + marks, 0)
  const about = { observations: marked.length, marks: count, aspects: rule.aspects.join(',') }
  const made = { kind: 'indicator', formula: { code: 'byMarks', about } } as const
  if (count === 0) return absent(place, made, statement('abstains.noMark'))
  const takenBy = adjustment?.on(rule.points)
  const notes = takenBy ? whyRaw(marked, takenBy) : []
  if (!takenBy || notes.length > 0) {
    const from = marked.map(({ observation, points }) =>
      adding('observation', observation.id, exactly(points, count)),
    )
    return tallied(place, { ...made, notes, from })
  }
  const from = marked.map(({ observation, marks, points }) => {
    const taken = takenFrom(observation, takenBy)?.taken ?? 0
    const adds = exactly(points - marks * taken, count)
    return adjusting(observation.id, adds, exactly(points, count), taken)
  })
  const raw = rounded(
    exactly(
      marked.reduce((sum, { points }) => sum + points, 0),
      count,
    ),
  )
  return tallied(place, {
    kind: 'indicator',
    formula: { code: 'byMarksAdjusted', about: { ...about, raw } },
    from,
  })
}
