import { type Actor, may } from '@zhishi/domain/access/actor.ts'
import { Refusal, reason, refuseIf } from '@zhishi/domain/kernel/refusal.ts'
import { Id } from '@zhishi/domain/kernel/values.ts'
import { type WriteUpText, portraitsApi } from '@zhishi/domain/portraits/api.ts'
import { cannotPortray, draftWriteUp } from '@zhishi/domain/portraits/writeUp.ts'
import { describeRecords } from '../evaluation/records.ts'
import type { Database, Tx } from '../platform/database.ts'
import { type Route, route } from '../platform/http.ts'
import { notFound } from '../platform/problems.ts'
import { isKin, kinFor } from '../platform/visibility.ts'
import { dayOf } from './paper.ts'
import { clocksIn, periodOf, stateOf } from './clocks.ts'
import { cannotWrite, findPerson, findPersonAt, isOwn, personPage, readsOthers } from './person.ts'
import { decideOn, listAwaiting, nextNumber, whyNotDecide } from './approvals.ts'
import { findVersion, keepVersion, listVersions, sourcesIn } from './writeUps.ts'
import { writeUpFile } from './writeUpFile.ts'

type Db = Database | Tx

/** The sources of a text as they stood at a moment. */
const described = (db: Db, actor: Actor, asOf: Date, text: WriteUpText) =>
  describeRecords(db, actor.districtId, sourcesIn(text), { asOf, own: false })

/** Write-ups are for those who decide; they name teams and sources, which the person does not learn. */
function forOthersOnly(actor: Actor, cadreId: string): void {
  if (!readsOthers(actor) || isOwn(actor, cadreId)) throw notFound()
}

export const portraitsRoutes: readonly Route[] = [
  route(portraitsApi.person, async ({ tx, actor, now, params, query, note }) => {
    const cadreId = params['id'] ?? ''
    const period = await periodOf(tx, actor, now, query)
    const at = clocksIn(query)
    const page = await personPage(tx, actor, now, { cadreId, period, at })
    const { until = null, known = null } = query
    note({
      outcome: 'read',
      noun: 'cadre',
      recordId: cadreId,
      particulars: { period, until, known },
    })
    return page
  }),

  route(portraitsApi.draft, async ({ tx, actor, now, params, query, note }) => {
    const cadreId = params['id'] ?? ''
    const period = await periodOf(tx, actor, now, query)
    const at = clocksIn(query)
    const { record, undated } = await findPersonAt(tx, actor, { cadreId, period, at })
    refuseIf(cannotWrite(actor, record))
    const { until = null, known = null } = query
    note({
      outcome: 'read',
      noun: 'cadre',
      recordId: cadreId,
      particulars: { period, until, known },
    })
    const text = draftWriteUp(record)
    return {
      period,
      text,
      state: stateOf(at, undated),
      ...(await described(tx, actor, at.known ?? now, text)),
    }
  }),

  route(portraitsApi.writeUps, async ({ tx, actor, now, params }) => {
    const cadreId = params['id'] ?? ''
    forOthersOnly(actor, cadreId)
    await findPerson(tx, actor, { cadreId, period: String(now.getUTCFullYear()) })
    return listVersions(tx, actor.districtId, cadreId)
  }),

  route(portraitsApi.writeUp, async ({ tx, actor, now, params, note }) => {
    const cadreId = params['id'] ?? ''
    forOthersOnly(actor, cadreId)
    const id = Id.safeParse(params['writeUpId'])
    if (!id.success || (await isKin(tx, actor, cadreId))) throw notFound()
    const found = await findVersion(tx, actor.districtId, cadreId, id.data)
    note({ outcome: 'read', noun: 'writeUp', recordId: id.data, particulars: { cadreId } })
    const year = Number(dayOf(now).slice(0, 4))
    const refused = may(actor, 'approve write-ups')
      ? (await whyNotDecide(tx, actor, found))?.code
      : 'forbidden'
    return {
      ...found,
      ...(await described(tx, actor, now, found.text)),
      decide: { may: refused === undefined, why: refused ?? null },
      next: { year, number: await nextNumber(tx, actor.districtId, year) },
    }
  }),

  route(portraitsApi.awaiting, async ({ tx, actor, note }) => {
    const found = await listAwaiting(tx, actor.districtId)
    const kin = await kinFor(tx, actor)
    const shown = found.filter(({ cadreId }) => !isOwn(actor, cadreId) && !kin.has(cadreId))
    note({ outcome: 'read', noun: 'writeUp', particulars: { rows: shown.length } })
    return shown
  }),

  ...([portraitsApi.approveWriteUp, portraitsApi.returnWriteUp] as const).map((endpoint) =>
    route<typeof endpoint>(endpoint, async ({ tx, actor, now, params, input, note }) => {
      const cadreId = params['id'] ?? ''
      const id = params['writeUpId'] ?? ''
      if (await isKin(tx, actor, cadreId)) throw notFound()
      note({ noun: 'writeUp', recordId: id, particulars: { cadreId, ...input } })
      return decideOn(tx, actor, now, { cadreId, id }, input)
    }),
  ),

  route(portraitsApi.keepWriteUp, async ({ tx, actor, now, params, input, note }) => {
    const cadreId = params['id'] ?? ''
    const id = Id.safeParse(params['writeUpId'])
    if (!id.success) throw notFound()
    const { period, basedOn, text } = input
    const record = await findPerson(tx, actor, { cadreId, period })
    refuseIf(cannotWrite(actor, record))
    note({ noun: 'writeUp', recordId: id.data, particulars: { cadreId, period, basedOn } })
    return keepVersion(tx, actor, now, record, { id: id.data, basedOn, text })
  }),

  route(portraitsApi.download, async ({ tx, actor, now, params, query, note }) => {
    const cadreId = params['id'] ?? ''
    forOthersOnly(actor, cadreId)
    const { until = null, known = null } = query
    // What somebody kept stands as it was kept, and as it was approved.
    if (query.version && (until ?? known) !== null) throw new Refusal(reason('write-up.kept'))
    const period = await periodOf(tx, actor, now, query)
    const at = clocksIn(query)
    const { record, undated } = await findPersonAt(tx, actor, { cadreId, period, at })
    const kept = query.version && (await findVersion(tx, actor.districtId, cadreId, query.version))
    refuseIf(kept ? cannotPortray(record) : cannotWrite(actor, record))
    const { text, file } = await writeUpFile(tx, {
      districtId: actor.districtId,
      record,
      period,
      kept: kept || null,
      sources: query.sources === 'with',
      state: stateOf(at, undated),
      now,
    })
    note({
      outcome: 'exported',
      noun: 'cadre',
      recordId: cadreId,
      particulars: {
        period,
        version: query.version ?? null,
        sources: query.sources,
        until,
        known,
      },
    })
    return { file, name: `${text.title}.docx` }
  }),
]
