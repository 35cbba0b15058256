import { RunPerson, RunResults, Touching } from '@zhishi/domain/evaluation/api.ts'
import { Run } from '@zhishi/domain/evaluation/run.ts'
import { z } from 'zod'
import { beforeAll, describe, expect, test } from 'vitest'
import { numberAt, numbersIn, recordsUnder } from '@zhishi/domain/evaluation/lineage.ts'
import { verification } from '@zhishi/domain/achievements/achievement.ts'
import { sql } from 'kysely'
import { evaluationRoutes } from '../../src/evaluation/handlers.ts'
import { transaction } from '../../src/platform/database.ts'
import { correctFacts } from '../../src/platform/facts.ts'
import { testDatabase } from '../harness.ts'
import { serve } from './asking.ts'
import { enterSmallDistrict, idOf } from './smallDistrict.ts'

const { app: db, owner } = await testDatabase()
const clock = { now: new Date('2025-02-01T00:00:00Z') }
const ask = serve(db, evaluationRoutes, clock)

const HEADS_RUN = '0193b000-0000-7000-8000-000000000001'
const LEADS_RUN = '0193b000-0000-7000-8000-000000000002'
const asked = { scheme: 'heads-1', period: '2024', raisedQuota: [], asOf: null }

beforeAll(async () => {
  await enterSmallDistrict(db)
  expect((await ask('周敏', 'PUT', `/evaluation/runs/${HEADS_RUN}`, asked)).status).toBe(200)
  const leads = { ...asked, scheme: 'leads-1' }
  expect((await ask('周敏', 'PUT', `/evaluation/runs/${LEADS_RUN}`, leads)).status).toBe(200)
})

const resultsFor = async (who: string, run = HEADS_RUN): Promise<RunResults> =>
  RunResults.parse((await ask(who, 'GET', `/evaluation/runs/${run}`)).body)
const personFor = async (who: string, whom: string, run = HEADS_RUN): Promise<RunPerson> =>
  RunPerson.parse((await ask(who, 'GET', `/evaluation/runs/${run}/people/${idOf(whom)}`)).body)

describe('scores of a district worked out by hand', () => {
  // 林岳. Debrief: 6 × 100 + 3 × 80 + 1 × 60 over 10 votes = 90, in every dimension.
  //   reform: 3 + 2 × ½ = 4 of 10 points = 40; innovation A and C = 80 → 20 + 20 + 22.5 = 62.5
  //   breakthrough: 5 + 3 + 2 = 10 points = 100; A and B = 90 → 50 + 22.5 + 22.5 = 95
  //   core: no item = 0; places 1 and 3 = (100 + 96) ÷ 2 = 98; B = 80 → 0 + 24.5 + 20 + 22.5 = 67
  //   central: 1 point = 10; no mark: absent → (50 × 10 + 25 × 90) ÷ 75 = 36⅔
  //   bottom line: 0; no mark: absent → 25 × 90 ÷ 75 = 30, less 10 × 0.5 = 25
  //   total: 12.5 + 23.75 + 16.75 + 7⅓ + 2.5 = 62⅚
  const worked = {
    reform: 625_000,
    breakthrough: 950_000,
    core: 670_000,
    central: 366_667,
    bottomLine: 250_000,
  }

  test('each dimension and the total come out as on paper', async () => {
    const { rows } = await resultsFor('周敏')
    const row = rows.find(({ name }) => name === '林岳')
    expect(Object.fromEntries((row?.parts ?? []).map(({ key, score }) => [key, score]))).toEqual(
      worked,
    )
    expect(row?.total).toBe(628_333)
    expect(row?.readings).toEqual([
      { reading: 'height', score: 625_000 },
      { reading: 'sharpness', score: 950_000 },
      // (25 × 67 + 20 × 36⅔ + 10 × 25) ÷ 55
      { reading: 'steadiness', score: 483_333 },
    ])
    expect(row?.grade).toBe('competent')
  })

  test('a lead: progress and lights of the months reported, times difficulty, and the marks', async () => {
    const { rows } = await resultsFor('周敏', LEADS_RUN)
    const row = rows.find(({ name }) => name === '许宁')
    // Plan to March 3 of 12 million, done 1.5: 50. Lights 100, 70, 30: 66⅔. Half and half: 58⅓.
    // Marks B and A: 90. Total 0.6 × 58⅓ + 0.4 × 90 = 71.
    expect(row?.total).toBe(710_000)
    expect(row?.category).toBe('concentrated')
    const leader = rows.find(({ name }) => name === '方正')
    expect(leader?.total).toBeNull()
    expect(leader?.notAssessed?.code).toBe('notAssessed.countyLeader')
  })

  test('what was not observed is missing, not zero, and the run says of how many', async () => {
    const { run, rows } = await resultsFor('周敏')
    const debriefOnly = rows.find(({ name }) => name === '何川')
    // Achievements 0 of weight 50, debrief 100 of 25 (in core 25 and 25): means of what is there.
    expect(debriefOnly?.parts.map(({ score }) => score)).toEqual([
      333_333, 333_333, 500_000, 333_333, 333_333,
    ])
    const marks = run.coverage?.missing.find(({ key }) => key === 'reform/observations')
    expect(marks).toEqual({
      key: 'reform/observations',
      people: 4,
      weight: 500,
      decisive: 0,
    })
    // 苏禾 has neither debrief nor marks but one: too little for a total.
    const thin = rows.find(({ name }) => name === '苏禾')
    expect(thin?.total).toBeNull()
    expect(thin?.rank).toBeNull()
    expect(thin?.abstains?.code).toBe('abstains.thin')
    expect(run.coverage).toMatchObject({
      people: 5,
      notAssessed: 0,
      abstained: 3,
      scored: 2,
      ranked: 2,
    })
    // What nobody has verified does not count, and says so.
    const unverified = (await personFor('周敏', '马成')).result.total
    const reform = unverified && numberAt(unverified, 'total/reform/achievements')
    expect(reform?.score).toBe(0)
    expect(reform?.from).toContainEqual(
      expect.objectContaining({ id: idOf('未核实的一项'), points: 0, notes: ['unverified'] }),
    )
    // Four voters: their mean would give them away.
    expect(rows.find(({ name }) => name === '𠮷田')?.parts[0]?.score).toBe(0)
  })
})

