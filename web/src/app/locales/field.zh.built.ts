import { zh } from '@zhishi/domain/app/words.ts'

/** The words of the field: nouns, fields, lists and reasons. */
export const field = zh
