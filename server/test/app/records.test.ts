import { beforeAll, describe, expect, test } from 'vitest'
import { FACTS, type Noun, factOf } from '@zhishi/domain/app/facts.ts'
import { RecordView } from '@zhishi/domain/platform/api.ts'
import { sql } from 'kysely'
import { transaction } from '../../src/platform/database.ts'
import { enterFacts } from '../../src/platform/facts.ts'
import { pause } from '../../src/platform/processes.ts'
import { testDatabase } from '../harness.ts'
import { DISTRICT, enterDistrict, idOf, whole } from './district.ts'
import { type Answer, PEOPLE, type Who, serve } from './people.ts'

const { app: db } = await testDatabase()
const ask = serve(db)
beforeAll(() => enterDistrict(db))

const at = (noun: string, name: string, then = '') => `/records/${noun}/${idOf(name)}${then}`
const read = (who: Who, noun: string, name: string) => ask(who, 'GET', at(noun, name))
async function view(who: Who, noun: string, name: string): Promise<RecordView> {
  const { status, body } = await read(who, noun, name)
  expect(status, JSON.stringify(body)).toBe(200)
  return RecordView.parse(body)
}
const enter = (who: Who, noun: Noun, name: string, said: Readonly<Record<string, unknown>>) =>
  ask(who, 'PUT', at(noun, name), { content: whole(noun, said) })
async function correct(
  who: Who,
  noun: Noun,
  name: string,
  said: Readonly<Record<string, unknown>>,
  version?: number,
) {
  const now = await view('周敏', noun, name)
  return ask(who, 'POST', at(noun, name, '/corrections'), {
    version: version ?? now.version,
    content: { ...now.content, ...said },
    reason: '原件有误',
  })
}
async function change(who: Who, noun: Noun, name: string, to: 'withdrawal' | 'restoration') {
  const { version } = await view('周敏', noun, name)
  return ask(who, 'POST', at(noun, name, `/${to}`), { version, reason: '录错了' })
}
const refusal = (code: string, about?: Readonly<Record<string, unknown>>) => ({
  code: 'refused',
  reason: about === undefined ? { code } : { code, about },
})

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
      observation: ['事例一', '第一组 2024-05-06 · 田野 · 许宁'],
      achievement: ['实绩二', '夏粮单产全区第一'],
      verification: ['核实一', '=承担国家级试点'],
      debrief: ['述职', '2024年度述职亮绩'],
      tally: ['测评一', '2024年度述职亮绩 · 单雄信'],
      bottomLineEvent: ['底线一', '苏禾 · 2024-07-08'],
      outcome: ['提拔', '许宁 · 2024'],
      recognition: ['突出', '单雄信 · 2024'],
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
    expect(seen.label).toBe('许宁')
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

