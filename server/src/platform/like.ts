import { type RawBuilder, sql } from 'kysely'

const escaped = (text: string): string => text.replace(/[\\%_]/g, String.raw`\$&`)

/** Chinese and numbers have no case, and `like` is three times as fast as `ilike`. */
const operator = (text: string): RawBuilder<unknown> =>
  text.toLowerCase() === text.toUpperCase() ? sql`like` : sql`ilike`

/** Whether a text holds another anywhere, whatever its case. */
export const contains = (held: RawBuilder<unknown>, text: string): RawBuilder<boolean> =>
  sql<boolean>`${held} ${operator(text)} ${`%${escaped(text)}%`}`

export const beginsWith = (held: RawBuilder<unknown>, text: string): RawBuilder<boolean> =>
  sql<boolean>`${held} ${operator(text)} ${`${escaped(text)}%`}`
