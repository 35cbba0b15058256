import { FACTS } from '@zhishi/domain/app/facts.ts'
import { Aspect } from '@zhishi/domain/inspection/observation.ts'
import { LEDGERS as DECLARED } from '@zhishi/domain/app/ledgers.ts'
import { type Field, fieldsOf } from '@zhishi/domain/kernel/field.ts'
import type { Ledger } from '@zhishi/domain/platform/ledger.ts'
import type { Ability } from '@zhishi/domain/access/abilities.ts'

/** A kind of fact as the page needs it: its fields, and who reads and keeps it. */
export interface Noun {
  readonly noun: string
  readonly reads: Ability
  readonly keeps: Ability
  readonly fields: readonly Field[]
  /** The field that names the person it is about. */
  readonly about: string | undefined
}

export const LEDGERS: Readonly<Record<string, Ledger>> = Object.fromEntries(
  DECLARED.map((ledger) => [ledger.name, ledger]),
)

/** The aspects on which a field of marks may hold one. */
const withAspects = (field: Field): Field =>
  field.kind === 'marks' ? { ...field, values: Aspect.options } : field

export const NOUNS: Readonly<Record<string, Noun>> = Object.fromEntries(
  FACTS.map(({ noun, reads, keeps, schema, ...more }) => [
    noun,
    {
      noun,
      reads,
      keeps,
      fields: fieldsOf(schema).map(withAspects),
      about: 'about' in more ? more.about : undefined,
    },
  ]),
)
