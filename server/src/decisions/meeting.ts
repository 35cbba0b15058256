import type { Actor } from '@zhishi/domain/access/actor.ts'
import type { Lines } from '@zhishi/domain/decisions/api.ts'
import type { Judge, Meeting } from '@zhishi/domain/decisions/deciding.ts'
import { hasGrades } from '@zhishi/domain/decisions/meeting.ts'
import { type RecognitionRule, candidatesIn } from '@zhishi/domain/evaluation/recognising.ts'
import { standingAfter } from '@zhishi/domain/decisions/standing.ts'
import type { Run, RunRow } from '@zhishi/domain/evaluation/run.ts'
import { unitOf } from '../cadres/presentPost.ts'
import { rowsOf } from '../evaluation/results.ts'
import { type FoundRun, findRun, runFrom } from '../evaluation/runs.ts'
import { findScheme } from '../evaluation/schemes.ts'
import type { Database, Tx } from '../platform/database.ts'
import { notFound } from '../platform/problems.ts'
import { kinFor } from '../platform/visibility.ts'
import { type FoundAct, actsOf, ruleIn } from './acts.ts'

type Db = Database | Tx

/** What a meeting on a run has before it, and how far it is, as one look at it. */
export interface FoundMeeting extends Meeting {
  readonly run: Run
  /** What its scheme is called; null where nobody has named it. */
  readonly schemeTitle: string | null
  readonly found: FoundRun
  readonly rows: readonly RunRow[]
  readonly lines: Lines | null
  readonly rule: RecognitionRule
  readonly acts: readonly FoundAct[]
}

/** What never changes about a run: read once, however often a race makes us look again. */
export async function agendaOf(db: Db, actor: Actor, runId: string) {
  const { districtId } = actor
  const found = await findRun(db, actor, runId)
  if (!found) throw notFound()
  const run = runFrom(found)
  const { scheme, title } = await findScheme(db, districtId, run.scheme)
  const { thresholds, vetoCeiling } =
    scheme.kind === 'heads' && hasGrades(run)
      ? scheme
      : { thresholds: null, vetoCeiling: 'excellent' as const }
  return {
    found,
    run,
    schemeTitle: title,
    rows: await rowsOf(db, districtId, runId),
    groups: found.groups,
    lines: thresholds && { thresholds, vetoCeiling },
    vetoCeiling,
  }
}
export type Agenda = Awaited<ReturnType<typeof agendaOf>>

export async function judgeFor(db: Db, actor: Actor): Promise<Judge> {
  const { cadreId } = actor
  const unitId = await unitOf(db, actor)
  return { cadreId, unitId, kin: [...(await kinFor(db, actor))] }
}

const stateAfter = (acts: readonly FoundAct[]): Run['state'] => {
  if (acts.some(({ kind }) => kind === 'sealed')) return 'sealed'
  return acts.some(({ kind }) => kind === 'opened') ? 'deciding' : 'proposed'
}

/** The meeting as it is now, by what was done so far. */
export async function meetingNow(
  db: Db,
  districtId: number,
  agenda: Agenda,
  judge: Judge,
): Promise<FoundMeeting> {
  const acts = await actsOf(db, districtId, agenda.run.id)
  const rule = ruleIn(acts)
  return {
    ...agenda,
    run: { ...agenda.run, state: stateAfter(acts) },
    graded: hasGrades(agenda.run),
    acts,
    rule,
    candidates: hasGrades(agenda.run) ? candidatesIn(agenda.rows, rule) : [],
    standing: standingAfter(acts),
    judge,
  }
}

export async function findMeeting(db: Db, actor: Actor, runId: string): Promise<FoundMeeting> {
  const agenda = await agendaOf(db, actor, runId)
  return meetingNow(db, actor.districtId, agenda, await judgeFor(db, actor))
}
