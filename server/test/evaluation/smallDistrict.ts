import { achievement, verification } from '@zhishi/domain/achievements/achievement.ts'
import { Cadre, cadre, tenure } from '@zhishi/domain/cadres/cadre.ts'
import { debrief, tally } from '@zhishi/domain/debriefs/tally.ts'
import { inspector, observation, team, visit } from '@zhishi/domain/inspection/observation.ts'
import { outcome, recognition } from '@zhishi/domain/outcomes/outcome.ts'
import type { Fact } from '@zhishi/domain/platform/fact.ts'
import { appointment, command, project } from '@zhishi/domain/projects/project.ts'
import { report } from '@zhishi/domain/reviews/report.ts'
import { bottomLineEvent } from '@zhishi/domain/supervision/bottomLineEvent.ts'
import { ranking, unit } from '@zhishi/domain/units/unit.ts'
import { type Database, transaction } from '../../src/platform/database.ts'
import { enterFacts } from '../../src/platform/facts.ts'

/**
 * A district small enough to work out by hand: five heads in one group of units, a county leader, a
 * project with its lead, a year of facts. 𠮷田 has a name outside the basic plane.
 */

export const DISTRICT = 1
const AT = new Date('2025-01-10T08:00:00Z')

/** A stable id from a name, so that a test can say whom or what it means. */
export function idOf(name: string): string {
  let hash = 0x811c9dc5
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  const tail = Array.from(name).map((letter) => (letter.codePointAt(0) ?? 0).toString(16))
  const end = (hash.toString(16).padStart(8, '0') + tail.join('')).padEnd(12, '0').slice(0, 12)
  return `0193a000-0000-7000-8000-${end}`
}

const HEADS = ['林岳', '苏禾', '马成', '何川', '𠮷田'] as const
const unitOf = (name: string) => `${name}镇`

type Rows = readonly (readonly [name: string, content: Record<string, unknown>])[]

/** Of whom only the birth is known. */
export const NOBODY = {
  ...Object.fromEntries(Object.keys(Cadre.shape).map((key) => [key, null])),
  birth: '1978-03',
}
const post = (who: string, layer: string, where: object, title: string, from: string | null) =>
  [
    `任职 ${who}`,
    {
      cadreId: idOf(who),
      unitId: null,
      body: null,
      post: title,
      layer,
      main: true,
      from,
      until: null,
      ...where,
    },
  ] as const
const item = (who: string, name: string, dimension: string, level: string, quarter = '2024Q2') =>
  [
    name,
    {
      cadreId: idOf(who),
      quarter,
      dimension,
      front: null,
      text: name,
      level,
      date: null,
      evidence: '通报',
      share: 10_000,
    },
  ] as const
const found = (name: string, finding: string) =>
  [
    `核实 ${name}`,
    { achievementId: idOf(name), finding, office: '督查局', on: null, note: null },
  ] as const
const seen = (
  who: string,
  name: string,
  marks: Record<string, string>,
  text: string,
  polarity = 'unknown',
) =>
  [
    name,
    {
      visitId: idOf('走访'),
      inspectorId: idOf('考察人 田野'),
      companions: '同行某人',
      cadreId: idOf(who),
      capacity: 'head',
      method: 'observing',
      way: null,
      marks,
      text,
      polarity,
      source: '不愿具名的村民',
    },
  ] as const
const votes = (who: string, voters: number, e: number, c: number, b: number, i: number) =>
  [
    `测评 ${who}`,
    {
      debriefId: idOf('述职'),
      cadreId: idOf(who),
      voterClass: 'all',
      voters,
      excellent: e,
      competent: c,
      basic: b,
      incompetent: i,
    },
  ] as const
const month = (number: number, cumulative: number, light: string) =>
  [
    `月报 ${number}`,
    {
      projectId: idOf('新渠工程'),
      month: `2024-${String(number).padStart(2, '0')}`,
      invested: null,
      cumulative,
      progress: '主体施工',
      light,
      note: null,
    },
  ] as const

