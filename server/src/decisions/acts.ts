import { sql } from 'kysely'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import { Opening } from '@zhishi/domain/decisions/api.ts'
import { RECOGNITION_RULE, type RecognitionRule } from '@zhishi/domain/evaluation/recognising.ts'
import type { ActKind, Decision } from '@zhishi/domain/decisions/verdict.ts'
import { canonicalText } from '@zhishi/domain/evaluation/canonical.ts'
import type { Database, Tx } from '../platform/database.ts'
import { conflict } from '../platform/problems.ts'
import type { RunActsTable, RunDecisionsTable, RunOpinionsTable } from './tables.ts'

type Db = Database | Tx

const ACT = [
  'number',
  'id',
  'kind',
  'at',
  'accountId',
  'actor',
  'body',
  'decidedOn',
  'asked',
] as const

export interface FoundAct extends Pick<RunActsTable, (typeof ACT)[number]> {
  readonly decisions: readonly Decision[]
  readonly opinion: Pick<RunOpinionsTable, 'cadreId' | 'grade' | 'words'> | null
}

/** Everything that was done about a run, in its order. */
export async function actsOf(db: Db, districtId: number, runId: string): Promise<FoundAct[]> {
  // One after the other: later rows never belong to an act that is not there yet.
  const acts = await db
    .selectFrom('runActs')
    .select(ACT)
    .where('districtId', '=', districtId)
    .where('runId', '=', runId)
    .orderBy('number')
    .execute()
  const decisions = await db
    .selectFrom('runDecisions')
    .select(['number', 'cadreId', 'matter', 'verdict', 'proposed'])
    .select(['reason', 'departures', 'decidedIn'])
    .where('districtId', '=', districtId)
    .where('runId', '=', runId)
    .orderBy('number')
    .orderBy('cadreId')
    .orderBy('matter')
    .execute()
  const opinions = await db
    .selectFrom('runOpinions')
    .select(['number', 'cadreId', 'grade', 'words'])
    .where('districtId', '=', districtId)
    .where('runId', '=', runId)
    .execute()
  const decided = Map.groupBy(decisions, ({ number }) => number)
  const opined = new Map(opinions.map(({ number, ...opinion }) => [number, opinion]))
  return acts.map((act) => ({
    ...act,
    decisions: (decided.get(act.number) ?? []).map(decisionFrom),
    opinion: opined.get(act.number) ?? null,
  }))
}

type DecisionRow = Omit<RunDecisionsTable, 'districtId' | 'runId'>

const decisionFrom = (row: DecisionRow): Decision => ({
  cadreId: row.cadreId,
  matter: row.matter,
  verdict: row.verdict,
  proposed: row.proposed,
  reason: row.reason,
  departures: row.departures,
  decidedIn: row.decidedIn,
})

/** The rule that the meeting was opened with; before that, ours. */
export function ruleIn(acts: readonly FoundAct[]): RecognitionRule {
  const opening = acts.find(({ kind }) => kind === 'opened')
  return opening ? Opening.parse(opening.asked).rule : RECOGNITION_RULE
}

/** The number of the act that was sent under this id before; another request under it is refused. */
export async function sentBefore(
  tx: Tx,
  { districtId, accountId }: Actor,
  act: Pick<NewAct, 'id' | 'runId' | 'kind' | 'asked'>,
): Promise<number | undefined> {
  const found = await tx
    .selectFrom('runActs')
    .select(['runId', 'number', 'kind', 'asked', 'accountId'])
    .where('districtId', '=', districtId)
    .where('id', '=', act.id)
    .executeTakeFirst()
  if (!found) return undefined
  const isSame =
    found.runId === act.runId &&
    found.kind === act.kind &&
    found.accountId === accountId &&
    canonicalText(found.asked) === canonicalText(act.asked)
  if (!isSame) throw conflict('record.already-there')
  return found.number
}

export interface NewAct {
  readonly id: string
  readonly runId: string
  readonly kind: ActKind
  readonly asked: unknown
  readonly body?: string
  readonly on?: string
}

/**
 * Adds an act on top of the last one that was seen. False where somebody else's came first: then all
 * has to be looked at again. Whoever comes second waits here for the first to commit. No key is named:
 * of two at once either key of the number may be met first, and a key that is not named would refuse.
 */
export async function addAct(
  tx: Tx,
  actor: Actor,
  at: Date,
  last: Pick<FoundAct, 'number'> | undefined,
  opened: boolean,
  { id, runId, kind, asked, body, on }: NewAct,
): Promise<boolean> {
  const { rows } = await sql<{ number: number }>`
    insert into run_acts (district_id, run_id, number, id, kind, opened, closed, previous,
      previous_opened, previous_closed, asked, at, account_id, actor, body, decided_on)
    values (${actor.districtId}, ${runId}, ${(last?.number ?? 0) + 1}, ${id}, ${kind},
      ${opened || kind === 'opened'}, ${kind === 'sealed'}, ${last?.number ?? null}, ${opened},
      false, ${canonicalText(asked)}::jsonb, ${at}, ${actor.accountId}, ${actor.name},
      ${body ?? null}, ${on ?? null})
    on conflict do nothing
    returning number`.execute(tx)
  return rows.length > 0
}

/** Adds what an act says on each person. */
export async function addDecisions(
  tx: Tx,
  districtId: number,
  runId: string,
  number: number,
  decisions: readonly Decision[],
): Promise<void> {
  for (let start = 0; start < decisions.length; start += 500)
    await tx
      .insertInto('runDecisions')
      .values(
        decisions.slice(start, start + 500).map(({ departures, ...decision }) => ({
          districtId,
          runId,
          number,
          ...decision,
          departures: sql`${JSON.stringify(departures)}::jsonb`,
        })),
      )
      .execute()
}

/** The bodies that decided in this district, latest first. */
export async function bodiesIn(db: Db, districtId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('runActs')
    .select(['body', ({ fn }) => fn.max('at').as('latest')])
    .where('districtId', '=', districtId)
    .where('body', 'is not', null)
    .groupBy('body')
    .orderBy('latest', 'desc')
    .limit(10)
    .execute()
  return rows.flatMap(({ body }) => (body === null ? [] : [body]))
}
