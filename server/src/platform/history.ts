import { isDeepStrictEqual } from 'node:util'
import type { Value, Version } from '@zhishi/domain/platform/api.ts'
import type { FactVersionsTable } from './facts.ts'

type Content = Readonly<Record<string, Value | undefined>>

/** Field by field, what a version changed; what the first one states counts as changed from nothing. */
export function changesBetween(before: Content, after: Content): Version['changes'] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...fields].flatMap((field) => {
    const from = before[field] ?? null
    const to = after[field] ?? null
    return isDeepStrictEqual(from, to) ? [] : [{ field, from, to }]
  })
}

/**
 * Who changed which field from what to what, when, and from which sheet, oldest first. `hidden`
 * fields are left out, and with them who wrote: it may be who said it.
 */
export function historyOf(
  versions: readonly FactVersionsTable[],
  hidden: ReadonlySet<string>,
): Version[] {
  return versions.map((version, index) => {
    const before = (versions[index - 1]?.content ?? {}) as Content
    const { at, actor, batchId, file, sheet, row } = version
    return {
      version: version.version,
      act: version.act,
      at: at.toISOString(),
      actor: hidden.size > 0 ? '—' : actor,
      reason: version.reason,
      source: { batchId, file, sheet, row },
      changes: changesBetween(before, version.content as Content).filter(
        ({ field }) => !hidden.has(field),
      ),
    }
  })
}