describe('entering', () => {
  const report = { projectId: idOf('老城改造'), month: '2024-07', invested: 100, light: 'green' }

  test('a lead reports on the own project; the same sent again is the same answer', async () => {
    const first = await enter('高远', 'report', '老城七月', report)
    expect(first.status).toBe(200)
    expect(first.body).toMatchObject({ version: 1, content: report, label: '老城改造 2024-07' })
    const again = await enter('高远', 'report', '老城七月', report)
    expect(again.body).toEqual(first.body)
    const other = await enter('高远', 'report', '老城七月', { ...report, invested: 200 })
    expect([other.status, other.body]).toEqual([409, refusal('record.id-taken')])
    const elsewhere = await enter('高远', 'blocker', '老城七月', {
      projectId: idOf('老城改造'),
      month: '2024-07',
      text: '缺料',
    })
    expect(elsewhere.body).toEqual(refusal('record.id-taken'))
  })

  test('sent ten times at once it is one record with one version', async () => {
    const july = { ...report, month: '2024-08' }
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => enter('许宁', 'report', '老城八月', july)),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
    expect((await view('周敏', 'report', '老城八月')).history).toHaveLength(1)
  })

  test('the same month of a project twice is refused', async () => {
    const { status, body } = await enter('许宁', 'report', '老城又六月', {
      ...report,
      month: '2024-06',
    })
    expect([status, body]).toEqual([409, refusal('record.already-there')])
  })

  test('what it points to must be there, stand, and be within reach: all told alike', async () => {
    const link = refusal('record.link-missing')
    const others = await enter('高远', 'report', '别人的月报', {
      ...report,
      projectId: idOf('鲁西新能源产业园'),
      month: '2024-09',
    })
    const nowhere = await enter('高远', 'report', '没有的月报', {
      ...report,
      projectId: idOf('没有的项目'),
    })
    expect([others.status, others.body]).toEqual([409, link])
    expect(nowhere.bytes).toEqual(others.bytes)
    expect((await read('周敏', 'report', '别人的月报')).status).toBe(404)
    const wharf = { year: 2024, name: '临时项目', ordinal: 9 }
    expect((await enter('周敏', 'project', '临时项目', wharf)).status).toBe(200)
    expect((await change('周敏', 'project', '临时项目', 'withdrawal')).status).toBe(200)
    const withdrawn = await enter('周敏', 'report', '撤了的月报', {
      ...report,
      projectId: idOf('临时项目'),
    })
    expect(withdrawn.body).toEqual(link)
  })

  test('a head enters own achievements, a unit clerk the unit’s, nobody another’s', async () => {
    const of = (who: string) => ({
      cadreId: idOf(who),
      quarter: '2024Q3',
      dimension: 'central',
      text: `${who}的三季度`,
      share: 10_000,
    })
    expect((await enter('单雄信', 'achievement', '三季度一', of('单雄信'))).status).toBe(200)
    expect((await enter('马成', 'achievement', '三季度二', of('单雄信'))).status).toBe(200)
    for (const [who, whose] of [
      ['单雄信', '苏禾'],
      ['马成', '苏禾'],
      ['单雄信', '没有的人'],
    ] as const) {
      const answer = await enter(who, 'achievement', `${who}替${whose}`, of(whose))
      expect([answer.status, answer.body]).toEqual([409, refusal('record.link-missing')])
    }
    expect((await enter('卢青', 'achievement', '卢青填报', of('单雄信'))).status).toBe(403)
  })

  test('tells by field what is wrong', async () => {
    const path = at('achievement', '错的')
    const said = {
      cadreId: idOf('单雄信'),
      quarter: '2024Q5',
      dimension: 'core',
      text: '',
      share: 1,
    }
    const { status, body } = await ask('单雄信', 'PUT', path, {
      content: whole('achievement', said),
    })
    expect(status).toBe(400)
    expect(body).toEqual({
      code: 'malformed',
      issues: [
        { path: 'quarter', code: 'quarter.impossible' },
        { path: 'text', code: 'text.empty' },
      ],
    })
    const more = { content: { ...whole('achievement', said), score: 100 } }
    expect((await ask('单雄信', 'PUT', path, more)).status).toBe(400)
  })
})

