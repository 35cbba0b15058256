import { Cadre, cadre, kinship, tenure } from '@zhishi/domain/cadres/cadre.ts'
import { debrief, tally } from '@zhishi/domain/debriefs/tally.ts'
import { inspector, observation, team, visit } from '@zhishi/domain/inspection/observation.ts'
import type { Fact } from '@zhishi/domain/platform/fact.ts'
import { unit } from '@zhishi/domain/units/unit.ts'
import { type Database, transaction } from '../../src/platform/database.ts'
import { enterFacts } from '../../src/platform/facts.ts'
import { DISTRICT, idOf } from '../evaluation/smallDistrict.ts'

/**
 * Twelve heads and three teams. 东组 saw the first nine, 西组 the last nine of the first eleven and
 * marks each exactly one mark lower than 东组 would; 北组 saw 甲12 alone. 林岳 is the first of the
 * heads; 江山 is a county leader; 方正 reads everything and was seen himself; 田野 inspects in 东组 and is kin of 甲11.
 */
export const HEADS = ['林岳', ...Array.from({ length: 11 }, (_, i) => `甲${i + 2}`)]
const EAST = HEADS.slice(0, 9)
const WEST = HEADS.slice(2, 11)
export const ASPECTS = ['attitude', 'responsibility', 'results'] as const

const nobody = Object.fromEntries(Object.keys(Cadre.shape).map((key) => [key, null]))

/** What a head is worth on each aspect: A for every third, else B or C. */
const worth = (who: string, aspect: number) => 'ABC'[(HEADS.indexOf(who) + aspect) % 3] ?? 'B'
const lower = (mark: string) => 'BCD'['ABC'.indexOf(mark)] ?? 'D'

type Rows = readonly (readonly [name: string, content: Record<string, unknown>])[]

const seen = (teamName: string, who: string): Rows[number] => [
  `${teamName}见${who}`,
  {
    visitId: idOf(`走访${teamName}`),
    inspectorId: null,
    companions: null,
    cadreId: idOf(who),
    capacity: 'head',
    method: 'observing',
    way: null,
    marks: Object.fromEntries(
      ASPECTS.map((aspect, i) => [
        aspect,
        teamName === '西组' ? lower(worth(who, i)) : worth(who, i),
      ]),
    ),
    text: '到现场看了。',
    polarity: 'unknown',
    source: null,
  },
]

const TEAMS = ['东组', '西组', '北组']

const FACTS: readonly (readonly [Fact, Rows])[] = [
  [
    unit,
    HEADS.map((who, i) => [
      `${who}局`,
      { name: `${who}局`, group: i < 6 ? 'township' : 'economy', ordinal: i, note: null },
    ]),
  ],
  [
    cadre,
    [...HEADS, '方正', '田野', '江山'].map((name, ordinal) => [
      name,
      // Four women among the twelve heads; of one head neither sex nor birth is on record.
      {
        ...nobody,
        name,
        ordinal,
        sex: ordinal === 11 ? null : ordinal % 3 === 0 ? 'female' : 'male',
        birth: ordinal === 11 ? null : ordinal < 6 ? '1972-03' : '1981-09',
      },
    ]),
  ],
  [
    tenure,
    [...HEADS, '方正', '田野', '江山'].map((who) => [
      `任职${who}`,
      {
        cadreId: idOf(who),
        unitId: HEADS.includes(who) ? idOf(`${who}局`) : null,
        body: HEADS.includes(who) ? null : '县领导',
        post: '主要负责人',
        layer: HEADS.includes(who) ? 'head' : who === '江山' ? 'countyLeader' : 'other',
        main: true,
        from: '2020-01',
        until: null,
      },
    ]),
  ],
  [
    kinship,
    [['亲属', { cadreId: idOf('田野'), relativeId: idOf('甲11'), kind: 'inLaw', note: null }]],
  ],
  [team, TEAMS.map((name) => [name, { name }])],
  [inspector, [['考察人田野', { teamId: idOf('东组'), name: '田野', cadreId: idOf('田野') }]]],
  [
    visit,
    TEAMS.map((name) => [
      `走访${name}`,
      { teamId: idOf(name), date: '2024-06-12', projectId: null, place: null },
    ]),
  ],
  [
    observation,
    [
      ...EAST.map((who) => seen('东组', who)),
      ...WEST.map((who) => seen('西组', who)),
      seen('北组', '甲12'),
      seen('西组', '方正'),
      seen('西组', '江山'),
    ],
  ],
  [debrief, [['述职', { year: 2024, title: '2024年度述职', date: '2025-01-05' }]]],
  [
    tally,
    HEADS.map((who, i) => [
      `测评${who}`,
      {
        debriefId: idOf('述职'),
        cadreId: idOf(who),
        voterClass: 'all',
        voters: 20,
        excellent: 8 + i,
        competent: 12 - i,
        basic: 0,
        incompetent: 0,
      },
    ]),
  ],
]

/** Enters the district. */
export async function enterInspectedDistrict(db: Database): Promise<void> {
  const at = new Date('2025-01-10T08:00:00Z')
  await db
    .insertInto('districts')
    .values({ id: DISTRICT, code: null, name: '柏川县', createdAt: at })
    .execute()
  const by = { districtId: DISTRICT, accountId: null, name: '经办 周敏' }
  await transaction(db, async (tx) => {
    for (const [fact, rows] of FACTS)
      await enterFacts(
        tx,
        fact,
        rows.map(([name, content]) => ({ id: idOf(name), content })),
        { by, at },
      )
  })
}