const FACTS: readonly (readonly [Fact, Rows])[] = [
  [
    unit,
    [
      ...HEADS.map(
        (who, i) =>
          [unitOf(who), { name: unitOf(who), group: 'township', ordinal: i, note: null }] as const,
      ),
      ['水利局', { name: '水利局', group: 'economy', ordinal: 9, note: null }],
    ],
  ],
  [
    ranking,
    [
      [
        '防汛',
        {
          unitId: idOf(unitOf('林岳')),
          business: '防汛',
          year: 2024,
          place: 1,
          outOf: 5,
          previous: 2,
        },
      ],
      [
        '粮食',
        {
          unitId: idOf(unitOf('林岳')),
          business: '粮食',
          year: 2024,
          place: 3,
          outOf: 5,
          previous: null,
        },
      ],
    ],
  ],
  [
    cadre,
    [...HEADS, '方正', '许宁', '田野'].map(
      (name, ordinal) => [name, { ...NOBODY, name, ordinal }] as const,
    ),
  ],
  [
    tenure,
    [
      ...HEADS.map((who) =>
        post(who, 'head', { unitId: idOf(unitOf(who)) }, '党委书记', '2021-05'),
      ),
      post('方正', 'countyLeader', { body: '县领导' }, '副县长', '2020-01'),
      post('许宁', 'other', { unitId: idOf('水利局') }, '副局长', '2022-03'),
      post('田野', 'other', { unitId: idOf('水利局') }, '科长', null),
    ],
  ],
  [
    project,
    [
      [
        '新渠工程',
        {
          year: 2024,
          name: '新渠工程',
          category: 'concentrated',
          number: null,
          content: null,
          totalInvestment: 50_000_000,
          annualInvestment: 12_000_000,
          unitId: idOf('水利局'),
          start: '2024-01',
          completion: '2024-12',
          difficulty: 10_000,
          note: null,
          ordinal: 1,
        },
      ],
    ],
  ],
  [
    command,
    [
      [
        '指挥长 方正',
        {
          projectId: idOf('新渠工程'),
          cadreId: idOf('方正'),
          post: '副县长',
          from: '2024-01',
          until: null,
        },
      ],
    ],
  ],
  [
    appointment,
    [
      [
        '领办 许宁',
        { projectId: idOf('新渠工程'), cadreId: idOf('许宁'), from: '2024-01', until: null },
      ],
    ],
  ],
  [
    report,
    [month(1, 1_000_000, 'green'), month(2, 1_000_000, 'yellow'), month(3, 1_500_000, 'red')],
  ],
  [team, [['第一组', { name: '第一考察组' }]]],
  [inspector, [['考察人 田野', { teamId: idOf('第一组'), name: '田野', cadreId: idOf('田野') }]]],
  [
    visit,
    [['走访', { teamId: idOf('第一组'), date: '2024-06-12', projectId: null, place: '渠首' }]],
  ],
  [
    observation,
    [
      seen(
        '林岳',
        '事例甲',
        { innovation: 'A', responsibility: 'A', ability: 'B' },
        '带队连夜抢修渠首。',
      ),
      seen('林岳', '事例乙', { innovation: 'C', results: 'B' }, '试行分户计量。'),
      seen('林岳', '事例戊', {}, '一处渗漏报告迟了两天。', 'negative'),
      seen('苏禾', '事例丙', { attitude: 'D' }, '群众反映回访不及时。'),
      seen('许宁', '事例丁', { results: 'B', ability: 'A' }, '现场协调三家施工队。'),
    ],
  ],
  [
    achievement,
    [
      item('林岳', '分户计量改革', 'reform', 'provincial'),
      item('林岳', '水权交易', 'reform', 'city'),
      item('林岳', '园区落地', 'breakthrough', 'national'),
      item('林岳', '渠首改造', 'breakthrough', 'provincial'),
      item('林岳', '招商签约', 'breakthrough', 'city'),
      item('林岳', '汛期值守', 'central', 'district'),
      item('马成', '未核实的一项', 'reform', 'national'),
    ],
  ],
  [
    verification,
    [
      found('分户计量改革', 'confirmed'),
      found('水权交易', 'partly'),
      found('园区落地', 'confirmed'),
      found('渠首改造', 'confirmed'),
      found('招商签约', 'confirmed'),
      found('汛期值守', 'confirmed'),
    ],
  ],
  [debrief, [['述职', { year: 2024, title: '2024年度述职', date: '2025-01-05' }]]],
  [
    tally,
    [votes('林岳', 10, 6, 3, 1, 0), votes('何川', 10, 10, 0, 0, 0), votes('𠮷田', 4, 4, 0, 0, 0)],
  ],
  [
    bottomLineEvent,
    [
      [
        '渗漏',
        {
          date: '2024-07-02',
          unitId: idOf(unitOf('林岳')),
          cadreId: idOf('林岳'),
          category: '安全生产',
          text: '渠段渗漏处置迟缓',
          points: 5_000,
          veto: false,
        },
      ],
    ],
  ],
  [
    outcome,
    [
      [
        '嘉奖',
        {
          kind: 'commendation',
          cadreId: idOf('林岳'),
          unitId: null,
          year: 2024,
          date: '2024-12',
          title: '嘉奖',
          reason: null,
          basis: null,
        },
      ],
    ],
  ],
  [recognition, [['突出', { cadreId: idOf('林岳'), year: 2024, note: null }]]],
]

const clerkDoer = { districtId: DISTRICT, accountId: null, name: '经办 周敏' }

/** Enters the district; `source` stands for the workbook that the rows were copied from. */
export async function enterSmallDistrict(db: Database): Promise<void> {
  await db
    .insertInto('districts')
    .values({ id: DISTRICT, code: null, name: '柏川县', createdAt: AT })
    .execute()
  await transaction(db, async (tx) => {
    for (const [fact, rows] of FACTS) {
      await enterFacts(
        tx,
        fact,
        rows.map(([name, content], i) => ({
          id: idOf(name),
          content,
          source: { file: `${fact.table}.xlsx`, sheet: '一', row: i + 3 },
        })),
        { by: clerkDoer, at: AT },
      )
    }
  })
}
