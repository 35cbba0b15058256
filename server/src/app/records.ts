import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import { LEDGERS } from '@zhishi/domain/app/ledgers.ts'
import { breachesOf, reflag } from '@zhishi/domain/app/keeping.ts'
import { Refusal, reason, refuseIf } from '@zhishi/domain/kernel/refusal.ts'
import { platformApi } from '@zhishi/domain/platform/api.ts'
import type { Tx } from '../platform/database.ts'
import { type Writing, versionsOf } from '../platform/factVersions.ts'
import { check, correctFacts, enterFacts, withdrawFact } from '../platform/facts.ts'
import { type Call, type Route, route } from '../platform/http.ts'
import { holdForChange, kept, weigh } from './keeping.ts'
import { holdLinked, refuseIfPointedTo, withdrawPartsOf } from './pointers.ts'
import { type Kind, isWithinReach, kindOf, viewRecord } from './recordView.ts'

type Content = Readonly<Record<string, unknown>>

/** Out of reach is answered as what is not there. */
async function refuseOutOfReach(tx: Tx, actor: Actor, kind: Kind, id: string): Promise<void> {
  if (!(await isWithinReach(tx, actor, kind, id))) throw new Refusal(reason('record.link-missing'))
}

/** Names or judges a person, so that who reads it is on the trail. */
const isPersonal = ({ noun }: Kind): boolean =>
  LEDGERS.find((ledger) => ledger.noun === noun)?.personal ?? true

const writing = (call: Pick<Call<never>, 'actor' | 'now'>, why?: string): Writing => ({
  by: call.actor,
  at: call.now,
  ...(why === undefined ? {} : { reason: why }),
})

/** Whether the same was entered under this id before; another content under it is refused. */
async function isSentAgain(tx: Tx, actor: Actor, kind: Kind, id: string, content: Content) {
  // Of two that come at once the second waits here for the first; the key alone decides.
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(tx)
  const [first] = await versionsOf(tx, actor.districtId, id)
  if (!first) return false
  if (first.noun === kind.noun && isDeepStrictEqual(first.content, content)) return true
  throw new Refusal(reason('record.id-taken'))
}

export const recordRoutes: readonly Route[] = [
  route(platformApi.record, async ({ tx, actor, params, note }) => {
    const kind = kindOf(params['noun'])
    const view = await viewRecord(tx, actor, kind.noun, params['id'] ?? '')
    if (isPersonal(kind)) note({ outcome: 'read' })
    return view
  }),

  route(platformApi.enter, async (call) => {
    const { tx, actor, params, input } = call
    const kind = kept(actor, params['noun'])
    const id = params['id'] ?? ''
    const content = check(kind, input.content)
    if (!(await isSentAgain(tx, actor, kind, id, content))) {
      await holdLinked(tx, actor.districtId, kind.noun, content)
      const situation = await weigh(tx, actor, kind, id, 'enter', content)
      await enterFacts(tx, kind, [{ id, content }], writing(call))
      await refuseOutOfReach(tx, actor, kind, id)
      refuseIf(reflag([], breachesOf(situation)).added)
    }
    return viewRecord(tx, actor, kind.noun, id)
  }),

  route(platformApi.correct, async (call) => {
    const { tx, actor, params, input } = call
    const kind = kept(actor, params['noun'])
    const id = params['id'] ?? ''
    const before = await holdForChange(tx, actor, kind, id)
    if (before.withdrawnAt) throw new Refusal(reason('record.withdrawn'))
    await weigh(tx, actor, kind, id, 'correct', before.content)
    const content = check(kind, input.content)
    await holdLinked(tx, actor.districtId, kind.noun, content, before.content)
    const situation = await weigh(tx, actor, kind, id, 'correct', content)
    const { added, flags } = reflag(before.flags, breachesOf(situation))
    const correction = { id, version: input.version, content, flags }
    await correctFacts(tx, kind, [correction], writing(call, input.reason))
    await refuseOutOfReach(tx, actor, kind, id)
    // A row from a sheet may breach live rules and is told so by its flags; a page adds no breach.
    refuseIf(added)
    return viewRecord(tx, actor, kind.noun, id)
  }),

  route(platformApi.withdraw, async (call) => {
    const { tx, actor, params, input } = call
    const kind = kept(actor, params['noun'])
    const id = params['id'] ?? ''
    const before = await holdForChange(tx, actor, kind, id)
    await weigh(tx, actor, kind, id, 'withdraw', before.content)
    const written = writing(call, input.reason)
    await withdrawFact(tx, kind, id, input.version, written, 'withdrawn')
    await refuseIfPointedTo(tx, actor.districtId, kind.noun, id)
    await withdrawPartsOf(tx, kind.noun, id, written, null)
    return viewRecord(tx, actor, kind.noun, id)
  }),

  route(platformApi.restore, async (call) => {
    const { tx, actor, params, input } = call
    const kind = kept(actor, params['noun'])
    const id = params['id'] ?? ''
    const before = await holdForChange(tx, actor, kind, id)
    await holdLinked(tx, actor.districtId, kind.noun, before.content)
    const situation = await weigh(tx, actor, kind, id, 'restore', before.content)
    refuseIf(reflag(before.flags, breachesOf(situation)).added)
    const written = writing(call, input.reason)
    await withdrawFact(tx, kind, id, input.version, written, 'restored')
    if (before.withdrawnAt) await withdrawPartsOf(tx, kind.noun, id, written, before.withdrawnAt)
    return viewRecord(tx, actor, kind.noun, id)
  }),
]
