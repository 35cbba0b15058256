import { sql } from 'kysely'
import { officialOrder, personAndUnit, presentPost } from '../cadres/presentPost.ts'
import type { LedgerSource } from '../platform/source.ts'

/** The dictionary is for those who give tags and find people by them. */
export const tags: LedgerSource = {
  scopes: {},
  order: ['name'],
  rows: (d) => sql`
    select g.id, g.withdrawn_at, g.flags, g.name, g.meaning, g.rule, g.months
    from tags g where g.district_id = ${d}`,
}

/** The person sees the own tags; what was proposed and declined is no word on him. */
export const taggings: LedgerSource = {
  scopes: { own: 'taggedId' },
  order: ['unitOrdinal', 'cadreOrdinal', '-from'],
  rows: (d) => sql`
    select x.id, x.withdrawn_at, x.flags, ${personAndUnit}, g.name as tag, g.id as tag_id, x.stance,
      x."from", x.until, x.note, x.records, ${officialOrder},
      case when x.stance = 'given' then x.cadre_id end as tagged_id
    from taggings x
    left join tags g on g.district_id = ${d} and g.id = x.tag_id
    left join cadres c on c.district_id = ${d} and c.id = x.cadre_id ${presentPost(d)}
    where x.district_id = ${d}`,
}
