import { beforeAll, expect, test } from 'vitest'
import { RunPerson } from '@zhishi/domain/evaluation/api.ts'
import { numberAt } from '@zhishi/domain/evaluation/lineage.ts'
import type { Fact } from '@zhishi/domain/platform/fact.ts'
import { caseParty, safeguardCase } from '@zhishi/domain/safeguards/case.ts'
import { concern } from '@zhishi/domain/safeguards/concern.ts'
import { evaluationRoutes } from '../../src/evaluation/handlers.ts'
import { transaction } from '../../src/platform/database.ts'
import { enterFacts } from '../../src/platform/facts.ts'
import { testDatabase } from '../harness.ts'
import { serve } from './asking.ts'
import { enterSmallDistrict, idOf } from './smallDistrict.ts'

const { app: db } = await testDatabase()
const clock = { now: new Date('2025-02-01T00:00:00Z') }
const ask = serve(db, evaluationRoutes, clock)
beforeAll(() => enterSmallDistrict(db))

const enter = (kind: Fact, name: string, content: Record<string, unknown>) =>
  transaction(db, (tx) =>
    enterFacts(tx, kind, [{ id: idOf(name), content }], {
      by: { districtId: 1, accountId: null, name: '周敏' },
      at: clock.now,
    }),
  )

let runs = 0
/** 林岳 in a new run: the bottom-line dimension and what was left out. */
async function evaluate() {
  runs += 1
  const id = `0193b000-0000-7000-8000-00000000001${runs}`
  const asked = { scheme: 'heads-1', period: '2024', raisedQuota: [], asOf: null }
  expect((await ask('周敏', 'PUT', `/evaluation/runs/${id}`, asked)).status).toBe(200)
  const { body } = await ask('周敏', 'GET', `/evaluation/runs/${id}/people/${idOf('林岳')}`)
  const { result } = RunPerson.parse(body)
  const { total } = result
  return {
    bottomLine: total && numberAt(total, 'total/bottomLine')?.score,
    leftOut: result.leftOut.map(({ id: out, why, caseId }) => ({ out, why, caseId })),
  }
}

test('a tolerance takes its record out of the score and leaves it in sight, once the record is named', async () => {
  // 25 × 90 ÷ 75 = 30, less 10 × 0.5.
  expect(await evaluate()).toEqual({ bottomLine: 250_000, leftOut: [] })
  await enter(safeguardCase, '容错案', {
    kind: 'tolerance',
    year: 2024,
    number: '1号',
    matter: '渗漏处置',
    ground: null,
    result: 'exempt',
    way: null,
    date: '2024-12',
  })
  await enter(caseParty, '当事人', { caseId: idOf('容错案'), cadreId: idOf('林岳') })
  // The case tells in words what it is about; nobody has named the record.
  expect(await evaluate()).toEqual({ bottomLine: 250_000, leftOut: [] })
  await enter(concern, '涉及渗漏', {
    caseId: idOf('容错案'),
    observationId: null,
    bottomLineEventId: idOf('渗漏'),
    achievementId: null,
    reportId: null,
  })
  const out = { out: idOf('渗漏'), why: 'tolerated', caseId: idOf('容错案') }
  expect(await evaluate()).toEqual({ bottomLine: 300_000, leftOut: [out] })
})
