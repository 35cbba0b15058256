import { statement } from './node.ts'
import type { HeadResult, HeadsResult, Statement } from './result.ts'
import { type Example, NOTHING, best } from './example.ts'

/** What is said about somebody, and the grade that follows. */
function told(key: string, one: HeadResult, ...statements: Statement[]): Example {
  const { cadreId, grade, total } = one
  const proposed =
    grade === null || total?.score == null
      ? []
      : [statement('example.grade', { total: total.score, grade })]
  return { ...NOTHING, key, cadreId, statements: [...statements, ...proposed] }
}

/** Of those whom something bars the one with the most points: there it keeps most back. */
function barredBy(people: readonly HeadResult[], key: string, code: string): Example[] {
  const barOf = ({ bars }: HeadResult) => bars.find((bar) => bar.code === code)
  const one = best(people.filter(barOf), ({ total }) => total?.score ?? 0)
  const bar = one && barOf(one)
  return one && bar ? [told(key, one, bar)] : []
}

const REASONS = ['excellent', 'quotaFull', 'competent', 'basic', 'incompetent'] as const

/** For each way to a grade the first whose grade came about so. */
const lines = (people: readonly HeadResult[]): Example[] =>
  REASONS.flatMap((why) => {
    const one = people.find(({ gradeWhy }) => gradeWhy.code === `grade.${why}`)
    return one
      ? [{ ...NOTHING, key: 'thresholds', cadreId: one.cadreId, statements: [one.gradeWhy] }]
      : []
  })

function tied(people: readonly HeadResult[]): Example[] {
  const one = people.find(({ gradeWhy }) => gradeWhy.code === 'grade.tied')
  return one ? [told('quota', one, one.gradeWhy)] : []
}

function onLeave(people: readonly HeadResult[]): Example[] {
  const one = people.find(({ notAssessed }) => notAssessed?.code === 'notAssessed.leave')
  return one?.notAssessed ? [told('leave', one, one.notAssessed)] : []
}

/** Places, lines, vetoes, bars and leave at work, on the people and groups of a result. */
export const gradeExamples = ({ people, groups }: HeadsResult): Example[] => [
  ...groups.map((group): Example => ({ ...NOTHING, key: 'quota', group })),
  ...tied(people),
  ...lines(people),
  ...barredBy(people, 'veto', 'bar.veto'),
  ...barredBy(people, 'dissent', 'bar.dissent'),
  ...barredBy(people, 'sanction', 'bar.sanction'),
  ...onLeave(people),
]
