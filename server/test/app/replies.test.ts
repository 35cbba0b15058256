import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../harness.ts'
import { enterDistrict, idOf } from './district.ts'
import { serve } from './people.ts'
import { recordsOf, refusal } from './reading.ts'

const { app: db } = await testDatabase()
const { read, view, enter, change } = recordsOf(serve(db))
beforeAll(() => enterDistrict(db))

const answer = (who: string, record: Record<string, unknown>) => ({
  cadreId: idOf(who),
  text: '已于七月十日整改到位，附照片。',
  date: '2024-07-11',
  ...record,
})

describe('a reply', () => {
  test('is written by the person whom the record is about, and stands with it', async () => {
    const to = { observationId: idOf('事例二') }
    expect((await enter('许宁', 'reply', '许宁说明', answer('许宁', to))).status).toBe(200)
    const fact = await view('周敏', 'observation', '事例二')
    expect(fact.related).toContainEqual({
      ledger: 'replies',
      filter: { observationId: idOf('事例二') },
      count: 1,
    })
  })

  test('is not written on a record about somebody else, nor in another name', async () => {
    const to = { bottomLineEventId: idOf('底线一') }
    const of = await enter('许宁', 'reply', '答他人', answer('许宁', to))
    expect([of.status, of.body]).toEqual([409, refusal('reply.of-another')])
    const inName = await enter('许宁', 'reply', '代苏禾', answer('苏禾', to))
    expect([inName.status, inName.body]).toEqual([409, refusal('record.link-missing')])
  })

  test('a clerk transcribes one from paper', async () => {
    const to = { bottomLineEventId: idOf('底线一') }
    expect((await enter('周敏', 'reply', '苏禾书面', answer('苏禾', to))).status).toBe(200)
  })

  test('answers one record, not none and not two', async () => {
    for (const to of [{}, { observationId: idOf('事例二'), achievementId: idOf('实绩一') }]) {
      const given = await enter('许宁', 'reply', '两条', answer('许宁', to))
      expect(given.status).toBe(400)
      expect(given.body).toMatchObject({ issues: [{ code: 'safeguard.one-record' }] })
    }
  })

  test('is seen by the person and by those who decide, by nobody else', async () => {
    for (const who of ['苏禾', '周敏', '齐明', '严正'] as const)
      expect((await read(who, 'reply', '说明一')).status).toBe(200)
    for (const who of ['许宁', '单雄信'] as const)
      expect((await read(who, 'reply', '说明一')).status).toBe(404)
    for (const who of ['田野', '审计员', '项目办'] as const)
      expect((await read(who, 'reply', '说明一')).status).toBe(403)
  })

  test('keeps the record that it answers from being withdrawn', async () => {
    const gone = await change('周敏', 'bottomLineEvent', '底线一', 'withdrawal')
    expect(gone.body).toMatchObject({ reason: { code: 'record.pointed-to' } })
  })
})

describe('what a case concerns', () => {
  test('is a record about one of its parties', async () => {
    const on = (record: Record<string, unknown>) => ({ caseId: idOf('容错'), ...record })
    const other = await enter('周敏', 'concern', '涉他人', on({ observationId: idOf('事例一') }))
    expect([other.status, other.body]).toEqual([409, refusal('concern.of-another')])
    const again = { caseId: idOf('澄清'), bottomLineEventId: idOf('底线一') }
    const twice = await enter('周敏', 'concern', '涉及二', again)
    expect([twice.status, twice.body]).toEqual([409, refusal('record.already-there')])
  })

  test('goes out with the case and comes back with it', async () => {
    expect((await change('周敏', 'case', '澄清', 'withdrawal')).status).toBe(200)
    expect((await view('周敏', 'concern', '涉及一')).withdrawn).toBe(true)
    expect((await change('周敏', 'case', '澄清', 'restoration')).status).toBe(200)
    expect((await view('周敏', 'concern', '涉及一')).withdrawn).toBe(false)
  })

  test('is kept by those who keep cases', async () => {
    const on = { caseId: idOf('澄清'), achievementId: idOf('实绩一') }
    expect((await enter('苏禾', 'concern', '自免', on)).status).toBe(403)
  })
})