describe('correcting', () => {
  test('is a further version that says what changed, who, why', async () => {
    const { status, body } = await correct('周敏', 'cadre', '苏禾', {
      rank: '四级调研员',
      birth: null,
    })
    expect(status).toBe(200)
    expect((body as RecordView).history.at(-1)).toMatchObject({
      version: 2,
      act: 'corrected',
      actor: '周敏',
      reason: '原件有误',
      source: { batchId: null, file: null, sheet: null, row: null },
      changes: [
        { field: 'birth', from: '1980-09', to: null },
        { field: 'rank', from: null, to: '四级调研员' },
      ],
    })
  })

  test('of two at once exactly one; the other is told', async () => {
    const { version } = await view('周敏', 'unit', '山阳街道')
    const answers = await Promise.all(
      (['周敏', '郑晓', '周敏', '郑晓'] as const).map((who, index) =>
        correct(who, 'unit', '山阳街道', { note: `第${index}次` }, version),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409])
    for (const { status, body } of answers)
      if (status === 409) expect(body).toEqual(refusal('record.changed-meanwhile'))
    expect((await view('周敏', 'unit', '山阳街道')).version).toBe(version + 1)
  })

  test('moves nothing out of one’s own reach', async () => {
    const moved = await correct('高远', 'report', '老城七月', {
      projectId: idOf('鲁西新能源产业园'),
      month: '2024-10',
    })
    expect([moved.status, moved.body]).toEqual([409, refusal('record.link-missing')])
    expect((await view('周敏', 'report', '老城七月')).content['projectId']).toBe(idOf('老城改造'))
  })

  test('a flag goes when the breach goes, and stays when it stays', async () => {
    const typo = await correct('周敏', 'achievement', '实绩三', { text: '社区网格治理' })
    expect((typo.body as RecordView).flags.map(({ code }) => code)).toEqual(['tenure.not-yet'])
    const later = await correct('周敏', 'achievement', '实绩三', { quarter: '2024Q3' })
    expect((later.body as RecordView).flags).toEqual([])
    const back = await correct('周敏', 'achievement', '实绩三', { quarter: '2024Q1' })
    expect(back.body).toEqual(refusal('tenure.not-yet', { since: '2024-06' }))
  })
})

describe('withdrawing and restoring', () => {
  test('takes the parts along and brings them back; what others rest on stays', async () => {
    const pointed = await change('周敏', 'project', '鲁西新能源产业园', 'withdrawal')
    expect([pointed.status, pointed.body]).toEqual([
      409,
      refusal('record.pointed-to', { count: 7 }),
    ])

    expect((await change('周敏', 'nomination', '许宁提名', 'withdrawal')).status).toBe(200)
    expect((await view('周敏', 'opinion', '意见一')).withdrawn).toBe(true)
    expect((await change('周敏', 'nomination', '许宁提名', 'restoration')).status).toBe(200)
    const opinion = await view('周敏', 'opinion', '意见一')
    expect(opinion.withdrawn).toBe(false)
    expect(opinion.history.map(({ act }) => act)).toEqual(['entered', 'withdrawn', 'restored'])
  })

  test('a part withdrawn by itself does not come back with the whole', async () => {
    await change('周敏', 'opinion', '意见二', 'withdrawal')
    await change('周敏', 'nomination', '许宁提名', 'withdrawal')
    await change('周敏', 'nomination', '许宁提名', 'restoration')
    expect((await view('周敏', 'opinion', '意见二')).withdrawn).toBe(true)
    expect((await view('周敏', 'opinion', '意见一')).withdrawn).toBe(false)
  })

  test('twice is refused, and what is withdrawn is not corrected', async () => {
    await change('周敏', 'ranking', '排名一', 'withdrawal')
    expect((await change('周敏', 'ranking', '排名一', 'withdrawal')).body).toEqual(
      refusal('record.already-withdrawn'),
    )
    expect((await correct('周敏', 'ranking', '排名一', { place: 1 })).body).toEqual(
      refusal('record.withdrawn'),
    )
    expect((await view('周敏', 'ranking', '排名一')).may.why).toBe('record.withdrawn')
    await change('周敏', 'ranking', '排名一', 'restoration')
    expect((await change('周敏', 'ranking', '排名一', 'restoration')).body).toEqual(
      refusal('record.already-restored'),
    )
  })

  test('restoring what meanwhile stands anew is refused', async () => {
    await change('周敏', 'ranking', '排名二', 'withdrawal')
    const anew = { unitId: idOf('山阳街道'), business: '粮食生产', year: 2024, place: 4 }
    expect((await enter('周敏', 'ranking', '排名二改', anew)).status).toBe(200)
    expect((await change('周敏', 'ranking', '排名二', 'restoration')).body).toEqual(
      refusal('record.already-there'),
    )
  })

  test('a project is not withdrawn while a report on it comes in: one of the two is refused', async () => {
    for (let round = 0; round < 5; round += 1) {
      const name = `竞速项目${round}`
      await enter('周敏', 'project', name, { year: 2024, name, ordinal: 20 })
      const [report, withdrawal] = await Promise.all([
        enter('周敏', 'report', `${name}月报`, { projectId: idOf(name), month: '2024-01' }),
        change('周敏', 'project', name, 'withdrawal'),
      ])
      expect([report.status, withdrawal.status].toSorted()).toEqual([200, 409])
    }
  })
})

