import { zh as cadres } from '@zhishi/domain/cadres/words.ts'
import { keyOf, type Standing } from '@zhishi/domain/decisions/standing.ts'
import { zh as decisions } from '@zhishi/domain/decisions/words.ts'
import type { RunRow } from '@zhishi/domain/evaluation/run.ts'
import { tell } from '@zhishi/domain/evaluation/telling.ts'
import { zh as evaluation } from '@zhishi/domain/evaluation/words.ts'
import { zh as units } from '@zhishi/domain/units/words.ts'
import { raisedWords } from '../evaluation/raisedWords.ts'
import type { Paper, PaperParagraph } from '../platform/word.ts'
import type { FoundMeeting } from './meeting.ts'
import { dayInWords, from, inChina, sourcesOf } from './minutesSources.ts'

const WORDS: Readonly<Record<string, string>> = { ...units, ...cadres, ...evaluation, ...decisions }
const word = (key: string): string => WORDS[key] ?? key
const verdictWord = (verdict: string): string => word(`choice.verdict.${verdict}`)

const periodInWords = (period: string): string =>
  period.length === 4
    ? `${period}年度`
    : `${period.slice(0, 4)}年第${'一二三四'[Number(period[5]) - 1]}季度`

const NUMBERS = '一二三四五六七八九十'
const GRADES = ['excellent', 'competent', 'basic', 'incompetent', 'undetermined'] as const

const plain = (...texts: string[]): PaperParagraph => ({
  heading: null,
  sentences: texts.map((text) => ({ text })),
})
const under = (heading: string, ...texts: string[]): PaperParagraph => ({
  heading,
  sentences: texts.map((text) => ({ text })),
})

const called = ({ name, unit }: RunRow): string => (unit === null ? name : `${name}（${unit}）`)
const listed = (rows: readonly RunRow[]): string => rows.map(called).join('、')

/** A decision with the person it is about. */
interface Spoken {
  readonly row: RunRow
  readonly said: Standing
}

function spokenIn({ rows, standing }: FoundMeeting, matter: 'grade' | 'recognition'): Spoken[] {
  return rows.flatMap((row) => {
    const said = standing.get(keyOf({ cadreId: row.cadreId, matter }))
    return said ? [{ row, said }] : []
  })
}

/**
 * The minutes of what was decided on a run, as an official paper: who met and when, what was decided
 * group by group, every departure with its reason, recognitions, who was left open, and the seal.
 */
export function minutesOf(meeting: FoundMeeting): Paper {
  const { run } = meeting
  const of = run.kind === 'heads' ? '党政正职担当力' : '项目领办'
  const bodies = bodiesOf(meeting)
  const sections = [
    {
      heading: '会议情况',
      paragraphs: [
        from(meeting, aboutMeeting(meeting, bodies), {
          run: true,
          steps: meeting.acts.map(({ number }) => number),
        }),
      ],
    },
    ...(meeting.graded ? decidedSections(meeting) : []),
    {
      heading: '封存',
      paragraphs: [
        from(meeting, aboutSeal(meeting), {
          run: true,
          steps: meeting.acts.flatMap(({ kind, number }) => (kind === 'sealed' ? [number] : [])),
        }),
      ],
    },
  ]
  const last = bodies.at(-1)
  return {
    title: `${periodInWords(run.period)}${of}评价研究决定纪要`,
    subtitle: run.state === 'sealed' ? null : '尚未封存',
    sections: sections.map(({ heading, paragraphs }, i) => ({
      heading: `${NUMBERS[i]}、${heading}`,
      paragraphs,
    })),
    closing: last ? [last.body, dayInWords(last.on)] : [],
    notes: { heading: '依据清单', lines: sourcesOf(meeting) },
  }
}

const saidIn = (spoken: readonly Spoken[]): number[] => spoken.map(({ said }) => said.number)

/** Which bodies met, on which day, in that order, each once. */
function bodiesOf({ acts }: FoundMeeting): { body: string; on: string }[] {
  const met = acts.flatMap(({ body, decidedOn }) =>
    body === null || decidedOn === null ? [] : [{ body, on: decidedOn }],
  )
  return [...new Map(met.map((one) => [`${one.body} ${one.on}`, one])).values()]
}