describe('lineage', () => {
  test('every record under a score exists and is about that person or unit', async () => {
    const { rows } = await resultsFor('周敏')
    for (const { cadreId, name, unitId } of rows) {
      const { result, records } = await personFor('周敏', name)
      if (!result.total) continue
      const under = recordsUnder(result.total)
      for (const { noun, id } of under) {
        const note = records[id]
        expect(note, `${noun} ${id}`).toMatchObject({ noun, id })
        const { cadreId: whose, unitId: where } = note?.content ?? {}
        expect(noun === 'ranking' ? where === unitId : whose === cadreId, `${noun} ${id}`).toBe(
          true,
        )
      }
    }
  })

  test('a record tells who entered it, from which sheet and row, and who verified it', async () => {
    const { records } = await personFor('周敏', '林岳')
    expect(records[idOf('分户计量改革')]).toMatchObject({
      label: '分户计量改革',
      entered: { by: '经办 周敏', file: 'achievements.xlsx', sheet: '一', row: 3 },
      corrected: null,
      verified: { finding: 'confirmed', office: '督查局' },
      changedSince: false,
    })
  })

  test('points of the records under a number add up to it', async () => {
    const { result } = await personFor('周敏', '林岳')
    const number =
      result.total && numbersIn(result.total).find(({ key }) => key === 'total/reform/achievements')
    expect(number?.from.flatMap(({ points }) => points ?? [])).toEqual([300_000, 100_000])
    expect(number?.score).toBe(400_000)
  })

  test('from a record up to the numbers it touches', async () => {
    const touching = async (noun: string, id: string, who = '周敏') =>
      Touching.parse((await ask(who, 'GET', `/evaluation/touching/${noun}/${id}`)).body)
    const touched = await touching('achievement', idOf('分户计量改革'))
    expect(touched).toHaveLength(1)
    expect(touched[0]?.name).toBe('林岳')
    expect(touched[0]?.nodes).toMatchObject([{ key: 'total/reform/achievements', points: 300_000 }])
    expect(touched[0]?.statements.map(({ code }) => code)).toContain('for.achievements')
    const leads = await touching('report', idOf('月报 3'))
    expect(leads.map(({ name }) => name)).toEqual(['许宁'])
    expect(await touching('achievement', idOf('nothing'))).toEqual([])
    expect(await touching('achievement', idOf('分户计量改革'), '苏禾')).toEqual([])
  })
})

describe('who sees what', () => {
  test('a head sees the own line and place, and no peer', async () => {
    const own = await resultsFor('林岳')
    expect(own.ownOnly).toBe(true)
    expect(own.rows.map(({ name }) => name)).toEqual(['林岳'])
    expect(own.rows[0]).toMatchObject({ rank: 1, outOf: 2 })
    expect(JSON.stringify(own)).not.toContain('何川')
    expect(
      z
        .array(Run)
        .parse((await ask('林岳', 'GET', '/evaluation/runs')).body)
        .map(({ id }) => id),
    ).toEqual([HEADS_RUN])
  })

  test('another head who asks for the result is told that there is none', async () => {
    const other = await ask('苏禾', 'GET', `/evaluation/runs/${HEADS_RUN}/people/${idOf('林岳')}`)
    const nobody = await ask(
      '苏禾',
      'GET',
      `/evaluation/runs/${HEADS_RUN}/people/${idOf('nobody')}`,
    )
    expect(other.status).toBe(404)
    expect(other.bytes).toEqual(nobody.bytes)
    const noRun = await ask('苏禾', 'GET', `/evaluation/runs/${LEADS_RUN}`)
    expect(noRun.status).toBe(404)
  })

  test('the own lineage does not tell who inspected or who the source was', async () => {
    const { records, labels } = await personFor('林岳', '林岳')
    const note = records[idOf('事例甲')]
    expect(note).toMatchObject({ date: '2024-06-12', entered: null })
    expect(note?.content).toMatchObject({
      inspectorId: null,
      source: null,
      companions: null,
      visitId: null,
    })
    expect(note?.content['text']).toBe('带队连夜抢修渠首。')
    for (const secret of ['田野', '第一考察组', '不愿具名的村民', '同行某人'])
      expect(JSON.stringify({ records, labels })).not.toContain(secret)
    expect(JSON.stringify((await personFor('周敏', '林岳')).records)).toContain('不愿具名的村民')
  })

  test('a county leader reads all; inspector and administrator are refused; a head cannot start a run', async () => {
    expect((await resultsFor('方正')).rows).toHaveLength(5)
    for (const who of ['田野', '管理员'])
      expect((await ask(who, 'GET', `/evaluation/runs/${HEADS_RUN}`)).status).toBe(403)
    const id = '0193b000-0000-7000-8000-00000000000a'
    for (const who of ['林岳', '方正'])
      expect((await ask(who, 'PUT', `/evaluation/runs/${id}`, asked)).status).toBe(403)
    expect((await ask('nobody', 'GET', '/evaluation/runs')).status).toBe(401)
  })
})

