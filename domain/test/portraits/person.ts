import { Cadre } from '../../src/cadres/cadre.ts'
import type { PersonRecord } from '../../src/portraits/personRecord.ts'
import { id } from '../evaluation/district.ts'

/** A person with a post and nothing else on record. */
export const person = (more: Partial<PersonRecord> = {}): PersonRecord => ({
  period: '2024',
  asOf: '2024-12',
  cadre: {
    ...(Object.fromEntries(Object.keys(Cadre.shape).map((key) => [key, null])) as Record<
      keyof Cadre,
      null
    >),
    id: id('c', 1),
    name: '秦朗',
    sex: 'male',
    people: '汉族',
    birth: '1983-01',
    workSince: '2008-01',
    partySince: '2009-06',
    education: '大学',
    degree: '学士',
    rank: '一级主任科员',
    ordinal: 1,
  },
  unitId: id('u', 1),
  unit: '东河街道',
  group: 'township',
  tenures: [tenure(1)],
  sanctions: [],
  leaves: [],
  annualResults: [],
  family: [],
  cases: [],
  projects: [],
  nominations: [],
  observations: [],
  achievements: [],
  rankings: [],
  tallies: [],
  bottomLineEvents: [],
  outcomes: [],
  recognitions: [],
  taggings: [],
  replies: [],
  asHead: null,
  asLead: null,
  ...more,
})

type Of<K extends keyof PersonRecord> = PersonRecord[K] extends readonly (infer T)[] ? T : never

export const tenure = (n: number, more: Partial<Of<'tenures'>> = {}): Of<'tenures'> => ({
  id: id('t', n),
  unitId: id('u', 1),
  unit: '东河街道',
  group: 'township',
  body: null,
  post: '党委书记',
  layer: 'head',
  main: true,
  from: '2022-10',
  until: null,
  ...more,
})

export const seen = (n: number, more: Partial<Of<'observations'>> = {}): Of<'observations'> => ({
  id: id('o', n),
  visitId: id('w', n),
  inspectorId: null,
  companions: null,
  capacity: 'commander',
  method: 'learning',
  way: null,
  marks: {},
  text: '现场协调解决管线迁改问题',
  polarity: 'unknown',
  source: null,
  date: '2024-04-04',
  place: null,
  teamId: id('g', 9),
  team: '第九考察组',
  inspector: null,
  projectId: null,
  project: null,
  ...more,
})

export const done = (n: number, more: Partial<Of<'achievements'>> = {}): Of<'achievements'> => ({
  id: id('a', n),
  quarter: '2024Q3',
  dimension: 'reform',
  front: null,
  text: '承担土地执法改革试点并通过验收',
  level: 'city',
  date: null,
  evidence: '验收单',
  share: 10_000,
  verification: {
    id: id('z', n),
    finding: 'confirmed',
    office: '区自然资源和规划局',
    on: null,
    note: null,
  },
  ...more,
})

export const found = (n: number, finding: 'confirmed' | 'partly' | 'rejected') => ({
  verification: { id: id('z', n), finding, office: null, on: null, note: null },
})

export const report = (
  n: number,
  month: string,
  more: Partial<Of<'projects'>['reports'][number]> = {},
): Of<'projects'>['reports'][number] => ({
  id: id('m', n),
  month,
  invested: null,
  cumulative: null,
  progress: null,
  light: null,
  note: null,
  ...more,
})

export const led = (n: number, more: Partial<Of<'projects'>> = {}): Of<'projects'> => ({
  id: id('p', n),
  year: 2024,
  name: '黄店冷链物流枢纽工程',
  category: 'priority',
  number: null,
  totalInvestment: 1_795_600_000,
  annualInvestment: 1_061_140_000,
  unitId: id('u', 1),
  unit: '东河街道',
  start: '2024-04',
  completion: '2025-10',
  difficulty: 12_000,
  posts: [{ id: id('y', n), noun: 'appointment', from: null, until: null }],
  reports: [],
  blockers: [],
  ...more,
})

export const tally = (n: number, more: Partial<Of<'tallies'>> = {}): Of<'tallies'> => ({
  id: id('v', n),
  debriefId: id('d', 1),
  debrief: '2024年述职测评',
  year: 2024,
  date: null,
  voterClass: 'all',
  voters: 97,
  excellent: 46,
  competent: 51,
  basic: 0,
  incompetent: 0,
  ...more,
})

export const breach = (
  n: number,
  more: Partial<Of<'bottomLineEvents'>> = {},
): Of<'bottomLineEvents'> => ({
  id: id('b', n),
  date: '2024-06-11',
  unitId: null,
  category: '债务风险',
  text: '越级访1批次',
  points: 30_000,
  veto: false,
  ...more,
})
