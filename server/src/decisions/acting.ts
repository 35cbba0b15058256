import type { Actor } from '@zhishi/domain/access/actor.ts'
import type { Deciding, NewOpinion, Opening, Outcome } from '@zhishi/domain/decisions/api.ts'
import { weighInBulk } from '@zhishi/domain/decisions/bulk.ts'
import { cannotJudge, decidedFrom, weigh } from '@zhishi/domain/decisions/deciding.ts'
import { cannotDecide, cannotGiveOpinion, cannotOpen } from '@zhishi/domain/decisions/meeting.ts'
import { standingAfter, undoing } from '@zhishi/domain/decisions/standing.ts'
import type { Decision, Weighed } from '@zhishi/domain/decisions/verdict.ts'
import { type Reason, reason, refuseIf } from '@zhishi/domain/kernel/refusal.ts'
import type { Tx } from '../platform/database.ts'
import { notFound } from '../platform/problems.ts'
import { type NewAct, addAct, addDecisions, sentBefore } from './acts.ts'
import { type Agenda, type FoundMeeting, agendaOf, judgeFor, meetingNow } from './meeting.ts'

/** What a request is about: who asks, when, which run, and the id of the act. */
export interface Asked {
  readonly tx: Tx
  readonly actor: Actor
  readonly now: Date
  readonly runId: string
  readonly actId: string
}

interface Added {
  readonly meeting: FoundMeeting
  /** The act; `isNew` false where the same was sent before and nothing was added. */
  readonly number: number
  readonly isNew: boolean
}

/**
 * Adds an act to a run. `rule` looks at the meeting as it is and refuses; where somebody else's act
 * came in between, it looks again, so that every act was judged on exactly what stood before it.
 */
export async function act(
  { tx, actor, now, runId, actId }: Asked,
  what: Omit<NewAct, 'id' | 'runId'>,
  rule: (meeting: FoundMeeting) => void,
): Promise<Added> {
  const { districtId } = actor
  const agenda: Agenda = await agendaOf(tx, actor, runId)
  const judge = await judgeFor(tx, actor)
  const asked: NewAct = { id: actId, runId, ...what }
  for (;;) {
    const before = await sentBefore(tx, actor, asked)
    const meeting = await meetingNow(tx, districtId, agenda, judge)
    if (before !== undefined) return { meeting, number: before, isNew: false }
    rule(meeting)
    const last = meeting.acts.at(-1)
    const opened = meeting.run.state !== 'proposed'
    if (await addAct(tx, actor, now, last, opened, asked))
      return { meeting, number: (last?.number ?? 0) + 1, isNew: true }
  }
}

export const openMeeting = (asked: Asked, opening: Opening): Promise<Added> =>
  act(asked, { kind: 'opened', asked: opening }, ({ run }) => refuseIf(cannotOpen(run)))

export async function giveOpinion(asked: Asked, opinion: NewOpinion): Promise<void> {
  const { tx, actor, runId } = asked
  const { number, isNew } = await act(asked, { kind: 'opinion', asked: opinion }, (meeting) => {
    const person = meeting.rows.find(({ cadreId }) => cadreId === opinion.cadreId)
    if (!person || meeting.judge.kin.includes(person.cadreId)) throw notFound()
    refuseIf(cannotGiveOpinion(meeting.run, meeting.judge, person, meeting.rows))
  })
  if (!isNew) return
  const { districtId, accountId } = actor
  await tx
    .insertInto('runOpinions')
    .values({ districtId, runId, number, accountId, ...opinion })
    .execute()
}

const inChina = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })

/** A meeting that is still ahead has decided nothing. */
export const cannotHaveMet = (on: string, now: Date): Reason | undefined =>
  on > inChina.format(now) ? reason('decision.date-ahead') : undefined

