import type { Decided, RunState, Seal } from '@zhishi/domain/evaluation/run.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import { RECOGNITION_RULE, RecognitionRule } from '@zhishi/domain/evaluation/recognising.ts'
import type { Database, Tx } from '../platform/database.ts'

/** How far people are with a run (aliased `runs`), read off its acts. */
export const stateOf = (districtId: number): RawBuilder<RunState> => sql<RunState>`
  case
    when exists (select 1 from run_seals s
      where s.district_id = ${districtId} and s.run_id = runs.id) then 'sealed'
    when exists (select 1 from run_acts a
      where a.district_id = ${districtId} and a.run_id = runs.id and a.opened) then 'deciding'
    else 'proposed'
  end`

/** The seal of a run (aliased `runs`); null where it is not sealed. */
export const sealOf = (districtId: number): RawBuilder<Seal | null> => sql<Seal | null>`
  (select json_build_object('at', a.at, 'by', a.actor, 'body', a.body, 'on', a.decided_on,
      'hash', s.hash)
    from run_seals s
    join run_acts a on a.district_id = ${districtId} and a.run_id = s.run_id and a.number = s.number
    where s.district_id = ${districtId} and s.run_id = runs.id)`

/** By which rule standouts of a run are proposed: the one its meeting opened with, else the usual one. */
export async function recognitionRule(
  db: Database | Tx,
  districtId: number,
  runId: string,
): Promise<RecognitionRule> {
  const opening = await db
    .selectFrom('runActs as a')
    .select(sql<unknown>`a.asked -> 'rule'`.as('rule'))
    .where('a.districtId', '=', districtId)
    .where('a.runId', '=', runId)
    .where('a.kind', '=', 'opened')
    .executeTakeFirst()
  return opening ? RecognitionRule.parse(opening.rule) : RECOGNITION_RULE
}

interface Verdict {
  cadreId: string
  matter: 'grade' | 'recognition'
  verdict: string | null
  reason: string | null
  recognitionId: string | null
  body: string | null
  decidedOn: string | null
}

/** What stands decided in a run, by person. */
export async function decidedIn(
  db: Database | Tx,
  districtId: number,
  runId: string,
): Promise<Decided[]> {
  const { rows } = await sql<Verdict>`
    select distinct on (d.cadre_id, d.matter) d.cadre_id, d.matter, d.verdict, a.body, a.decided_on,
      d.reason, r.recognition_id
    from run_decisions d
    left join run_acts a on a.district_id = ${districtId} and a.run_id = d.run_id
      and a.number = d.decided_in
    left join run_recognitions r on r.district_id = ${districtId} and r.run_id = d.run_id
      and r.cadre_id = d.cadre_id and d.matter = 'recognition'
    where d.district_id = ${districtId} and d.run_id = ${runId}
    order by d.cadre_id, d.matter, d.number desc`.execute(db)
  const people = Map.groupBy(
    rows.filter(({ verdict }) => verdict !== null),
    ({ cadreId }) => cadreId,
  )
  return [...people].map(([cadreId, verdicts]) => {
    const grade = verdicts.find(({ matter }) => matter === 'grade')
    const recognition = verdicts.find(({ matter }) => matter === 'recognition')
    return {
      cadreId,
      grade: (grade?.verdict ?? null) as Decided['grade'],
      recognised: recognition ? recognition.verdict === 'recognised' : null,
      gradeReason: grade?.reason ?? null,
      recognitionReason: recognition?.reason ?? null,
      recognitionId: recognition?.recognitionId ?? null,
      body: (grade ?? recognition)?.body ?? '',
      on: (grade ?? recognition)?.decidedOn ?? '',
    }
  })
}

/** The same as far as the actor sees it: before the seal no reasons, and on himself nothing. */
export async function decidedFor(
  db: Database | Tx,
  actor: Actor,
  run: { readonly id: string; readonly state: RunState },
  shown: ReadonlySet<string>,
): Promise<Decided[]> {
  const decided = await decidedIn(db, actor.districtId, run.id)
  const seen = decided.filter(({ cadreId }) => shown.has(cadreId))
  return run.state === 'sealed'
    ? seen
    : seen
        .filter(({ cadreId }) => cadreId !== actor.cadreId)
        .map((one) => ({ ...one, gradeReason: null, recognitionReason: null }))
}
