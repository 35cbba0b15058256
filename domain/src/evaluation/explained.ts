import type { Evidence } from './evidence.ts'
import type { HeadResult, LeadResult, Result } from './result.ts'
import type { Scheme } from './scheme.ts'

/** Who reads it: whoever sees all of the district, or the person, who does not learn a peer's score. */
export type Reader = 'district' | 'own'

/** One person's result and all that explaining it needs. */
export interface Explained {
  readonly scheme: Scheme
  /** The evidence on those with whom the person is compared. */
  readonly evidence: Evidence
  readonly result: Result
  readonly person: HeadResult | LeadResult
  /** Those who are compared with the person, the person among them. */
  readonly peers: readonly (HeadResult | LeadResult)[]
  readonly reader: Reader
}

/** Fewer than this many compared: the middle of them is not told, for it would tell of single ones (law: anonymity; ours). */
export const FEWEST_COMPARED = 5
