import { happenedIn, touches, yearOf } from '../evaluation/period.ts'
import type { OutcomeKind } from '../outcomes/outcome.ts'
import type { Sentence } from './api.ts'
import type { PersonRecord } from './personRecord.ts'
import { dateInWords, quoted, refs, sentence, word } from './wording.ts'

type Outcome = PersonRecord['outcomes'][number]

/** Outcomes that one is given rather than raised by. */
const RECEIVED: ReadonlySet<OutcomeKind> = new Set(['commendation'])

const ofPeriod = (record: PersonRecord) => (outcome: Outcome) =>
  outcome.date === null
    ? outcome.year === yearOf(record.period)
    : happenedIn(record.period, outcome.date)

function inWords(outcome: Outcome): Sentence {
  const when = outcome.date ? dateInWords(outcome.date) : `${outcome.year}年`
  const title = outcome.title && quoted(outcome.title)
  const what = RECEIVED.has(outcome.kind)
    ? `获${title ?? word('outcomeKind', outcome.kind)}`
    : `${word('outcomeKind', outcome.kind)}${title ? `（${title}）` : ''}`
  return sentence(
    [`${when}${what}`, outcome.reason && `事由：${quoted(outcome.reason)}`],
    refs('outcome', [outcome]),
  )
}

const sanctions = (record: PersonRecord): Sentence[] =>
  record.sanctions
    .filter((one) => touches(record.period, { from: one.from, until: one.from }))
    .map((one) =>
      sentence(
        [
          `${dateInWords(one.from)}受${word('sanctionKind', one.kind)}`,
          one.reason && `事由：${quoted(one.reason)}`,
        ],
        refs('sanction', [one]),
      ),
    )

const cases = (record: PersonRecord): Sentence[] =>
  record.cases
    .filter(({ year }) => year === yearOf(record.period))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((one) =>
      one.kind === 'tolerance'
        ? sentence(
            [
              `容错纠错：${quoted(one.matter)}`,
              one.ground && `认定依据为${quoted(one.ground)}`,
              one.result && `结果为${word('toleranceResult', one.result)}`,
            ],
            refs('case', [one]),
          )
        : sentence(
            [
              `澄清正名：${quoted(one.matter)}`,
              one.way && `以${word('clearingWay', one.way)}方式澄清`,
            ],
            refs('case', [one]),
          ),
    )

/** 结果运用: what the evidence of the period was used for, and how the person was protected. */
export const outcomeFacts = (record: PersonRecord): Sentence[] => [
  ...record.outcomes
    .filter(ofPeriod(record))
    .toSorted((a, b) =>
      a.date === b.date ? (a.id < b.id ? -1 : 1) : (a.date ?? '') < (b.date ?? '') ? -1 : 1,
    )
    .map(inWords),
  ...sanctions(record),
  ...cases(record),
]
