import { Dimension, Level } from '../achievements/achievement.ts'
import { quarterIn, yearIn } from '../evaluation/period.ts'
import type { Sentence } from './api.ts'
import type { PersonAchievement, PersonRecord } from './personRecord.ts'
import { countsInWords, dateInWords, quoted, refs, sentence, word } from './wording.ts'

/** How many achievements of one dimension are told one by one; all of them are counted. */
const MOST_TOLD = 5

const rankOf = ({ level }: PersonAchievement) =>
  level === null ? Level.options.length : Level.options.indexOf(level)

/** Highest level first, then by time, then by id. */
const weightiest = (a: PersonAchievement, b: PersonAchievement): number =>
  rankOf(a) - rankOf(b) ||
  (a.quarter === b.quarter ? 0 : a.quarter < b.quarter ? -1 : 1) ||
  (a.id < b.id ? -1 : 1)

/** The achievements of the period in one dimension, by what was found on them. */
export const foundIn = (
  record: PersonRecord,
  finding: 'confirmed' | 'partly' | 'rejected' | null,
): PersonAchievement[] =>
  record.achievements
    .filter(
      (item) =>
        quarterIn(record.period, item.quarter) && (item.verification?.finding ?? null) === finding,
    )
    .toSorted(weightiest)

export function achievementInWords(item: PersonAchievement): Sentence {
  const what = [
    item.level && word('level', item.level),
    item.verification && word('finding', item.verification.finding),
    item.evidence && `佐证：${quoted(item.evidence)}`,
  ]
    .filter(Boolean)
    .join('，')
  return sentence(
    [
      dateInWords(item.date ?? item.quarter),
      `${quoted(item.text)}${what === '' ? '' : `（${what}）`}`,
    ],
    [
      ...refs('achievement', [item]),
      ...(item.verification ? refs('verification', [item.verification]) : []),
    ],
  )
}

const verified = (items: readonly PersonAchievement[]) =>
  refs(
    'verification',
    items.flatMap(({ verification }) => verification ?? []),
  )

function counted(record: PersonRecord, dimension: Dimension): Sentence[] {
  const of = (finding: 'confirmed' | 'partly' | null) =>
    foundIn(record, finding).filter((item) => item.dimension === dimension)
  const [confirmed, partly, open] = [of('confirmed'), of('partly'), of(null)]
  const levels = countsInWords(
    'level',
    Level.options,
    confirmed.flatMap(({ level }) => level ?? []),
    '项',
  )
  const all = [...confirmed, ...partly, ...open]
  if (all.length === 0) return []
  return [
    sentence(
      [
        confirmed.length > 0 &&
          `核实属实实绩${confirmed.length}项${levels === '' ? '' : `（${levels}）`}`,
        partly.length > 0 && `部分属实${partly.length}项`,
        open.length > 0 && `尚未核实${open.length}项`,
      ],
      [...refs('achievement', all), ...verified(all)],
    ),
    ...confirmed.slice(0, MOST_TOLD).map(achievementInWords),
  ]
}

/** Official places of the unit that the person heads, best first. */
function places(record: PersonRecord): Sentence[] {
  const all = record.rankings
    .filter(({ year }) => yearIn(record.period, year))
    .toSorted((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1))
  if (all.length === 0) return []
  const told = all.map(({ business, place, outOf, previous }) => {
    const beside = [outOf && `参评${outOf}个`, previous && `上年第${previous}位`].filter(Boolean)
    return `${quoted(business)}第${place}位${beside.length > 0 ? `（${beside.join('，')}）` : ''}`
  })
  return [sentence([`所在单位核心业务排名：${told.join('、')}`], refs('ranking', all))]
}

/** 五个维度实绩: one paragraph a dimension on which anything is on record. */
export const dimensionFacts = (
  record: PersonRecord,
): { readonly dimension: Dimension; readonly sentences: Sentence[] }[] =>
  Dimension.options
    .map((dimension) => ({
      dimension,
      sentences: [...counted(record, dimension), ...(dimension === 'core' ? places(record) : [])],
    }))
    .filter(({ sentences }) => sentences.length > 0)
