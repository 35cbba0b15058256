import { fieldsOf } from '@zhishi/domain/kernel/field.ts'
import type { Fact } from '@zhishi/domain/platform/fact.ts'
import { type RawBuilder, sql } from 'kysely'

export type Sql = RawBuilder<unknown>

export interface Held {
  /** Fields of the fact that the record does not repeat. */
  readonly omit?: readonly string[]
  /** What stands beside the fact's own fields. */
  readonly more?: Readonly<Record<string, Sql>>
  readonly join?: Sql
  readonly where: Sql
}

/** One fact of a kind (aliased `f`) as an object of its fields and what stands beside them. */
export const objectOf = (
  fact: Fact,
  { omit = [], more = {} }: Omit<Held, 'where' | 'join'>,
): Sql => {
  const own = fieldsOf(fact.schema).filter(({ key }) => !omit.includes(key))
  const pairs = [
    sql`'id', f.id`,
    ...own.map(({ key }) => sql`${sql.lit(key)}, ${sql.ref(`f.${key}`)}`),
    ...Object.entries(more).map(([key, value]) => sql`${sql.lit(key)}, ${value}`),
  ]
  return sql`json_build_object(${sql.join(pairs)})`
}

/** All facts of a kind that stand, as a list. */
export const listOf = (d: Sql, fact: Fact, held: Held): Sql => sql`
  coalesce((select json_agg(${objectOf(fact, held)} order by f.id)
    from ${sql.table(fact.table)} f ${held.join ?? sql``}
    where f.district_id = ${d} and f.withdrawn_at is null and ${held.where}), '[]'::json)`