describe('a run can be computed again', () => {
  test('the same request finds the same run, another one under its id is refused', async () => {
    const again = await ask('周敏', 'PUT', `/evaluation/runs/${HEADS_RUN}`, asked)
    expect(again.status).toBe(200)
    const other = await ask('周敏', 'PUT', `/evaluation/runs/${HEADS_RUN}`, {
      ...asked,
      period: '2023',
    })
    expect(other).toMatchObject({ status: 409, body: { reason: { code: 'record.already-there' } } })
  })

  test('what is impossible is refused with its code, never with a fault of ours', async () => {
    const fresh = (last: number) => `/evaluation/runs/0193b000-0000-7000-8000-0000000000f${last}`
    const ahead = await ask('周敏', 'PUT', fresh(1), { ...asked, asOf: '2030-01-01T00:00:00Z' })
    expect(ahead).toMatchObject({ status: 409, body: { reason: { code: 'run.moment-ahead' } } })
    expect((await ask('周敏', 'PUT', fresh(2), { ...asked, scheme: 'heads-9' })).status).toBe(404)
    expect((await ask('周敏', 'PUT', fresh(3), { ...asked, period: '2024-13' })).status).toBe(400)
    expect((await ask('周敏', 'PUT', '/evaluation/runs/7', asked)).status).toBe(404)
    expect((await ask('周敏', 'GET', `/evaluation/runs/${HEADS_RUN}/people/x`)).status).toBe(404)
    expect((await ask('周敏', 'GET', '/evaluation/schemes/x')).status).toBe(404)
  })

  test('byte for byte, also after a later correction; a run as of then gives the same inputs', async () => {
    const { run } = await resultsFor('周敏')
    clock.now = new Date('2025-03-01T00:00:00Z')
    await transaction(db, (tx) =>
      correctFacts(
        tx,
        verification,
        [
          {
            id: idOf('核实 分户计量改革'),
            version: 1,
            content: {
              achievementId: idOf('分户计量改革'),
              finding: 'rejected',
              office: '督查局',
              on: null,
              note: null,
            },
          },
        ],
        { by: { districtId: 1, accountId: null, name: '周敏' }, at: clock.now, reason: '复核' },
      ),
    )
    const { body } = await ask('周敏', 'GET', `/evaluation/runs/${HEADS_RUN}/recomputation`)
    expect(body).toEqual({
      inputsHash: run.inputsHash,
      resultHash: run.resultHash,
      same: true,
      ledgersAgree: true,
    })

    const then = '0193b000-0000-7000-8000-000000000003'
    const asOf = '2025-02-01T00:00:00.000Z'
    const past = await ask('周敏', 'PUT', `/evaluation/runs/${then}`, { ...asked, asOf })
    expect(past.body).toMatchObject({ inputsHash: run.inputsHash, resultHash: run.resultHash })

    const now = '0193b000-0000-7000-8000-000000000004'
    const later = await ask('周敏', 'PUT', `/evaluation/runs/${now}`, asked)
    expect(Run.parse(later.body).inputsHash).not.toBe(run.inputsHash)
    const row = (await resultsFor('周敏', now)).rows.find(({ name }) => name === '林岳')
    // Three points less of ten, at half of the dimension: 62.5 − 15.
    expect(row?.parts[0]).toMatchObject({ key: 'reform', score: 475_000 })
    expect(
      (await personFor('周敏', '林岳', HEADS_RUN)).records[idOf('分户计量改革')]?.verified?.finding,
    ).toBe('confirmed')
  })

  test('what a run kept cannot be changed by the program, and who changes it otherwise is found out', async () => {
    const tamper = sql`update evaluation_runs set result_hash = repeat('0', 64) where id = ${HEADS_RUN}`
    await expect(tamper.execute(db)).rejects.toThrow('permission denied')
    await tamper.execute(owner)
    const { body } = await ask('周敏', 'GET', `/evaluation/runs/${HEADS_RUN}/recomputation`)
    expect(body).toMatchObject({ same: false, ledgersAgree: true })
  })
})
