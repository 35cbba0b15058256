import type { Calibration, Deciding, Outcome } from '@zhishi/domain/decisions/api.ts'
import { cadre, kinship, tenure } from '@zhishi/domain/cadres/cadre.ts'
import { decisionsRoutes } from '../../src/decisions/handlers.ts'
import { evaluationRoutes } from '../../src/evaluation/handlers.ts'
import { transaction } from '../../src/platform/database.ts'
import { enterFacts } from '../../src/platform/facts.ts'
import { newId } from '../../src/platform/ids.ts'
import { ASKERS, type Answer, actor, serve } from '../evaluation/asking.ts'
import { DISTRICT, NOBODY, enterSmallDistrict, idOf } from '../evaluation/smallDistrict.ts'
import { testDatabase } from '../harness.ts'

/**
 * The people of 柏川县 who meet on a run. 周敏 and 高远 are clerks of the organisation department, 方正 and
 * 江澜 county leaders, 镇办 a clerk lent from 林岳's town, 亲属 one whose in-law 何川 is, 副镇长
 * holds a post in 林岳's town, 尹三 the auditor.
 */
export const PEOPLE = {
  ...ASKERS,
  高远: actor('高远', ['clerk']),
  江澜: actor('江澜', ['countyLeader']),
  镇办: { ...actor('镇办', ['clerk']), unitId: idOf('林岳镇') },
  亲属: actor('亲属', ['clerk'], '田野'),
  苏禾经办: actor('苏禾经办', ['clerk'], '苏禾'),
  副镇长: actor('副镇长', ['countyLeader'], '葛平'),
  尹三: actor('尹三', ['auditor']),
} as const

export const BODY = '县委常委会'
export const ON = '2025-01-20'

type Choice = Deciding['choices'][number]
export const grade = (
  who: string,
  verdict: Extract<Choice, { matter: 'grade' }>['verdict'],
  reason: string | null = null,
): Choice => ({ matter: 'grade', cadreId: idOf(who), verdict, reason })
export const standout = (
  who: string,
  verdict: Extract<Choice, { matter: 'recognition' }>['verdict'],
  reason: string | null = null,
): Choice => ({ matter: 'recognition', cadreId: idOf(who), verdict, reason })

/** A database with the small district in it, and its people at their desks. */
export async function district() {
  const { app: db, owner } = await testDatabase()
  const clock = { now: new Date('2025-02-01T00:00:00Z') }
  const ask = serve(db, [...evaluationRoutes, ...decisionsRoutes], clock, PEOPLE)
  await enterSmallDistrict(db)
  const by = { districtId: DISTRICT, accountId: null, name: '周敏' }
  const content = { cadreId: idOf('田野'), relativeId: idOf('何川'), kind: 'inLaw', note: null }
  await transaction(db, (tx) =>
    enterFacts(tx, kinship, [{ id: newId(), content }], { by, at: clock.now }),
  )
  const deputy = { cadreId: idOf('葛平'), unitId: idOf('林岳镇'), post: '副镇长', layer: 'other' }
  const since = { body: null, main: true, from: '2023-01', until: null }
  await transaction(db, async (tx) => {
    const named = { id: idOf('葛平'), content: { ...NOBODY, name: '葛平', ordinal: 90 } }
    await enterFacts(tx, cadre, [named], { by, at: clock.now })
    const post = { id: newId(), content: { ...deputy, ...since } }
    await enterFacts(tx, tenure, [post], { by, at: clock.now })
  })

  /** Computes a run and gives what can be done with it. */
  async function newRun(more: object = {}) {
    const id = newId()
    const asked = { scheme: 'heads-1', period: '2024', raisedQuota: [], asOf: null, ...more }
    const started = await ask('周敏', 'PUT', `/evaluation/runs/${id}`, asked)
    if (started.status !== 200) throw new Error(JSON.stringify(started.body))
    const path = `/evaluation/runs/${id}`
    const input = (choices: readonly Choice[], extra: Partial<Deciding> = {}): Deciding => ({
      body: BODY,
      on: ON,
      choices: [...choices],
      inBulk: false,
      after: null,
      ...extra,
    })
    return {
      id,
      path,
      input,
      open: (who = '周敏', actId = newId()) =>
        ask(who, 'PUT', `${path}/meeting/${actId}`, {
          rule: { share: 2_000, least: 600_000, dimensions: false },
        }),
      opine: (who: string, whom: string, said: object = {}, actId = newId()) =>
        ask(who, 'PUT', `${path}/opinions/${actId}`, {
          cadreId: idOf(whom),
          grade: 'competent',
          words: null,
          ...said,
        }),
      preview: (who: string, choices: readonly Choice[]) =>
        ask(who, 'POST', `${path}/decisions/preview`, input(choices, { inBulk: true })),
      decide: (
        who: string,
        choices: readonly Choice[],
        extra: Partial<Deciding> = {},
        actId = newId(),
      ) => ask(who, 'PUT', `${path}/decisions/${actId}`, input(choices, extra)),
      undo: (who: string, undoes: number, actId = newId()) =>
        ask(who, 'PUT', `${path}/undoings/${actId}`, { undoes }),
      seal: (who = '周敏', actId = newId()) =>
        ask(who, 'PUT', `${path}/seal/${actId}`, { body: BODY, on: ON }),
      calibration: async (who = '周敏') =>
        (await ask(who, 'GET', `${path}/calibration`)).body as Calibration,
    }
  }
  return { db, owner, ask, clock, newRun }
}

/** Everybody of the small district decided, as proposed where something is proposed. */
export const ALL: readonly Choice[] = [
  grade('林岳', 'proposal'),
  grade('何川', 'proposal'),
  grade('苏禾', 'competent', '依据虽少，主汛期表现稳定'),
  grade('马成', 'undetermined', '任职不满，下年再定'),
  grade('𠮷田', 'open', '票数过少，待补充测评'),
]

export const codeOf = (answer: Answer): string | undefined =>
  (answer.body as { reason?: { code?: string } }).reason?.code
export const outcomeOf = (answer: Answer): Outcome => answer.body as Outcome
