import { sql } from 'kysely'
import type { Database, Tx } from './database.ts'

/**
 * Lets the planner know what the tables hold now. To be called after much was written at once: what
 * was brought in a moment ago is otherwise planned for as if it were not there.
 */
export async function refreshStatistics(db: Database | Tx): Promise<void> {
  await sql`select zhishi.refresh_statistics()`.execute(db)
}
