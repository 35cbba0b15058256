import { createHash } from 'node:crypto'
import type { Noun } from '@zhishi/domain/app/facts.ts'
import { Cadre } from '@zhishi/domain/cadres/cadre.ts'

/** The same identifier for the same words in every run: `idOf('cadre', '顾明')`. */
export function idOf(noun: string, ...words: readonly string[]): string {
  const hex = createHash('sha256')
    .update([noun, ...words].join('\n'))
    .digest('hex')
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `7${hex.slice(12, 15)}`,
    `8${hex.slice(15, 18)}`,
  ]
  return [...parts, hex.slice(18, 30)].join('-')
}

const unit = (name: string) => idOf('unit', name)
const cadre = (name: string) => idOf('cadre', name)
const project = (name: string) => idOf('project', name)

export interface WorldFact {
  readonly noun: Noun
  readonly id: string
  readonly content: Readonly<Record<string, unknown>>
}

const made = (noun: Noun, words: readonly string[], content: WorldFact['content']): WorldFact => ({
  noun,
  id: idOf(noun, ...words),
  content,
})

const UNITS = [
  ['云溪镇', 'township'],
  ['住房和城乡建设局', 'economy'],
  ['发展和改革局', 'economy'],
  ['财政局', 'economy'],
  ['教育局', 'livelihood'],
  ['区委组织部', 'party'],
] as const

/** Name, unit (or body), layer, birth month. */
const CADRES = [
  ['贺山', '区领导', 'countyLeader', '1970-03'],
  ['顾明', '住房和城乡建设局', 'head', '1975-06'],
  ['白桥', '云溪镇', 'head', '1978-11'],
  ['陆远', '住房和城乡建设局', 'other', '1984-02'],
  ['叶青', '教育局', 'other', '1986-09'],
  ['宋平', '区委组织部', 'other', '1980-01'],
  ['梁秋', '财政局', 'other', '1982-05'],
] as const

/** Name, category, unit, commander, leads. */
const PROJECTS = [
  ['云溪大桥', 'concentrated', '住房和城乡建设局', '贺山', ['陆远']],
  ['老旧小区改造', 'legacy', '住房和城乡建设局', '顾明', ['陆远']],
  ['云溪小学迁建', 'priority', '教育局', '贺山', ['叶青']],
] as const

const unitsAndPeople = (): WorldFact[] => [
  ...UNITS.map(([name, group], ordinal) =>
    made('unit', [name], { name, group, ordinal, note: null }),
  ),
  made('ranking', ['云溪镇', '财政收入'], {
    unitId: unit('云溪镇'),
    business: '财政收入',
    year: 2024,
    place: 2,
    outOf: 9,
    previous: 4,
  }),
  ...CADRES.map(([name, , , birth], ordinal) =>
    made('cadre', [name], {
      ...Object.fromEntries(Object.keys(Cadre.shape).map((key) => [key, null])),
      name,
      sex: 'male',
      people: '汉族',
      birth,
      education: '大学',
      rank: '四级调研员',
      ordinal,
    }),
  ),
  ...CADRES.map(([name, place, layer]) =>
    made('tenure', [name], {
      cadreId: cadre(name),
      unitId: place === '区领导' ? null : unit(place),
      body: place === '区领导' ? place : null,
      post: layer === 'head' ? '主要负责人' : layer === 'countyLeader' ? '副区长' : '副职',
      layer,
      main: true,
      from: '2022-01',
      until: null,
    }),
  ),
  made('sanction', ['叶青'], {
    cadreId: cadre('叶青'),
    kind: 'warning',
    from: '2023-02-01',
    until: '2023-08-01',
    reason: '会议纪律',
    basis: null,
  }),
  made('familyMember', ['叶青', '父亲'], {
    cadreId: cadre('叶青'),
    relation: '父亲',
    name: '叶山',
    birth: null,
    politicalStatus: null,
    employer: null,
    ordinal: 1,
  }),
  // The inspector is the head's relative by marriage.
  made('kinship', ['梁秋', '白桥'], {
    cadreId: cadre('梁秋'),
    relativeId: cadre('白桥'),
    kind: 'inLaw',
    note: null,
  }),
  made('annualResult', ['顾明', '2023'], {
    cadreId: cadre('顾明'),
    year: 2023,
    grade: 'excellent',
  }),
  made('leave', ['叶青'], {
    cadreId: cadre('叶青'),
    kind: '病假',
    from: '2024-03-01',
    until: '2024-03-20',
  }),
]

