import { z } from 'zod'
import { Count } from '../kernel/values.ts'
import { endpoint } from '../platform/endpoint.ts'
import { BY } from './fairness.ts'
import { Run } from './run.ts'

/** Points or differences of such in whole ten-thousandths; the interval holds the true value nineteen times of twenty. */
const Between = z.strictObject({ value: z.int(), low: z.int(), high: z.int() })

/**
 * A group by its word: a choice of the field (`female`, `township`), the first year of an age band
 * (`45`), the id of a team, `several` teams; null: not on record.
 */
const Key = z.string().nullable()

export const FairnessPage = z.strictObject({
  run: Run,
  /** How many have a total; the others are in no table. */
  people: Count,
  /** Over everybody; null where nothing is shown. */
  mean: Between.nullable(),
  /** The earlier run of the period beside which nothing is shown: fewer than five people differ. */
  besides: Run.pick({ id: true, scheme: true, asOf: true }).nullable(),
  tables: z.array(
    z.strictObject({
      by: z.enum(BY),
      groups: z.array(z.strictObject({ key: Key, n: Count, mean: Between, difference: Between })),
      /** Kept back: too few, or needed so that too few are not given away. */
      hidden: z.array(Key),
    }),
  ),
  /** The teams' names by id. */
  labels: z.record(z.string(), z.string()),
})
export type FairnessPage = z.infer<typeof FairnessPage>

export const fairnessApi = {
  /** For those who read the evaluation of the whole district; to everybody else it is not there. */
  fairness: endpoint('GET', '/evaluation/runs/:id/fairness', {
    may: 'read evaluation',
    gives: FairnessPage,
  }),
}
