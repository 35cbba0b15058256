import type { Sentence } from './api.ts'
import { achievementInWords, foundIn } from './dimensionFacts.ts'
import { happenedIn, yearIn } from '../evaluation/period.ts'
import type { Ref } from '../evaluation/evidence.ts'
import { decimal } from '../evaluation/telling.ts'
import { Aspect } from '../inspection/observation.ts'
import type { Mark } from '../inspection/observation.ts'
import { factsInWords, seenIn } from './inspectionFacts.ts'
import type { PersonRecord } from './personRecord.ts'
import { ownProjects, partIn } from './projectFacts.ts'
import { countsInWords, dateInWords, quoted, refs, sentence, word } from './wording.ts'

/**
 * Whether a case has taken a record out: cleared, or tolerated with exemption or mitigation. It stays
 * visible among the cases and is not held against the person.
 */
function takenOut({ cases }: PersonRecord): (noun: string, id: string) => boolean {
  const out = new Set(
    cases
      .filter(
        ({ kind, result }) => kind === 'clearing' || result === 'exempt' || result === 'mitigate',
      )
      .flatMap(({ concerns }) => concerns.map(({ noun, id }) => `${noun}:${id}`)),
  )
  return (noun, id) => out.has(`${noun}:${id}`)
}

const byDate = <T extends { readonly id: string; readonly date: string | null }>(a: T, b: T) =>
  a.date === b.date ? (a.id < b.id ? -1 : 1) : (a.date ?? '') < (b.date ?? '') ? -1 : 1

/**
 * The records of the period that are held against the person: facts that somebody has classified as
 * negative, bottom-line events, red lights of the own tenure, claims found untrue, marks of 一般 and
 * 差. Polarity is never inferred from marks; what a case has taken out is not among them.
 */
export function heldAgainst(record: PersonRecord) {
  const isOut = takenOut(record)
  const stands =
    (noun: string) =>
    ({ id }: { readonly id: string }) =>
      !isOut(noun, id)
  const seen = seenIn(record).filter(stands('observation'))
  return {
    facts: seen.filter(({ polarity }) => polarity === 'negative'),
    events: record.bottomLineEvents
      .filter(({ date }) => happenedIn(record.period, date))
      .filter(stands('bottomLineEvent'))
      .toSorted(byDate),
    reds: ownProjects(record)
      .map((own) => ({
        ...own,
        reports: own.reports.filter(({ light }) => light === 'red').filter(stands('report')),
      }))
      .filter(({ reports }) => reports.length > 0),
    untrue: foundIn(record, 'rejected').filter(stands('achievement')),
    low: seen.filter(({ marks }) => Object.values(marks).some((mark) => LOW.includes(mark))),
  }
}

type HeldAgainst = ReturnType<typeof heldAgainst>
const LOW: readonly Mark[] = ['C', 'D']

const events = ({ events }: HeldAgainst): Sentence[] =>
  events.map((event) =>
    sentence(
      [
        event.date && dateInWords(event.date),
        `${event.category ? `${quoted(event.category)}方面` : ''}发生“${quoted(event.text)}”`,
        event.points > 0 && `扣${decimal(event.points)}分`,
        event.veto && '属一票否决事项',
      ],
      refs('bottomLineEvent', [event]),
    ),
  )

const redLights = ({ reds }: HeldAgainst): Sentence[] =>
  reds.map(({ project, posts, reports }) => {
    const months = reports.map(({ month }) => `${Number(month.slice(5))}月`).join('、')
    return sentence(
      [`${partIn(posts)}的“${project.name}”任职期间亮红灯${reports.length}次（${months}）`],
      [...refs('project', [project]), ...refs('report', reports)],
    )
  })

/** Low marks, told as the marks they are. */
const lowMarks = ({ low }: HeldAgainst): Sentence[] =>
  Aspect.options.flatMap((aspect) => {
    const on = low.filter(({ marks }) => marks[aspect] && LOW.includes(marks[aspect]))
    if (on.length === 0) return []
    const given = on.flatMap(({ marks }) => marks[aspect] ?? [])
    return sentence(
      [`一线考察中${word('aspect', aspect)}评价为${countsInWords('mark', LOW, given, '次')}`],
      refs('observation', on),
    )
  })

const untrue = ({ untrue }: HeldAgainst): Sentence[] =>
  untrue
    .map(achievementInWords)
    .map(({ text, from }) => ({ text: `申报的实绩经核实不属实：${text}`, from }))

/** What there was to judge by: the facts of the period, and who stands behind them. */
export function basisOf(record: PersonRecord): { readonly facts: Ref[]; readonly sources: number } {
  const seen = seenIn(record)
  const lit = ownProjects(record).flatMap(({ reports }) => reports)
  const tallies = record.tallies.filter(({ year }) => yearIn(record.period, year))
  const items = (['confirmed', 'partly', 'rejected'] as const).flatMap((finding) =>
    foundIn(record, finding),
  )
  const sources = new Set([
    ...seen.map(({ teamId }) => `team:${teamId}`),
    ...items.map(({ verification }) => `office:${verification?.office ?? ''}`),
    ...tallies.map(({ debriefId }) => `debrief:${debriefId}`),
    ...lit.map(() => 'reviews'),
  ])
  const facts = [
    ...refs('observation', seen),
    ...refs('achievement', items),
    ...refs('tally', tallies),
    ...refs('report', lit),
  ]
  return { facts, sources: sources.size }
}

/**
 * 主要不足, compulsory. Where nothing is on record the section says so, and on how many facts of how
 * many sources that rests (observations by team, achievements by verifying office, debriefs, reviews).
 */
export function shortcomings(record: PersonRecord): Sentence[] {
  const held = heldAgainst(record)
  const told = [
    ...factsInWords(held.facts, '考察反映：'),
    ...events(held),
    ...redLights(held),
    ...untrue(held),
    ...lowMarks(held),
  ]
  if (told.length > 0) return told
  const { facts, sources } = basisOf(record)
  const text = `暂无记录，依据${facts.length}条来自${sources}个来源`
  return [sentence([text], facts.length > 0 ? facts : refs('cadre', [record.cadre]))]
}
