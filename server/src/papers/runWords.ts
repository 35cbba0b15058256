import { zh as achievements } from '@zhishi/domain/achievements/words.ts'
import { Grade } from '@zhishi/domain/cadres/cadre.ts'
import { zh as cadres } from '@zhishi/domain/cadres/words.ts'
import type { Decided, Run, RunRow } from '@zhishi/domain/evaluation/run.ts'
import { zh as evaluation } from '@zhishi/domain/evaluation/words.ts'
import { zh as inspection } from '@zhishi/domain/inspection/words.ts'
import { say } from '@zhishi/domain/kernel/words.ts'
import { dateInWords, word } from '@zhishi/domain/portraits/wording.ts'
import { zh as units } from '@zhishi/domain/units/words.ts'

const WORDS: Readonly<Record<string, string>> = {
  ...units,
  ...cadres,
  ...inspection,
  ...achievements,
  ...evaluation,
}
export const choice = (list: string, value: string): string =>
  WORDS[`choice.${list}.${value}`] ?? word(list, value)

export const partWord = (key: string): string =>
  WORDS[`choice.dimension.${key}`] ?? WORDS[`number.${key}`] ?? key

export function whyNone({ notAssessed, abstains, unranked }: RunRow): string {
  const why = notAssessed ?? abstains ?? unranked
  if (!why) return ''
  const key = [`evaluation.${why.code}`, why.code, `reason.${why.code}`].find((one) => one in WORDS)
  return key ? say(WORDS, key, why.about) : notAssessed ? '不进行考核' : '依据不足，没有总分'
}

export const recognisedInWords = (one: Decided | undefined): string =>
  one?.recognised == null ? '—' : one.recognised ? '认定' : '不认定'

export const decidedInWords = (one: Decided | undefined): string =>
  one?.grade == null ? '—' : one.grade === 'open' ? '暂缓' : choice('grade', one.grade)

/** Who decided what of whom, in one sentence. */
export function decisionsInWords(decided: readonly Decided[]): string {
  const met = [...new Set(decided.map(({ body, on }) => `${body}${dateInWords(on)}`))]
  const told = [...Grade.options, 'open' as const].flatMap((grade) => {
    const count = decided.filter((one) => one.grade === grade).length
    const called = grade === 'open' ? '暂缓' : choice('grade', grade)
    return count === 0 ? [] : [`${called}${count}人`]
  })
  const standouts = decided.filter(({ recognised }) => recognised === true).length
  return `${met.join('、')}研究决定：${[...told, `认定实绩突出${standouts}人`].join('，')}`
}

/** Where people are with it: on its own the machine only proposes. */
export const stageOf = ({ state }: Run, decided: readonly Decided[]): string => {
  if (state === 'sealed' && decided.length > 0) return '由规则计算，已由人研究决定并封存'
  return decided.length > 0
    ? '由规则计算，正在研究；决定尚未封存'
    : '由规则计算，供研究；等次为建议，由人决定'
}
