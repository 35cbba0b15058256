import { comparedIn, isAvoided } from '../evaluation/recusing.ts'
import type { GroupResult } from '../evaluation/result.ts'
import type { RunRow } from '../evaluation/run.ts'
import type { Vote } from '../evaluation/scheme.ts'
import { type Reason, reason } from '../kernel/refusal.ts'
import type { Id } from '../kernel/values.ts'
import type { Candidate } from '../evaluation/recognising.ts'
import { type Standing, keyOf } from './standing.ts'
import type { Choice, Matter, Verdict, Weighed } from './verdict.ts'

/** Who is about to judge, as far as the rules of avoidance look at it. */
export interface Judge {
  readonly cadreId: Id | null
  readonly unitId: Id | null
  /** Everybody registered as kin. */
  readonly kin: readonly Id[]
}

type Person = Pick<RunRow, 'cadreId' | 'unitId' | 'group' | 'category'>

/**
 * Why somebody may not judge this person: himself or herself, registered kin, whoever is compared with
 * kin (places are few: to judge one is to judge the other), the own unit's people (law: avoidance).
 * Kin are out of sight and answered as who is not in the run. The own unit is the account's, and that
 * of the cadre it stands for.
 */
export function cannotJudge(
  { cadreId, unitId, kin }: Judge,
  person: Person,
  rows: readonly Person[],
): Reason | undefined {
  if (cadreId !== null && person.cadreId === cadreId) return reason('decision.oneself')
  if (kin.includes(person.cadreId)) return reason('decision.unknown-person')
  const compared = rows.filter((row) => kin.includes(row.cadreId)).map(comparedIn)
  if (isAvoided(new Set(compared), person)) return reason('decision.kin-compared')
  const own = rows.find((row) => row.cadreId === cadreId)?.unitId ?? null
  const units = [unitId, own].filter((id) => id !== null)
  if (person.unitId !== null && units.includes(person.unitId)) return reason('decision.own-unit')
  return undefined
}

/** All that weighing a choice looks at. */
export interface Meeting {
  /** Whether its people get grades: heads over a year. */
  readonly graded: boolean
  readonly rows: readonly RunRow[]
  readonly groups: readonly GroupResult[]
  /** Above this no grade is proposed for who has a veto. */
  readonly vetoCeiling: Vote
  readonly candidates: readonly Candidate[]
  readonly standing: ReadonlyMap<string, Standing>
  readonly judge: Judge
}

const BEST_FIRST: readonly (Verdict | null)[] = ['excellent', 'competent', 'basic', 'incompetent']
const isBetter = (verdict: Verdict, than: Verdict): boolean =>
  BEST_FIRST.includes(verdict) && BEST_FIRST.indexOf(verdict) < BEST_FIRST.indexOf(than)

/**
 * Weighs choices one after the other, each as if those before it that can be were decided already:
 * the place for 优秀 that the first one takes is gone for the next. A choice departs where it is not
 * what the machine proposes, where the machine proposes nothing, where it is left open, where there
 * are more 优秀 than places, and where it is above what a veto or a bar leaves; each departure needs a
 * reason, and none is impossible: people decide.
 */
export function weigh(meeting: Meeting, choices: readonly Choice[]): Weighed[] {
  const standing = new Map<string, Verdict>(
    [...meeting.standing].map(([key, { verdict }]) => [key, verdict]),
  )
  return choices.map((choice) => {
    const weighed = weighOne(meeting, standing, choice)
    if (weighed.why === null && weighed.verdict !== null)
      standing.set(keyOf(choice), weighed.verdict)
    return weighed
  })
}

/** One choice against what stands, whatever stands. */
export function weighOne(
  meeting: Meeting,
  standing: ReadonlyMap<string, Verdict>,
  choice: Choice,
): Weighed {
  const { cadreId, matter, reason: given } = choice
  const { judge, rows } = meeting
  const row = rowOn(meeting, cadreId)
  const barred = row && cannotJudge(judge, row, rows)
  const isComparedWithKin = barred?.code === 'decision.kin-compared'
  const proposed = row && !isComparedWithKin ? proposalOn(meeting, row, matter) : null
  const verdict = choice.verdict === 'proposal' ? proposed : choice.verdict
  // What stands on oneself and those one avoids is not told by weighing something else.
  const avoided = barred !== undefined
  const departures =
    row && !avoided && verdict !== null
      ? departuresOf(meeting, standing, row, matter, verdict, proposed)
      : []
  const why = whyNot(meeting, row, matter, verdict, departures, given)
  const replaces = row && !avoided ? (standing.get(keyOf(choice)) ?? null) : null
  return { cadreId, matter, verdict, proposed, reason: given, departures, replaces, why }
}

