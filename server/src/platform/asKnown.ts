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
  if (kind === 'marks') return sql`v.content -> ${sql.lit(key)}`
  const text = sql`v.content ->> ${sql.lit(key)}`
  const type = TYPES[kind]
  return type === undefined ? text : sql`(${text})::${sql.raw(type)}`
}

/**
 * A kind of fact as it was known at a moment, under the name of its table. `with ${asKnown(…)} select …`
 * runs a statement that was written for the present over the past, so that there is one way to read and
 * not two. A row that was last written by then is its own last version; only for those that were
 * written later, the last version until then is looked up, if it stood. Not materialised, so that a
 * statement about one person finds that person's rows by their index.
 */
export const asKnown = (fact: Fact, districtId: Sql, moment: Sql): Sql => {
  const fields = fieldsOf(fact.schema)
  return sql`
  ${sql.id(fact.table)} as not materialized (
    select f.district_id, f.id, f.version, f.recorded_at, f.withdrawn_at,
      ${sql.join(fields.map(({ key }) => sql.ref(`f.${key}`)))}
    from ${sql.table(fact.table)} f
    where f.district_id = ${districtId} and f.recorded_at <= ${moment} and f.withdrawn_at is null
    union all
    select v.district_id, v.fact_id, v.version, v.at, null::timestamptz,
      ${sql.join(fields.map(columnOf))}
    from ${sql.table(fact.table)} f
    join lateral (
      select w.district_id, w.fact_id, w.version, w.at, w.act, w.content
      from fact_versions w
      where w.district_id = ${districtId} and w.fact_id = f.id and w.at <= ${moment}
      order by w.version desc limit 1) v on v.act <> 'withdrawn'
    where f.district_id = ${districtId} and f.recorded_at > ${moment})`
}
