import type { z } from 'zod'
import { KINDS } from '@zhishi/domain/intake/kinds/kinds.ts'
import type { intakeApi } from '@zhishi/domain/intake/api.ts'
import type { Options } from '@zhishi/domain/intake/batch.ts'
import { UnitGroup } from '@zhishi/domain/units/unit.ts'
import type { Tx } from '../platform/database.ts'
import { malformed } from '../platform/problems.ts'

type Given = z.infer<NonNullable<typeof intakeApi.keepVocabulary.takes>>
type Vocabulary = z.infer<NonNullable<typeof intakeApi.vocabulary.gives>>

/** The words that the program knows by itself, and those that the district has added. */
export const vocabularyOf = ({
  synonyms,
  groupWords,
}: Pick<Options, 'synonyms' | 'groupWords'>): Vocabulary => ({
  kinds: KINDS.map(({ name, fields }) => ({
    kind: name,
    fields: fields.map(({ key, words }) => ({ field: key, words: [...words] })),
  })),
  synonyms: [...synonyms],
  groupWords: [...groupWords],
})

/** Keeps the district's words in place of those it had. */
export async function keepVocabulary(tx: Tx, districtId: number, given: Given): Promise<void> {
  const issues = [
    ...given.synonyms.flatMap(({ kind, field }, index) => {
      const known = KINDS.find(({ name }) => name === kind)?.fields.some(({ key }) => key === field)
      return known ? [] : [{ path: `synonyms.${index}`, code: 'vocabulary.no-such-field' }]
    }),
    ...given.groupWords.flatMap(({ group }, index) =>
      UnitGroup.safeParse(group).success
        ? []
        : [{ path: `groupWords.${index}.group`, code: 'vocabulary.no-such-group' }],
    ),
    ...twice(
      given.synonyms.map(({ kind, words }) => `${kind} ${words}`),
      'synonyms',
    ),
    ...twice(
      given.groupWords.map(({ words }) => words),
      'groupWords',
    ),
  ]
  if (issues.length > 0) throw malformed(issues)
  await tx.deleteFrom('columnSynonyms').where('districtId', '=', districtId).execute()
  await tx.deleteFrom('unitGroupWords').where('districtId', '=', districtId).execute()
  if (given.synonyms.length > 0)
    await tx
      .insertInto('columnSynonyms')
      .values(given.synonyms.map((one) => ({ districtId, ...one })))
      .execute()
  if (given.groupWords.length > 0)
    await tx
      .insertInto('unitGroupWords')
      .values(given.groupWords.map((one) => ({ districtId, ...one })))
      .execute()
}

const twice = (keys: readonly string[], path: string) =>
  keys.flatMap((key, index) =>
    keys.indexOf(key) < index ? [{ path: `${path}.${index}`, code: 'vocabulary.twice' }] : [],
  )
