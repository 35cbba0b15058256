import type { z } from 'zod'
import type { FactOf, Noun } from '@zhishi/domain/app/facts.ts'
import { zh } from '@zhishi/domain/app/words.ts'
import type { OnRecord } from '@zhishi/domain/intake/batch.ts'

export type ContentOf<N extends Noun> = z.infer<FactOf<N>['schema']>
export interface Known<N extends Noun> {
  readonly id: string
  readonly content: ContentOf<N>
}

/** The record of one year, with what links lead to, as workbooks need it. */
export interface YearOnRecord {
  readonly year: number
  readonly all: <N extends Noun>(noun: N) => readonly Known<N>[]
  readonly find: <N extends Noun>(noun: N, id: string | null) => ContentOf<N> | undefined
  /** A person's unit, or the body that stands in its place. */
  readonly placeOf: (cadreId: string | null) => string | null
  readonly tenureOf: (cadreId: string) => ContentOf<'tenure'> | undefined
  readonly nameOf: (cadreId: string | null) => string | null
  /** A name that stands alone in a cell: with the unit in brackets where several people bear it. */
  readonly toldApart: (cadreId: string | null) => string | null
}

export function yearOnRecord(record: OnRecord, year: number): YearOnRecord {
  const all = <N extends Noun>(noun: N) =>
    (record.get(noun) ?? []) as unknown as readonly Known<N>[]
  const byId = new Map<string, unknown>()
  for (const facts of record.values()) for (const { id, content } of facts) byId.set(id, content)
  const find = <N extends Noun>(_: N, id: string | null) =>
    id === null ? undefined : (byId.get(id) as ContentOf<N> | undefined)
  const tenures = new Map(
    all('tenure')
      .filter(({ content }) => content.main && content.until === null)
      .map(({ content }) => [content.cadreId, content]),
  )
  const placeOf = (cadreId: string | null) => {
    const tenure = cadreId === null ? undefined : tenures.get(cadreId)
    return tenure ? (find('unit', tenure.unitId)?.name ?? tenure.body) : null
  }
  const borne = Map.groupBy(all('cadre'), ({ content }) => content.name)
  const nameOf = (cadreId: string | null) => find('cadre', cadreId)?.name ?? null
  return {
    year,
    all,
    find,
    placeOf,
    tenureOf: (cadreId) => tenures.get(cadreId),
    nameOf,
    toldApart(cadreId) {
      const name = nameOf(cadreId)
      const place = placeOf(cadreId)
      const isShared = name !== null && (borne.get(name)?.length ?? 0) > 1
      return isShared && place !== null ? `${name}(${place})` : name
    },
  }
}

const WORDS: Readonly<Record<string, string>> = zh

/** The Chinese word of a closed list's value. */
export const word = (list: string, value: string | null | undefined): string | null =>
  value === null || value === undefined ? null : (WORDS[`choice.${list}.${value}`] ?? value)

/** Yuan as 万元, four decimals exactly. */
export const wan = (yuan: number | null): number | null =>
  yuan === null ? null : Number((yuan / 10_000).toFixed(4))

/** Ten-thousandths as a plain number. */
export const decimal = (value: number | null): number | null =>
  value === null ? null : Number((value / 10_000).toFixed(4))

/** A date as clerks write it, with the precision it has. */
export const written = (date: string | null): string | null =>
  date !== null && date.length === 7 ? date.replace('-', '.') : date

export const yes = (value: boolean | null): string | null => (value === true ? '是' : null)
export const yesNo = (value: boolean | null): string | null =>
  value === null ? null : value ? '是' : '否'

/** Several in one cell. */
export const joined = (texts: readonly (string | null)[]): string | null =>
  texts.filter((text) => text !== null && text !== '').join('、') || null
