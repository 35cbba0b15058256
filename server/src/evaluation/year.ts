import { sql } from 'kysely'
import type { Database, Tx } from '../platform/database.ts'

/** The years that have projects or achievements on record, newest first. */
export async function yearsOnRecord(db: Database | Tx, districtId: number): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select year from projects where district_id = ${districtId} and withdrawn_at is null
    union
    select left(quarter, 4)::int from achievements
    where district_id = ${districtId} and withdrawn_at is null
    order by year desc`.execute(db)
  return rows.map(({ year }) => year)
}

/** The newest year on record; this year where nothing is. */
export const latestYear = async (
  db: Database | Tx,
  districtId: number,
  now: Date,
): Promise<number> => (await yearsOnRecord(db, districtId))[0] ?? now.getUTCFullYear()
