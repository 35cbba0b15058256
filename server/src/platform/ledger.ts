import { type RawBuilder, sql } from 'kysely'
import type { Asked } from '@zhishi/domain/platform/filter.ts'
import type { Column } from '@zhishi/domain/platform/ledger.ts'
import type { LedgerPage, Row } from '@zhishi/domain/platform/api.ts'
import type { Database, Tx } from './database.ts'
import { matches } from './filter.ts'
import { soundsOf } from './search.ts'
import { type Seen, cell } from './source.ts'

export interface Span {
  readonly limit: number
  readonly offset: number
}

/** One page of the rows that were asked for, how many there are, and their sums. */
export async function readPage(
  db: Database | Tx,
  seen: Seen,
  asked: Asked,
  span: Span,
): Promise<Omit<LedgerPage, 'asOf'>> {
  const [rows, { total, sums }] = await Promise.all([
    readRows(db, seen, asked, span),
    readTotals(db, seen, asked),
  ])
  return { rows, total, sums }
}

async function readRows(
  db: Database | Tx,
  seen: Seen,
  asked: Asked,
  { limit, offset }: Span,
): Promise<Row[]> {
  const order = orderOf(seen, asked)
  // Which rows, by what they are found and ordered by; only then all that they hold.
  const { rows } = await sql<Row>`
    select ${cellsOf(seen)} ${from(seen, asked)}
    where rows.id = any(array(
      select rows.id ${from(seen, asked)}
      where ${wanted(seen, asked)}
      order by ${order} limit ${limit} offset ${offset}))
    order by ${order}`.execute(db)
  return rows
}

/** The ids of all rows that were asked for, in order: an export reads the rows piece by piece. */
export async function readIds(db: Database | Tx, seen: Seen, asked: Asked): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select rows.id ${from(seen, asked)}
    where ${wanted(seen, asked)}
    order by ${orderOf(seen, asked)}`.execute(db)
  return rows.map(({ id }) => id)
}

/** The rows of these ids, in their order, as far as they are still in sight. */
export async function readRowsOf(
  db: Database | Tx,
  seen: Seen,
  ids: readonly string[],
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select ${cellsOf(seen)} from (${seen.source.rows(seen.districtId)}) as rows
    where ${seen.sight.rows} and rows.id = any(${ids}::uuid[])`.execute(db)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

async function readTotals(
  db: Database | Tx,
  seen: Seen,
  asked: Asked,
): Promise<Pick<LedgerPage, 'total' | 'sums'>> {
  const summed = Object.keys(seen.ledger.columns).filter((key) => seen.ledger.columns[key]?.sum)
  const { rows } = await sql<{ total: number } & Record<string, string | number | null>>`
    select ${sql.join([
      sql`count(*) as total`,
      ...summed.map((key) => sql`sum(${cell(seen, key)}) as ${sql.id(key)}`),
    ])}
    from (${seen.source.rows(seen.districtId)}) as rows
    where ${wanted(seen, asked)}`.execute(db)
  const counted = rows[0]
  return {
    total: counted?.total ?? 0,
    // A sum of whole numbers comes as the text of a numeric.
    sums: Object.fromEntries(summed.map((key) => [key, Number(counted?.[key] ?? 0)])),
  }
}

const isLink = (column: Column | undefined): boolean => column?.kind === 'link'

function cellsOf(seen: Seen): RawBuilder<unknown> {
  const keys = Object.entries(seen.ledger.columns).flatMap(([key, column]) =>
    isLink(column) ? [key, `${key}Id`] : [key],
  )
  return sql.join([
    sql`rows.id`,
    sql`rows.withdrawn_at is not null as withdrawn`,
    sql`rows.flags`,
    ...keys.map((key) => sql`${cell(seen, key)} as ${sql.id(key)}`),
  ])
}

function wanted(seen: Seen, asked: Asked): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [seen.sight.rows]
  if (asked.withdrawn !== 'with')
    conditions.push(
      asked.withdrawn === 'only'
        ? sql`rows.withdrawn_at is not null`
        : sql`rows.withdrawn_at is null`,
    )
  if (asked.flagged !== undefined)
    conditions.push(sql`(rows.flags <> '[]'::jsonb) = ${asked.flagged}`)
  return sql.join([...conditions, ...matches(seen, asked)], sql` and `)
}

/** The noun by whose sound a column is sorted: names in the order of their pinyin. */
function soundingNoun({ ledger }: Seen, asked: Asked): string | undefined {
  if (!asked.sort) return undefined
  const noun =
    ledger.columns[asked.sort.column]?.noun ??
    (asked.sort.column === 'name' ? ledger.noun : undefined)
  return noun !== undefined && soundsOf(noun) ? noun : undefined
}

function from(seen: Seen, asked: Asked): RawBuilder<unknown> {
  const rows = sql`from (${seen.source.rows(seen.districtId)}) as rows`
  const noun = soundingNoun(seen, asked)
  if (noun === undefined || !asked.sort) return rows
  const id = asked.sort.column === 'name' ? 'id' : `${asked.sort.column}Id`
  return sql`${rows} left join search_entries sound on sound.district_id = ${seen.districtId}
    and sound.noun = ${noun} and sound.fact_id = ${cell(seen, id)}`
}

function orderOf(seen: Seen, asked: Asked): RawBuilder<unknown> {
  const official = seen.source.order.map((name) =>
    name.startsWith('-')
      ? sql`${sql.ref(`rows.${name.slice(1)}`)} desc nulls last`
      : sql`${sql.ref(`rows.${name}`)} asc nulls last`,
  )
  const last = [...official, sql`rows.id`]
  if (!asked.sort) return sql.join(last)
  const { column, descending } = asked.sort
  const direction = descending ? sql`desc nulls last` : sql`asc nulls last`
  const first =
    soundingNoun(seen, asked) === undefined
      ? [sortable(seen, column)]
      : [sql`sound.pinyin`, cell(seen, column)]
  return sql.join([...first.map((by) => sql`${by} ${direction}`), ...last])
}

/** Choices sort as their list is declared, marks by their text, all else by value. */
function sortable(seen: Seen, key: string): RawBuilder<unknown> {
  const column = seen.ledger.columns[key]
  if (column?.values) return sql`array_position(${[...column.values]}::text[], ${cell(seen, key)})`
  if (column?.kind === 'marks') return sql`${cell(seen, key)}::text`
  return cell(seen, key)
}
