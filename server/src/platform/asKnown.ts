import { type RawBuilder, sql } from 'kysely'
import { type Field, fieldsOf } from '@zhishi/domain/kernel/field.ts'
import type { Fact } from '@zhishi/domain/platform/fact.ts'

type Sql = RawBuilder<unknown>

const TYPES: Readonly<Partial<Record<Field['kind'], string>>> = {
  count: 'bigint',
  money: 'bigint',
  decimal: 'bigint',
  share: 'bigint',
  year: 'integer',
  flag: 'boolean',
  link: 'uuid',
}

/** One field of a version's content as the column of its table. */
function columnOf({ key, kind }: Field): Sql {
  const named = sql`as ${sql.ref(key)}`
  if (kind === 'marks') return sql`v.content -> ${sql.lit(key)} ${named}`
  const text = sql`v.content ->> ${sql.lit(key)}`
  const type = TYPES[kind]
  return type === undefined ? sql`${text} ${named}` : sql`(${text})::${sql.raw(type)} ${named}`
}

/**
 * A kind of fact as it was known at a moment, under the name of its table: the last version of each
 * until then, if it stood. `with ${asKnown(…)} select …` runs a statement that was written for the
 * present over the past, so that there is one way to read and not two.
 */
export const asKnown = (fact: Fact, districtId: Sql, moment: Sql): Sql => sql`
  ${sql.id(fact.table)} as (
    select v.district_id, v.fact_id as id, v.version, v.at as recorded_at,
      null::timestamptz as withdrawn_at, '[]'::jsonb as flags,
      ${sql.join(fieldsOf(fact.schema).map(columnOf))}
    from (
      select distinct on (w.fact_id) w.district_id, w.fact_id, w.version, w.at, w.act, w.content
      from fact_versions w
      where w.district_id = ${districtId} and w.noun = ${sql.lit(fact.noun)} and w.at <= ${moment}
      order by w.fact_id, w.version desc) v
    where v.act <> 'withdrawn')`
