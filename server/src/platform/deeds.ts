import type { Actor } from '@zhishi/domain/access/actor.ts'
import { Refusal } from '@zhishi/domain/kernel/refusal.ts'
import type { Endpoint } from '@zhishi/domain/platform/endpoint.ts'
import type { Database } from './database.ts'
import { Problem } from './problems.ts'
import { type Deed, type Doer, record } from './trail.ts'

/** The trail row of a request as it begins; its outcome comes at the end. */
export type Draft = { -readonly [K in keyof Deed]?: Deed[K] } & { act: string }

export const doer = ({ districtId, accountId, name }: Actor): Doer => ({
  districtId,
  accountId,
  name,
})

/** What is asked, and about which record, as far as the address names one that can be. */
export function draftOf(
  { method, path }: Endpoint,
  { noun, id }: Readonly<Record<string, string>>,
): Draft {
  return {
    act: `${method} ${path}`,
    ...(noun !== undefined && /^\w{1,40}$/.test(noun) ? { noun } : {}),
    ...(id !== undefined && /^[\da-f-]{36}$/i.test(id) ? { recordId: id } : {}),
  }
}

/** A refused act is on the trail too; a malformed or unknown one is not an act. */
export async function recordDenial(
  db: Database,
  actor: Actor | undefined,
  draft: Draft,
  at: Date,
  error: unknown,
): Promise<void> {
  const code = codeOf(error)
  if (!actor || code === undefined) return
  await record(db, doer(actor), at, { ...draft, outcome: 'denied', particulars: { code } })
}

function codeOf(error: unknown): string | undefined {
  if (error instanceof Refusal) return error.reason.code
  return error instanceof Problem && error.status === 403 ? 'forbidden' : undefined
}
