import { scopesOf } from '@zhishi/domain/access/abilities.ts'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import type { Decision } from '@zhishi/domain/platform/api.ts'
import { sql } from 'kysely'
import type { Database, Tx } from '../platform/database.ts'

/**
 * The decision that a standout came of; null where no run led to it, or its results are not for the
 * one who looks.
 */
export async function decisionBehind(
  db: Database | Tx,
  { districtId, roles, cadreId }: Actor,
  recognitionId: string,
): Promise<Decision | null> {
  const scopes = scopesOf(roles, 'read evaluation')
  if (scopes.length === 0) return null
  const { rows } = await sql<Decision>`
    select e.run_id, e.cadre_id, a.body, a.decided_on as "on"
    from run_recognitions e
    join run_acts a on a.district_id = ${districtId} and a.run_id = e.run_id
      and a.number = e.decided_in
    where e.district_id = ${districtId} and e.entered_id = ${recognitionId}`.execute(db)
  const [found = null] = rows
  return found && (scopes.includes('district') || found.cadreId === cadreId) ? found : null
}
