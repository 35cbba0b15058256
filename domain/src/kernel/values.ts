import { z } from 'zod'
import { isPartialDate } from './dates.ts'

export { daysIn, isPartialDate } from './dates.ts'

/**
 * The values that every record is made of. A field's kind travels with its schema (`meta`), so that
 * one schema types the code, checks the wire, and tells ledger, form and workbook how to show it.
 */

export const FieldKind = z.enum([
  'text',
  'longText',
  'name',
  'count',
  'money',
  'decimal',
  'share',
  'date',
  'month',
  'quarter',
  'year',
  'choice',
  'flag',
  'marks',
  'link',
  'moment',
])
export type FieldKind = z.infer<typeof FieldKind>

// oxlint-disable-next-line no-control-regex -- refusing them is the point
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/

/** Number of characters as people count them: code points, so that 𠮷 is one. */
export const lengthOf = (text: string): number => Array.from(text).length

const words = (max: number, min = 1) =>
  z
    .string()
    .refine((s) => s.isWellFormed() && !CONTROL.test(s), { error: 'text.malformed' })
    .refine((s) => s.trim().length >= min, { error: 'text.empty' })
    // Code units are never fewer than characters: only what looks too long is counted.
    .refine((s) => s.length <= max || lengthOf(s) <= max, { error: 'text.too-long' })

/** Identifier made by the asker: a UUID, time-ordered (v7) where the program makes it. */
export const Id = z.uuid()
export type Id = z.infer<typeof Id>

/** A person's, unit's or project's name: 1 to 50 code points (names of minorities are long). */
export const Name = words(50).meta({ kind: 'name' })
/** A longer proper name (a project, a title, a post): up to 120 code points. */
export const Title = words(120).meta({ kind: 'text' })
/** A short phrase: up to 200 code points. */
export const Phrase = words(200).meta({ kind: 'text' })
/** Running text: up to 4,000 code points. */
export const Prose = words(4000).meta({ kind: 'longText' })

/**
 * A date with the precision it was written in, year, month or day: `2024`, `2024-03`, `2024-03-12`.
 * Text order is time order. Source: practice (rosters give months, ledgers give days).
 */
export const PartialDate = z
  .string()
  .refine(isPartialDate, { error: 'date.impossible' })
  .meta({ kind: 'date' })
/** A whole day, `2024-03-12`. */
export const Day = z
  .string()
  .refine((s) => s.length === 10 && isPartialDate(s), { error: 'date.impossible' })
  .meta({ kind: 'date' })
export const Month = z
  .string()
  .regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, { error: 'month.impossible' })
  .meta({ kind: 'month' })
export const Quarter = z
  .string()
  .regex(/^(19|20|21)\d\dQ[1-4]$/, { error: 'quarter.impossible' })
  .meta({ kind: 'quarter' })
export const Year = z.int().min(1900).max(2199).meta({ kind: 'year' })

/** Money in whole yuan. Ledgers write 万元; four decimals of 万元 are exact in yuan. */
export const Yuan = z.int().min(0).max(1_000_000_000_000_000).meta({ kind: 'money' })
/** A number with four decimals kept exactly, as whole ten-thousandths: 1.2 is 12000. */
export const TenThousandths = z.int().min(0).max(100_000_000).meta({ kind: 'decimal' })
/** A share of one, in ten-thousandths: half is 5000. */
export const Share = z.int().min(1).max(10_000).meta({ kind: 'share' })
export const Count = z.int().min(0).max(1_000_000_000).meta({ kind: 'count' })
/** Place in the official order, smallest first. */
export const Ordinal = z.int().min(0).max(10_000_000).meta({ kind: 'count' })
export const Flag = z.boolean().meta({ kind: 'flag' })
/** A moment on the server's clock, ISO 8601 with zone. */
export const Moment = z.iso.datetime({ offset: true }).meta({ kind: 'moment' })

/** A closed list of words; `of` is the name under which the words for people are found. */
export const choice = <const T extends readonly [string, ...string[]]>(of: string, values: T) =>
  z.enum(values).meta({ kind: 'choice', of })

/** A reference to another record, by noun. */
export const linkTo = (noun: string) => Id.meta({ kind: 'link', noun })
