import { type Actor, may } from '@zhishi/domain/access/actor.ts'
import { ledgerOf } from '@zhishi/domain/app/ledgers.ts'
import { SYSTEM_VIEWS } from '@zhishi/domain/app/views.ts'
import { type SavedView, platformApi } from '@zhishi/domain/platform/api.ts'
import { type Route, route } from '../platform/http.ts'
import { conflict, forbidden, malformed, notFound } from '../platform/problems.ts'

declare module '../platform/tables.ts' {
  interface Tables {
    savedViews: SavedViewsTable
  }
}

export interface SavedViewsTable {
  districtId: number
  id: string
  accountId: string
  ledger: string
  name: string
  address: string
  shared: boolean
  createdAt: Date
}

const mayRead = (actor: Actor, name: string): boolean => {
  const ledger = ledgerOf(name)
  return ledger !== undefined && may(actor, ledger.may)
}

/** The views that the program brings for these seats. */
const systemViews = (actor: Actor): SavedView[] =>
  SYSTEM_VIEWS.filter(({ roles }) => roles.some((role) => actor.roles.includes(role))).map(
    ({ id, ledger, name, address }) => ({ id, ledger, name, address, shared: true, mine: false }),
  )

export const savedViewRoutes: readonly Route[] = [
  route(platformApi.savedViews, async ({ tx, actor }) => {
    const kept = await tx
      .selectFrom('savedViews as v')
      .select(['v.id', 'v.ledger', 'v.name', 'v.address', 'v.shared', 'v.accountId'])
      .where('v.districtId', '=', actor.districtId)
      .where(({ eb, or }) =>
        or([eb('v.accountId', '=', actor.accountId), eb('v.shared', '=', true)]),
      )
      .orderBy('v.createdAt')
      .orderBy('v.id')
      .execute()
    const views = kept.map(({ accountId, ...view }) => ({
      ...view,
      mine: accountId === actor.accountId,
    }))
    return [...systemViews(actor), ...views].filter(({ ledger }) => mayRead(actor, ledger))
  }),

  route(platformApi.saveView, async ({ tx, actor, now, params, input }) => {
    if (!ledgerOf(input.ledger)) throw malformed([{ path: 'ledger', code: 'invalid_value' }])
    if (!mayRead(actor, input.ledger)) throw forbidden()
    const id = params['id'] ?? ''
    if (SYSTEM_VIEWS.some((view) => view.id === id)) throw conflict('record.id-taken')
    const saved = await tx
      .insertInto('savedViews')
      .values({
        ...input,
        districtId: actor.districtId,
        id,
        accountId: actor.accountId,
        createdAt: now,
      })
      .onConflict((clash) =>
        clash
          .columns(['districtId', 'id'])
          .doUpdateSet({ ...input })
          .where('savedViews.accountId', '=', actor.accountId)
          .where('savedViews.districtId', '=', actor.districtId),
      )
      .returning('id')
      .executeTakeFirst()
    // Somebody else's stays as it is.
    if (!saved) throw conflict('record.id-taken')
    return { ...input, id: saved.id, mine: true }
  }),

  route(platformApi.dropView, async ({ tx, actor, params }) => {
    const { numDeletedRows } = await tx
      .deleteFrom('savedViews as v')
      .where('v.districtId', '=', actor.districtId)
      .where('v.id', '=', params['id'] ?? '')
      .where('v.accountId', '=', actor.accountId)
      .executeTakeFirst()
    if (Number(numDeletedRows) === 0) throw notFound()
    return null
  }),
]
