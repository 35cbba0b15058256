import type { Actor } from '@zhishi/domain/access/actor.ts'
import { decisionsApi } from '@zhishi/domain/decisions/api.ts'
import { cannotFetchMinutes } from '@zhishi/domain/decisions/sealing.ts'
import { cannotSumUp } from '@zhishi/domain/evaluation/recusing.ts'
import { refuseIf } from '@zhishi/domain/kernel/refusal.ts'
import { findRun, runFrom } from '../evaluation/runs.ts'
import type { Database, Tx } from '../platform/database.ts'
import { type Call, type Route, route } from '../platform/http.ts'
import { notFound } from '../platform/problems.ts'
import { writePaper } from '../platform/word.ts'
import {
  type Asked,
  cannotMeet,
  decide,
  giveOpinion,
  openMeeting,
  undo,
  weighed,
} from './acting.ts'
import { audit, listAudited } from './auditing.ts'
import { differencesOf } from './differing.ts'
import { findMeeting } from './meeting.ts'
import { minutesOf } from './minutes.ts'
import { calibrationFor, opinionsShown } from './reading.ts'
import { seal } from './sealing.ts'

const runIn = ({ params }: Pick<Call<never>, 'params'>): string => params['id'] ?? ''
const asked = (call: Pick<Call<never>, 'tx' | 'actor' | 'now' | 'params'>): Asked => ({
  tx: call.tx,
  actor: call.actor,
  now: call.now,
  runId: runIn(call),
  actId: call.params['actId'] ?? '',
})

async function runAfter(tx: Database | Tx, actor: Actor, id: string) {
  const run = await findRun(tx, actor, id)
  if (!run) throw notFound()
  return runFrom(run)
}

export const decisionsRoutes: readonly Route[] = [
  route(decisionsApi.calibration, async (call) => {
    const id = runIn(call)
    const calibration = await calibrationFor(call.tx, call.actor, id)
    call.note({ outcome: 'read', noun: 'run', recordId: id })
    return calibration
  }),

  route(decisionsApi.giveOpinion, async (call) => {
    const { tx, actor, input, note } = call
    // What a member thinks stays out of the trail; that it was said is in it.
    note({ noun: 'run', recordId: runIn(call), particulars: { cadreId: input.cadreId } })
    await giveOpinion(asked(call), input)
    const meeting = await findMeeting(tx, actor, runIn(call))
    const own = opinionsShown(meeting, actor).find(
      ({ mine, cadreId }) => mine && cadreId === input.cadreId,
    )
    if (!own) throw notFound()
    return own
  }),

  route(decisionsApi.openMeeting, async (call) => {
    const { tx, actor, input, note } = call
    note({ noun: 'run', recordId: runIn(call), particulars: { rule: input.rule } })
    await openMeeting(asked(call), input)
    return runAfter(tx, actor, runIn(call))
  }),

  route(decisionsApi.previewDecision, async (call) => {
    const { tx, actor, input, now, note } = call
    note({ outcome: 'read', noun: 'run', recordId: runIn(call) })
    const meeting = await findMeeting(tx, actor, runIn(call))
    refuseIf(cannotMeet(meeting, input, now))
    return { number: null, weighed: weighed(meeting, input) }
  }),

  route(decisionsApi.decide, async (call) => {
    const { input, note } = call
    const { body, on, choices } = input
    // Who was decided how stands in the run; the trail is read by people who may not know it.
    note({ noun: 'run', recordId: runIn(call), particulars: { body, on, people: choices.length } })
    return decide(asked(call), input)
  }),

  route(decisionsApi.undo, async (call) => {
    const { input, note } = call
    note({ noun: 'run', recordId: runIn(call), particulars: input })
    return undo(asked(call), input.undoes)
  }),

  route(decisionsApi.seal, async (call) => {
    const { tx, actor, input, note } = call
    const hash = await seal(asked(call), input)
    note({ noun: 'run', recordId: runIn(call), particulars: { ...input, hash } })
    return runAfter(tx, actor, runIn(call))
  }),

  route(decisionsApi.differences, async (call) => {
    call.note({ outcome: 'read', noun: 'run', recordId: runIn(call) })
    return differencesOf(call.tx, call.actor, runIn(call))
  }),

  route(decisionsApi.minutes, async (call) => {
    const id = runIn(call)
    const meeting = await findMeeting(call.tx, call.actor, id)
    refuseIf(cannotSumUp(meeting.run))
    refuseIf(cannotFetchMinutes({ ...meeting, state: meeting.run.state }, call.actor))
    const paper = minutesOf(meeting)
    call.note({ outcome: 'exported', noun: 'run', recordId: id })
    return { file: await writePaper(paper), name: `${paper.title}.docx` }
  }),

  route(decisionsApi.auditedRuns, ({ tx, actor }) => listAudited(tx, actor)),

  route(decisionsApi.audit, async (call) => {
    call.note({ outcome: 'read', noun: 'run', recordId: runIn(call) })
    return audit(call.tx, call.actor, runIn(call), call.now)
  }),
]
