import type { Actor } from '@zhishi/domain/access/actor.ts'
import type { Calibration, Opinion } from '@zhishi/domain/decisions/api.ts'
import { cannotJudge } from '@zhishi/domain/decisions/deciding.ts'
import { opinionsFor } from '@zhishi/domain/decisions/meeting.ts'
import type { Decision } from '@zhishi/domain/decisions/verdict.ts'
import { cannotSeal } from '@zhishi/domain/decisions/sealing.ts'
import type { Database, Tx } from '../platform/database.ts'
import { type FoundAct, bodiesIn } from './acts.ts'
import { type FoundMeeting, findMeeting } from './meeting.ts'

/** Every opinion that was given, with who gave it. */
export const opinionsIn = (acts: readonly FoundAct[]) =>
  acts.flatMap(({ opinion, number, accountId, actor, at }) =>
    opinion ? [{ ...opinion, number, accountId, member: actor, at: at.toISOString() }] : [],
  )

/** The opinions that the actor sees now. */
export const opinionsShown = ({ run, acts }: FoundMeeting, actor: Actor): Opinion[] =>
  opinionsFor(opinionsIn(acts), run, actor).map(
    ({ cadreId, member, grade, words, at, accountId }) => ({
      cadreId,
      member,
      mine: accountId === actor.accountId,
      grade,
      words,
      at,
    }),
  )

/** Who has given opinions on how many; on whom and which stays apart. */
function givenIn(acts: readonly FoundAct[]): Calibration['given'] {
  const people = new Map<string, { member: string; on: Set<string> }>()
  for (const { accountId, member, cadreId } of opinionsIn(acts)) {
    const known = people.get(accountId) ?? { member, on: new Set() }
    people.set(accountId, known)
    known.on.add(cadreId)
  }
  return [...people.values()].map(({ member, on }) => ({ member, people: on.size }))
}

/** Everything that a meeting has before it, as far as the actor sees it. */
export async function calibrationFor(
  db: Database | Tx,
  actor: Actor,
  runId: string,
): Promise<Calibration> {
  const meeting = await findMeeting(db, actor, runId)
  const { run, rows, groups, lines, rule, candidates, standing, acts, judge } = meeting
  // On oneself nothing is told before the seal, whatever the seat.
  const isShown = ({ cadreId }: Decision) => run.state === 'sealed' || cadreId !== actor.cadreId
  return {
    run,
    groups: [...groups],
    rows: [...rows],
    lines,
    rule,
    candidates: [...candidates],
    standing: [...standing.values()].filter(isShown),
    acts: acts
      .filter(({ kind }) => kind !== 'opinion')
      .map(({ number, kind, at, actor: by, body, decidedOn, decisions }) => ({
        number,
        kind,
        at: at.toISOString(),
        by,
        body,
        on: decidedOn,
        decisions: decisions.filter(isShown),
      })),
    opinions: opinionsShown(meeting, actor),
    given: givenIn(acts),
    avoided: rows.flatMap((row) => {
      const why = cannotJudge(judge, row, rows)
      return why ? [{ cadreId: row.cadreId, why: { ...why, about: { ...why.about } } }] : []
    }),
    cannotSeal: sealable(meeting, actor),
    bodies: await bodiesIn(db, actor.districtId),
    last: acts.at(-1)?.number ?? 0,
  }
}

function sealable(meeting: FoundMeeting, actor: Actor): Calibration['cannotSeal'] {
  const why = cannotSeal({ ...meeting, state: meeting.run.state }, actor)
  return why ? { code: why.code, about: { ...why.about } } : null
}
