import type { Actor } from '../access/actor.ts'
import { type Reason, reason } from '../kernel/refusal.ts'
import type { Id } from '../kernel/values.ts'
import type { PaperJob } from './api.ts'

/** Why a set of papers is not handed out: one of them is about whoever would fetch it, or his kin. */
export const cannotFetch = (
  { cadreId, kin }: Pick<Actor, 'cadreId'> & { readonly kin: ReadonlySet<Id> },
  { cadreIds, leftOut }: Pick<PaperJob, 'leftOut'> & { readonly cadreIds: readonly Id[] },
): Reason | undefined =>
  cadreIds.some(
    (id) => (id === cadreId || kin.has(id)) && !leftOut.some((one) => one.cadreId === id),
  )
    ? reason('job.own-paper')
    : undefined
