import { z } from 'zod'
import { choice, Flag, Phrase, Prose, linkTo } from '../kernel/values.ts'
import { fact } from '../platform/fact.ts'

/** How a nominee came: put forward by the unit, by oneself, or both (practice). */
export const Ways = choice('ways', ['assignment', 'claim', 'both'])
/** 优, 良, 中, 差 on one of the three core factors. */
export const FactorMark = choice('factorMark', ['excellent', 'good', 'fair', 'poor'])
export const Stance = choice('stance', ['agree', 'disagree', 'abstain'])

/** One person put forward for one project. Identity: project and person. */
export const Nomination = z.strictObject({
  projectId: linkTo('project'),
  cadreId: linkTo('cadre'),
  ways: Ways.nullable(),
  political: FactorMark.nullable(),
  professional: FactorMark.nullable(),
  management: FactorMark.nullable(),
  /** Whether the nominee was made a lead; null where it is not known. */
  selected: Flag.nullable(),
  note: Prose.nullable(),
})
export type Nomination = z.infer<typeof Nomination>
export const nomination = fact({
  noun: 'nomination',
  table: 'nominations',
  schema: Nomination,
  reads: 'read selection',
  keeps: 'keep selection',
  about: 'cadreId',
})

/** One department's opinion on one nomination. No row is no opinion, not a disagreement. */
export const Opinion = z.strictObject({
  nominationId: linkTo('nomination'),
  department: Phrase,
  stance: Stance,
  reason: Prose.nullable(),
})
export type Opinion = z.infer<typeof Opinion>
export const opinion = fact({
  noun: 'opinion',
  table: 'opinions',
  schema: Opinion,
  reads: 'read selection',
  keeps: 'keep selection',
})
