import type { Actor } from '@zhishi/domain/access/actor.ts'
import type { Calibration, Opinion } from '@zhishi/domain/decisions/api.ts'
import { cannotJudge } from '@zhishi/domain/decisions/deciding.ts'
import { opinionsFor } from '@zhishi/domain/decisions/meeting.ts'
import { comparedIn, isAvoided, lineFor } from '@zhishi/domain/evaluation/recusing.ts'
import type { Decision } from '@zhishi/domain/decisions/verdict.ts'
import { cannotSeal } from '@zhishi/domain/decisions/sealing.ts'
import type { Database, Tx } from '../platform/database.ts'
import { answersTo, saidIn } from '../safeguards/answers.ts'
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

type Known = (one: { readonly cadreId: string }) => boolean

/** An act is told where it decided nothing, or something that may be told. */
const isTold = (decisions: readonly Decision[], isOpen: Known): boolean =>
  decisions.length === 0 || decisions.some(isOpen)

/** Who has given opinions on how many; on whom and which stays apart. */
function givenIn(acts: readonly FoundAct[], isOpen: Known): Calibration['given'] {
  const people = new Map<string, { member: string; on: Set<string> }>()
  for (const { accountId, member, cadreId } of opinionsIn(acts).filter(isOpen)) {
    const known = people.get(accountId) ?? { member, on: new Set() }
    people.set(accountId, known)
    known.on.add(cadreId)
  }
  return [...people.values()].map(({ member, on }) => ({ member, people: on.size }))
}

/** What people answered to the records for and against them. */
async function answersIn(db: Database | Tx, districtId: number, rows: FoundMeeting['rows']) {
  const reasons = rows.flatMap(({ bars, speaksFor, speaksAgainst, gradeWhy }) => [
    ...bars,
    ...speaksFor,
    ...speaksAgainst,
    ...(gradeWhy ? [gradeWhy] : []),
  ])
  const named = new Set(reasons.flatMap(({ from }) => from.map(({ id }) => id)))
  const given = await answersTo(db, districtId, [...named])
  return Object.fromEntries([...given].map(([id, all]) => [id, saidIn(all)]))
}

/** Everything that a meeting has before it, as far as the actor sees it. */
export async function calibrationFor(
  db: Database | Tx,
  actor: Actor,
  runId: string,
): Promise<Calibration> {
  const meeting = await findMeeting(db, actor, runId)
  const { run, groups, lines, rule, standing, acts, judge } = meeting
  const rows = meeting.rows.filter(({ cadreId }) => !judge.kin.includes(cadreId))
  const kin = meeting.rows.filter(({ cadreId }) => judge.kin.includes(cadreId))
  const avoided = new Set(kin.map(comparedIn))
  const open = new Set(rows.filter((row) => !isAvoided(avoided, row)).map(({ cadreId }) => cadreId))
  const isOpen = ({ cadreId }: { readonly cadreId: string }) => open.has(cadreId)
  // On oneself nothing is told before the seal, whatever the seat; on kin and their peers nothing ever.
  const isShown = (one: Decision) =>
    isOpen(one) && (run.state === 'sealed' || one.cadreId !== actor.cadreId)
  return {
    run,
    groups: groups.filter((group) => !isAvoided(avoided, group)),
    rows: rows.map((row) => lineFor(avoided, row)),
    lines,
    rule,
    candidates: meeting.candidates.filter(isOpen),
    standing: [...standing.values()].filter(isShown),
    acts: acts
      .filter(({ kind, decisions }) => kind !== 'opinion' && isTold(decisions, isOpen))
      .map(({ number, kind, at, actor: by, body, decidedOn, decisions }) => ({
        number,
        kind,
        at: at.toISOString(),
        by,
        body,
        on: decidedOn,
        decisions: decisions.filter(isShown),
      })),
    opinions: opinionsShown(meeting, actor).filter(isOpen),
    answers: await answersIn(db, actor.districtId, rows.filter(isOpen)),
    given: givenIn(acts, isOpen),
    avoided: rows.flatMap((row) => {
      const why = cannotJudge(judge, row, meeting.rows)
      return why ? [{ cadreId: row.cadreId, why: { ...why, about: { ...why.about } } }] : []
    }),
    cannotSeal: sealable(meeting),
    bodies: await bodiesIn(db, actor.districtId),
    last: acts.at(-1)?.number ?? 0,
  }
}

function sealable(meeting: FoundMeeting): Calibration['cannotSeal'] {
  const why = cannotSeal({ ...meeting, state: meeting.run.state }, meeting.judge)
  return why ? { code: why.code, about: { ...why.about } } : null
}
