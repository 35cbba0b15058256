import { isDeepStrictEqual } from 'node:util'
import type { Value, Version } from '@zhishi/domain/platform/api.ts'
import type { FactVersionsTable } from './factVersions.ts'

type Content = Readonly<Record<string, Value | undefined>>

/** Field by field, what a version changed; what the first one states counts as changed from nothing. */
export function changesBetween(
  before: Content,
  after: Content,
  fields: readonly string[],
): Version['changes'] {
  return fields.flatMap((field) => {
    const from = before[field] ?? null
    const to = after[field] ?? null
    return isDeepStrictEqual(from, to) ? [] : [{ field, from, to }]
  })
}

/**
 * Who changed which of the fields from what to what, when, and from which sheet, oldest first. Who
 * wrote is left out where `anonymous`: it may be who said it.
 */
export function historyOf(
  versions: readonly FactVersionsTable[],
  fields: readonly string[],
  anonymous: boolean,
): Version[] {
  return versions.map((version, index) => {
    const before = (versions[index - 1]?.content ?? {}) as Content
    const { at, actor, batchId, file, sheet, row } = version
    return {
      version: version.version,
      act: version.act,
      at: at.toISOString(),
      actor: anonymous ? '—' : actor,
      reason: version.reason,
      source: { batchId, file, sheet, row },
      changes: changesBetween(before, version.content as Content, fields),
    }
  })
}
