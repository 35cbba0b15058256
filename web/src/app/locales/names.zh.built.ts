import { zh } from '@zhishi/domain/app/words.ts'

/** Of the words of the field, those that the shell itself says: the names of the ledgers and administrators. */
export const names = Object.fromEntries(
  Object.entries(zh).filter(([key]) =>
    /^(ledger\.|choice\.role\.(systemAdmin|securityAdmin|auditor|clerk)$)/.test(key),
  ),
)
