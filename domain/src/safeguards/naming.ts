import { type Reason, reason } from '../kernel/refusal.ts'
import type { Id } from '../kernel/values.ts'

/**
 * Why a reply cannot answer this record, or a case cannot concern it: it is about somebody else.
 * `whose` are the people whom the record is about, `parties` those who answer or whose case it is.
 * A case that names nobody yet may concern any record.
 */
export function ofAnother(
  noun: 'reply' | 'concern',
  whose: readonly Id[],
  parties: readonly Id[],
): Reason | undefined {
  if (parties.length === 0 || whose.some((id) => parties.includes(id))) return undefined
  return reason(`${noun}.of-another`)
}
