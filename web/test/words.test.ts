import { describe, expect, it } from 'vitest'
import { FACTS } from '@zhishi/domain/app/facts.ts'
import { LEDGERS } from '@zhishi/domain/app/ledgers.ts'
import { fieldsOf } from '@zhishi/domain/kernel/field.ts'
import { en as fieldEn, zh as fieldZh } from '@zhishi/domain/app/words.ts'
import type { Catalogue } from '@zhishi/domain/kernel/words.ts'
import type { Ledger } from '@zhishi/domain/platform/ledger.ts'
import { NAVIGATION } from '../src/app/navigation.built.ts'

const OTHER = 'shell.otherLanguage'

type Files<T> = Readonly<Record<string, T>>
const catalogues: Files<Readonly<Record<string, Catalogue>>> = import.meta.glob(
  ['../src/app/locales/{zh,en}.ts', '../src/app/locales/{zh,en}.*.ts', '!**/*.built.ts'],
  { eager: true },
)
const pages: Files<string> = import.meta.glob('../src/**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const rules: Files<string> = import.meta.glob(
  ['../../domain/src/**/*.ts', '../../server/src/**/*.ts'],
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
)

/** Every catalogue of the page in one language, with the words of the field. */
const wordsOf = (language: 'zh' | 'en'): Catalogue =>
  Object.assign(
    {},
    { zh: fieldZh, en: fieldEn }[language],
    ...Object.values(catalogues).map((catalogue) => catalogue[language]),
  )

const particulars = (sentence: string): string[] =>
  [...new Set(sentence.match(/\{\w+\}/g) ?? [])].toSorted()

describe('the words of the page', () => {
  it('stand in both languages, with the same particulars', () => {
    const [zh, en] = [wordsOf('zh'), wordsOf('en')]
    expect(Object.keys(en).toSorted()).toEqual(Object.keys(zh).toSorted())
    const differing = Object.keys(zh).filter(
      (key) => particulars(zh[key] ?? '').join() !== particulars(en[key] ?? '').join(),
    )
    expect(differing).toEqual([])
  })

  it('choose between one and many by a count that the sentence has', () => {
    const zh = wordsOf('zh')
    const counted = Object.entries(wordsOf('en')).flatMap(([key, sentence]) =>
      [...sentence.matchAll(/\{(\w+)\|/g)].map(([, name]) => [key, `{${name}}`] as const),
    )
    expect(counted.length).toBeGreaterThan(5)
    expect(counted.filter(([key, name]) => !zh[key]?.includes(name))).toEqual([])
    expect(Object.entries(zh).filter(([, sentence]) => /\{\w+\|/.test(sentence))).toEqual([])
  })

  it('write no count beside a word that is chosen by its count elsewhere', () => {
    const sentences = Object.entries(wordsOf('en'))
    const many = new Set(
      sentences.flatMap(([, sentence]) =>
        [...sentence.matchAll(/\{\w+\|[^|}]*\|([a-z]+s|people)\}/g)].map(([, word]) => word ?? ''),
      ),
    )
    expect([...many]).toContain('records')
    const fixed = sentences.filter(([, sentence]) =>
      [...sentence.matchAll(/\{\w+\} (?:[\w-]+ )?([a-z]+)\b/g)].some(([, word]) =>
        many.has(word ?? ''),
      ),
    )
    expect(fixed.map(([key]) => key)).toEqual([])
  })

  it('are English in the English ones; Chinese only within a sentence, as an example', () => {
    const en = wordsOf('en')
    const notSaid = Object.entries(en)
      .filter(([key, text]) => !/[a-z]/i.test(text) && /\p{L}/u.test(text) && key !== OTHER)
      .map(([key]) => key)
    expect(notSaid).toEqual([])
  })

  it('name every ledger, column, noun, field and choice', () => {
    const zh = wordsOf('zh')
    const needed = new Set<string>(
      NAVIGATION.flatMap(({ word, places }) => [word, ...places.map((place) => place.word)]),
    )
    const ledgers: readonly Ledger[] = LEDGERS
    for (const { name, columns } of ledgers) {
      needed.add(`ledger.${name}`)
      for (const [key, { of, values }] of Object.entries(columns)) {
        needed.add(`field.${key}`)
        for (const value of values ?? []) needed.add(`choice.${of}.${value}`)
      }
    }
    for (const { noun, schema } of FACTS) {
      needed.add(`noun.${noun}`)
      for (const { key, of, values } of fieldsOf(schema)) {
        needed.add(`field.${key}`)
        for (const value of values ?? []) needed.add(`choice.${of}.${value}`)
      }
    }
    expect([...needed].filter((key) => !(key in zh))).toEqual([])
  })

  it('that the pages ask for by a fixed key are all there', () => {
    const zh = wordsOf('zh')
    const asked = keysIn(pages, /\bterm\('([\w.-]+)'/g)
    expect(asked.length).toBeGreaterThan(5)
    expect(asked.filter((key) => !(key in zh))).toEqual([])
  })

  it('say every refusal of the rules and of the server', () => {
    const zh = wordsOf('zh')
    const pattern = /\b(?:reason|conflict)\(\s*'([\w.-]+)'/g
    const codes = keysIn(rules, pattern)
    expect(codes.length).toBeGreaterThan(20)
    expect([...new Set(codes)].filter((code) => !(`reason.${code}` in zh))).toEqual([])
  })
})

/** What a pattern finds in all of these sources. */
const keysIn = (files: Files<string>, pattern: RegExp): string[] =>
  Object.values(files).flatMap((text) => [...text.matchAll(pattern)].map(([, key]) => key ?? ''))
