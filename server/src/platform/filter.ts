import { type RawBuilder, sql } from 'kysely'
import type { Asked, Condition, Range } from '@zhishi/domain/platform/filter.ts'
import type { Column } from '@zhishi/domain/platform/ledger.ts'
import { contains } from './like.ts'
import { type Seen, cell } from './source.ts'

/** What was asked for, as conditions on the rows of a ledger. */
export function matches(seen: Seen, asked: Asked): RawBuilder<unknown>[] {
  const found = asked.conditions.map((condition) => matching(seen, condition))
  if (asked.words === undefined) return found
  const { words } = asked
  const worded = Object.keys(seen.ledger.columns).filter((key) =>
    isWorded(seen.ledger.columns[key]),
  )
  return [
    ...found,
    sql`(${sql.join(
      worded.map((key) => contains(cell(seen, key), words)),
      sql` or `,
    )})`,
  ]
}

const WORDED = new Set<Column['kind']>(['text', 'longText', 'name', 'link'])
const isWorded = (column: Column | undefined) => column !== undefined && WORDED.has(column.kind)

function matching(seen: Seen, condition: Condition): RawBuilder<unknown> {
  const held = cell(seen, condition.column)
  const marks = seen.ledger.columns[condition.column]?.kind === 'marks'
  switch (condition.test) {
    case 'empty':
      return isEmpty(held, marks)
    case 'contains':
      return contains(held, condition.text)
    case 'linked':
      return sql`${cell(seen, `${condition.column}Id`)} = any(${[...condition.ids]}::uuid[])`
    case 'is':
      return sql`${held} = ${condition.value}`
    case 'between':
      return between(held, condition.range)
    case 'dated':
      return dated(held, condition.range)
    case 'among': {
      const among = [
        ...(marks
          ? condition.values.map((value) => marked(held, value))
          : [sql`${held} = any(${[...condition.values]}::text[])`]),
        ...(condition.orEmpty ? [isEmpty(held, marks)] : []),
      ]
      return sql`(${sql.join(among, sql` or `)})`
    }
  }
}

const isEmpty = (held: RawBuilder<unknown>, marks: boolean) =>
  marks ? sql`coalesce(${held}, '{}'::jsonb) = '{}'::jsonb` : sql`${held} is null`

/** `results:D`, or `D` on any aspect. */
function marked(held: RawBuilder<unknown>, value: string): RawBuilder<unknown> {
  const [aspect, mark] = value.split(':')
  return mark === undefined
    ? sql`${held}::text like ${`%: "${value}"%`}`
    : sql`${held} @> ${JSON.stringify({ [aspect ?? '']: mark })}::jsonb`
}

/** Numbers are compared as bigint, so that one too large for the column is no error. */
function between(held: RawBuilder<unknown>, { from, to }: Range<number>): RawBuilder<unknown> {
  return both(
    from === undefined ? undefined : sql`${held} >= ${from}::bigint`,
    to === undefined ? undefined : sql`${held} <= ${to}::bigint`,
  )
}

/** Text order is time order; `~` comes after everything that a date can go on with. */
function dated(held: RawBuilder<unknown>, { from, to }: Range<string>): RawBuilder<unknown> {
  return both(
    from === undefined ? undefined : sql`${held} collate "C" >= ${from}`,
    to === undefined ? undefined : sql`${held} collate "C" < ${`${to}~`}`,
  )
}

const both = (...ends: readonly (RawBuilder<unknown> | undefined)[]): RawBuilder<unknown> =>
  sql`(${sql.join(
    ends.filter((end) => end !== undefined),
    sql` and `,
  )})`
