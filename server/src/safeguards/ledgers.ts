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

/** The record that a concern or a reply (aliased `x`) is about: by its own words, as links. */
const heldAgainst = (d: number) => ({
  columns: sql`
      coalesce(left(o.text, 60), v.date) as observation, x.observation_id,
      left(e.text, 60) as bottom_line_event, x.bottom_line_event_id,
      left(a.text, 60) as achievement, x.achievement_id,
      p.name || ' ' || r.month as report, x.report_id`,
  joins: sql`
    left join observations o on o.district_id = ${d} and o.id = x.observation_id
    left join visits v on v.district_id = ${d} and v.id = o.visit_id
    left join bottom_line_events e on e.district_id = ${d} and e.id = x.bottom_line_event_id
    left join achievements a on a.district_id = ${d} and a.id = x.achievement_id
    left join reports r on r.district_id = ${d} and r.id = x.report_id
    left join projects p on p.district_id = ${d} and p.id = r.project_id`,
})

/** Seen by the person whom the record is about; of a report, by those who see the case. */
export const concerns: LedgerSource = {
  scopes: { own: 'cadreId' },
  order: ['case'],
  rows: (d) => sql`
    select x.id, x.withdrawn_at, x.flags, k.year || ' ' || k.number as "case", x.case_id,
      coalesce(o.cadre_id, e.cadre_id, a.cadre_id) as cadre_id,
      ${heldAgainst(d).columns}
    from concerns x
    left join cases k on k.district_id = ${d} and k.id = x.case_id
    ${heldAgainst(d).joins}
    where x.district_id = ${d}`,
}

export const replies: LedgerSource = {
  scopes: { own: 'cadreId', unit: 'unitId' },
  order: ['-date', 'unitOrdinal', 'cadreOrdinal'],
  rows: (d) => sql`
    select x.id, x.withdrawn_at, x.flags, ${personAndUnit}, x.date, x.text,
      ${heldAgainst(d).columns}, ${officialOrder}
    from replies x
    left join cadres c on c.district_id = ${d} and c.id = x.cadre_id ${presentPost(d)}
    ${heldAgainst(d).joins}
    where x.district_id = ${d}`,
}
