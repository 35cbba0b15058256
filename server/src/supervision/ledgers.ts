import { sql } from 'kysely'
import { officialOrder, presentPost } from '../cadres/presentPost.ts'
import type { LedgerSource } from '../platform/source.ts'

/** The unit is the event's own where it names one, else the person's. */
export const bottomLineEvents: LedgerSource = {
  scopes: { own: 'cadreId', unit: 'unitId' },
  order: ['-date', 'unitOrdinal', 'cadreOrdinal'],
  rows: (d) => sql`
    select b.id, b.withdrawn_at, b.flags, b.date, c.name as cadre, c.id as cadre_id,
      coalesce(w.name, u.name) as unit, coalesce(w.id, u.id) as unit_id, b.category, b.text,
      b.points, b.veto, ${officialOrder}
    from bottom_line_events b
    left join units w on w.district_id = ${d} and w.id = b.unit_id
    left join cadres c on c.district_id = ${d} and c.id = b.cadre_id ${presentPost(d)}
    where b.district_id = ${d}`,
}