describe('nobody judges in his own case', () => {
  const finding = (name: string) => ({ achievementId: idOf(name), finding: 'confirmed' })

  test('the own unit does not verify, nor who entered it', async () => {
    const item = {
      cadreId: idOf('许宁'),
      quarter: '2024Q4',
      dimension: 'core',
      text: '项目提速',
      share: 10_000,
    }
    await enter('周敏', 'achievement', '发改局的实绩', item)
    const own = await enter('卢青', 'verification', '发改局核实', finding('发改局的实绩'))
    expect([own.status, own.body]).toEqual([409, refusal('achievement.own-unit')])
    expect((await read('周敏', 'verification', '发改局核实')).status).toBe(404)
    expect((await enter('卢青', 'verification', '核实二', finding('实绩二'))).status).toBe(200)
    const twice = await enter('卢青', 'verification', '又核实', finding('实绩二'))
    expect(twice.body).toEqual(refusal('record.already-there'))
  })

  test('two verify at once: one finding stands', async () => {
    const answers = await Promise.all(
      ['核实甲', '核实乙'].map((name) => enter('卢青', 'verification', name, finding('三季度一'))),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  test('what is verified is edited by nobody, and withdrawn by a second person', async () => {
    const verified = refusal('achievement.verified')
    expect((await correct('单雄信', 'achievement', '三季度一', { text: '改' })).body).toEqual(
      verified,
    )
    expect((await correct('周敏', 'achievement', '三季度一', { text: '改' })).body).toEqual(
      verified,
    )
    expect((await change('单雄信', 'achievement', '三季度一', 'withdrawal')).body).toEqual(verified)
    expect((await change('周敏', 'achievement', '三季度一', 'withdrawal')).status).toBe(200)
  })

  test('a finding is taken back by a second person only', async () => {
    const answer = await change('卢青', 'verification', '核实二', 'withdrawal')
    expect(answer.body).toEqual(refusal('verification.second-person'))
  })

  test('an inspector writes nothing about himself, kin, or the own unit', async () => {
    const seen = (who: string) => ({
      visitId: idOf('走访二'),
      inspectorId: idOf('考察人何川'),
      cadreId: idOf(who),
      marks: { results: 'A' },
      polarity: 'unknown',
    })
    const about = async (who: string) =>
      (await enter('何川', 'observation', `何川看${who}`, seen(who))).body
    expect(await about('何川')).toEqual(refusal('keeping.about-oneself'))
    expect(await about('许宁')).toEqual(refusal('keeping.about-kin'))
    expect(await about('高远')).toEqual(refusal('recusal.same-unit'))
    expect((await enter('何川', 'observation', '何川看尤安', seen('尤安'))).status).toBe(200)
  })

  test('the relation registered later counts from then on', async () => {
    expect((await read('何川', 'observation', '何川看尤安')).status).toBe(200)
    const kin = { cadreId: idOf('尤安'), relativeId: idOf('何川'), kind: 'spouse' }
    expect((await enter('周敏', 'kinship', '夫妻', kin)).status).toBe(200)
    expect((await read('何川', 'observation', '何川看尤安')).status).toBe(404)
  })

  test('a department’s opinion on its own staff, and a third project, are refused', async () => {
    const opinion = (department: string) => ({
      nominationId: idOf('许宁提名'),
      department,
      stance: 'agree',
    })
    expect((await enter('周敏', 'opinion', '发改意见', opinion('发改'))).body).toEqual(
      refusal('opinion.own-staff', { department: '发改', unit: '区发展和改革局' }),
    )
    expect((await enter('周敏', 'opinion', '科技意见', opinion('科技'))).status).toBe(200)
    const third = { projectId: idOf('码头扩建'), cadreId: idOf('许宁'), from: '2024-08' }
    expect((await enter('周敏', 'appointment', '许宁领办三', third)).body).toEqual(
      refusal('appointment.too-many', { most: 2, held: 2 }),
    )
    const closed = { ...third, until: '2024-12' }
    expect((await enter('周敏', 'appointment', '许宁曾领办', closed)).status).toBe(200)
  })

  test('a third appointment waits for the second that is being made, and is then refused', async () => {
    const second = { projectId: idOf('码头扩建'), cadreId: idOf('高远') }
    await enter('周敏', 'project', '新项目', { year: 2024, name: '新项目', ordinal: 10 })
    const third = await meanwhile('cadres', '高远', 'appointment', '高远领办二', second, () =>
      enter('郑晓', 'appointment', '高远领办三', { ...second, projectId: idOf('新项目') }),
    )
    expect(third.body).toEqual(refusal('appointment.too-many', { most: 2, held: 2 }))
  })

  test('a correction waits for the finding that is being made, and is then refused', async () => {
    const finding = { achievementId: idOf('三季度二'), finding: 'partly' }
    const late = await meanwhile(
      'achievements',
      '三季度二',
      'verification',
      '核实丙',
      finding,
      () => correct('周敏', 'achievement', '三季度二', { text: '改过的' }),
    )
    expect(late.body).toEqual(refusal('achievement.verified'))
  })
})

/** Asks while somebody else holds a record and enters a fact on it; the answer comes after that commits. */
async function meanwhile(
  table: 'cadres' | 'achievements',
  held: string,
  noun: Noun,
  name: string,
  said: Readonly<Record<string, unknown>>,
  then: () => Promise<Answer>,
): Promise<Answer> {
  const fact = factOf(noun)
  if (!fact) throw new Error(noun)
  const by = { districtId: DISTRICT, accountId: PEOPLE.卢青.accountId, name: '卢青' }
  const late = await transaction(db, async (tx) => {
    await sql`select from ${sql.table(table)} where district_id = ${DISTRICT}
      and id = ${idOf(held)} for no key update`.execute(tx)
    const entry = { id: idOf(name), content: whole(noun, said) }
    await enterFacts(tx, fact, [entry], { by, at: new Date() })
    const answer = then()
    await pause(200)
    return { answer }
  })
  return late.answer
}

describe('who keeps', () => {
  test.each<[Who, Noun]>([
    ['齐明', 'cadre'],
    ['项目办', 'cadre'],
    ['方正', 'report'],
    ['江楠', 'opinion'],
    ['尤安', 'achievement'],
    ['顾衡', 'achievement'],
    ['严正', 'outcome'],
    ['系统管理员', 'cadre'],
    ['安全管理员', 'unit'],
    ['审计员', 'unit'],
  ])('%s may not keep %s', async (who, noun) => {
    const { status, body } = await enter(who, noun, `${who}的${noun}`, {})
    expect([status, body]).toEqual([403, { code: 'forbidden' }])
    const denial = await db
      .selectFrom('trail')
      .select('particulars')
      .where('districtId', '=', DISTRICT)
      .where('accountId', '=', PEOPLE[who].accountId)
      .where('outcome', '=', 'denied')
      .executeTakeFirst()
    expect(denial?.particulars).toEqual({ code: 'forbidden' })
  })

  test('a change is on the trail with the record', async () => {
    await enter('项目办', 'project', '办公室项目', { year: 2024, name: '办公室项目', ordinal: 11 })
    const row = await db
      .selectFrom('trail')
      .select(['act', 'outcome', 'noun', 'recordId'])
      .where('districtId', '=', DISTRICT)
      .where('recordId', '=', idOf('办公室项目'))
      .execute()
    expect(row).toEqual([
      {
        act: 'PUT /records/:noun/:id',
        outcome: 'done',
        noun: 'project',
        recordId: idOf('办公室项目'),
      },
    ])
  })
})
