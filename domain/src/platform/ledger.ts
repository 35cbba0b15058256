import type { z } from 'zod'
import type { Ability } from '../access/abilities.ts'
import type { FieldKind } from '../kernel/values.ts'

/**
 * One column of a ledger. A `link` column carries the label in `<key>` and the id in `<key>Id`.
 * Money is in yuan, shares and decimals in ten-thousandths, as in the facts.
 */
export interface Column {
  readonly kind: FieldKind
  /** For a choice: the list's name in the catalogues and its values. */
  readonly of?: string
  readonly values?: readonly string[]
  /** For a link: the noun it leads to. */
  readonly noun?: string
  /** Summed in the totals line. */
  readonly sum?: true
  /** Left out at first; the person may show it. */
  readonly hidden?: true
}

/** A table people work in: which facts, which columns, who may read it. */
export interface Ledger<N extends string = string> {
  readonly name: N
  readonly noun: string
  readonly may: Ability
  readonly columns: Readonly<Record<string, Column>>
  /** The column that stays in sight when the table is scrolled. */
  readonly lead: string
  /** Names persons, so that reading is on the trail and print carries a watermark. */
  readonly personal: boolean
}

export const ledger = <const N extends string>(declared: Ledger<N>): Ledger<N> => declared

export const text: Column = { kind: 'text' }
export const longText: Column = { kind: 'longText' }
export const count: Column = { kind: 'count' }
export const money: Column = { kind: 'money', sum: true }
export const decimal: Column = { kind: 'decimal' }
export const share: Column = { kind: 'share' }
export const date: Column = { kind: 'date' }
export const month: Column = { kind: 'month' }
export const quarter: Column = { kind: 'quarter' }
export const year: Column = { kind: 'year' }
export const flag: Column = { kind: 'flag' }
export const marks: Column = { kind: 'marks' }
export const link = (noun: string): Column => ({ kind: 'link', noun })
export const hidden = (column: Column): Column => ({ ...column, hidden: true })
export const summed = (column: Column): Column => ({ ...column, sum: true })
/** A column of a closed list, from the same schema that types the fact. */
export const among = (schema: z.ZodEnum): Column => ({
  kind: 'choice',
  of: String(schema.meta()?.['of'] ?? ''),
  values: schema.options.map(String),
})
