import { sql } from 'kysely'
import { officialOrder, personAndUnit, presentPost } from '../cadres/presentPost.ts'
import type { LedgerSource } from '../platform/source.ts'

export const tallies: LedgerSource = {
  scopes: { own: 'cadreId', unit: 'unitId' },
  order: ['-year', 'unitOrdinal', 'cadreOrdinal', 'voterClass'],
  rows: (d) => sql`
    select y.id, y.withdrawn_at, y.flags, ${personAndUnit}, b.title as debrief, b.id as debrief_id,
      b.year, y.voter_class, y.voters, y.excellent, y.competent, y.basic, y.incompetent,
      ${officialOrder}
    from tallies y
    left join debriefs b on b.district_id = ${d} and b.id = y.debrief_id
    left join cadres c on c.district_id = ${d} and c.id = y.cadre_id ${presentPost(d)}
    where y.district_id = ${d}`,
}

/** An occasion is seen by whom one of its tallies is seen. */
export const debriefs: LedgerSource = {
  scopes: { own: 'cadreId' },
  order: [],
  rows: (d) => sql`
    select b.id, y.cadre_id
    from debriefs b
    left join tallies y on y.district_id = ${d} and y.debrief_id = b.id
    where b.district_id = ${d}`,
}
