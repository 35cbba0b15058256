import type { Sentence } from './api.ts'
import { achievementInWords, foundIn } from './dimensionFacts.ts'
import { happenedIn, yearIn } from '../evaluation/period.ts'
import type { Ref } from '../evaluation/evidence.ts'
import { decimal } from '../evaluation/telling.ts'
import { Aspect } from '../inspection/observation.ts'
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

type Out = ReturnType<typeof takenOut>

function events(record: PersonRecord, isOut: Out): Sentence[] {
  return record.bottomLineEvents
    .filter(({ id, date }) => happenedIn(record.period, date) && !isOut('bottomLineEvent', id))
    .toSorted((a, b) =>
      a.date === b.date ? (a.id < b.id ? -1 : 1) : (a.date ?? '') < (b.date ?? '') ? -1 : 1,
    )
    .map((event) =>
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
}

function redLights(record: PersonRecord, isOut: Out): Sentence[] {
  return ownProjects(record).flatMap(({ project, posts, reports }) => {
    const red = reports.filter(({ id, light }) => light === 'red' && !isOut('report', id))
    if (red.length === 0) return []
    const months = red.map(({ month }) => `${Number(month.slice(5))}月`).join('、')
    return sentence(
      [`${partIn(posts)}的“${project.name}”任职期间亮红灯${red.length}次（${months}）`],
      [...refs('project', [project]), ...refs('report', red)],
    )
  })
}

/** Marks of 一般 and 差, told as the marks they are. */
function lowMarks(record: PersonRecord, isOut: Out): Sentence[] {
  const seen = seenIn(record).filter(({ id }) => !isOut('observation', id))
  return Aspect.options.flatMap((aspect) => {
    const low = seen.filter(({ marks }) => marks[aspect] === 'C' || marks[aspect] === 'D')
    if (low.length === 0) return []
    const given = low.flatMap(({ marks }) => marks[aspect] ?? [])
    return sentence(
      [
        `一线考察中${word('aspect', aspect)}评价为${countsInWords('mark', ['C', 'D'], given, '次')}`,
      ],
      refs('observation', low),
    )
  })
}

const negatives = (record: PersonRecord, isOut: Out): Sentence[] =>
  factsInWords(
    seenIn(record).filter(
      ({ id, polarity }) => polarity === 'negative' && !isOut('observation', id),
    ),
    '考察反映：',
  )

const untrue = (record: PersonRecord, isOut: Out): Sentence[] =>
  foundIn(record, 'rejected')
    .filter(({ id }) => !isOut('achievement', id))
    .map(achievementInWords)
    .map(({ text, from }) => ({ text: `申报的实绩经核实不属实：${text}`, from }))

/** What there was to judge by: the facts of the period, and who stands behind them. */
function basis(record: PersonRecord): { readonly facts: Ref[]; readonly sources: number } {
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
 * 主要不足, compulsory: facts that a person has classified as speaking against the cadre, bottom-line
 * events, red lights of the own tenure, claims found untrue, and low marks told as marks. Polarity is
 * never inferred. Where nothing is on record the section says so, and on how many facts of how many
 * sources that rests (observations by team, achievements by verifying office, debriefs, reviews).
 */
export function shortcomings(record: PersonRecord): Sentence[] {
  const isOut = takenOut(record)
  const told = [
    ...negatives(record, isOut),
    ...events(record, isOut),
    ...redLights(record, isOut),
    ...untrue(record, isOut),
    ...lowMarks(record, isOut),
  ]
  if (told.length > 0) return told
  const { facts, sources } = basis(record)
  const text = `暂无记录，依据${facts.length}条来自${sources}个来源`
  return [sentence([text], facts.length > 0 ? facts : refs('cadre', [record.cadre]))]
}
