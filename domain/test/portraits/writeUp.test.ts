import { describe, expect, test } from 'vitest'
import type { Mark } from '../../src/inspection/observation.ts'
import { WriteUpText } from '../../src/portraits/api.ts'
import { PersonRecord } from '../../src/portraits/personRecord.ts'
import { cannotPortray, draftWriteUp } from '../../src/portraits/writeUp.ts'
import { id } from '../evaluation/district.ts'
import { breach, done, found, led, person, report, seen, tally, tenure } from './person.ts'

const sectionOf = (record: PersonRecord, name: string) =>
  draftWriteUp(record).sections.find(({ heading }) => heading.endsWith(name))
const sentencesOf = (record: PersonRecord, name: string) =>
  (sectionOf(record, name)?.paragraphs ?? []).flatMap(({ sentences }) => sentences)
const textOf = (record: PersonRecord, name: string) =>
  sentencesOf(record, name).map(({ text }) => text)

const tolerated = (noun: string, ref: string) => ({
  id: id('k', 1),
  partyId: id('k', 2),
  kind: 'tolerance' as const,
  year: 2024,
  number: '1',
  matter: '先行先试中土地手续容缺办理',
  ground: '推动发展的无意过失',
  result: 'exempt' as const,
  way: null,
  date: null,
  concerns: [{ noun, id: ref }],
})

const full = person({
  annualResults: [
    { id: id('y', 1), year: 2023, grade: 'excellent' },
    { id: id('y', 2), year: 2020, grade: 'competent' },
  ],
  projects: [
    led(1, {
      reports: [
        report(1, '2024-04', { cumulative: 151_400_000, light: 'green' }),
        report(2, '2024-05', { cumulative: 274_910_000, light: 'red', progress: '主体施工' }),
      ],
    }),
  ],
  observations: [
    seen(1, { marks: { attitude: 'A', results: 'C' } }),
    seen(2, { marks: { attitude: 'D' }, text: '对存在问题底数不清', polarity: 'negative' }),
    seen(3, { text: '汛期抢险靠前指挥', polarity: 'positive' }),
  ],
  achievements: [
    done(1, { level: 'provincial' }),
    done(2, { text: '获评先进', ...found(2, 'partly') }),
  ],
  rankings: [
    {
      id: id('r', 1),
      unitId: id('u', 1),
      business: '税源培植',
      year: 2024,
      place: 1,
      outOf: 9,
      previous: 4,
    },
  ],
  tallies: [tally(1)],
  bottomLineEvents: [breach(1)],
  outcomes: [
    {
      id: id('e', 1),
      kind: 'rankPromotion',
      unitId: null,
      year: 2024,
      date: '2024-08-20',
      title: null,
      reason: null,
      basis: null,
    },
    {
      id: id('e', 2),
      kind: 'commendation',
      unitId: null,
      year: 2024,
      date: null,
      title: '三等功',
      reason: null,
      basis: null,
    },
  ],
})

describe('a write-up', () => {
  test('has its sections in order, numbered, and fits the contract', () => {
    const text = draftWriteUp(full)
    expect(PersonRecord.parse(full)).toEqual(full)
    expect(WriteUpText.parse(text)).toEqual(text)
    expect(text.title).toBe('秦朗同志现实表现材料')
    expect(text.sections.map(({ heading }) => heading)).toEqual([
      '一、基本情况',
      '二、项目领办情况',
      '三、五个维度实绩',
      '四、一线考察情况',
      '五、各方面表现',
      '六、干部群众和服务对象评价',
      '七、突出优点',
      '八、主要不足',
      '九、结果运用',
    ])
  })

  test('has no sentence without a source, and no source that is not on record', () => {
    const onRecord = JSON.stringify(full)
    for (const { paragraphs } of draftWriteUp(full).sections)
      for (const { sentences } of paragraphs)
        for (const { text, from } of sentences) {
          expect(from.length, text).toBeGreaterThan(0)
          for (const ref of from) expect(onRecord, text).toContain(ref.id)
        }
  })

  test('is the same in whatever order the records come', () => {
    const turned = {
      ...full,
      observations: full.observations.toReversed(),
      achievements: full.achievements.toReversed(),
      outcomes: full.outcomes.toReversed(),
      projects: full.projects.map((one) => ({ ...one, reports: one.reports.toReversed() })),
    }
    expect(draftWriteUp(turned)).toEqual(draftWriteUp(full))
  })

  test('says nothing of a score or grade that nobody has decided', () => {
    expect(JSON.stringify(draftWriteUp(full))).not.toMatch(/总分|建议等次/)
  })

  test('is not made of a county leader', () => {
    expect(cannotPortray(full)).toBeUndefined()
    expect(cannotPortray(person({ tenures: [tenure(1, { layer: 'countyLeader' })] }))?.code).toBe(
      'portrait.county-leader',
    )
  })
})

