import { hasGrades } from '@zhishi/domain/decisions/meeting.ts'
import { type Ability, scopesOf } from '@zhishi/domain/access/abilities.ts'
import { type Actor, may } from '@zhishi/domain/access/actor.ts'
import type { Waiting } from '@zhishi/domain/app/api.ts'
import { sql } from 'kysely'
import { listRuns } from '../evaluation/runs.ts'
import type { Tx } from '../platform/database.ts'
import { countToDecide, returnedTo } from '../portraits/approvals.ts'
import { draftsOf } from '../evaluation/schemes.ts'
import { listJobs } from '../papers/jobs.ts'

type Kind = Waiting['kind']
type Step = (tx: Tx, actor: Actor, now: Date) => Promise<Waiting[]>

const waits = (kind: Kind, more: Partial<Waiting> = {}): Waiting => ({
  kind,
  id: null,
  period: null,
  name: null,
  count: null,
  ...more,
})

/** Runs in the course of being decided; of several over one period only the latest waits. */
const inRuns: Step = async (tx, actor) => {
  const all = await listRuns(tx, actor)
  if (all.length === 0 && may(actor, 'run evaluation') && (await hasAchievements(tx, actor)))
    return [waits('firstRun')]
  const latest = all.filter(
    (run, i) =>
      !all.slice(0, i).some(({ kind, period }) => kind === run.kind && period === run.period),
  )
  const said = await spokenOn(tx, actor)
  return latest.flatMap((run) => {
    const { id, period, state } = run
    if (state === 'deciding' && may(actor, 'decide evaluation'))
      return [waits('meeting', { id, period })]
    // Where there are places and no grades there is nothing to give an opinion on.
    const open = state === 'proposed' && hasGrades(run) && !said.has(id)
    return open && may(actor, 'give opinions') ? [waits('opinion', { id, period })] : []
  })
}

async function hasAchievements(tx: Tx, { districtId }: Actor): Promise<boolean> {
  const { rows } = await sql`select 1 from achievements a
    where a.district_id = ${districtId} and a.withdrawn_at is null limit 1`.execute(tx)
  return rows.length > 0
}

/** The runs on which the actor has given an opinion. */
async function spokenOn(tx: Tx, { districtId, accountId }: Actor): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('runOpinions')
    .select('runId')
    .distinct()
    .where('districtId', '=', districtId)
    .where('accountId', '=', accountId)
    .execute()
  return new Set(rows.map(({ runId }) => runId))
}

/** The latest run that holds a result of the actor himself or herself. */
const ownResult: Step = async (tx, { districtId, cadreId }) => {
  if (cadreId === null) return []
  const { rows } = await sql<{ id: string; period: string }>`
    select runs.id, runs.period from evaluation_runs runs
    join evaluation_results r on r.district_id = ${districtId} and r.run_id = runs.id
      and r.cadre_id = ${cadreId}
    where runs.district_id = ${districtId}
    order by runs.started_at desc, runs.id desc limit 1`.execute(tx)
  return rows.map(({ id, period }) => waits('ownResult', { id: `${id}/people/${cadreId}`, period }))
}

const approvals: Step = async (tx, actor) => {
  const count = await countToDecide(tx, actor)
  return count === 0 ? [] : [waits('approvals', { count })]
}

const returned: Step = async (tx, actor) =>
  (await returnedTo(tx, actor)).map(({ cadreId, name, period }) =>
    waits('returned', { id: cadreId, name, period }),
  )

const drafts: Step = async (tx, actor) =>
  (await draftsOf(tx, actor)).map(({ key, title }) =>
    waits('draft', { id: key, name: title ?? key }),
  )

/** The latest of the own jobs whose file can still be fetched. */
const papers: Step = async (tx, actor, now) => {
  const jobs = await listJobs(tx, actor.districtId, now)
  const job = jobs.find(({ askedBy, until }) => askedBy === actor.name && until !== null)
  return job ? [waits('papers', { period: job.period, count: job.done - job.leftOut.length })] : []
}

/** Whoever inspects for a team begins with what was seen; a clerk keeps the ledger of all. */
const observe: Step = async (_, { roles }) =>
  scopesOf(roles, 'keep inspection').includes('district') ? [] : [waits('observe')]

/** Sealed runs that an auditor may compute again; whoever computes runs is not sent to check them. */
const audits: Step = async (tx, actor) => {
  if (may(actor, 'run evaluation')) return []
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from run_seals s
    where s.district_id = ${actor.districtId}`.execute(tx)
  const count = rows[0]?.count ?? 0
  return count === 0 ? [] : [waits('audits', { count })]
}

/** Each step with the ability it needs. */
const STEPS: readonly (readonly [Ability, Step])[] = [
  ['read evaluation', inRuns],
  ['approve write-ups', approvals],
  ['draft write-ups', returned],
  ['write schemes', drafts],
  ['draft write-ups', papers],
  ['read evaluation', ownResult],
  ['keep inspection', observe],
  ['audit runs', audits],
]

/** What waits for the actor in the judging of people, most pressing first. */
export async function waitingFor(tx: Tx, actor: Actor, now: Date): Promise<Waiting[]> {
  const all: Waiting[] = []
  for (const [ability, step] of STEPS) {
    if (may(actor, ability)) all.push(...(await step(tx, actor, now)))
  }
  return all
}
