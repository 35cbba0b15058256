import { Verdict } from '@zhishi/domain/decisions/verdict.ts'

/** What can be decided, in order: the grades, left open, the recognition. */
export const VERDICTS: readonly Verdict[] = Verdict.options
