import type { Actor } from '../access/actor.ts'
import { type Reason, reason } from '../kernel/refusal.ts'
import type { Id } from '../kernel/values.ts'
import type { PaperJob } from './api.ts'

/** Why a set of papers is not handed out: one of them is about whoever would fetch it. */
export const cannotFetch = (
  { cadreId }: Pick<Actor, 'cadreId'>,
  { cadreIds, leftOut }: Pick<PaperJob, 'leftOut'> & { readonly cadreIds: readonly Id[] },
): Reason | undefined =>
  cadreId !== null && cadreIds.includes(cadreId) && !leftOut.some((one) => one.cadreId === cadreId)
    ? reason('job.own-paper')
    : undefined
