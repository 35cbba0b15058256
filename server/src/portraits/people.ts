import { refuseIf } from '@zhishi/domain/kernel/refusal.ts'
import { archiveOf, yearsOf } from '@zhishi/domain/portraits/archive.ts'
import { cannotCompare } from '@zhishi/domain/portraits/comparing.ts'
import { peopleApi } from '@zhishi/domain/portraits/peopleApi.ts'
import { schemesInForce } from '../evaluation/inForce.ts'
import { type Route, route } from '../platform/http.ts'
import { notFound } from '../platform/problems.ts'
import { clocksIn, periodOf } from './clocks.ts'
import { findPeople } from './finding.ts'
import { dayOf } from './paper.ts'
import { findPerson, isOwn, personPage } from './person.ts'
import { proposeTags, seedDictionary } from './tagging.ts'

/** Years that one archive page tells; older ones by the period in the address. */
const MOST_YEARS = 6

export const peopleRoutes: readonly Route[] = [
  route(peopleApi.comparison, async ({ tx, actor, now, query, note }) => {
    const ids = [...new Set(query.ids)]
    refuseIf(cannotCompare(actor, ids))
    const period = await periodOf(tx, actor, now, query)
    const people = await Promise.all(
      ids.map((cadreId) => personPage(tx, actor, now, { cadreId, period })),
    )
    note({ outcome: 'read', noun: 'cadre', particulars: { ids: ids.join(' '), period } })
    return { period, people }
  }),

  route(peopleApi.findPeople, async ({ tx, actor, now, query, note }) => {
    const { all = [], none = [], page } = query
    const asker = { page, asker: actor.cadreId }
    const found = await findPeople(tx, actor.districtId, now, { all, none }, asker)
    const kinds = [...all.map(({ is }) => is), ...none.map(({ is }) => `-${is}`)].join(' ')
    note({ outcome: 'read', noun: 'cadre', particulars: { conditions: kinds, total: found.total } })
    return found
  }),

  route(peopleApi.archive, async ({ tx, actor, now, params, query, note }) => {
    const cadreId = params['id'] ?? ''
    const period = await periodOf(tx, actor, now, query)
    const at = clocksIn(query)
    const page = await personPage(tx, actor, now, { cadreId, period, at })
    const years = yearsOf(page.record).slice(0, MOST_YEARS)
    const { heads } = await schemesInForce(tx, actor.districtId, at.known ?? now)
    note({ outcome: 'read', noun: 'cadre', recordId: cadreId, particulars: { period } })
    return {
      page,
      years,
      quarters: archiveOf(page.record, years, heads).map((one) => ({
        ...one,
        cells: one.cells.map((cell) => ({ ...cell, items: [...cell.items] })),
      })),
    }
  }),

  route(peopleApi.tagging, async ({ tx, actor, now, params, query, note }) => {
    const cadreId = params['id'] ?? ''
    if (isOwn(actor, cadreId)) throw notFound()
    const period = await periodOf(tx, actor, now, query)
    const record = await findPerson(tx, actor, { cadreId, period })
    note({ outcome: 'read', noun: 'cadre', recordId: cadreId, particulars: { period } })
    return proposeTags(tx, actor.districtId, record, dayOf(now))
  }),

  route(peopleApi.seedTags, async ({ tx, actor, now, input, note }) => {
    const added = await seedDictionary(tx, { by: actor, at: now }, input.ids)
    note({ noun: 'tag', particulars: { added } })
    return { added }
  }),
]
