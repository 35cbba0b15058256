import { happenedIn, yearIn } from '../evaluation/period.ts'
import { Aspect, Mark } from '../inspection/observation.ts'
import type { Sentence } from './api.ts'
import type { PersonObservation, PersonRecord } from './personRecord.ts'
import { countsInWords, dateInWords, quoted, refs, sentence, shareInWords } from './wording.ts'

/** What was observed in the period, in the order of time. */
export const seenIn = ({ observations, period }: PersonRecord): PersonObservation[] =>
  observations
    .filter(({ date }) => happenedIn(period, date))
    .toSorted((a, b) =>
      a.date === b.date ? (a.id < b.id ? -1 : 1) : (a.date ?? '') < (b.date ?? '') ? -1 : 1,
    )

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

/** What people said who work with the person or are served: heard, and not yet judged by anybody. */
const heard = (one: PersonObservation): boolean =>
  one.polarity === 'unknown' && one.method === 'listening' && one.text !== null

const openFacts = (seen: readonly PersonObservation[]): PersonObservation[] =>
  seen.filter((one) => one.polarity === 'unknown' && one.text !== null && !heard(one))

/**
 * One fact for each judgement (domain rule): for each aspect the latest fact with a mark on it that
 * nobody has classified, each used once, so that no fact is told twice in a paper.
 */
function exampleOf(seen: readonly PersonObservation[]): Map<Aspect, PersonObservation> {
  const used = new Set<string>()
  const examples = new Map<Aspect, PersonObservation>()
  for (const aspect of Aspect.options) {
    const example = openFacts(seen).findLast(
      (one) => one.marks[aspect] && !used.has(one.text ?? ''),
    )
    if (!example) continue
    used.add(example.text ?? '')
    examples.set(aspect, example)
  }
  return examples
}

/** 各方面表现: aspect by aspect how often which mark was given, and one fact for it where there is one. */
export function aspectFacts(record: PersonRecord): { aspect: Aspect; sentences: Sentence[] }[] {
  const seen = seenIn(record)
  const examples = exampleOf(seen)
  return Aspect.options.flatMap((aspect) => {
    const marked = seen.filter(({ marks }) => marks[aspect])
    if (marked.length === 0) return []
    const given = marked.flatMap(({ marks }) => marks[aspect] ?? [])
    const told = sentence(
      [`考察评价${countsInWords('mark', Mark.options, given, '次')}`],
      refs('observation', marked),
    )
    const example = examples.get(aspect)
    const same = openFacts(seen).filter(({ text }) => example && text === example.text)
    return { aspect, sentences: [told, ...factsInWords(same, '考察记录：')] }
  })
}

/** 一线考察: how often and by whom, and the facts on which nobody has yet judged, without judgement. */
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
  const examples = new Set([...exampleOf(seen).values()].map(({ text }) => text))
  const open = openFacts(seen).filter(({ text }) => !examples.has(text))
  return [
    sentence(
      [`接受一线考察${seen.length}次，由${teams}个考察组进行`, ways !== '' && `其中${ways}`],
      refs('observation', seen),
    ),
    ...factsInWords(open, '考察记录：'),
  ]
}

const CLASSES = [
  ['leaders', '领导'],
  ['peers', '同级'],
  ['staff', '干部群众和服务对象'],
] as const

/**
 * How the classes of voters voted, where the sheets tell. A class of fewer than five would be told by
 * what is left over from the others: then none is told.
 */
function byClass(told: readonly PersonRecord['tallies'][number][]): Sentence[] {
  const sums = CLASSES.map(([voterClass, word]) => {
    const of = told.filter((tally) => tally.voterClass === voterClass)
    const sum = (key: 'excellent' | 'competent' | 'basic' | 'incompetent') =>
      of.reduce((total, tally) => total + tally[key], 0)
    const excellent = sum('excellent')
    const cast = excellent + sum('competent') + sum('basic') + sum('incompetent')
    return { word, excellent, cast }
  }).filter(({ cast }) => cast > 0)
  if (sums.length === 0 || sums.some(({ cast }) => cast < FEWEST_VOTES)) return []
  const clauses = sums.map(
    ({ word, excellent, cast }) => `${word}${cast}票、优秀率${shareInWords(excellent, cast)}`,
  )
  return [sentence([`其中${clauses.join('；')}`], refs('tally', told))]
}

/** 干部群众和服务对象评价: what was heard from them, and how they voted. */
export const voices = (record: PersonRecord): Sentence[] => [
  ...voteFacts(record),
  ...factsInWords(seenIn(record).filter(heard), '走访反映：'),
]

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
    const sums = sentence(
      [
        `${title}收到测评票${cast}张`,
        `优秀${excellent}票、称职${competent}票、基本称职${basic}票、不称职${incompetent}票`,
        `优秀率${shareInWords(excellent, cast)}`,
      ],
      from,
    )
    return [sums, ...byClass(classes)]
  })
}
