import { z } from 'zod'
import { choice, Count, PartialDate, Title, Year, linkTo } from '../kernel/values.ts'
import { fact } from '../platform/fact.ts'

/** An occasion on which heads report in public and are voted on. */
export const Debrief = z.strictObject({ year: Year, title: Title, date: PartialDate.nullable() })
export const debrief = fact({
  noun: 'debrief',
  table: 'debriefs',
  schema: Debrief,
  reads: 'read debriefs',
  keeps: 'keep debriefs',
})

/** Who voted; `all` where the sheet gives sums only. Weights: leaders 40, peers 30, staff and service users 30 (ours). */
export const VoterClass = choice('voterClass', ['all', 'leaders', 'peers', 'staff'])
export type VoterClass = z.infer<typeof VoterClass>

/** A head's sums at one debrief, for one class of voters. */
export const Tally = z.strictObject({
  debriefId: linkTo('debrief'),
  cadreId: linkTo('cadre'),
  voterClass: VoterClass,
  /** How many took part, as written; null where the sheet does not say. */
  voters: Count.nullable(),
  excellent: Count,
  competent: Count,
  basic: Count,
  incompetent: Count,
})
export type Tally = z.infer<typeof Tally>
export const tally = fact({
  noun: 'tally',
  table: 'tallies',
  schema: Tally,
  reads: 'read debriefs',
  keeps: 'keep debriefs',
  about: 'cadreId',
})
