import { sql } from 'kysely'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import { Refusal, type Reason, reason, refuseIf } from '@zhishi/domain/kernel/refusal.ts'
import type { AwaitingApproval, WriteUpVersion } from '@zhishi/domain/portraits/api.ts'
import { type ForApproval, cannotDecideOn } from '@zhishi/domain/portraits/approving.ts'
import { unitOf, unitOfPost } from '../cadres/presentPost.ts'
import type { Database, Tx } from '../platform/database.ts'
import { kinOf } from '../platform/visibility.ts'
import { findVersion, holdWriteUps, versionFrom, versionsOf } from './writeUps.ts'

type Db = Database | Tx

/** What the rules of approval have to know about a version. */
async function forApproval(
  db: Db,
  actor: Actor,
  { id, cadreId, period, version, state }: WriteUpVersion,
): Promise<ForApproval> {
  const d = actor.districtId
  const all = await db
    .selectFrom('writeUps')
    .select(['id', 'period', 'version', 'accountId'])
    .where('districtId', '=', d)
    .where('cadreId', '=', cadreId)
    .execute()
  const kin = actor.cadreId === null ? [] : (await kinOf(d, actor.cadreId).execute(db)).rows
  const ofPeriod = all.filter((one) => one.period === period)
  return {
    cadreId,
    unitId: await unitOfPost(db, d, cadreId),
    keptBy: ofPeriod.map(({ accountId }) => accountId),
    kin: kin.map((one) => one.cadreId),
    decided: state !== 'draft',
    latest: !ofPeriod.some((one) => one.id !== id && one.version > version),
  }
}

/** Why this actor may not decide on a version now. */
export const whyNotDecide = async (
  db: Db,
  actor: Actor,
  version: WriteUpVersion,
): Promise<Reason | undefined> =>
  cannotDecideOn(
    { ...actor, unitId: await unitOf(db, actor) },
    await forApproval(db, actor, version),
  )

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
    .innerJoin('cadres as c', (join) =>
      join.on('c.districtId', '=', districtId).onRef('c.id', '=', 'w.cadreId'),
    )
    .leftJoin('tenures as t', (join) =>
      join
        .on('t.districtId', '=', districtId)
        .onRef('t.cadreId', '=', 'c.id')
        .on('t.main', '=', true)
        .on('t.until', 'is', null)
        .on('t.withdrawnAt', 'is', null),
    )
    .leftJoin('units as u', (join) =>
      join.on('u.districtId', '=', districtId).onRef('u.id', '=', 't.unitId'),
    )
    .select(['c.name', 'u.name as unit'])
    .where('d.decision', 'is', null)
    .where(
      sql<boolean>`not exists (select 1 from write_ups later
        where later.district_id = ${districtId} and later.cadre_id = w.cadre_id
          and later.period = w.period and later.version > w.version)`,
    )
    .orderBy('w.keptAt')
    .limit(500)
    .execute()
  return rows.map(({ name, unit, ...row }) => ({ ...versionFrom(row), name, unit }))
}

/** How many write-ups the actor may decide on now, by the rules that `whyNotDecide` tells one by one. */
export async function countToDecide(db: Db, actor: Actor): Promise<number> {
  const { districtId, accountId, cadreId } = actor
  const unitId = await unitOf(db, actor)
  const kin = cadreId === null ? sql`select null::uuid` : kinOf(districtId, cadreId)
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select distinct on (w.cadre_id, w.period) w.id, w.cadre_id, w.period from write_ups w
      where w.district_id = ${districtId}
      order by w.cadre_id, w.period, w.version desc
    ) w
    where not exists (select 1 from write_up_decisions d
        where d.district_id = ${districtId} and d.write_up_id = w.id)
      and not exists (select 1 from write_ups mine
        where mine.district_id = ${districtId} and mine.cadre_id = w.cadre_id
          and mine.period = w.period and mine.account_id = ${accountId})
      and w.cadre_id is distinct from ${cadreId}::uuid
      and not exists (select 1 from (${kin}) k (cadre_id) where k.cadre_id = w.cadre_id)
      and not exists (select 1 from tenures t
        where t.district_id = ${districtId} and t.cadre_id = w.cadre_id and t.main
          and t.until is null and t.withdrawn_at is null and t.unit_id = ${unitId}::uuid)`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

/** Write-ups whose latest version the actor kept and that were sent back, longest waiting first. */
export async function returnedTo(
  db: Db,
  { districtId, accountId }: Actor,
): Promise<{ cadreId: string; name: string; period: string }[]> {
  const { rows } = await sql<{ cadreId: string; name: string; period: string }>`
    select w.cadre_id, c.name, w.period from write_ups w
    join write_up_decisions d on d.district_id = ${districtId} and d.write_up_id = w.id
      and d.decision = 'returned'
    join cadres c on c.district_id = ${districtId} and c.id = w.cadre_id
    where w.district_id = ${districtId} and w.account_id = ${accountId}
      and not exists (select 1 from write_ups later
        where later.district_id = ${districtId} and later.cadre_id = w.cadre_id
          and later.period = w.period and later.version > w.version)
    order by d.at limit 5`.execute(db)
  return rows
}
