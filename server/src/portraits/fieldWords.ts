import { zh as achievements } from '@zhishi/domain/achievements/words.ts'
import { zh as cadres } from '@zhishi/domain/cadres/words.ts'
import { zh as debriefs } from '@zhishi/domain/debriefs/words.ts'
import { zh as inspection } from '@zhishi/domain/inspection/words.ts'
import { zh as outcomes } from '@zhishi/domain/outcomes/words.ts'
import { zh as projects } from '@zhishi/domain/projects/words.ts'
import { zh as reviews } from '@zhishi/domain/reviews/words.ts'
import { zh as safeguards } from '@zhishi/domain/safeguards/words.ts'
import { zh as selection } from '@zhishi/domain/selection/words.ts'
import { zh as supervision } from '@zhishi/domain/supervision/words.ts'
import { zh as units } from '@zhishi/domain/units/words.ts'

/** The words of the field's records, as Chinese papers say them. */
export const WORDS: Readonly<Record<string, string>> = {
  ...units,
  ...cadres,
  ...safeguards,
  ...projects,
  ...selection,
  ...reviews,
  ...inspection,
  ...achievements,
  ...debriefs,
  ...supervision,
  ...outcomes,
}

/** A kind of record as papers call it. */
export const nounInWords = (noun: string): string => WORDS[`noun.${noun}`] ?? noun
