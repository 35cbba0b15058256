import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Noun, factOf } from '@zhishi/domain/app/facts.ts'
import { transaction } from '../../src/platform/database.ts'
import { enterFacts } from '../../src/platform/facts.ts'
import { pause } from '../../src/platform/processes.ts'
import { testDatabase } from '../harness.ts'
import { DISTRICT, enterDistrict, idOf, whole } from './district.ts'
import { type Answer, PEOPLE, serve } from './people.ts'
import { recordsOf, refusal } from './reading.ts'

const { app: db } = await testDatabase()
const { read, enter, correct, change } = recordsOf(serve(db))
const third = (who: string) => ({
  cadreId: idOf(who),
  quarter: '2024Q3',
  dimension: 'central',
  text: `${who}的三季度`,
  share: 10_000,
})
beforeAll(async () => {
  await enterDistrict(db)
  await enter('单雄信', 'achievement', '三季度一', third('单雄信'))
  await enter('马成', 'achievement', '三季度二', third('单雄信'))
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
    expect(await about('许宁')).toEqual(refusal('record.link-missing'))
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
