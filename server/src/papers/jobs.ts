import { join } from 'node:path'
import { sql } from 'kysely'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import { Refusal, reason } from '@zhishi/domain/kernel/refusal.ts'
import { type Period, yearOf } from '@zhishi/domain/evaluation/period.ts'
import type { PaperJob } from '@zhishi/domain/papers/api.ts'
import type { Database, Tx } from '../platform/database.ts'
import { conflict, notFound } from '../platform/problems.ts'
import type { PaperJobsTable } from './tables.ts'

type Db = Database | Tx

const DAY = 86_400_000
/** So long a result is kept (ours). */
const KEPT = 7 * DAY

/** Ids are the asker's: two districts may name the same. */
type JobKey = Pick<PaperJobsTable, 'districtId' | 'id'>

/** Results of jobs can be made again at any time: they lie beside the file store, not in it. */
export const folderOf = (data: string, { districtId, id }: JobKey): string =>
  join(data, 'jobs', String(districtId), id)
export const resultOf = (data: string, job: JobKey): string => `${folderOf(data, job)}.zip`

function secondsLeft({ state, begunAt, done, cadreIds }: PaperJobsTable, now: Date): number | null {
  if (state !== 'running' || begunAt === null || done === 0) return null
  const seconds = (now.getTime() - begunAt.getTime()) / 1000
  return Math.max(0, Math.ceil((seconds / done) * (cadreIds.length - done)))
}

const untilOf = ({ state, endedAt, bytes }: PaperJobsTable): Date | null =>
  state === 'done' && endedAt !== null && bytes !== null ? new Date(endedAt.getTime() + KEPT) : null

export const jobFrom = (row: PaperJobsTable, now: Date): PaperJob => {
  const until = untilOf(row)
  return {
    id: row.id,
    period: row.period,
    sources: row.sources,
    state: row.state,
    done: row.done,
    total: row.cadreIds.length,
    secondsLeft: secondsLeft(row, now),
    leftOut: row.leftOut,
    bytes: row.bytes,
    askedAt: row.askedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    askedBy: row.actor,
    until: until !== null && until > now ? until.toISOString() : null,
  }
}

const jobs = (db: Db, districtId: number) =>
  db.selectFrom('paperJobs').selectAll().where('districtId', '=', districtId)

export async function listJobs(db: Db, districtId: number, now: Date): Promise<PaperJob[]> {
  const rows = await jobs(db, districtId).orderBy('askedAt', 'desc').limit(20).execute()
  return rows.map((row) => jobFrom(row, now))
}

export async function findJob(db: Db, districtId: number, id: string): Promise<PaperJobsTable> {
  const row = await jobs(db, districtId).where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** Heads in post, in the official order, then the leads of the year's projects; each once. */
async function whoIsWrittenAbout(db: Db, d: number, year: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select held.id from (
      select c.id, 1 as kind, u.ordinal as unit_ordinal, c.ordinal
      from cadres c
      join tenures t on t.district_id = ${d} and t.present_cadre_id = c.id and t.layer = 'head'
      left join units u on u.district_id = ${d} and u.id = t.unit_id
      where c.district_id = ${d} and c.withdrawn_at is null
      union all
      select c.id, 2, u.ordinal, c.ordinal
      from cadres c
      left join tenures t on t.district_id = ${d} and t.present_cadre_id = c.id
      left join units u on u.district_id = ${d} and u.id = t.unit_id
      where c.district_id = ${d} and c.withdrawn_at is null
        and c.id in (select a.cadre_id from appointments a
          join projects p on p.district_id = ${d} and p.id = a.project_id and p.year = ${year}
            and p.withdrawn_at is null
          where a.district_id = ${d} and a.withdrawn_at is null)) held
    group by held.id
    order by min(held.kind), min(held.unit_ordinal) nulls last, min(held.ordinal), held.id`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

/** Asks for the papers of everybody; one set at a time in a district. The same request is the same job. */
export async function startJob(
  tx: Tx,
  actor: Actor,
  now: Date,
  {
    id,
    period,
    sources,
  }: { readonly id: string; readonly period: Period; readonly sources: boolean },
): Promise<PaperJobsTable> {
  const { districtId, accountId, name } = actor
  // Two who ask at once take turns.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`paper jobs ${districtId}`}, 0))`.execute(
    tx,
  )
  const there = await jobs(tx, districtId).where('id', '=', id).executeTakeFirst()
  if (there) {
    if (there.period === period && there.sources === sources) return there
    throw conflict('record.already-there')
  }
  const open = await jobs(tx, districtId)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst()
  if (open) throw new Refusal(reason('job.under-way'))
  const cadreIds = await whoIsWrittenAbout(tx, districtId, yearOf(period))
  if (cadreIds.length === 0) throw new Refusal(reason('job.nobody'))
  await sql`insert into paper_jobs
      (district_id, id, period, sources, state, cadre_ids, asked_at, account_id, actor)
    values (${districtId}, ${id}, ${period}, ${sources}, 'queued', ${cadreIds}::uuid[], ${now},
      ${accountId}, ${name})`.execute(tx)
  return findJob(tx, districtId, id)
}

/** Takes a job out of the line or stops it; what was written so far is thrown away. */
export async function cancelJob(
  tx: Tx,
  districtId: number,
  id: string,
  now: Date,
): Promise<PaperJobsTable> {
  await tx
    .updateTable('paperJobs')
    .set({ state: 'cancelled', endedAt: now })
    .where('districtId', '=', districtId)
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .execute()
  return findJob(tx, districtId, id)
}
