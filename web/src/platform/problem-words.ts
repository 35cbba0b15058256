import { t, term } from '../kernel/words.ts'
import { Problem } from './client.ts'

/** What went wrong, in words. */
export const problemText = (error: unknown): string =>
  error instanceof Problem
    ? term(`reason.${error.reason.code}`, error.reason.about)
    : t('reason.internal')
