import { beforeAll, describe, expect, test } from 'vitest'
import type { Noun } from '@zhishi/domain/app/facts.ts'
import { testDatabase } from '../harness.ts'
import { DISTRICT, enterDistrict, idOf, whole } from './district.ts'
import { PEOPLE, type Who, serve } from './people.ts'
import { at, recordsOf, refusal } from './reading.ts'

const { app: db } = await testDatabase()
const ask = serve(db)
const { read, view, enter, change } = recordsOf(ask)
beforeAll(() => enterDistrict(db))

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
