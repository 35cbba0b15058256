import { canonicalText } from '@zhishi/domain/evaluation/canonical.ts'

/**
 * What is known, as far as the run read it: a later program reads more of the same records, and what a
 * run never read cannot have changed it. Lists are compared whole.
 */
function asRead(known: unknown, kept: unknown): unknown {
  if (Array.isArray(known) && Array.isArray(kept))
    return known.map((item, i) => (i < kept.length ? asRead(item, kept[i]) : item))
  if (!isRecord(known) || !isRecord(kept)) return known
  return Object.fromEntries(
    Object.entries(known)
      .filter(([key]) => key in kept)
      .map(([key, value]) => [key, asRead(value, kept[key])]),
  )
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether the ledgers as they were known give everything that a run read, and nothing else. */
export const agrees = (known: unknown, kept: unknown): boolean =>
  canonicalText(asRead(known, kept)) === canonicalText(kept)