function aboutMeeting(
  { run, schemeTitle, acts, rows }: FoundMeeting,
  bodies: readonly { body: string; on: string }[],
): PaperParagraph {
  const members = [...new Set(acts.flatMap((act) => (act.opinion ? [act.actor] : [])))]
  const opening = acts.find(({ kind }) => kind === 'opened')
  return plain(
    bodies.length === 0
      ? '尚未作出决定。'
      : `${bodies.map(({ body, on }) => `${dayInWords(on)}${body}`).join('、')}研究。`,
    `按${schemeTitle === null ? '方案' : `《${schemeTitle}》`}（${run.scheme}）对 ${rows.length} 人作出的评价，依据截至${inChina.format(new Date(run.asOf))}。`,
    ...raisedWords(run).map((text) => `${text}。`),
    ...(opening ? [`会议由${opening.actor}于${inChina.format(opening.at)}开启。`] : []),
    members.length > 0
      ? `会前提出意见的成员：${members.join('、')}。`
      : '没有成员在会前通过本系统提出意见。',
    '程序的得分、名次和等次均为建议，以下为会议的决定。',
  )
}

function decidedSections(meeting: FoundMeeting) {
  const grades = spokenIn(meeting, 'grade')
  const recognitions = spokenIn(meeting, 'recognition')
  const departing = [...grades, ...recognitions].filter(
    ({ said }) => said.departures.length > 0 && said.verdict !== 'open',
  )
  const open = grades.filter(({ said }) => said.verdict === 'open')
  const outstanding = recognitions.filter(({ said }) => said.verdict === 'recognised')
  const unassessed = meeting.rows.filter(({ notAssessed }) => notAssessed !== null)
  return [
    { heading: '等次', paragraphs: groupsOf(meeting, grades) },
    {
      heading: '与建议不同或超出规定的决定及理由',
      paragraphs:
        departing.length > 0
          ? departing.map((one) =>
              from(meeting, departureOf(one), { run: true, steps: saidIn([one]) }),
            )
          : [plain('无。')],
    },
    {
      heading: '实绩突出干部',
      paragraphs: [
        from(
          meeting,
          plain(
            outstanding.length > 0
              ? `认定 ${outstanding.length} 人：${listed(outstanding.map(({ row }) => row))}。`
              : '没有认定。',
          ),
          { steps: saidIn(outstanding) },
        ),
      ],
    },
    {
      heading: '暂缓和不进行考核的人员',
      paragraphs: [
        ...open.map((one) =>
          from(meeting, under(called(one.row), `暂缓确定等次。理由：${one.said.reason ?? ''}`), {
            steps: saidIn([one]),
          }),
        ),
        ...unassessed.map((row) =>
          from(
            meeting,
            under(
              called(row),
              `${row.notAssessed ? tell(WORDS, 'evaluation', row.notAssessed) : ''}。`,
            ),
            { run: true, steps: [] },
          ),
        ),
        ...(open.length + unassessed.length === 0 ? [plain('无。')] : []),
      ],
    },
  ]
}

function groupsOf(meeting: FoundMeeting, grades: readonly Spoken[]): PaperParagraph[] {
  const { rows, groups } = meeting
  const all = [...groups.map((one) => one.group as string | null), null]
  return all.flatMap((group) => {
    const mine = grades.filter(({ row }) => row.group === group)
    const assessed = rows.filter((row) => row.group === group && row.notAssessed === null).length
    if (assessed === 0) return []
    const quota = groups.find((one) => one.group === group)
    const excellent = mine.filter(({ said }) => said.verdict === 'excellent').length
    const beyond = quota ? excellent - quota.places : 0
    return [
      from(
        meeting,
        under(
          group === null ? word('unitGroup.none') : word(`choice.unitGroup.${group}`),
          quota
            ? `参评 ${assessed} 人，优秀名额 ${quota.places} 个，决定优秀 ${excellent} 个${beyond > 0 ? `，超出名额 ${beyond} 个` : ''}。`
            : `参评 ${assessed} 人。`,
          ...GRADES.flatMap((grade) => {
            const people = mine.filter(({ said }) => said.verdict === grade)
            return people.length === 0
              ? []
              : [
                  `${verdictWord(grade)} ${people.length} 人：${listed(people.map(({ row }) => row))}。`,
                ]
          }),
        ),
        { run: true, steps: saidIn(mine) },
      ),
    ]
  })
}

function departureOf({ row, said }: Spoken): PaperParagraph {
  const departures = said.departures.map((one) => tell(WORDS, 'reason', one)).join('；')
  return under(
    called(row),
    `${said.proposed === null ? '没有建议' : `建议${verdictWord(said.proposed)}`}，决定${verdictWord(said.verdict)}（${departures}）。`,
    `理由：${said.reason ?? ''}`,
  )
}

function aboutSeal({ run }: FoundMeeting): PaperParagraph {
  const { seal } = run
  if (!seal) return plain('尚未封存，以上内容还可能改变。')
  return plain(
    `${seal.by}于${inChina.format(new Date(seal.at))}封存。`,
    '封存后不再更改；如有更正，另作一次评价，注明承接这一次并列出差异。',
    `评价和全部决定的 SHA-256：${(seal.hash.match(/.{16}/g) ?? []).join(' ')}。`,
  )
}
