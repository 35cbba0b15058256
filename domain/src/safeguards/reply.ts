import { z } from 'zod'
import { Day, Id, Prose, linkTo } from '../kernel/values.ts'
import { fact } from '../platform/fact.ts'
import { HELD_AGAINST, ONE_RECORD, recordOf } from './concern.ts'

/**
 * What the person judged answers to a record about him or her; it stands beside that record on every
 * page and paper that shows it (domain rule: right of reply). Written by the person, or transcribed
 * by a clerk from paper.
 */
export const Reply = z
  .strictObject({ cadreId: linkTo('cadre'), ...HELD_AGAINST, text: Prose, date: Day })
  .refine((content) => recordOf(content) !== undefined, ONE_RECORD)
export type Reply = z.infer<typeof Reply>

/** What was answered to a record, as it stands beside it. */
export const Answer = z.strictObject({ id: Id, text: Prose, date: Day })
export type Answer = z.infer<typeof Answer>

export const reply = fact({
  noun: 'reply',
  table: 'replies',
  schema: Reply,
  reads: 'read replies',
  keeps: 'keep replies',
  about: 'cadreId',
})
