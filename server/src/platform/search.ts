import { pinyin } from 'pinyin-pro'
import { sql } from 'kysely'
import type { Tx } from './database.ts'

declare module './tables.ts' {
  interface Tables {
    searchEntries: SearchEntriesTable
  }
}

export interface SearchEntriesTable {
  districtId: number
  noun: string
  factId: string
  text: string
  pinyin: string
  initials: string
}

/** Which nouns can be found by name; people's surnames are read as surnames (单 is shàn). */
const SEARCHED: Readonly<Record<string, { surname: boolean }>> = {
  unit: { surname: false },
  cadre: { surname: true },
  project: { surname: false },
}

/** Whether records of this noun have a sound to be found and sorted by. */
export const soundsOf = (noun: string): boolean => Object.hasOwn(SEARCHED, noun)

/** How a name sounds, whole and by initials, for people who type `lxxny` or `shanxx`. */
export function soundOf(name: string, surname: boolean): { pinyin: string; initials: string } {
  const syllables = pinyin(name, {
    toneType: 'none',
    type: 'array',
    v: true,
    nonZh: 'consecutive',
    ...(surname ? { surname: 'head' as const } : {}),
  })
  const letters = syllables.map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, ''))
  return { pinyin: letters.join(''), initials: letters.map((word) => word[0] ?? '').join('') }
}

/** Keeps the search entries of what was entered or corrected. */
export async function indexForSearch(
  tx: Tx,
  districtId: number,
  noun: string,
  entries: readonly { readonly id: string; readonly content: Readonly<Record<string, unknown>> }[],
): Promise<void> {
  const how = SEARCHED[noun]
  if (!how || entries.length === 0) return
  await tx
    .insertInto('searchEntries')
    .values(
      entries.map(({ id, content }) => {
        const text = String(content['name'])
        return { districtId, noun, factId: id, text, ...soundOf(text, how.surname) }
      }),
    )
    .onConflict((conflict) =>
      conflict.columns(['districtId', 'noun', 'factId']).doUpdateSet({
        text: sql.ref('excluded.text'),
        pinyin: sql.ref('excluded.pinyin'),
        initials: sql.ref('excluded.initials'),
      }),
    )
    .execute()
}
