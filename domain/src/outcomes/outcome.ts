import { z } from 'zod'
import { choice, PartialDate, Phrase, Prose, Title, Year, linkTo } from '../kernel/values.ts'
import { fact } from '../platform/fact.ts'

/** What the evidence was used for (practice); the first three are counted apart. */
export const OutcomeKind = choice('outcomeKind', [
  'promotion',
  'furtherUse',
  'rankPromotion',
  'motion',
  'commendation',
  'namedExample',
  'development',
  'reminderTalk',
  'admonition',
  'adjustment',
])
export type OutcomeKind = z.infer<typeof OutcomeKind>

/** One outcome for a person or a group. Known again by person or unit, kind, date and title. */
export const Outcome = z.strictObject({
  kind: OutcomeKind,
  cadreId: linkTo('cadre').nullable(),
  /** The group commended, where it is no person. */
  unitId: linkTo('unit').nullable(),
  year: Year,
  date: PartialDate.nullable(),
  /** The award's or post's name. */
  title: Title.nullable(),
  reason: Prose.nullable(),
  basis: Phrase.nullable(),
})
export type Outcome = z.infer<typeof Outcome>
export const outcome = fact({
  noun: 'outcome',
  table: 'outcomes',
  schema: Outcome,
  reads: 'read outcomes',
  keeps: 'keep outcomes',
  about: 'cadreId',
})

/** The recorded decision that a head's results of a year are outstanding. */
export const Recognition = z.strictObject({
  cadreId: linkTo('cadre'),
  year: Year,
  note: Phrase.nullable(),
})
export type Recognition = z.infer<typeof Recognition>
export const recognition = fact({
  noun: 'recognition',
  table: 'recognitions',
  schema: Recognition,
  reads: 'read outcomes',
  keeps: 'keep outcomes',
  about: 'cadreId',
})
