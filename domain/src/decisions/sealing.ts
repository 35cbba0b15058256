import { canonicalText } from '../evaluation/canonical.ts'
import type { Run, RunRow } from '../evaluation/run.ts'
import { type Reason, reason } from '../kernel/refusal.ts'
import type { Id } from '../kernel/values.ts'
import type { Candidate } from '../evaluation/recognising.ts'
import { type Standing, keyOf } from './standing.ts'
import type { Decision } from './verdict.ts'

type Person = Pick<RunRow, 'cadreId' | 'name' | 'notAssessed'>

/** Who of a run of heads is assessed and neither decided nor named as left open. */
export const undecidedIn = <P extends Person>(
  rows: readonly P[],
  standing: ReadonlyMap<string, Standing>,
): P[] =>
  rows.filter(
    ({ cadreId, notAssessed }) =>
      notAssessed === null && !standing.has(keyOf({ cadreId, matter: 'grade' })),
  )

/** Who is proposed as a standout, or left to people by a tie, and not decided on. */
export const undecidedStandouts = (
  candidates: readonly Candidate[],
  standing: ReadonlyMap<string, Standing>,
): Candidate[] =>
  candidates.filter(({ cadreId }) => !standing.has(keyOf({ cadreId, matter: 'recognition' })))

const SHOWN = 5
const namesOf = (people: readonly Person[]): string =>
  people
    .slice(0, SHOWN)
    .map(({ name }) => name)
    .join('、') + (people.length > SHOWN ? '…' : '')

export interface Sealing {
  readonly graded: boolean
  readonly state: Run['state']
  readonly rows: readonly Person[]
  readonly candidates: readonly Candidate[]
  readonly standing: ReadonlyMap<string, Standing>
}

/**
 * Why a run cannot be sealed: somebody assessed is neither decided nor named as left open, or a
 * proposed standout is not decided on; or who would seal it, or kin of his, is judged in it (ours: the
 * seal enters recognitions).
 */
export function cannotSeal(
  { graded, state, rows, candidates, standing }: Sealing,
  by: { readonly cadreId: Id | null; readonly kin: readonly Id[] },
): Reason | undefined {
  if (state === 'sealed') return reason('run.sealed')
  if (state === 'proposed') return reason('meeting.not-open')
  if (rows.some((row) => row.cadreId === by.cadreId && row.notAssessed === null))
    return reason('seal.own-case')
  if (rows.some((row) => by.kin.includes(row.cadreId))) return reason('seal.kin')
  if (!graded) return undefined
  const open = undecidedIn(rows, standing)
  if (open.length > 0) return reason('seal.undecided', { count: open.length, names: namesOf(open) })
  const waiting = new Set(undecidedStandouts(candidates, standing).map(({ cadreId }) => cadreId))
  const people = rows.filter(({ cadreId }) => waiting.has(cadreId))
  return people.length > 0
    ? reason('seal.recognition-undecided', { count: people.length, names: namesOf(people) })
    : undefined
}

/** Why somebody gets no minutes: on oneself nothing is told before the seal. */
export const cannotFetchMinutes = (
  { state, rows }: Pick<Sealing, 'state' | 'rows'>,
  by: { readonly cadreId: Id | null },
): Reason | undefined =>
  state !== 'sealed' && rows.some(({ cadreId }) => cadreId === by.cadreId)
    ? reason('minutes.own-case')
    : undefined

/** How much a sealed run decided, in numbers alone: what an auditor sees. */
export function countsOf(
  rows: readonly Person[],
  standing: ReadonlyMap<string, Standing>,
): { people: number; decided: number; open: number; departures: number; recognised: number } {
  const all = [...standing.values()]
  const grades = all.filter(({ matter }) => matter === 'grade')
  return {
    people: rows.length,
    decided: grades.filter(({ verdict }) => verdict !== 'open').length,
    open: grades.filter(({ verdict }) => verdict === 'open').length,
    departures: all.filter(({ departures }) => departures.length > 0).length,
    recognised: all.filter(({ verdict }) => verdict === 'recognised').length,
  }
}

/** What a seal is computed over: the run and every act that led to its decision, as canonical text. */
export interface Sealed {
  readonly run: Omit<Run, 'state' | 'seal' | 'coverage' | 'recused'>
  readonly acts: readonly {
    readonly number: number
    readonly id: Id
    readonly kind: string
    readonly at: string
    readonly accountId: Id
    readonly by: string
    readonly body: string | null
    readonly on: string | null
    readonly asked: unknown
    readonly decisions: readonly Decision[]
    readonly opinion: unknown
  }[]
  readonly counts: unknown
  readonly recognitions: unknown
}

export const sealText = (sealed: Sealed): string => canonicalText(sealed)