describe('basic facts', () => {
  test('are told in the official order; the present post with its time', () => {
    expect(textOf(full, '基本情况')).toEqual([
      '秦朗，男，汉族，1983年1月出生，2008年1月参加工作，2009年6月加入中国共产党，大学学历、学士学位，现任东河街道党委书记，2022年10月任现职，职级为一级主任科员。',
      '年度考核结果：2023年优秀。',
    ])
  })

  test('what is unknown is left out, not guessed', () => {
    const { cadre } = person()
    const bare = { sex: null, people: null, workSince: null, partySince: null, education: null }
    const one = person({
      cadre: { ...cadre, ...bare, degree: null, rank: null, birth: '1983' },
      tenures: [tenure(1, { from: null })],
    })
    expect(textOf(one, '基本情况')).toEqual(['秦朗，1983年出生，现任东河街道党委书记。'])
  })

  test('earlier posts are told with their time', () => {
    const before = tenure(2, { unit: '南王镇', post: '镇长', from: '2019-03', until: '2022-10' })
    expect(textOf(person({ tenures: [tenure(1), before] }), '基本情况')[1]).toBe(
      '此前2019年3月至2022年10月任南王镇镇长。',
    )
  })
})

describe('projects', () => {
  test('are told with money in 万元, progress, and the lights of the own time', () => {
    expect(textOf(full, '项目领办情况')).toEqual([
      '领办“黄店冷链物流枢纽工程”，属重点推进类项目，责任单位为东河街道，总投资179560万元，年度计划投资106114万元，难度系数1.2。',
      '截至2024年5月当年累计完成投资27491万元，占年度计划的25.9%，形象进度为主体施工。',
      '任职期间调度亮灯2次，其中绿灯1次、红灯1次，2024年5月为红灯。',
    ])
  })

  test('months of a predecessor are not told of the successor', () => {
    const since = [{ id: id('y', 1), noun: 'command' as const, from: '2024-05-10', until: null }]
    const one = person({ projects: full.projects.map((p) => ({ ...p, posts: since })) })
    const told = textOf(one, '项目指挥情况')
    expect(told[0]).toContain('2024年5月10日起负责')
    expect(told[2]).toBe('任职期间调度亮灯1次，其中红灯1次，2024年5月为红灯。')
  })

  test('a project of another year is not told', () => {
    const { sections } = draftWriteUp(person({ projects: [led(1, { year: 2023 })] }))
    expect(sections.map(({ heading }) => heading).join()).not.toContain('项目')
  })
})

describe('achievements', () => {
  test('are counted by finding and told by level, with the evidence', () => {
    expect(sectionOf(full, '五个维度实绩')?.paragraphs.map(({ heading }) => heading)).toEqual([
      '（一）改革创新',
      '（二）核心业务争先',
    ])
    expect(textOf(full, '五个维度实绩')).toEqual([
      '核实属实实绩1项（省级1项），部分属实1项。',
      '2024年第三季度，承担土地执法改革试点并通过验收（省级，属实，佐证：验收单）。',
      '所在单位核心业务排名：税源培植第1位（参评9个，上年第4位）。',
    ])
  })

  test('what nobody has verified is said to be unverified', () => {
    const one = person({ achievements: [done(1, { verification: null })] })
    expect(textOf(one, '五个维度实绩')).toEqual(['尚未核实1项。'])
  })
})

describe('inspection and votes', () => {
  test('marks are told as marks; a fact nobody has classified stands without judgement', () => {
    expect(textOf(full, '一线考察情况')).toEqual([
      '接受一线考察3次，由1个考察组进行，其中一线了解3次。',
    ])
    expect(sectionOf(full, '各方面表现')?.paragraphs.map(({ heading }) => heading)).toEqual([
      '（一）工作态度',
      '（二）实际成效',
    ])
    expect(textOf(full, '各方面表现')).toEqual([
      '考察评价好1次、差1次。',
      '考察记录：现场协调解决管线迁改问题（2024年4月4日，第九考察组）。',
      '考察评价一般1次。',
    ])
  })

  test('what was heard from those who work with the person or are served stands apart', () => {
    const one = person({ observations: [seen(1, { method: 'listening', marks: {} })] })
    expect(textOf(one, '一线考察情况')).toHaveLength(1)
    expect(textOf(one, '干部群众和服务对象评价')[0]).toContain('走访反映：')
  })

  test('facts in the same words are told once, with how often', () => {
    const one = person({ observations: [seen(1), seen(2)] })
    expect(textOf(one, '一线考察情况').at(-1)).toBe('考察记录：现场协调解决管线迁改问题（共2次）。')
  })

  test('votes are told with their share, classes added up, and not under five', () => {
    expect(textOf(full, '干部群众和服务对象评价')).toEqual([
      '2024年述职测评收到测评票97张，优秀46票、称职51票、基本称职0票、不称职0票，优秀率47.4%。',
    ])
    const classes = [
      tally(1, { voterClass: 'leaders', excellent: 6, competent: 0 }),
      tally(2, { voterClass: 'staff', excellent: 2, competent: 4 }),
      tally(3, { excellent: 99 }),
    ]
    expect(textOf(person({ tallies: classes }), '干部群众和服务对象评价')).toEqual([
      expect.stringContaining('测评票12张'),
      '其中领导6票、优秀率100%；干部群众和服务对象6票、优秀率33.3%。',
    ])
    const small = [...classes, tally(4, { voterClass: 'peers', excellent: 3, competent: 0 })]
    expect(textOf(person({ tallies: small }), '干部群众和服务对象评价')).toHaveLength(1)
    const few = person({ tallies: [tally(1, { excellent: 4, competent: 0 })] })
    expect(textOf(few, '干部群众和服务对象评价')).toEqual(['2024年述职测评票数不足5张，不作统计。'])
  })
})

