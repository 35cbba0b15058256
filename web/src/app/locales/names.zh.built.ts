import { zh } from '@zhishi/domain/app/words.ts'

/** Of the words of the field, those that the shell itself says: the names of the ledgers and roles. */
export const names = Object.fromEntries(
  Object.entries(zh).filter(([key]) => /^(ledger|choice\.role)\./.test(key)),
)
