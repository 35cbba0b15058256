import { createHash } from 'node:crypto'
import type { Change } from '@zhishi/domain/intake/batch.ts'

/**
 * A digest of what a batch would write, by which a confirmation knows whether it still would write
 * what was shown. Ids that the batch itself makes are left out: they say nothing to anybody.
 */
export function planOf(changes: readonly Change[]): string {
  const places = new Map<string, string>()
  const seen = new Map<string, number>()
  for (const { act, noun, id, file, sheet, row } of changes) {
    if (act === 'correct') continue
    const place = `${noun} ${file} ${sheet} ${row}`
    const number = (seen.get(place) ?? 0) + 1
    seen.set(place, number)
    places.set(id, `${place} ${number}`)
  }
  const lines = changes.map((change) =>
    JSON.stringify([
      change.act,
      places.get(change.id) ?? change.id,
      change.version ?? 0,
      Object.entries(change.content)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, value]) => [key, places.get(String(value)) ?? value]),
    ]),
  )
  return createHash('sha256').update(lines.toSorted().join('\n')).digest('hex')
}

/**
 * Ids for what a batch enters, the same at every run over the same sheets: a confirmation that was
 * cut off and is run again names its facts as before. Time-ordered (UUID version 7), from the moment
 * the batch was begun.
 */
export function idsOf(batchId: string, begunAt: Date): () => string {
  let number = 0
  return () => {
    number += 1
    const bytes = createHash('sha256').update(`${batchId} ${number}`).digest().subarray(0, 16)
    bytes.writeUIntBE(begunAt.getTime(), 0, 6)
    // The counter stands where the version leaves room, so that ids sort as they were made.
    bytes.writeUInt16BE(0x7000 | ((number >> 14) & 0x0fff), 6)
    bytes.writeUInt16BE(0x8000 | (number & 0x3fff), 8)
    const hex = bytes.toString('hex')
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      hex.slice(12, 16),
      hex.slice(16, 20),
      hex.slice(20),
    ].join('-')
  }
}
