import type { Field } from '@zhishi/domain/kernel/field.ts'
import type { Issue } from './client.ts'
import { readTyped, typedFrom } from '../kernel/typed.ts'

/** A link as the form holds it: what it points to, and how that is called. */
export interface Chosen {
  readonly id: string
  readonly label: string
}
/** What a field holds while it is filled in: text as typed, a tick, marks, a chosen record, or what was typed to find one. */
export type Typed = string | boolean | null | Chosen | Readonly<Record<string, string>>
export type TypedRecord = Readonly<Record<string, Typed>>
type Content = Readonly<Record<string, unknown>>
type LabelOf = (id: string) => string

/** Every field's kind as the form asks for it. */
export const isTicked = ({ kind, optional }: Field): boolean => kind === 'flag' && !optional

/** The form as it stands at first, from a record on file or from nothing. */
export const typedRecord = (
  fields: readonly Field[],
  content: Content,
  labelOf: LabelOf,
): TypedRecord =>
  Object.fromEntries(fields.map((field) => [field.key, typed(field, content, labelOf)]))

function typed(field: Field, content: Content, labelOf: LabelOf): Typed {
  const value = content[field.key] ?? null
  if (field.kind === 'marks') return (value ?? {}) as Readonly<Record<string, string>>
  if (field.kind === 'link')
    return typeof value === 'string' ? { id: value, label: labelOf(value) } : null
  if (isTicked(field)) return value === true
  return typedFrom(field.kind, value)
}

/** What is sensible before anybody has said anything. */
export function startOf(fields: readonly Field[], year: number): Content {
  const start: Record<string, unknown> = {}
  for (const { key, kind, values, optional } of fields) {
    if (kind === 'year') start[key] = year
    if (kind === 'share') start[key] = 10_000
    if (key === 'ordinal') start[key] = 9_999
    if (kind === 'choice' && !optional && values?.includes('unknown')) start[key] = 'unknown'
  }
  return start
}

/** By field, the code of what is wrong with what was typed. */
export type Wrong = Readonly<Record<string, string>>

/** The content that was meant, and what could not be read. */
export function contentFrom(
  fields: readonly Field[],
  record: TypedRecord,
): { content: Record<string, unknown>; wrong: Record<string, string> } {
  const content: Record<string, unknown> = {}
  const wrong: Record<string, string> = {}
  for (const field of fields) {
    const reading = readField(field, record[field.key] ?? null)
    if ('code' in reading) wrong[field.key] = reading.code
    else if (reading.value === null && !field.optional) wrong[field.key] = 'field.required'
    else content[field.key] = reading.value
  }
  return { content, wrong }
}

function readField(field: Field, value: Typed): { value: unknown } | { code: string } {
  if (field.kind === 'marks' || isTicked(field)) return { value }
  if (field.kind === 'link') {
    if (typeof value === 'string' && value.trim() !== '') return { code: 'link.unchosen' }
    return { value: value !== null && typeof value === 'object' ? value['id'] : null }
  }
  const text = typeof value === 'string' ? value : ''
  if (field.kind === 'flag') return { value: text === '' ? null : text === 'true' }
  return readTyped(field.kind, text)
}

/** What somebody else changed in the meantime, beside what stands in the form. */
export const changedMeanwhile = (
  fields: readonly Field[],
  before: Content,
  now: Content,
): Field[] =>
  fields.filter(
    ({ key }) => JSON.stringify(before[key] ?? null) !== JSON.stringify(now[key] ?? null),
  )

/** The server names a field as `content.name`; the form as `name`. */
export const wrongFrom = (issues: readonly Issue[]): Wrong =>
  Object.fromEntries(
    issues.map(({ path, code }) => [path.replace(/^content\./, '').split('.')[0] ?? '', code]),
  )
