import type { Result } from './result.ts'

/** The same value with the keys of every object sorted; arrays keep their order. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(inOrder)
  const record = value as Readonly<Record<string, unknown>>
  const sorted: Record<string, unknown> = {}
  for (const key of Object.keys(record).toSorted()) sorted[key] = inOrder(record[key])
  return sorted
}

/**
 * A value as JSON text that is the same for the same value: keys sorted, no blanks. The lists of a
 * result are ordered by id, so its text does not depend on the order of the evidence.
 */
export const canonicalText = (value: unknown): string => JSON.stringify(inOrder(value))

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
