import type { PersonPage, Sentence } from '@zhishi/domain/portraits/api.ts'
import { Cadre } from '@zhishi/domain/cadres/cadre.ts'
import { Dimension } from '@zhishi/domain/achievements/achievement.ts'
import { Aspect } from '@zhishi/domain/inspection/observation.ts'

/** Made-up answers of the server: a person with far more on record than anybody has, and one with nothing. */

let made = 0
const id = (): string => {
  made += 1
  return `01900000-0000-7000-8000-${String(made).padStart(12, '0')}`
}
const LONG = '牵头化解历史遗留问题并在全市现场推进会上作经验交流，形成可复制推广的工作法'
const many = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i))
const two = (n: number): string => String(n).padStart(2, '0')
const MONTHS = many(12, (i) => `2024-${two(i + 1)}`)
const QUARTERS = ['2023', '2024'].flatMap((year) => many(4, (i) => `${year}Q${i + 1}`))

const nobody = (): PersonPage => ({
  record: {
    period: '2024',
    asOf: null,
    cadre: {
      id: id(),
      ...(Object.fromEntries(Object.keys(Cadre.shape).map((key) => [key, null])) as Record<
        keyof Cadre,
        null
      >),
      name: '秦朗',
      ordinal: 1,
    },
    unitId: null,
    unit: null,
    group: null,
    tenures: [],
    sanctions: [],
    leaves: [],
    annualResults: [],
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
  },
  layer: 'other',
  own: false,
  timeline: [],
  portrait: null,
  noPortrait: null,
  runs: { heads: null, leads: null },
  writeUp: { may: false, why: 'forbidden' },
  state: { until: null, known: null, undated: 0 },
  asOf: '2025-01-15T01:00:00.000Z',
})

type Portrait = NonNullable<PersonPage['portrait']>
const spoke = <K>(key: K, own: number | null) => ({
  key,
  own,
  n: own === null ? 0 : 20,
  mean: own,
  lowerQuartile: own,
  median: own,
  upperQuartile: own,
  sufficiency: {
    level: own === null ? ('none' as const) : ('little' as const),
    records: own === null ? 0 : 123,
    sources: own === null ? 0 : 45,
    kinds: 1,
    latest: null,
    from: [],
  },
})

const portrait = (own: number | null, said: readonly Sentence[], heads: boolean): Portrait => ({
  peers: { group: null, category: null, count: 20 },
  aspects: [...Aspect.options, 'willing' as const, 'able' as const].map((key) => spoke(key, own)),
  dimensions: heads ? Dimension.options.map((key) => spoke(key, own)) : [],
  strengths: heads ? [...said] : [],
  shortcomings: [...said],
  trend: {
    quarters: QUARTERS.map((quarter) => ({
      quarter,
      inPost: heads,
      points: own === null ? null : 123_456,
      confirmed: own === null ? null : 12,
      items: [],
      mark: own,
      seen: [],
    })),
    months: QUARTERS.flatMap((quarter) =>
      many(3, (i) => ({
        month: `${quarter.slice(0, 4)}-${two((Number(quarter[5]) - 1) * 3 + i + 1)}`,
        lights: own === null ? [] : [{ light: 'yellow' as const, id: id() }],
      })),
    ),
  },
})

/** Nothing on record but the name. */
export function leastPage(): PersonPage {
  const none = { text: '暂无记录，依据0条来自0个来源。', from: [] }
  return { ...nobody(), portrait: portrait(null, [none], false) }
}

/** Everything there is room for, and as much again that there is none for; each text as long as it comes. */
export function mostPage(): PersonPage {
  const page = nobody()
  const { record } = page
  const observations = many(30, () => id())
  const said = observations.map((one, i) => ({
    text: `第${i + 1}条：${LONG}，${LONG}，${LONG}。`,
    from: many(12, () => ({ noun: 'observation', id: one })).slice(0, 1),
  }))
  const posts = () =>
    many(3, () => ({
      id: id(),
      noun: 'appointment' as const,
      from: '2024-01-02',
      until: '2024-12-30',
    }))
  return {
    ...page,
    layer: 'head',
    portrait: portrait(987_654, said, true),
    state: { until: '2024-12-31', known: '2025-01-15T01:00:00.000Z', undated: 12 },
    record: {
      ...record,
      cadre: {
        ...record.cadre,
        name: '买买提·艾力·吐尔逊江·阿不都热合曼',
        sex: 'male',
        people: '维吾尔族',
        birth: '1975-06',
        education: '中央党校在职研究生班经济管理专业',
        degree: '工商管理硕士',
        rank: '一级调研员',
        expertise: `${LONG}、${LONG}`,
      },
      unit: '国家级经济技术开发区管理委员会行政审批服务局',
      group: 'economy',
      tenures: many(20, (i) => ({
        id: id(),
        unitId: null,
        unit: '国家级经济技术开发区管理委员会行政审批服务局',
        group: 'economy' as const,
        body: null,
        post: `党组书记、局长（兼任${LONG}）`,
        layer: 'head' as const,
        main: true,
        from: `20${two(i)}-03`,
        until: i === 19 ? null : `20${two(i + 1)}-02`,
      })),
      projects: many(12, (i) => ({
        id: id(),
        year: 2024,
        name: `${LONG}${i}期`,
        category: 'legacy' as const,
        number: null,
        totalInvestment: null,
        annualInvestment: null,
        unitId: null,
        unit: null,
        start: null,
        completion: null,
        difficulty: null,
        posts: posts(),
        reports: MONTHS.map((month) => ({
          id: id(),
          month,
          invested: null,
          cumulative: null,
          progress: null,
          light: 'red' as const,
          note: null,
        })),
        blockers: [],
      })),
      taggings: many(20, (i) => ({
        id: id(),
        tagId: id(),
        tag: `应急处突能力强第${i}`,
        meaning: LONG,
        by: '钱文',
        stance: 'given' as const,
        records: `observation:${id()}`,
        from: '2024-01-01',
        until: i % 2 === 0 ? '2024-06-30' : '2026-06-30',
        note: null,
      })),
      replies: observations.flatMap((observationId) =>
        many(2, () => ({
          id: id(),
          observationId,
          bottomLineEventId: null,
          achievementId: null,
          reportId: null,
          text: `${LONG}，${LONG}，${LONG}。`,
          date: '2024-07-10',
        })),
      ),
    },
  }
}
