import { sql } from 'kysely'
import { OutcomeKind } from '@zhishi/domain/outcomes/outcome.ts'
import { officialOrder, personAndUnit, presentPost } from '../cadres/presentPost.ts'
import type { LedgerSource } from '../platform/source.ts'

const ofPerson = { own: 'cadreId', unit: 'unitId' } as const

export const outcomes: LedgerSource = {
  scopes: ofPerson,
  needs: { lead: 'read projects' },
  order: ['-year', 'kindOrdinal', '-date', 'unitOrdinal', 'cadreOrdinal'],
  rows: (d) => sql`
    select o.id, o.withdrawn_at, o.flags, o.kind, ${personAndUnit}, o.year, o.date, o.title,
      o.reason, o.basis, ${officialOrder},
      array_position(${[...OutcomeKind.options]}::text[], o.kind) as kind_ordinal,
      exists (select from appointments a
        join projects p on p.district_id = ${d} and p.id = a.project_id and p.year = o.year
        where a.district_id = ${d} and a.cadre_id = o.cadre_id and a.withdrawn_at is null) as lead
    from outcomes o
    left join cadres c on c.district_id = ${d} and c.id = o.cadre_id ${presentPost(d)}
    where o.district_id = ${d} and o.cadre_id is not null`,
}

export const groupCommendations: LedgerSource = {
  scopes: { unit: 'unitId' },
  order: ['-year', '-date', 'unitOrdinal'],
  rows: (d) => sql`
    select o.id, o.withdrawn_at, o.flags, u.name as unit, u.id as unit_id, o.title, o.year, o.date,
      o.basis, u.ordinal as unit_ordinal
    from outcomes o
    left join units u on u.district_id = ${d} and u.id = o.unit_id
    where o.district_id = ${d} and o.unit_id is not null`,
}

/** An outcome of a person or of a group. */
export const allOutcomes: LedgerSource = {
  scopes: ofPerson,
  order: [],
  rows: (d) => sql`
    select o.id, o.cadre_id, o.unit_id from outcomes o where o.district_id = ${d}`,
}

export const recognitions: LedgerSource = {
  scopes: ofPerson,
  needs: { decision: 'read evaluation', decisionId: 'read evaluation' },
  order: ['-year', 'unitOrdinal', 'cadreOrdinal'],
  rows: (d) => sql`
    select g.id, g.withdrawn_at, g.flags, ${personAndUnit}, u."group", g.year, g.note,
      a.body || ' ' || a.decided_on as decision, b.run_id as decision_id, ${officialOrder}
    from recognitions g
    left join run_recognitions b on b.district_id = ${d} and b.entered_id = g.id
    left join run_acts a on a.district_id = ${d} and a.run_id = b.run_id and a.number = b.decided_in
    left join cadres c on c.district_id = ${d} and c.id = g.cadre_id ${presentPost(d)}
    where g.district_id = ${d}`,
}