/** Why nothing at all is decided now, whoever it is about. */
export function cannotMeet(
  { run, acts }: FoundMeeting,
  { on, after }: Pick<Deciding, 'on' | 'after'>,
  now: Date,
): Reason | undefined {
  const isStale = after !== null && after !== (acts.at(-1)?.number ?? 0)
  return (
    cannotDecide(run) ??
    cannotHaveMet(on, now) ??
    (isStale ? reason('decision.changed-meanwhile') : undefined)
  )
}

/** What would come of the choices, one after the other or many at once. */
export const weighed = (meeting: FoundMeeting, { choices, inBulk }: Deciding): Weighed[] =>
  (inBulk ? weighInBulk : weigh)(meeting, choices)

/** Why these choices are not decided as they were weighed: one cannot be, or none can. */
function cannotTake(all: readonly Weighed[], inBulk: boolean): Reason | undefined {
  const refused = all.flatMap(({ why }) => (why === null ? [] : [why]))
  const [first] = refused
  if (!first || (inBulk && refused.length < all.length)) return undefined
  return all.length === 1 || !inBulk
    ? reason(first.code, first.about)
    : reason('decision.none-possible')
}

/** Decides. Sent again, it answers with what was decided then. */
export async function decide(asked: Asked, input: Deciding): Promise<Outcome> {
  const { tx, actor, now, runId } = asked
  const { body, on } = input
  const twice = input.choices.length - new Set(input.choices.map(keyed)).size
  refuseIf(twice > 0 ? reason('decision.twice') : undefined)
  let outcome: Outcome = { number: null, weighed: [] }
  const what = { kind: 'decided', asked: input, body, on } as const
  const { meeting, number, isNew } = await act(asked, what, (before) => {
    refuseIf(cannotMeet(before, input, now))
    outcome = { number: null, weighed: weighed(before, input) }
    refuseIf(cannotTake(outcome.weighed, input.inBulk))
  })
  if (!isNew) return decidedBefore(meeting, input, number)
  const decisions = decidedFrom(outcome.weighed, number)
  await addDecisions(tx, actor.districtId, runId, number, decisions)
  return { ...outcome, number }
}

const keyed = ({ cadreId, matter }: Deciding['choices'][number]) => `${cadreId} ${matter}`

/** The same request, weighed on what stood when it was first sent. */
function decidedBefore(meeting: FoundMeeting, input: Deciding, number: number): Outcome {
  const acts = meeting.acts.filter((one) => one.number < number)
  const then = { ...meeting, acts, standing: standingAfter(acts) }
  return { number, weighed: weighed(then, input) }
}

/** Who takes a decision back decides about the same people; one on kin alone is not there. */
function avoidedAmong(
  { judge, rows }: FoundMeeting,
  decisions: readonly Decision[],
): Reason | undefined {
  const ids = new Set(decisions.map(({ cadreId }) => cadreId))
  const people = rows.filter(({ cadreId }) => ids.has(cadreId))
  const others = people.filter(({ cadreId }) => !judge.kin.includes(cadreId))
  if (others.length === 0) return reason('decision.nothing-to-undo')
  if (others.length < people.length) return reason('decision.kin-compared')
  return others.map((person) => cannotJudge(judge, person, rows)).find((why) => why !== undefined)
}

/** Takes a decision back by a further act. */
export async function undo(
  asked: Asked,
  undoes: number,
): Promise<{ number: number; decisions: Decision[] }> {
  const { tx, actor, runId } = asked
  let decisions: Decision[] = []
  const what = { kind: 'undone', asked: { undoes } } as const
  const { meeting, number, isNew } = await act(asked, what, (now) => {
    refuseIf(cannotDecide(now.run))
    decisions = undoing(now.acts, undoes)
    refuseIf(decisions.length === 0 ? reason('decision.nothing-to-undo') : undefined)
    refuseIf(avoidedAmong(now, decisions))
  })
  if (!isNew) {
    const before = meeting.acts.find((one) => one.number === number)
    return { number, decisions: [...(before?.decisions ?? [])] }
  }
  await addDecisions(tx, actor.districtId, runId, number, decisions)
  return { number, decisions }
}