const projectsAndReports = (): WorldFact[] => [
  ...PROJECTS.flatMap(([name, category, place, commander, leads], ordinal) => [
    made('project', [name], {
      year: 2024,
      name,
      category,
      number: null,
      content: null,
      totalInvestment: 100_000_000,
      annualInvestment: 24_000_000,
      unitId: unit(place),
      start: '2024-01',
      completion: '2025-12',
      difficulty: null,
      note: null,
      ordinal,
    }),
    made('command', [name, commander], {
      projectId: project(name),
      cadreId: cadre(commander),
      post: null,
      from: '2024-01',
      until: null,
    }),
    ...leads.map((lead) =>
      made('appointment', [name, lead], {
        projectId: project(name),
        cadreId: cadre(lead),
        from: '2024-02',
        until: null,
      }),
    ),
    ...['2024-10', '2024-11', '2024-12'].map((month, index) =>
      made('report', [name, month], {
        projectId: project(name),
        month,
        invested: 2_000_000,
        cumulative: 18_000_000 + index * 2_000_000,
        progress: '主体施工',
        light: name === '老旧小区改造' && index === 2 ? 'yellow' : 'green',
        note: null,
      }),
    ),
  ]),
  made('blocker', ['老旧小区改造'], {
    projectId: project('老旧小区改造'),
    reportId: idOf('report', '老旧小区改造', '2024-12'),
    month: '2024-12',
    text: '管线迁改未完成',
    owner: null,
    due: null,
  }),
  made('nomination', ['云溪大桥', '陆远'], {
    projectId: project('云溪大桥'),
    cadreId: cadre('陆远'),
    ways: 'both',
    political: 'excellent',
    professional: 'good',
    management: 'good',
    selected: true,
    note: null,
  }),
  made('opinion', ['云溪大桥', '陆远', '财政局'], {
    nominationId: idOf('nomination', '云溪大桥', '陆远'),
    department: '财政局',
    stance: 'agree',
    reason: null,
  }),
]

const inspection = (): WorldFact[] => [
  made('team', ['第一考察组'], { name: '第一考察组' }),
  ...['宋平', '梁秋'].map((name) =>
    made('inspector', ['第一考察组', name], {
      teamId: idOf('team', '第一考察组'),
      name,
      cadreId: cadre(name),
    }),
  ),
  made('visit', ['2024-11-12'], {
    teamId: idOf('team', '第一考察组'),
    date: '2024-11-12',
    projectId: project('云溪大桥'),
    place: '云溪大桥工地',
  }),
  ...(
    [
      ['顾明', 'head', 'positive', { responsibility: 'A', ability: 'B' }],
      ['陆远', 'lead', 'negative', { attitude: 'B', results: 'C' }],
    ] as const
  ).map(([name, capacity, polarity, marks]) =>
    made('observation', [name], {
      visitId: idOf('visit', '2024-11-12'),
      inspectorId: idOf('inspector', '第一考察组', '宋平'),
      companions: null,
      cadreId: cadre(name),
      capacity,
      method: 'observing',
      way: null,
      marks,
      text: `${name}在现场协调施工单位`,
      polarity,
      source: '工人访谈',
    }),
  ),
]