/** A person's line as whoever judges has it before him: kin are not there. */
export const rowOn = ({ rows, judge }: Pick<Meeting, 'rows' | 'judge'>, cadreId: Id) =>
  judge.kin.includes(cadreId) ? undefined : rows.find((row) => row.cadreId === cadreId)

/** What the machine proposes; null where it proposes nothing. */
export function proposalOn(
  { candidates, graded }: Pick<Meeting, 'candidates' | 'graded'>,
  row: RunRow,
  matter: Matter,
): Verdict | null {
  if (!graded) return null
  if (matter === 'grade') return row.grade
  const candidate = candidates.find(({ cadreId }) => cadreId === row.cadreId)
  if (!candidate) return 'notRecognised'
  return candidate.proposed ? 'recognised' : null
}

/** Why nothing at all is decided on somebody by this judge, whatever the reason given. */
export function cannotBeDecided(
  { graded, judge, rows }: Meeting,
  row: RunRow | undefined,
): Reason | undefined {
  if (!row) return reason('decision.unknown-person')
  if (!graded) return reason('decision.no-grades')
  if (row.notAssessed) return reason('decision.not-assessed')
  return cannotJudge(judge, row, rows)
}

function whyNot(
  meeting: Meeting,
  row: RunRow | undefined,
  matter: Matter,
  verdict: Verdict | null,
  departures: readonly Reason[],
  given: string | null,
): Weighed['why'] {
  const never = cannotBeDecided(meeting, row)
  if (never) return never
  if (verdict === null) return reason(`decision.nothing-proposed.${matter}`)
  if (departures.length > 0 && given === null) return reason('decision.reason-needed')
  return null
}

/** In how many ways a verdict departs; each needs the reason that is given once. */
function departuresOf(
  meeting: Meeting,
  standing: ReadonlyMap<string, Verdict>,
  row: RunRow,
  matter: Matter,
  verdict: Verdict,
  proposed: Verdict | null,
): Reason[] {
  const told: Reason[] = []
  if (verdict === 'open') told.push(reason('departure.open'))
  else if (proposed === null) told.push(reason(`departure.nothing-proposed.${matter}`))
  else if (verdict !== proposed) told.push(reason('departure.other'))
  if (matter === 'recognition') {
    if (verdict === 'recognised' && row.bars.length > 0) told.push(reason('departure.barred'))
    return told
  }
  const vetoed = row.bars.some(({ code }) => code === 'bar.veto')
  if (vetoed && isBetter(verdict, meeting.vetoCeiling)) told.push(reason('departure.veto'))
  if (verdict !== 'excellent') return told
  if (!vetoed && row.bars.length > 0) told.push(reason('departure.barred'))
  const group = meeting.groups.find((one) => one.group === row.group)
  const excellent = 1 + excellentIn(meeting, standing, row)
  if (group && excellent > group.places)
    told.push(reason('departure.over-quota', { places: group.places, excellent }))
  return told
}

/** How many others of the person's group stand as 优秀. */
const excellentIn = (
  { rows }: Meeting,
  standing: ReadonlyMap<string, Verdict>,
  { cadreId, group }: RunRow,
): number =>
  rows.filter(
    (row) =>
      row.group === group &&
      row.cadreId !== cadreId &&
      standing.get(keyOf({ cadreId: row.cadreId, matter: 'grade' })) === 'excellent',
  ).length

/** The rows that a decision adds for what was weighed and can be. */
export const decidedFrom = (weighed: readonly Weighed[], number: number) =>
  weighed.flatMap(({ why, verdict, cadreId, matter, proposed, reason: given, departures }) =>
    why === null && verdict !== null
      ? [{ cadreId, matter, verdict, proposed, reason: given, departures, decidedIn: number }]
      : [],
  )
