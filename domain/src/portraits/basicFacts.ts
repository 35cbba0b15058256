import type { Sentence } from './api.ts'
import type { PersonRecord } from './personRecord.ts'
import { yearOf } from '../evaluation/period.ts'
import { dateInWords, quoted, refs, sentence, word } from './wording.ts'

type Held = PersonRecord['tenures'][number]

const byTime = (a: Held, b: Held): number => {
  const [left, right] = [a.from ?? '', b.from ?? '']
  return left === right ? (a.id < b.id ? -1 : 1) : left < right ? -1 : 1
}

const placeOf = ({ unit, body, post }: Held): string =>
  [unit ?? body, post].filter(Boolean).join('')

/** Who the person is: one sentence in the order of official introductions; what is unknown is left out. */
function introduction(record: PersonRecord): Sentence {
  const { cadre } = record
  const present = record.tenures.filter((post) => post.main && post.until === null).toSorted(byTime)
  const posts = present.map(placeOf).filter((post) => post !== '')
  const since = present.at(-1)?.from
  return sentence(
    [
      cadre.name,
      cadre.sex && word('sex', cadre.sex),
      cadre.people,
      cadre.birth && `${dateInWords(cadre.birth)}出生`,
      cadre.workSince && `${dateInWords(cadre.workSince)}参加工作`,
      cadre.partySince && `${dateInWords(cadre.partySince)}加入中国共产党`,
      [cadre.education && `${cadre.education}学历`, cadre.degree && `${cadre.degree}学位`]
        .filter(Boolean)
        .join('、'),
      posts.length > 0 && `现任${posts.join('、')}`,
      posts.length > 0 && since && `${dateInWords(since)}任现职`,
      cadre.rank && `职级为${cadre.rank}`,
    ],
    [...refs('cadre', [cadre]), ...refs('tenure', present)],
  )
}

/** Earlier posts, each with its time. */
function career(record: PersonRecord): Sentence[] {
  const past = record.tenures
    .filter((post) => post.until !== null && placeOf(post) !== '')
    .toSorted(byTime)
  if (past.length === 0) return []
  const told = past.map((post) => {
    const from = post.from ? dateInWords(post.from) : ''
    const until = post.until ? dateInWords(post.until) : ''
    return `${from}至${until}任${placeOf(post)}`
  })
  return [sentence([`此前${told.join('；')}`], refs('tenure', past))]
}

/** How many years of annual results a write-up tells (practice). */
const RESULT_YEARS = 3

/** Annual results of the period's year and the two before it. */
function results(record: PersonRecord): Sentence[] {
  const year = yearOf(record.period)
  const recent = record.annualResults
    .filter((one) => one.year <= year && one.year > year - RESULT_YEARS)
    .toSorted((a, b) => a.year - b.year)
  if (recent.length === 0) return []
  const told = recent.map((one) => `${one.year}年${word('grade', one.grade)}`)
  return [sentence([`年度考核结果：${told.join('、')}`], refs('annualResult', recent))]
}

/** 基本情况. */
export const basicFacts = (record: PersonRecord): Sentence[] => [
  introduction(record),
  ...career(record),
  ...(record.cadre.expertise
    ? [sentence([`专业特长为${quoted(record.cadre.expertise)}`], refs('cadre', [record.cadre]))]
    : []),
  ...results(record),
]
