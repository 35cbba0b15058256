import type { Noun } from '@zhishi/domain/app/facts.ts'
import type { Reason } from '@zhishi/domain/kernel/refusal.ts'
import { idOf } from './idOf.ts'

type Said = readonly [
  name: string,
  said: Readonly<Record<string, unknown>>,
  flags?: readonly Reason[],
]

const post = (who: string, unit: string, title: string, layer: string, from: string): Said => [
  `任职 ${who}`,
  { cadreId: idOf(who), unitId: idOf(unit), post: title, layer, main: true, from },
]

export const FACTS: readonly (readonly [Noun, readonly Said[]])[] = [
  [
    'unit',
    [
      ['区委组织部', { name: '区委组织部', group: 'party', ordinal: 1 }],
      ['区发展和改革局', { name: '区发展和改革局', group: 'economy', ordinal: 2 }],
      ['区财政局', { name: '区财政局', group: 'economy', ordinal: 3 }],
      ['河口镇', { name: '河口镇', group: 'township', ordinal: 4 }],
      ['山阳街道', { name: '山阳街道', group: 'township', ordinal: 5, note: '新设' }],
    ],
  ],
  [
    'ranking',
    [
      ['排名一', { unitId: idOf('河口镇'), business: '粮食生产', year: 2024, place: 3, outOf: 9 }],
      [
        '排名二',
        { unitId: idOf('山阳街道'), business: '粮食生产', year: 2024, place: 5, outOf: 9 },
      ],
    ],
  ],
  [
    'cadre',
    [
      ['方正', { name: '方正', ordinal: 1, sex: 'male', birth: '1970-05', rank: '二级调研员' }],
      ['田野', { name: '田野', ordinal: 2, sex: 'female', birth: '1985-01', education: '研究生' }],
      ['许宁', { name: '许宁', ordinal: 3, sex: 'female', birth: '1988-11', expertise: '新能源' }],
      ['高远', { name: '高远', ordinal: 4, sex: 'male', birth: '1990', education: '大学' }],
      ['何川', { name: '何川', ordinal: 5, sex: 'male', birth: '1979-07', note: '100%_到岗' }],
      ['单雄信', { name: '单雄信', ordinal: 6, sex: 'male', birth: '1975-03', education: '大学' }],
      ['苏禾', { name: '苏禾', ordinal: 7, sex: 'female', birth: '1980-09' }],
      ['尤安', { name: '尤安', ordinal: 8 }],
    ],
  ],
  [
    'tenure',
    [
      [
        '任职 方正',
        {
          cadreId: idOf('方正'),
          body: '区领导',
          post: '副区长',
          layer: 'countyLeader',
          main: true,
        },
      ],
      post('田野', '区委组织部', '干部科科长', 'other', '2019-04'),
      post('许宁', '区发展和改革局', '副局长', 'other', '2021-06'),
      post('高远', '区财政局', '预算科科长', 'other', '2022-02'),
      post('何川', '区财政局', '副局长', 'other', '2018-09'),
      post('单雄信', '河口镇', '党委书记', 'head', '2021-03'),
      post('苏禾', '山阳街道', '党工委书记', 'head', '2024-06'),
      post('尤安', '河口镇', '副镇长', 'other', '2020-01'),
    ],
  ],
  ['sanction', [['处分一', { cadreId: idOf('尤安'), kind: 'warning', from: '2023-05-06' }]]],
  [
    'leave',
    [['休假一', { cadreId: idOf('尤安'), kind: '病假', from: '2024-03', until: '2024-04' }]],
  ],
  [
    'annualResult',
    [
      ['考核一', { cadreId: idOf('单雄信'), year: 2023, grade: 'excellent' }],
      ['考核二', { cadreId: idOf('苏禾'), year: 2023, grade: 'competent' }],
    ],
  ],
  [
    'familyMember',
    [
      [
        '父亲',
        { cadreId: idOf('许宁'), relation: '父亲', name: '许山', birth: '1960', ordinal: 1 },
      ],
    ],
  ],
  ['kinship', [['姻亲', { cadreId: idOf('许宁'), relativeId: idOf('何川'), kind: 'inLaw' }]]],
  [
    'case',
    [
      [
        '容错',
        { kind: 'tolerance', year: 2024, number: '1号', matter: '先行先试', result: 'exempt' },
      ],
      ['澄清', { kind: 'clearing', year: 2024, number: '2号', matter: '失实举报', way: 'meeting' }],
    ],
  ],
  [
    'caseParty',
    [
      ['容错 尤安', { caseId: idOf('容错'), cadreId: idOf('尤安') }],
      ['澄清 苏禾', { caseId: idOf('澄清'), cadreId: idOf('苏禾') }],
      ['澄清 单雄信', { caseId: idOf('澄清'), cadreId: idOf('单雄信') }],
    ],
  ],
  [
    'project',
    [
      [
        '鲁西新能源产业园',
        {
          year: 2024,
          name: '鲁西新能源产业园',
          category: 'concentrated',
          totalInvestment: 2_000_000_000,
          annualInvestment: 600_000_000,
          unitId: idOf('区发展和改革局'),
          start: '2024-03',
          completion: '2025-12-31',
          difficulty: 12_000,
          ordinal: 1,
        },
      ],
      [
        '老城改造',
        {
          year: 2024,
          name: '老城改造',
          category: 'legacy',
          totalInvestment: 500_000_000,
          unitId: idOf('河口镇'),
          ordinal: 2,
        },
      ],
      ['码头扩建', { year: 2024, name: '码头扩建', ordinal: 3 }],
    ],
  ],
  [
    'command',
    [
      [
        '方正指挥',
        {
          projectId: idOf('鲁西新能源产业园'),
          cadreId: idOf('方正'),
          post: '副区长',
          from: '2024-03',
        },
      ],
    ],
  ],
  [
    'appointment',
    [
      [
        '许宁领办一',
        { projectId: idOf('鲁西新能源产业园'), cadreId: idOf('许宁'), from: '2024-03' },
      ],
      ['许宁领办二', { projectId: idOf('老城改造'), cadreId: idOf('许宁'), from: '2024-03' }],
      ['高远领办', { projectId: idOf('老城改造'), cadreId: idOf('高远') }],
    ],
  ],
  [
    'nomination',
    [
      [
        '许宁提名',
        {
          projectId: idOf('鲁西新能源产业园'),
          cadreId: idOf('许宁'),
          ways: 'both',
          political: 'excellent',
          selected: true,
        },
      ],
      ['尤安提名', { projectId: idOf('老城改造'), cadreId: idOf('尤安'), ways: 'claim' }],
    ],
  ],
  [
    'opinion',
    [
      ['意见一', { nominationId: idOf('许宁提名'), department: '组织部', stance: 'agree' }],
      [
        '意见二',
        {
          nominationId: idOf('许宁提名'),
          department: '财政',
          stance: 'disagree',
          reason: '任务重',
        },
      ],
    ],
  ],
  [
    'report',
    [
      [
        '鲁西五月',
        {
          projectId: idOf('鲁西新能源产业园'),
          month: '2024-05',
          invested: 40_000_000,
          cumulative: 90_000_000,
          progress: '桩基完成',
          light: 'green',
        },
      ],
      [
        '鲁西六月',
        {
          projectId: idOf('鲁西新能源产业园'),
          month: '2024-06',
          invested: 10_000_000,
          cumulative: 100_000_000,
          progress: '主体施工',
          light: 'red',
        },
      ],
      [
        '老城六月',
        {
          projectId: idOf('老城改造'),
          month: '2024-06',
          invested: 5_000_000,
          cumulative: 5_000_000,
          light: 'yellow',
        },
      ],
    ],
  ],
  [
    'blocker',
    [
      [
        '征地',
        {
          projectId: idOf('鲁西新能源产业园'),
          reportId: idOf('鲁西六月'),
          month: '2024-06',
          text: '征地未完成',
        },
      ],
    ],
  ],
  [
    'team',
    [
      ['第一组', { name: '第一组' }],
      ['第二组', { name: '第二组' }],
    ],
  ],
  [
    'inspector',
    [
      ['考察人田野', { teamId: idOf('第一组'), name: '田野', cadreId: idOf('田野') }],
      ['考察人何川', { teamId: idOf('第二组'), name: '何川', cadreId: idOf('何川') }],
      ['考察人某', { teamId: idOf('第二组'), name: '李磊' }],
    ],
  ],
  [
    'visit',
    [
      [
        '走访一',
        {
          teamId: idOf('第一组'),
          date: '2024-05-06',
          projectId: idOf('鲁西新能源产业园'),
          place: '一号工地',
        },
      ],
      ['走访二', { teamId: idOf('第二组'), date: '2024-06-07', projectId: idOf('老城改造') }],
    ],
  ],
  [
    'observation',
    [
      [
        '事例一',
        {
          visitId: idOf('走访一'),
          inspectorId: idOf('考察人田野'),
          companions: '李磊',
          cadreId: idOf('许宁'),
          capacity: 'lead',
          method: 'observing',
          way: '个别谈话',
          marks: { attitude: 'A', results: 'B' },
          text: '连夜协调复工',
          polarity: 'positive',
          source: '工地负责人',
        },
      ],
      [
        '事例二',
        {
          visitId: idOf('走访二'),
          inspectorId: idOf('考察人某'),
          cadreId: idOf('许宁'),
          marks: { results: 'D' },
          text: '推进迟缓',
          polarity: 'unknown',
        },
      ],
      [
        '事例三',
        {
          visitId: idOf('走访二'),
          inspectorId: idOf('考察人何川'),
          cadreId: idOf('单雄信'),
          capacity: 'head',
          method: 'listening',
          marks: {},
          text: '群众认可',
          polarity: 'unknown',
        },
      ],
    ],
  ],
  [
    'achievement',
    [
      [
        '实绩一',
        {
          cadreId: idOf('单雄信'),
          quarter: '2024Q1',
          dimension: 'reform',
          front: '双招双引',
          text: '=承担国家级试点',
          level: 'national',
          evidence: '通报',
          share: 10_000,
        },
      ],
      [
        '实绩二',
        {
          cadreId: idOf('单雄信'),
          quarter: '2024Q2',
          dimension: 'core',
          text: '夏粮单产全区第一',
          level: 'district',
          share: 5_000,
        },
      ],
      [
        '实绩三',
        {
          cadreId: idOf('苏禾'),
          quarter: '2024Q1',
          dimension: 'core',
          text: '社区治理',
          level: 'city',
          share: 10_000,
        },
        [{ code: 'tenure.not-yet', about: { since: '2024-06' } }],
      ],
    ],
  ],
  [
    'verification',
    [['核实一', { achievementId: idOf('实绩一'), finding: 'confirmed', office: '区委改革办' }]],
  ],
  ['debrief', [['述职', { year: 2024, title: '2024年度述职亮绩' }]]],
  [
    'tally',
    [
      [
        '测评一',
        {
          debriefId: idOf('述职'),
          cadreId: idOf('单雄信'),
          voterClass: 'all',
          voters: 90,
          excellent: 80,
          competent: 8,
          basic: 2,
          incompetent: 0,
        },
      ],
    ],
  ],
  [
    'bottomLineEvent',
    [
      [
        '底线一',
        {
          date: '2024-07-08',
          cadreId: idOf('苏禾'),
          category: '安全生产',
          text: '消防隐患',
          points: 5_000,
          veto: false,
        },
      ],
      ['底线二', { unitId: idOf('河口镇'), text: '环保督察通报', points: 10_000, veto: true }],
    ],
  ],
  ['concern', [['涉及一', { caseId: idOf('澄清'), bottomLineEventId: idOf('底线一') }]]],
  [
    'reply',
    [
      [
        '说明一',
        {
          cadreId: idOf('苏禾'),
          bottomLineEventId: idOf('底线一'),
          text: '当日已整改到位',
          date: '2024-07-10',
        },
      ],
    ],
  ],
  [
    'outcome',
    [
      ['提拔', { kind: 'promotion', cadreId: idOf('许宁'), year: 2024, title: '区发改局局长' }],
      ['约谈', { kind: 'reminderTalk', cadreId: idOf('苏禾'), year: 2024, date: '2024-08' }],
      ['集体', { kind: 'commendation', unitId: idOf('河口镇'), year: 2024, title: '先进集体' }],
    ],
  ],
  ['recognition', [['突出', { cadreId: idOf('单雄信'), year: 2024 }]]],
  [
    'tag',
    [
      [
        '标签一',
        { name: '实绩过硬', meaning: '市级以上属实实绩三项以上', rule: 'threeCity', months: 24 },
      ],
    ],
  ],
  [
    'tagging',
    [
      [
        '标签认定一',
        {
          cadreId: idOf('单雄信'),
          tagId: idOf('标签一'),
          stance: 'given',
          records: `recognition:${idOf('突出')}`,
          from: '2024-12-31',
          until: '2026-12-30',
        },
      ],
    ],
  ],
]
