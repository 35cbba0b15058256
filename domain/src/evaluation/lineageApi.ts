import { z } from 'zod'
import { Id, Name } from '../kernel/values.ts'
import { endpoint } from '../platform/endpoint.ts'
import { UnitGroup } from '../units/unit.ts'
import { Explanation } from './explanation.ts'
import { RecognitionRule } from './recognising.ts'
import { Statement } from './result.ts'
import { Run } from './run.ts'
import { HeadScheme, Points, Vote } from './scheme.ts'
import { Effect } from './without.ts'

/** What a run would say without one record: whom it moves, as far as the asker may see them. */
export const Without = z.strictObject({
  effects: z.array(z.strictObject({ ...Effect.shape, name: Name })),
})
export type Without = z.infer<typeof Without>

/** An exact value as a reduced fraction of ten-thousandths; null where it is absent. */
const Exactly = z.string().nullable()

/** One head's line on the what-if page: what it takes to weigh and grade again. */
export const BoardHead = z.strictObject({
  cadreId: Id,
  name: Name,
  unit: Name.nullable(),
  group: UnitGroup.nullable(),
  /** What the run proposes. */
  total: Points.nullable(),
  rank: z.int().nullable(),
  grade: Vote.nullable(),
  bars: z.array(Statement),
  /** Recognised as a standout: decided on this run, or on record for its year when it was computed. */
  recognised: z.boolean(),
  /** In the order of the scheme's dimensions and their indicators. */
  indicators: z.array(Exactly),
  additions: z.array(Exactly),
  deductions: z.array(Exactly),
})
export type BoardHead = z.infer<typeof BoardHead>

/** A run of heads as the what-if page starts from it; only for whoever sees all heads of the district. */
export const RunBoard = z.strictObject({
  run: Run,
  scheme: HeadScheme,
  /** By which standouts are proposed: the meeting's rule, or the one that stands where no meeting is. */
  recognition: RecognitionRule,
  heads: z.array(BoardHead),
})
export type RunBoard = z.infer<typeof RunBoard>

export const lineageApi = {
  /** What decided one person's result, in codes and particulars; the own one tells of no peer. */
  explanation: endpoint('GET', '/evaluation/runs/:id/people/:cadreId/explanation', {
    may: 'read evaluation',
    gives: Explanation,
  }),
  /** Evaluates the run's kept inputs again without one record. */
  without: endpoint('GET', '/evaluation/runs/:id/without/:noun/:record', {
    may: 'read evaluation',
    gives: Without,
  }),
  board: endpoint('GET', '/evaluation/runs/:id/board', { may: 'read evaluation', gives: RunBoard }),
}
