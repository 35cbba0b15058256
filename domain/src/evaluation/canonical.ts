import type { Result } from './result.ts'

/**
 * A value as JSON text that is the same for the same value: the keys of every object in code-unit
 * order, no blanks; arrays keep their order. The lists of a result are ordered by id, so its text
 * does not depend on the order of the evidence.
 */
export function canonicalText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  let text = ''
  if (Array.isArray(value)) {
    for (const item of value) text += `${text === '' ? '' : ','}${canonicalText(item)}`
    return `[${text}]`
  }
  const record = value as Readonly<Record<string, unknown>>
  // Without a comparator keys are sorted by their code units.
  for (const key of Object.keys(record).toSorted()) {
    const inner = record[key]
    if (inner === undefined) continue
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalText(inner)}`
  }
  return `{${text}}`
}

/** The same as UTF-8 bytes: what a seal is computed over. Text with lone surrogates is refused. */
export function canonicalBytes(result: Result): Uint8Array {
  const escaped = encodeURIComponent(canonicalText(result))
  const bytes: number[] = []
  for (let i = 0; i < escaped.length; i += 1) {
    const isEscape = escaped[i] === '%'
    bytes.push(isEscape ? parseInt(escaped.slice(i + 1, i + 3), 16) : escaped.charCodeAt(i))
    if (isEscape) i += 2
  }
  return Uint8Array.from(bytes)
}