const resultsAndOutcomes = (): WorldFact[] => [
  ...(
    [
      ['顾明', 'breakthrough', '完成征迁任务'],
      ['白桥', 'core', '村集体收入增长'],
    ] as const
  ).flatMap(([name, dimension, text]) => [
    made('achievement', [name], {
      cadreId: cadre(name),
      quarter: '2024Q4',
      dimension,
      front: null,
      text,
      level: 'city',
      date: '2024-11-30',
      evidence: '通报',
      share: 10_000,
    }),
    made('verification', [name], {
      achievementId: idOf('achievement', name),
      finding: name === '顾明' ? 'confirmed' : 'partly',
      office: '发展和改革局',
      on: '2024-12-20',
      note: null,
    }),
  ]),
  made('debrief', ['2024'], { year: 2024, title: '2024年度述职评议', date: '2024-12-28' }),
  ...['顾明', '白桥'].map((name) =>
    made('tally', [name], {
      debriefId: idOf('debrief', '2024'),
      cadreId: cadre(name),
      voterClass: 'all',
      voters: 40,
      excellent: 30,
      competent: 8,
      basic: 2,
      incompetent: 0,
    }),
  ),
  made('bottomLineEvent', ['白桥'], {
    date: '2024-07-03',
    unitId: unit('云溪镇'),
    cadreId: cadre('白桥'),
    category: '生态环保',
    text: '秸秆焚烧通报',
    points: 5000,
    veto: false,
  }),
  made('case', ['tolerance', '1'], {
    kind: 'tolerance',
    year: 2024,
    number: '1',
    matter: '征迁程序先行先试',
    ground: '缺乏经验、先行先试',
    result: 'exempt',
    way: null,
    date: '2024-09-01',
  }),
  made('caseParty', ['tolerance', '1', '陆远'], {
    caseId: idOf('case', 'tolerance', '1'),
    cadreId: cadre('陆远'),
  }),
  made('case', ['clearing', '1'], {
    kind: 'clearing',
    year: 2024,
    number: '1',
    matter: '反映违规招标不实',
    ground: null,
    result: null,
    way: 'meeting',
    date: '2024-10-08',
  }),
  made('caseParty', ['clearing', '1', '顾明'], {
    caseId: idOf('case', 'clearing', '1'),
    cadreId: cadre('顾明'),
  }),
  made('concern', ['clearing', '1'], {
    caseId: idOf('case', 'clearing', '1'),
    observationId: null,
    bottomLineEventId: null,
    achievementId: null,
    reportId: idOf('report', '云溪大桥', '2024-10'),
  }),
  made('reply', ['白桥'], {
    cadreId: cadre('白桥'),
    observationId: null,
    bottomLineEventId: idOf('bottomLineEvent', '白桥'),
    achievementId: null,
    reportId: null,
    text: '当日已组织清理，并公开曝光两户。',
    date: '2024-07-08',
  }),
  made('outcome', ['顾明'], {
    kind: 'commendation',
    cadreId: cadre('顾明'),
    unitId: null,
    year: 2024,
    date: '2024-12-30',
    title: '嘉奖',
    reason: null,
    basis: null,
  }),
  made('outcome', ['住房和城乡建设局'], {
    kind: 'commendation',
    cadreId: null,
    unitId: unit('住房和城乡建设局'),
    year: 2024,
    date: '2024-12-30',
    title: '集体嘉奖',
    reason: null,
    basis: null,
  }),
  made('recognition', ['顾明'], { cadreId: cadre('顾明'), year: 2024, note: null }),
  made('tag', ['攻坚能手'], {
    name: '攻坚能手',
    meaning: '领办的项目由黄灯、红灯转为绿灯',
    rule: 'turnedGreen',
    months: 24,
  }),
  made('tagging', ['攻坚能手', '顾明'], {
    cadreId: cadre('顾明'),
    tagId: idOf('tag', '攻坚能手'),
    stance: 'given',
    records: `achievement:${idOf('achievement', '顾明')}`,
    from: '2024-12-31',
    until: '2026-12-30',
    note: null,
  }),
]

/** A small district's year: at least one fact of every kind, in an order in which they can be entered. */
export const worldFacts = (): WorldFact[] => [
  ...unitsAndPeople(),
  ...projectsAndReports(),
  ...inspection(),
  ...resultsAndOutcomes(),
]
