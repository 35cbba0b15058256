import { earliest, latest, monthsOf, touches, yearOf } from '../evaluation/period.ts'
import { decimal } from '../evaluation/telling.ts'
import { Light } from '../projects/project.ts'
import type { Sentence } from './api.ts'
import type { PersonProject, PersonRecord } from './personRecord.ts'
import {
  countsInWords,
  dateInWords,
  quoted,
  refs,
  sentence,
  shareInWords,
  sumInWords,
  word,
} from './wording.ts'

/** A project of the period with what fell into the person's own time on it. */
export interface OwnProject {
  readonly project: PersonProject
  readonly posts: PersonProject['posts']
  /** The reports of the months of tenure, in order. */
  readonly reports: PersonProject['reports']
}

const held = (posts: PersonProject['posts'], month: string): boolean =>
  posts.some(
    (post) =>
      (post.from === null || earliest(post.from) <= latest(month)) &&
      (post.until === null || latest(post.until) >= earliest(month)),
  )

/** The projects that the person commanded or led in the period, by name; credit follows tenure. */
export function ownProjects({ projects, period }: PersonRecord): OwnProject[] {
  const months = new Set<string>(monthsOf(period))
  return projects
    .filter((project) => project.year === yearOf(period))
    .map((project) => {
      const posts = project.posts.filter((post) => touches(period, post))
      const reports = project.reports
        .filter(({ month }) => months.has(month) && held(posts, month))
        .toSorted((a, b) => (a.month < b.month ? -1 : 1))
      return { project, posts, reports }
    })
    .filter(({ posts }) => posts.length > 0)
    .toSorted((a, b) => (a.project.id < b.project.id ? -1 : 1))
}

/** 指挥, 领办 or both. */
export const partIn = (posts: OwnProject['posts']): string =>
  ['command', 'appointment']
    .filter((noun) => posts.some((post) => post.noun === noun))
    .map((noun) => (noun === 'command' ? '指挥' : '领办'))
    .join('、')

const postRefs = (posts: OwnProject['posts']) => posts.map(({ noun, id }) => ({ noun, id }))

function introduction({ project, posts }: OwnProject): Sentence {
  const since = posts.map((post) => post.from).filter((from) => from !== null)
  return sentence(
    [
      `${partIn(posts)}“${project.name}”`,
      project.category && `属${word('category', project.category)}类项目`,
      project.unit && `责任单位为${project.unit}`,
      project.totalInvestment !== null && `总投资${sumInWords(project.totalInvestment)}`,
      project.annualInvestment !== null && `年度计划投资${sumInWords(project.annualInvestment)}`,
      project.difficulty !== null && `难度系数${decimal(project.difficulty)}`,
      since.length === posts.length &&
        since[0] &&
        `${dateInWords(since.toSorted()[0] ?? '')}起负责`,
    ],
    [...refs('project', [project]), ...postRefs(posts)],
  )
}

function investment({ project, reports }: OwnProject): Sentence[] {
  const last = reports.findLast(({ cumulative }) => cumulative !== null)
  if (!last || last.cumulative === null) return []
  const { annualInvestment } = project
  return [
    sentence(
      [
        `截至${dateInWords(last.month)}当年累计完成投资${sumInWords(last.cumulative)}`,
        annualInvestment !== null &&
          annualInvestment > 0 &&
          `占年度计划的${shareInWords(last.cumulative, annualInvestment)}`,
        last.progress && `形象进度为${quoted(last.progress)}`,
      ],
      [...refs('report', [last]), ...refs('project', [project])],
    ),
  ]
}

function lights({ reports }: OwnProject): Sentence[] {
  const lit = reports.flatMap(({ light }) => light ?? [])
  if (lit.length === 0) return []
  const counts = countsInWords('light', Light.options, lit, '灯').replace(
    /([绿黄红])(\d+)灯/g,
    '$1灯$2次',
  )
  const last = reports.findLast(({ light }) => light !== null)
  return [
    sentence(
      [
        `任职期间调度亮灯${lit.length}次，其中${counts}`,
        last?.light && `${dateInWords(last.month)}为${word('light', last.light)}灯`,
      ],
      refs(
        'report',
        reports.filter(({ light }) => light !== null),
      ),
    ),
  ]
}

/** One paragraph a project: what it is, how far it came, its lights in the person's time. */
export const projectFacts = (record: PersonRecord): Sentence[][] =>
  ownProjects(record).map((own) => [introduction(own), ...investment(own), ...lights(own)])
