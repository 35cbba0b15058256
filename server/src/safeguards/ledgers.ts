import { type RawBuilder, sql } from 'kysely'
import { officialOrder, personAndUnit, presentPost } from '../cadres/presentPost.ts'
import type { LedgerSource } from '../platform/source.ts'

/** One row a person of a case, so that cases and persons both can be counted. */
const parties = (which: RawBuilder<unknown>): LedgerSource => ({
  scopes: { own: 'cadreId', unit: 'unitId' },
  order: ['-year', 'number', 'unitOrdinal', 'cadreOrdinal'],
  rows: (d) => sql`
    select y.id, coalesce(y.withdrawn_at, k.withdrawn_at) as withdrawn_at, y.flags,
      ${personAndUnit}, k.year, k.number, k.matter, k.ground,
      k.result, k.way, k.date, k.year || ' ' || k.number as "case", k.id as case_id,
      ${officialOrder}
    from case_parties y
    left join cases k on k.district_id = ${d} and k.id = y.case_id
    left join cadres c on c.district_id = ${d} and c.id = y.cadre_id ${presentPost(d)}
    where y.district_id = ${d} ${which}`,
})

export const tolerances = parties(sql`and k.kind = 'tolerance'`)
export const clearings = parties(sql`and k.kind = 'clearing'`)

/** A person of a case, whichever kind it is. */
export const caseParties = parties(sql``)

/** A case is seen by whom one of its persons is seen. */
export const cases: LedgerSource = {
  scopes: { own: 'cadreId' },
  order: [],
  rows: (d) => sql`
    select k.id, y.cadre_id
    from cases k
    left join case_parties y on y.district_id = ${d} and y.case_id = k.id
    where k.district_id = ${d}`,
}
