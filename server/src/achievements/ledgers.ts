import { sql } from 'kysely'
import { officialOrder, personAndUnit, presentPost } from '../cadres/presentPost.ts'
import type { LedgerSource } from '../platform/source.ts'

export const achievements: LedgerSource = {
  scopes: { own: 'cadreId', unit: 'unitId' },
  order: ['unitOrdinal', 'cadreOrdinal', '-quarter'],
  rows: (d) => sql`
    select a.id, a.withdrawn_at, a.flags, ${personAndUnit}, u."group", a.quarter, a.dimension,
      a.front, a.text, a.level, a.evidence, v.finding, a.share, a.date, v.office, ${officialOrder}
    from achievements a
    left join cadres c on c.district_id = ${d} and c.id = a.cadre_id ${presentPost(d)}
    left join verifications v on v.district_id = ${d} and v.standing_on_id = a.id
    where a.district_id = ${d}`,
}

/** A finding is seen by whom the achievement is seen. */
export const verifications: LedgerSource = {
  scopes: { own: 'cadreId', unit: 'unitId' },
  order: [],
  rows: (d) => sql`
    select v.id, c.id as cadre_id, u.id as unit_id
    from verifications v
    left join achievements a on a.district_id = ${d} and a.id = v.achievement_id
    left join cadres c on c.district_id = ${d} and c.id = a.cadre_id ${presentPost(d)}
    where v.district_id = ${d}`,
}
