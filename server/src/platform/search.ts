import { pinyin } from 'pinyin-pro'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from './database.ts'
import { beginsWith, contains } from './like.ts'

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

/**
 * How a name sounds, syllable by syllable and by initials, for people who type `lxxny`, `shanxx` or
 * `luxixinnengyuan`. The spaces between syllables are what names are found and sorted by.
 */
export function soundOf(name: string, surname: boolean): { pinyin: string; initials: string } {
  const syllables = pinyin(name, {
    toneType: 'none',
    type: 'array',
    v: true,
    nonZh: 'consecutive',
    ...(surname ? { surname: 'head' as const } : {}),
  })
    .map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter((syllable) => syllable !== '')
  return {
    pinyin: syllables.join(' '),
    initials: syllables.map((syllable) => syllable[0] ?? '').join(''),
  }
}

/** How well an entry matches what was typed, as SQL over `e`: 0 exactly, 1 its beginning, 2 within. */
export function matchOf(typed: string): {
  readonly matches: RawBuilder<boolean>
  readonly rank: RawBuilder<number>
} {
  const text = typed.trim().toLowerCase()
  const letters = [...text.replace(/['\s]/g, '')]
  const named = contains(sql`e.text`, text)
  const begins = beginsWith(sql`e.text`, text)
  if (letters.length === 0 || !letters.every((letter) => /[a-z0-9]/.test(letter)))
    return {
      matches: named,
      rank: sql<number>`case when lower(e.text) = ${text} then 0 when ${begins} then 1 else 2 end`,
    }
  // Each letter goes on in its syllable or begins a later one: `l`, `x`, `ny` in `lu xi neng yuan`.
  const steps = letters.join('([a-z0-9]* )?')
  // The loose pattern is cheap and leaves few for the exact one.
  const whole = letters.join('')
  // One or two letters are in almost every name: they are looked for at its beginning only.
  const anywhere = letters.length > 2
  const sounds = sql<boolean>`(e.pinyin like ${`${anywhere ? '%' : ''}${letters.join('%')}%`}
    and e.pinyin ~ ${`${anywhere ? '(^| )' : '^'}${steps}`})`
  return {
    matches: sql<boolean>`(${named} or ${sounds})`,
    rank: sql<number>`case
      when e.initials = ${whole} or replace(e.pinyin, ' ', '') = ${whole} then 0
      when ${begins} or e.pinyin ~ ${`^${steps}`} then 1
      else 2 end`,
  }
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
