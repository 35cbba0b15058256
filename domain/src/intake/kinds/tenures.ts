import type { Id } from '../../kernel/values.ts'
import type { Stored } from '../batch.ts'
import type { Desk } from '../desk.ts'
import { enter } from '../matching.ts'
import { addPerson, isOpenMain, layerIn, textIn } from '../people.ts'
import { matchUnit } from '../units.ts'
import { endOf } from '../values/dates.ts'
import { plain } from '../values/text.ts'
import type { RosterRow } from './rosterMatching.ts'

/**
 * States the present post of a row's person. A post or unit that began later than the one on record
 * ends that one and begins anew (credit follows tenure). Where the row gives no beginning, a change of
 * unit is dated by the roster's own date. Everything else corrects the tenure on record in place.
 */
export function placeIn(desk: Desk, read: RosterRow): void {
  const cadre = read.entry
  if (!cadre) return
  const unitId =
    read.body === undefined && read.unit !== undefined
      ? matchUnit(desk.units, read.unit)?.unit.id
      : undefined
  const { row, body, post, layer, since: from } = read
  const stated = { cadreId: cadre.id, unitId, body, post, layer, from }
  const open = (desk.tenures.get(cadre.id) ?? []).find(isOpenMain)
  const ends = open && endOfTenure(open, read, unitId)
  if (!open) enter(desk.facts, row, 'tenure', undefined, stated, { main: true, layer: 'other' }, {})
  else if (ends === undefined) enter(desk.facts, row, 'tenure', open, stated, {}, {})
  else {
    enter(desk.facts, row, 'tenure', open, { until: ends }, {}, {})
    const otherwise = { main: true, layer: layerIn(open.content['layer']) }
    enter(desk.facts, row, 'tenure', undefined, stated, otherwise, {})
  }
  addToDesk(desk, read, unitId)
}

/** When the tenure on record ended, if the row shows another one; undefined where it is the same. */
function endOfTenure(open: Stored, read: RosterRow, unitId: Id | undefined): string | undefined {
  const elsewhere =
    read.body === undefined
      ? open.content['unitId'] !== unitId
      : plain(String(open.content['body'] ?? '')) !== plain(read.body)
  const post = textIn(open.content['post'])
  const otherPost =
    read.post !== undefined && post !== undefined && plain(read.post) !== plain(post)
  if (!elsewhere && !otherPost) return undefined
  const before = textIn(open.content['from'])
  if (read.since !== undefined)
    return before === undefined || (read.since > before && !read.since.startsWith(before))
      ? read.since
      : undefined
  const { asOf, year } = read.row.table.context
  const ends = asOf ?? (year === undefined ? undefined : String(year))
  return elsewhere && ends !== undefined && (before === undefined || endOf(ends) >= before)
    ? ends
    : undefined
}

function addToDesk(desk: Desk, read: RosterRow, unitId: Id | undefined): void {
  const cadre = read.entry
  if (!cadre) return
  const { file, sheet } = read.row.table.sheet
  const known = desk.people.byId.get(cadre.id)
  if (!known) {
    addPerson(desk.people, {
      id: cadre.id,
      key: `row/${file}/${sheet}/${read.row.number}`,
      name: read.name,
      birth: textIn(cadre.content['birth']),
      units: unitId === undefined ? [] : [unitId],
      body: read.body,
      posts: read.post === undefined ? [] : [read.post],
      layer: read.layer ?? 'other',
      from: read.since,
      waits: undefined,
    })
    return
  }
  known.birth = textIn(cadre.content['birth'])
  if (unitId !== undefined) known.units = [unitId, ...known.units.filter((id) => id !== unitId)]
  known.body = unitId === undefined ? (read.body ?? known.body) : undefined
  if (read.post !== undefined) known.posts = [read.post, ...known.posts]
  known.layer = read.layer ?? known.layer
  known.from = read.since ?? known.from
}
