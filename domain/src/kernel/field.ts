import { z } from 'zod'
import type { FieldKind } from './values.ts'

/** How one field of a record is shown, asked for and checked, read off its schema. */
export interface Field {
  readonly key: string
  readonly kind: FieldKind
  /** Whether it may be left empty (stored as null). */
  readonly optional: boolean
  /** For a choice: the list's name in the catalogues (`choice.<of>.<value>`) and its values. */
  readonly of?: string
  readonly values?: readonly string[]
  /** For a link: the noun it points to. */
  readonly noun?: string
}

interface FieldMeta {
  readonly kind?: FieldKind
  readonly of?: string
  readonly noun?: string
}

function fieldOf(key: string, schema: z.core.$ZodType): Field {
  let inner: z.core.$ZodType = schema
  let optional = false
  while (
    inner instanceof z.ZodNullable ||
    inner instanceof z.ZodOptional ||
    inner instanceof z.ZodDefault
  ) {
    optional = true
    inner = inner.unwrap()
  }
  const meta = (z.globalRegistry.get(inner) ?? {}) as FieldMeta
  const values = inner instanceof z.ZodEnum ? inner.options.map(String) : undefined
  return {
    key,
    kind: meta.kind ?? 'text',
    optional,
    ...(meta.of === undefined ? {} : { of: meta.of }),
    ...(meta.noun === undefined ? {} : { noun: meta.noun }),
    ...(values === undefined ? {} : { values }),
  }
}

/** The fields of a record's schema in the order they are declared. */
export const fieldsOf = (schema: z.ZodObject): Field[] =>
  Object.entries(schema.shape).map(([key, value]) => fieldOf(key, value))
