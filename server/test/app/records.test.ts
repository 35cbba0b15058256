import { beforeAll, describe, expect, test } from 'vitest'
import { FACTS, type Noun } from '@zhishi/domain/app/facts.ts'
import { testDatabase } from '../harness.ts'
import { DISTRICT, enterDistrict, idOf } from './district.ts'
import { PEOPLE, type Who, serve } from './people.ts'
import { at, recordsOf } from './reading.ts'

const { app: db } = await testDatabase()
const ask = serve(db)
const { read, view } = recordsOf(ask)
beforeAll(() => enterDistrict(db))

describe('a record', () => {
  test('of every kind can be looked at by the clerk, with its label and first version', async () => {
    const names: Readonly<Record<Noun, [name: string, label: string]>> = {
      unit: ['河口镇', '河口镇'],
      ranking: ['排名一', '河口镇 · 2024'],
      cadre: ['单雄信', '单雄信'],
      tenure: ['任职 尤安', '尤安 · 河口镇 · 2020-01'],
      sanction: ['处分一', '尤安 · 2023-05-06'],
      leave: ['休假一', '尤安 · 2024-03'],
      annualResult: ['考核一', '单雄信 · 2023'],
      familyMember: ['父亲', '许宁 · 父亲 · 许山'],
      kinship: ['姻亲', '许宁 · 何川'],
      case: ['容错', '2024 1号'],
      caseParty: ['容错 尤安', '2024 1号 · 尤安'],
      project: ['老城改造', '老城改造'],
      command: ['方正指挥', '鲁西新能源产业园 · 方正 · 2024-03'],
      appointment: ['高远领办', '老城改造 · 高远'],
      nomination: ['尤安提名', '尤安 → 老城改造'],
      opinion: ['意见一', '许宁 → 鲁西新能源产业园'],
      report: ['老城六月', '老城改造 2024-06'],
      blocker: ['征地', '鲁西新能源产业园 · 鲁西新能源产业园 2024-06 · 2024-06'],
      team: ['第一组', '第一组'],
      inspector: ['考察人田野', '田野'],
      visit: ['走访一', '第一组 2024-05-06'],
      observation: ['事例一', '连夜协调复工'],
      achievement: ['实绩二', '夏粮单产全区第一'],
      verification: ['核实一', '=承担国家级试点'],
      debrief: ['述职', '2024年度述职亮绩'],
      tally: ['测评一', '2024年度述职亮绩 · 单雄信'],
      bottomLineEvent: ['底线一', '消防隐患'],
      concern: ['涉及一', '2024 2号 · 消防隐患'],
      reply: ['说明一', '苏禾 · 消防隐患 · 2024-07-10'],
      outcome: ['提拔', '许宁 · 2024'],
      recognition: ['突出', '单雄信 · 2024'],
      tag: ['标签一', '实绩过硬'],
      tagging: ['标签认定一', '单雄信 · 实绩过硬 · 2024-12-31'],
    }
    for (const { noun, schema } of FACTS) {
      const [name, label] = names[noun]
      const seen = await view('周敏', noun, name)
      expect(seen).toMatchObject({ noun, id: idOf(name), label, version: 1, withdrawn: false })
      expect(Object.keys(seen.content)).toEqual(Object.keys(schema.shape))
      expect(seen.history).toHaveLength(1)
      expect(seen.history[0]).toMatchObject({
        act: 'entered',
        actor: '周敏',
        source: { file: '台账.xlsx', sheet: '表', row: 3 },
      })
    }
  })

  test('names what it points to, and the ledgers that hold rows about it', async () => {
    const seen = await view('周敏', 'cadre', '许宁')
    const counts = Object.fromEntries(
      seen.related.map(({ ledger, filter, count }) => [
        `${ledger} ${Object.keys(filter)[0]}`,
        count,
      ]),
    )
    expect(counts).toMatchObject({
      'tenures cadreId': 1,
      'kinships cadreId': 1,
      'appointments cadreId': 2,
      'nominations cadreId': 1,
      'opinions cadreId': 2,
      'observations cadreId': 2,
      'outcomes cadreId': 1,
    })
    expect(counts).not.toHaveProperty('achievements cadreId')
    const appointed = await view('周敏', 'appointment', '许宁领办一')
    expect(appointed.labels[idOf('许宁')]).toEqual({ noun: 'cadre', label: '许宁' })
    for (const { ledger, filter, count } of seen.related) {
      const { body } = await ask('周敏', 'GET', `/ledgers/${ledger}?${new URLSearchParams(filter)}`)
      expect((body as { total: number }).total, ledger).toBe(count)
    }
  })

  test('out of sight is byte for byte what does not exist', async () => {
    const hidden = await read('单雄信', 'achievement', '实绩三')
    const absent = await read('单雄信', 'achievement', '没有这条')
    const garbage = await ask('单雄信', 'GET', '/records/achievement/not-an-id')
    const unknown = await ask('单雄信', 'GET', `/records/wage/${idOf('实绩三')}`)
    const otherNoun = await read('周敏', 'cadre', '实绩三')
    for (const answer of [hidden, garbage, unknown, otherNoun]) {
      expect(answer.status).toBe(404)
      expect(answer.bytes).toEqual(absent.bytes)
      expect([...answer.headers]).toEqual([...absent.headers])
    }
    expect((await read('何川', 'observation', '事例二')).bytes).toEqual(absent.bytes)
    const correction = { version: 1, reason: '试一试', content: {} }
    const there = await ask(
      '单雄信',
      'POST',
      at('achievement', '实绩三', '/corrections'),
      correction,
    )
    const not = await ask('单雄信', 'POST', at('achievement', '没有', '/corrections'), correction)
    expect(there.status).toBe(404)
    expect(there.bytes).toEqual(not.bytes)
  })

  test('role that may not read it is told so, whether it exists or not', async () => {
    for (const name of ['单雄信', '没有这个人']) {
      const { status, body } = await read('项目办', 'cadre', name)
      expect([status, body]).toEqual([403, { code: 'forbidden' }])
    }
  })

  test('about oneself hides who said it, in content, labels and history', async () => {
    const seen = await view('许宁', 'observation', '事例一')
    expect(seen.content).toEqual({
      cadreId: idOf('许宁'),
      capacity: 'lead',
      method: 'observing',
      marks: { attitude: 'A', results: 'B' },
      text: '连夜协调复工',
      polarity: 'positive',
    })
    expect(seen.label).toBe('连夜协调复工')
    expect(seen.history[0]?.actor).toBe('—')
    const whole = JSON.stringify(seen)
    for (const secret of [
      '田野',
      '第一组',
      '李磊',
      '工地负责人',
      idOf('走访一'),
      idOf('考察人田野'),
    ])
      expect(whole).not.toContain(secret)
  })

  test('about a person leaves a trail of who read it', async () => {
    await view('严正', 'cadre', '尤安')
    const trail = await db
      .selectFrom('trail')
      .select(['outcome', 'noun', 'recordId'])
      .where('districtId', '=', DISTRICT)
      .where('accountId', '=', PEOPLE.严正.accountId)
      .execute()
    expect(trail).toEqual([{ outcome: 'read', noun: 'cadre', recordId: idOf('尤安') }])
  })

  test('says whether the reader may correct it, and why not', async () => {
    const may = async (who: Who, noun: string, name: string) => (await view(who, noun, name)).may
    expect(await may('周敏', 'achievement', '实绩二')).toEqual({ correct: true, why: null })
    expect(await may('齐明', 'achievement', '实绩二')).toEqual({
      correct: false,
      why: 'keeping.not-your-role',
    })
    expect(await may('周敏', 'achievement', '实绩一')).toEqual({
      correct: false,
      why: 'achievement.verified',
    })
    expect(await may('许宁', 'project', '老城改造')).toEqual({
      correct: false,
      why: 'keeping.not-your-role',
    })
  })
})
