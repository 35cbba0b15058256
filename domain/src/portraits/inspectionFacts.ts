import { happenedIn, yearIn } from '../evaluation/period.ts'
import { Aspect, Mark } from '../inspection/observation.ts'
import type { Sentence } from './api.ts'
import type { PersonObservation, PersonRecord } from './personRecord.ts'
import {
  countsInWords,
  dateInWords,
  quoted,
  refs,
  sentence,
  shareInWords,
  word,
} from './wording.ts'

/** What was observed in the period, in the order of time. */
export const seenIn = ({ observations, period }: PersonRecord): PersonObservation[] =>
  observations
    .filter(({ date }) => happenedIn(period, date))
    .toSorted((a, b) =>
      a.date === b.date ? (a.id < b.id ? -1 : 1) : (a.date ?? '') < (b.date ?? '') ? -1 : 1,
    )

/** Marks told as marks: how often which mark was given on which aspect. */
function marks(seen: readonly PersonObservation[]): Sentence[] {
  const told = Aspect.options.flatMap((aspect) => {
    const given = seen.flatMap((one) => one.marks[aspect] ?? [])
    return given.length === 0
      ? []
      : `${word('aspect', aspect)}${countsInWords('mark', Mark.options, given, '次')}`
  })
  const marked = seen.filter((one) => Object.keys(one.marks).length > 0)
  if (told.length === 0) return []
  return [sentence([`分项评价：${told.join('；')}`], refs('observation', marked))]
}

/** Observations whose words are the same are told once, with how often. */
export function factsInWords(seen: readonly PersonObservation[], opening: string): Sentence[] {
  const byText = new Map<string, PersonObservation[]>()
  for (const one of seen) {
    if (one.text === null) continue
    const text = quoted(one.text)
    byText.set(text, [...(byText.get(text) ?? []), one])
  }
  return [...byText].map(([text, same]) => {
    const first = same[0]
    const where =
      same.length === 1 && first ? [first.date && dateInWords(first.date), first.team] : []
    const beside = same.length > 1 ? [`共${same.length}次`] : where.filter(Boolean)
    return sentence([`${opening}${text}（${beside.join('，')}）`], refs('observation', same))
  })
}

/** 一线考察: how often and by whom, the marks, and the facts on which nobody has yet judged, without judgement. */
export function inspectionFacts(record: PersonRecord): Sentence[] {
  const seen = seenIn(record)
  if (seen.length === 0) return []
  const teams = new Set(seen.map(({ teamId }) => teamId)).size
  const ways = countsInWords(
    'method',
    ['observing', 'learning', 'listening'],
    seen.flatMap(({ method }) => method ?? []),
    '次',
  )
  const open = seen.filter(({ polarity }) => polarity === 'unknown')
  return [
    sentence(
      [`接受一线考察${seen.length}次，由${teams}个考察组进行`, ways !== '' && `其中${ways}`],
      refs('observation', seen),
    ),
    ...marks(seen),
    ...factsInWords(open, '考察记录：'),
  ]
}

/** No sums are told of fewer votes than this, so that nobody's vote can be told (law: anonymity). */
const FEWEST_VOTES = 5

/** 述职测评: the votes of each debrief of the period, classes added up; a sheet's own sum where there are no classes. */
export function voteFacts(record: PersonRecord): Sentence[] {
  const held = record.tallies.filter(({ year }) => yearIn(record.period, year))
  const debriefs = [...new Set(held.map(({ debriefId }) => debriefId))].toSorted()
  return debriefs.flatMap((id) => {
    const all = held.filter((tally) => tally.debriefId === id)
    const classes = all.filter(({ voterClass }) => voterClass !== 'all')
    const told = classes.length > 0 ? classes : all
    const sum = (key: 'excellent' | 'competent' | 'basic' | 'incompetent') =>
      told.reduce((total, tally) => total + tally[key], 0)
    const votes = [sum('excellent'), sum('competent'), sum('basic'), sum('incompetent')] as const
    const cast = votes.reduce((total, count) => total + count, 0)
    const from = refs('tally', told)
    const title = told[0]?.debrief ?? ''
    if (cast < FEWEST_VOTES) return sentence([`${title}票数不足${FEWEST_VOTES}张，不作统计`], from)
    const [excellent, competent, basic, incompetent] = votes
    return sentence(
      [
        `${title}收到测评票${cast}张`,
        `优秀${excellent}票、称职${competent}票、基本称职${basic}票、不称职${incompetent}票`,
        `优秀率${shareInWords(excellent, cast)}`,
      ],
      from,
    )
  })
}
