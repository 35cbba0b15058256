import { useSyncExternalStore } from 'react'
import { type Catalogue, say } from '@zhishi/domain/kernel/words.ts'
import type { Particulars } from '@zhishi/domain/kernel/refusal.ts'

/** Every word of the page; each catalogue adds its keys where it is written. */
// oxlint-disable-next-line typescript/no-empty-object-type -- filled by declaration merging
export interface Words {}
export type Word = Extract<keyof Words, string>

export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
/** How a catalogue is fetched, one file a language. */
export type Wordlist = Readonly<Record<Language, () => Promise<Catalogue>>>

const KEPT = 'zhishi.language'
const wanted = new Set<Wordlist>()
const listeners = new Set<() => void>()
let current: Language = remembered()
let words: Catalogue = {}

function remembered(): Language {
  const kept = globalThis.localStorage?.getItem(KEPT)
  if (kept === 'zh' || kept === 'en') return kept
  return globalThis.navigator?.language.startsWith('zh') === false ? 'en' : 'zh'
}

export const language = (): Language => current
/** The language tag for `lang` attributes and `Intl`. */
export const localeOf = (of: Language = current): string => (of === 'zh' ? 'zh-CN' : 'en-GB')

/** The sentence for a key, in the language in use. */
export const t = (key: Word, about?: Particulars): string => say(words, key, about)
/** The same for a key put together at run time (`field.name`, `choice.light.red`). */
export const term = (key: string, about?: Particulars): string => say(words, key, about)
/** Everything fetched so far, for rules of the domain that put sentences together themselves. */
export const catalogue = (): Catalogue => words
/** What a field is called, of this noun where it has a word of its own (姓名 of a cadre, 名称 of a unit). */
export function fieldWord(noun: string, key: string): string {
  const own = `field.${noun}.${key}`
  return term(own in words ? own : `field.${key}`)
}
export const knows = (key: string): boolean => key in words

/** Fetches a catalogue in the language in use, and again whenever the language changes. */
export async function loadWords(list: Wordlist): Promise<void> {
  if (wanted.has(list)) return
  // Fetched first: several lists are under way at once, and none may undo another's words.
  const more = await list[current]()
  words = { ...words, ...more }
  wanted.add(list)
}

export async function switchLanguage(next: Language): Promise<void> {
  const fetched = await Promise.all([...wanted].map((list) => list[next]()))
  current = next
  words = Object.assign({}, ...fetched)
  globalThis.localStorage?.setItem(KEPT, next)
  document.documentElement.lang = localeOf()
  for (const tell of listeners) tell()
}

/** The language in use; whoever asks is drawn again when it changes. */
export const useLanguage = (): Language =>
  useSyncExternalStore((tell) => {
    listeners.add(tell)
    return () => listeners.delete(tell)
  }, language)
