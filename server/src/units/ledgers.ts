import { sql } from 'kysely'
import type { LedgerSource } from '../platform/source.ts'

export const units: LedgerSource = {
  scopes: { unit: 'id' },
  order: ['ordinal', 'name'],
  rows: (d) => sql`
    select u.id, u.withdrawn_at, u.flags, u.name, u."group", u.note, u.ordinal,
      (select count(*) from tenures t where t.district_id = ${d} and t.unit_id = u.id
        and t.present_cadre_id is not null and t.layer = 'head') as heads,
      (select count(*) from tenures t where t.district_id = ${d} and t.unit_id = u.id
        and t.present_cadre_id is not null) as people
    from units u
    where u.district_id = ${d}`,
}

export const rankings: LedgerSource = {
  scopes: { unit: 'unitId' },
  order: ['-year', 'unitOrdinal', 'business'],
  rows: (d) => sql`
    select r.id, r.withdrawn_at, r.flags, u.name as unit, r.unit_id, u."group", r.business, r.year,
      r.place, r.out_of, r.previous, u.ordinal as unit_ordinal
    from rankings r
    left join units u on u.district_id = ${d} and u.id = r.unit_id
    where r.district_id = ${d}`,
}