describe('strengths', () => {
  test('rest on recognition, high achievements, green projects and facts classified as such', () => {
    expect(textOf(full, '突出优点')).toEqual([
      '2024年第三季度，承担土地执法改革试点并通过验收（省级，属实，佐证：验收单）。',
      '考察反映：汛期抢险靠前指挥（2024年4月4日，第九考察组）。',
    ])
    const green = person({
      recognitions: [{ id: id('h', 1), year: 2024, note: null, decision: null }],
      projects: [led(1, { reports: [report(1, '2024-04', { light: 'green' })] })],
    })
    expect(textOf(green, '突出优点')).toEqual([
      '被认定为2024年实绩突出干部。',
      '领办的“黄店冷链物流枢纽工程”任职期间1次调度均为绿灯。',
    ])
  })

  test('are high marks as marks, as low marks are shortcomings: of three or more, most of them 好', () => {
    const marked = (...attitude: Mark[]) =>
      person({
        observations: attitude.map((mark, i) => seen(i + 1, { marks: { attitude: mark } })),
      })
    const none = ['暂无记录。']
    expect(textOf(marked('A', 'A'), '突出优点')).toEqual(none)
    expect(textOf(marked('A', 'A', 'B', 'C'), '突出优点')).toEqual(none)
    const good = marked('A', 'C', 'A')
    expect(textOf(good, '突出优点')).toEqual(['一线考察中工作态度评价为好2次。'])
    expect(textOf(good, '主要不足')).toEqual(['一线考察中工作态度评价为一般1次。'])
    expect(sentencesOf(good, '突出优点')[0]?.from.map((one) => one.id)).toEqual([
      id('o', 1),
      id('o', 3),
    ])
  })
})

describe('shortcomings', () => {
  test('are facts classified as such, events, red lights, untrue claims, and low marks as marks', () => {
    const one = person({
      ...full,
      achievements: [done(3, { text: '全年零事故', ...found(3, 'rejected') })],
      bottomLineEvents: [breach(1, { veto: true })],
    })
    expect(textOf(one, '主要不足')).toEqual([
      '考察反映：对存在问题底数不清（2024年4月4日，第九考察组）。',
      '2024年6月11日，债务风险方面发生“越级访1批次”，扣3分，属一票否决事项。',
      '领办的“黄店冷链物流枢纽工程”任职期间亮红灯1次（5月）。',
      '申报的实绩经核实不属实：2024年第三季度，全年零事故（市级，不属实，佐证：验收单）。',
      '一线考察中工作态度评价为差1次。',
      '一线考察中实际成效评价为一般1次。',
    ])
  })

  test('polarity is not read out of marks: a fact with a bad mark stays a record without judgement', () => {
    const one = person({ observations: [seen(1, { marks: { attitude: 'D' } })] })
    expect(textOf(one, '主要不足')).toEqual(['一线考察中工作态度评价为差1次。'])
    expect(textOf(one, '各方面表现').at(-1)).toContain('考察记录：')
  })

  test('where there is none the section says on how much that rests', () => {
    const one = person({
      observations: [seen(1), seen(2, { teamId: id('g', 2) })],
      achievements: [done(1)],
      tallies: [tally(1)],
    })
    expect(textOf(one, '主要不足')).toEqual(['暂无记录，依据4条来自4个来源。'])
    expect(sentencesOf(one, '主要不足')[0]?.from).toHaveLength(4)
    expect(textOf(person(), '主要不足')).toEqual(['暂无记录，依据0条来自0个来源。'])
  })

  test('what was tolerated or cleared is not held against the person and stays visible', () => {
    const one = person({
      bottomLineEvents: [breach(1)],
      cases: [tolerated('bottomLineEvent', id('b', 1))],
    })
    expect(textOf(one, '主要不足')[0]).toContain('暂无记录')
    expect(textOf(one, '结果运用')).toEqual([
      '容错纠错：先行先试中土地手续容缺办理，认定依据为推动发展的无意过失，结果为免责。',
    ])
    const refused = { ...tolerated('bottomLineEvent', id('b', 1)), result: 'refuse' as const }
    expect(textOf({ ...one, cases: [refused] }, '主要不足')[0]).toContain('越级访')
  })
})

test('outcomes of the period are told with dates, awards by their names', () => {
  expect(textOf(full, '结果运用')).toEqual(['2024年获三等功。', '2024年8月20日晋升职级。'])
})
