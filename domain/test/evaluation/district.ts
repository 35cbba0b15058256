import type {
  AchievementItem,
  BottomLineItem,
  Evidence,
  ObservationItem,
  Person,
  ProjectItem,
  ProjectPost,
  RankingItem,
  ReportItem,
  TallyItem,
} from '../../src/evaluation/evidence.ts'
import type { Marks } from '../../src/inspection/observation.ts'

/** Small districts for the tests: only what a case needs is written down. */

/** A readable id that is a UUID: `id('a', 7)`. */
export const id = (kind: string, n: number): string =>
  `${kind.charCodeAt(0).toString(16).padStart(8, '0')}-0000-7000-8000-${String(n).padStart(12, '0')}`

export const cadre = (n: number) => id('c', n)
export const unit = (n: number) => id('u', n)

let count = 0
const next = (kind: string): string => id(kind, (count += 1))

/** A head in post since before the year, in a unit of his or her own. */
export const head = (n: number, more: Partial<Person> = {}): Person => ({
  cadreId: cadre(n),
  unitId: unit(n),
  group: 'township',
  layer: 'head',
  headships: [{ id: id('t', n), from: '2020', until: null }],
  ...more,
})

export const other = (n: number, more: Partial<Person> = {}): Person =>
  head(n, { layer: 'other', headships: [], ...more })

type Extra<T> = Partial<Omit<T, 'cadreId'>>

export const item = (n: number, more: Extra<AchievementItem> = {}): AchievementItem => ({
  id: next('a'),
  cadreId: cadre(n),
  quarter: '2024Q2',
  dimension: 'reform',
  level: 'city',
  finding: 'confirmed',
  share: 10_000,
  ...more,
})

export const place = (n: number, at: number, more: Partial<RankingItem> = {}): RankingItem => ({
  id: next('r'),
  unitId: unit(n),
  year: 2024,
  place: at,
  ...more,
})

export const seen = (
  n: number,
  marks: Marks,
  more: Extra<ObservationItem> = {},
): ObservationItem => ({
  id: next('o'),
  cadreId: cadre(n),
  teamId: null,
  date: '2024-05-06',
  marks,
  ...more,
})

/** Votes as 优秀, 称职, 基本称职, 不称职. */
export const votes = (
  n: number,
  [excellent, competent, basic, incompetent]: readonly [number, number, number, number],
  more: Extra<TallyItem> = {},
): TallyItem => ({
  id: next('v'),
  cadreId: cadre(n),
  debriefId: id('d', 1),
  year: 2024,
  voterClass: 'all',
  excellent,
  competent,
  basic,
  incompetent,
  ...more,
})

/** A bottom-line event of so many points. */
export const breach = (
  n: number,
  points: number,
  more: Extra<BottomLineItem> = {},
): BottomLineItem => ({
  id: next('b'),
  cadreId: cadre(n),
  date: '2024-06-11',
  points: points * 10_000,
  veto: false,
  ...more,
})

/** A project from January to December with 1200 yuan planned, so that 100 a month are due. */
export const project = (n: number, more: Partial<ProjectItem> = {}): ProjectItem => ({
  id: id('p', n),
  year: 2024,
  category: 'priority',
  annualInvestment: 1200,
  start: '2024-01',
  completion: '2024-12',
  difficulty: 10_000,
  ...more,
})

export const report = (
  n: number,
  month: number,
  cumulative: number | null,
  light: ReportItem['light'],
  more: Partial<ReportItem> = {},
): ReportItem => ({
  id: next('m'),
  projectId: id('p', n),
  month: `2024-${String(month).padStart(2, '0')}`,
  cumulative,
  light,
  ...more,
})

export const post = (n: number, on: number, more: Extra<ProjectPost> = {}): ProjectPost => ({
  id: next('q'),
  cadreId: cadre(n),
  projectId: id('p', on),
  from: null,
  until: null,
  ...more,
})

export const district = (evidence: Partial<Evidence>): Evidence => ({
  period: '2024',
  people: [],
  raisedQuota: [],
  achievements: [],
  rankings: [],
  observations: [],
  tallies: [],
  bottomLineEvents: [],
  sanctions: [],
  leaves: [],
  cases: [],
  recognitions: [],
  projects: [],
  reports: [],
  commands: [],
  appointments: [],
  ...evidence,
})
