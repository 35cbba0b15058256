import { en } from '@zhishi/domain/accounts/words.ts'

/** Why a login, a password or a grant cannot be. */
export const rules = en
