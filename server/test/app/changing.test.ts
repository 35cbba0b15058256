import { beforeAll, describe, expect, test } from 'vitest'
import type { RecordView } from '@zhishi/domain/platform/api.ts'
import { testDatabase } from '../harness.ts'
import { enterDistrict, idOf } from './district.ts'
import { serve } from './people.ts'
import { recordsOf, refusal } from './reading.ts'

const { app: db } = await testDatabase()
const { view, enter, correct, change } = recordsOf(serve(db))
beforeAll(() => enterDistrict(db))

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
    const moved = await correct('高远', 'report', '老城六月', {
      projectId: idOf('鲁西新能源产业园'),
      month: '2024-10',
    })
    expect([moved.status, moved.body]).toEqual([409, refusal('record.link-missing')])
    expect((await view('周敏', 'report', '老城六月')).content['projectId']).toBe(idOf('老城改造'))
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
