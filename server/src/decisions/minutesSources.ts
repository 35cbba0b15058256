import { type PaperParagraph, inRanges } from '../platform/word.ts'
import type { FoundMeeting } from './meeting.ts'

/** What the minutes rest on, numbered: first the run, then what was done in the meeting, step by step. */

export const dayInWords = (day: string): string => {
  const [year, month, date] = day.split('-')
  return `${year}年${Number(month)}月${Number(date)}日`
}

export const inChina = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'long',
  timeStyle: 'short',
})

const STEPS = { opened: '开启', decided: '决定', undone: '撤回', sealed: '封存' } as const

/** What was done in the meeting, step by step; opinions are the members' own and no source here. */
const stepsOf = ({ acts }: FoundMeeting) =>
  acts.flatMap(({ kind, ...act }) => (kind === 'opinion' ? [] : [{ ...act, kind }]))

const aboutRun = ({ id, scheme, asOf, resultHash }: FoundMeeting['run']): string =>
  `评价 ${id}，方案 ${scheme}，依据截至${inChina.format(new Date(asOf))}，结果 SHA-256 ${resultHash}`

const aboutStep = ({ number, kind, actor, at, body, decidedOn }: ReturnType<typeof stepsOf>[0]) =>
  [
    `会议记录第${number}步：${STEPS[kind]}`,
    body !== null && decidedOn !== null && `${dayInWords(decidedOn)}${body}`,
    `${actor}于${inChina.format(at)}记录`,
  ]
    .filter(Boolean)
    .join('，')

export const sourcesOf = (meeting: FoundMeeting): string[] => [
  aboutRun(meeting.run),
  ...stepsOf(meeting).map(aboutStep),
]

/** The same paragraph with the numbers of its sources behind it: the run, the steps, or both. */
export function from(
  meeting: FoundMeeting,
  paragraph: PaperParagraph,
  { run = false, steps }: { readonly run?: boolean; readonly steps: readonly number[] },
): PaperParagraph {
  const lines = stepsOf(meeting).flatMap(({ number }, i) => (steps.includes(number) ? [i + 2] : []))
  const mark = inRanges([...(run ? [1] : []), ...lines])
  const last = paragraph.sentences.length - 1
  return {
    ...paragraph,
    sentences: paragraph.sentences.map((one, i) =>
      i === last && mark !== '' ? { ...one, mark } : one,
    ),
  }
}
