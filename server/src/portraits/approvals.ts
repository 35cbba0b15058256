import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import { Refusal, type Reason, reason, refuseIf } from '@zhishi/domain/kernel/refusal.ts'
import type { AwaitingApproval, WriteUpVersion } from '@zhishi/domain/portraits/api.ts'
import { type ForApproval, cannotDecideOn } from '@zhishi/domain/portraits/approving.ts'
import { unitOf, whoAre } from '../cadres/presentPost.ts'
import type { Database, Tx } from '../platform/database.ts'
import { notFound } from '../platform/problems.ts'
import { kinFor, kinOf } from '../platform/visibility.ts'
import { findVersion, holdWriteUps, versionFrom, versionsOf } from './writeUps.ts'

type Db = Database | Tx

/** Nobody has kept a later version of the write-up `w`. */
const isLatest = (d: number): RawBuilder<boolean> => sql<boolean>`
  not exists (select 1 from write_ups later
    where later.district_id = ${d} and later.cadre_id = w.cadre_id
      and later.period = w.period and later.version > w.version)`

/** What the rules of approval have to know about versions, those of the write-ups `w` that are asked for. */
async function forApproval(
  db: Db,
  actor: Actor,
  which: RawBuilder<boolean>,
): Promise<ForApproval[]> {
  const d = actor.districtId
  const { rows } = await sql<Omit<ForApproval, 'kin'>>`
    select w.cadre_id, t.unit_id, d.decision is not null as decided, ${isLatest(d)} as latest,
      array(select kept.account_id from write_ups kept
        where kept.district_id = ${d} and kept.cadre_id = w.cadre_id
          and kept.period = w.period) as kept_by
    from write_ups w
    left join write_up_decisions d on d.district_id = ${d} and d.write_up_id = w.id
    left join tenures t on t.district_id = ${d} and t.present_cadre_id = w.cadre_id
    where w.district_id = ${d} and ${which}`.execute(db)
  const kin = [...(await kinFor(db, actor))]
  return rows.map((row) => ({ ...row, kin }))
}

/** Why this actor may not decide on a version now. */
export async function whyNotDecide(
  db: Db,
  actor: Actor,
  { id }: Pick<WriteUpVersion, 'id'>,
): Promise<Reason | undefined> {
  const [version] = await forApproval(db, actor, sql<boolean>`w.id = ${id}`)
  if (!version) throw notFound()
  return cannotDecideOn({ ...actor, unitId: await unitOf(db, actor) }, version)
}

/** How many write-ups the actor may decide on now. */
export async function countToDecide(db: Db, actor: Actor): Promise<number> {
  const waiting = sql<boolean>`d.decision is null and ${isLatest(actor.districtId)}`
  const versions = await forApproval(db, actor, waiting)
  if (versions.length === 0) return 0
  const decider = { ...actor, unitId: await unitOf(db, actor) }
  return versions.filter((version) => !cannotDecideOn(decider, version)).length
}

/** The number that comes next in a year. */
export async function nextNumber(db: Db, districtId: number, year: number): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(number), 0) + 1 as next from write_up_decisions
    where district_id = ${districtId} and year = ${year}`.execute(db)
  return rows[0]?.next ?? 1
}

/** Approves a version with number and date, or sends it back with words; once, and by whoever may. */
export async function decideOn(
  tx: Tx,
  actor: Actor,
  now: Date,
  { cadreId, id }: { readonly cadreId: string; readonly id: string },
  decision:
    | { readonly year: number; readonly number: number; readonly date: string }
    | { readonly words: string },
): Promise<WriteUpVersion> {
  const { districtId, accountId, name } = actor
  await holdWriteUps(tx, districtId, cadreId)
  const { text: _, ...version } = await findVersion(tx, districtId, cadreId, id)
  if (isSame(version, actor, decision)) return version
  refuseIf(await whyNotDecide(tx, actor, version))
  if ('number' in decision) await refuseTaken(tx, districtId, decision)
  const nothing = { year: null, number: null, date: null, words: null }
  await tx
    .insertInto('writeUpDecisions')
    .values({
      districtId,
      writeUpId: id,
      decision: 'words' in decision ? 'returned' : 'approved',
      ...nothing,
      ...decision,
      at: now,
      accountId,
      actor: name,
    })
    .execute()
  const { text: __, ...decided } = await findVersion(tx, districtId, cadreId, id)
  return decided
}

/** The same request again finds what it did. */
const isSame = (
  { decision }: WriteUpVersion,
  { name }: Actor,
  asked: Readonly<Record<string, unknown>>,
): boolean =>
  decision?.by === name &&
  Object.entries(asked).every(([key, value]) => decision[key as keyof typeof decision] === value)

async function refuseTaken(
  tx: Tx,
  districtId: number,
  { year, number }: { readonly year: number; readonly number: number },
): Promise<void> {
  const taken = await tx
    .selectFrom('writeUpDecisions')
    .select('writeUpId')
    .where('districtId', '=', districtId)
    .where('year', '=', year)
    .where('number', '=', number)
    .executeTakeFirst()
  if (!taken) return
  const next = await nextNumber(tx, districtId, year)
  throw new Refusal(reason('write-up.number-taken', { year, number, next }))
}

/** The latest version of each write-up where nobody has decided on it yet, oldest first. */
export async function listAwaiting(db: Db, districtId: number): Promise<AwaitingApproval[]> {
  const rows = await versionsOf(db, districtId)
    .where('d.decision', 'is', null)
    .where(isLatest(districtId))
    .orderBy('w.keptAt')
    .limit(500)
    .execute()
  const people = await whoAre(
    db,
    districtId,
    rows.map(({ cadreId }) => cadreId),
  )
  return rows.map((row) => ({ ...versionFrom(row), ...people(row.cadreId) }))
}

/** Write-ups whose latest version the actor kept and that were sent back, longest waiting first. */
export async function returnedTo(
  db: Db,
  { districtId, accountId, cadreId }: Actor,
): Promise<{ cadreId: string; name: string; period: string }[]> {
  const { rows } = await sql<{ cadreId: string; name: string; period: string }>`
    select w.cadre_id, c.name, w.period from write_ups w
    join write_up_decisions d on d.district_id = ${districtId} and d.write_up_id = w.id
      and d.decision = 'returned'
    join cadres c on c.district_id = ${districtId} and c.id = w.cadre_id
    where w.district_id = ${districtId} and w.account_id = ${accountId}
      and w.cadre_id not in (${kinOf(districtId, cadreId)}) and ${isLatest(districtId)}
    order by d.at limit 5`.execute(db)
  return rows
}
