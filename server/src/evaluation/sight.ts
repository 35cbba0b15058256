import { scopesOf } from '@zhishi/domain/access/abilities.ts'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import type { Avoided } from '@zhishi/domain/evaluation/recusing.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Database, Tx } from '../platform/database.ts'
import { kinFor, kinOf, sightOf } from '../platform/visibility.ts'

type Db = Database | Tx

/** Who reads a run, as far as avoidance goes; without a cadre nobody is avoided. */
export type Reader = Pick<Actor, 'districtId' | 'cadreId'>

/** The results of runs (aliased `avoided`) that are on kin of the reader. */
export const kinIn = ({ districtId, cadreId }: Reader): RawBuilder<unknown> => sql`
  from evaluation_results avoided
  where avoided.district_id = ${districtId}
    and avoided.cadre_id in (${kinOf(districtId, cadreId)})`

/** Which results (aliased `rows`) the actor may see. */
export const resultsIn = (actor: Actor) => sightOf(actor, 'read evaluation', { own: 'cadreId' })

/**
 * The groups and categories of runs in which kin of the actor are compared, by run. Who sees only his
 * own line sees nobody whom he is compared with, and keeps his place.
 */
export async function avoidedIn(
  db: Db,
  actor: Actor,
  runIds: readonly string[],
): Promise<(runId: string) => Avoided> {
  const seesOthers = scopesOf(actor.roles, 'read evaluation').includes('district')
  if (actor.cadreId === null || !seesOthers) return () => new Set()
  const { rows } = await sql<{ runId: string; compared: string | null }>`
    select avoided.run_id,
      coalesce(avoided.standing ->> 'category', avoided.standing ->> 'group') as compared
    ${kinIn(actor)} and avoided.run_id = any(${[...runIds]}::uuid[])`.execute(db)
  const byRun = Map.groupBy(rows, ({ runId }) => runId)
  return (runId) => new Set(byRun.get(runId)?.map(({ compared }) => compared))
}

/** In which groups and categories of a run kin of the actor are compared. */
export const avoidedBy = async (db: Db, actor: Actor, runId: string): Promise<Avoided> =>
  (await avoidedIn(db, actor, [runId]))(runId)

/** Whether a record stands under the results of the reader's kin and under nobody else's in a run. */
export async function isOnKinAlone(
  db: Db,
  reader: Reader,
  runId: string,
  recordId: string,
): Promise<boolean> {
  const kin = [...(await kinFor(db, reader))]
  if (kin.length === 0) return false
  const { rows } = await sql<{ onKin: boolean; onOthers: boolean }>`
    select coalesce(bool_or(rows.cadre_id = any(${kin}::uuid[])), false) as on_kin,
      coalesce(bool_or(rows.cadre_id <> all(${kin}::uuid[])), false) as on_others
    from evaluation_results as rows
    where rows.district_id = ${reader.districtId} and rows.run_id = ${runId}
      and ${recordId} = any(rows.rests_on)`.execute(db)
  return rows[0] !== undefined && rows[0].onKin && !rows[0].onOthers
}
