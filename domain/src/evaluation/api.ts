import { z } from 'zod'
import { Id, Name, Year } from '../kernel/values.ts'
import { Labels } from '../platform/api.ts'
import { endpoint } from '../platform/endpoint.ts'
import { BY } from './fairness.ts'
import { RecordNote } from './recordNote.ts'
import { GroupResult, HeadResult, LeadResult, LeftOut, Node, Statement } from './result.ts'
import { Decided, NewRun, Recomputation, Run, RunRow } from './run.ts'

/** In the order of group (or category), rank, official order. Who may see only the own line gets only that. */
export const RunResults = z.strictObject({
  run: Run,
  ownOnly: z.boolean(),
  /** The one group of people that is shown, where the address names one; a team with its name. */
  among: z
    .strictObject({ by: z.enum(BY), of: z.string().nullable(), label: z.string().nullable() })
    .nullable(),
  groups: z.array(GroupResult),
  rows: z.array(RunRow),
  /** What is decided so far; on oneself only once the run is sealed. */
  decided: z.array(Decided),
})
export type RunResults = z.infer<typeof RunResults>

const lineage = {
  run: Run,
  row: RunRow,
  /** What people decided; on oneself only once the run is sealed. */
  decided: Decided.nullable(),
  /** Every record that the result names, by id. */
  records: z.record(z.string(), RecordNote),
  labels: Labels,
}

/** One person's result with the whole tree below it: `result.total` down to the records. */
export const RunPerson = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heads'), ...lineage, result: HeadResult }),
  z.strictObject({ kind: z.literal('leads'), ...lineage, result: LeadResult }),
])
export type RunPerson = z.infer<typeof RunPerson>

/** Which numbers a record touches, newest run first. */
export const Touching = z.array(
  z.strictObject({
    run: Run,
    cadreId: Id,
    name: Name,
    /** Each number the record stands under; `points` is what it adds there, null where it sets the measure. */
    nodes: z.array(
      z.strictObject({
        ...Node.pick({ key: true, kind: true, score: true, formula: true }).shape,
        points: z.int().nullable(),
        exact: z.string().nullable(),
        notes: z.array(z.string()),
      }),
    ),
    /** Why it does not count, where it was handed in and left out. */
    leftOut: LeftOut.nullable(),
    /** What is said for and against on the strength of it. */
    statements: z.array(Statement),
  }),
)
export type Touching = z.infer<typeof Touching>

export const evaluationApi = {
  /** Years with projects or achievements on record, newest first: what a run may be about. */
  years: endpoint('GET', '/evaluation/years', { may: 'read evaluation', gives: z.array(Year) }),
  /** Newest first; who may see only the own result sees the runs that have one. */
  runs: endpoint('GET', '/evaluation/runs', { may: 'read evaluation', gives: z.array(Run) }),
  startRun: endpoint('PUT', '/evaluation/runs/:id', {
    may: 'run evaluation',
    takes: NewRun,
    gives: Run,
  }),
  /** `by` and `of`: only those of one group of the fairness page; `~`: of whom it is not on record. */
  run: endpoint('GET', '/evaluation/runs/:id', {
    may: 'read evaluation',
    asks: z.strictObject({ by: z.enum(BY).optional(), of: z.string().min(1).max(60).optional() }),
    gives: RunResults,
  }),
  runPerson: endpoint('GET', '/evaluation/runs/:id/people/:cadreId', {
    may: 'read evaluation',
    gives: RunPerson,
  }),
  recomputation: endpoint('GET', '/evaluation/runs/:id/recomputation', {
    may: 'run evaluation',
    gives: Recomputation,
  }),
  touching: endpoint('GET', '/evaluation/touching/:noun/:id', {
    may: 'read evaluation',
    gives: Touching,
  }),
}
