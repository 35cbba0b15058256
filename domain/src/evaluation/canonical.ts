import type { Result } from './result.ts'

/** A value with the keys of every object in code-unit order; arrays keep theirs. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return Object.fromEntries(entries.map(([key, inner]) => [key, inOrder(inner)]))
}

/**
 * A result as text that is the same for the same result: keys sorted, no blanks. The lists of a
 * result are already ordered by id, so this text does not depend on the order of the evidence.
 */
export const canonicalText = (result: Result): string => JSON.stringify(inOrder(result))

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
