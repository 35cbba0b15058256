import { randomBytes } from 'node:crypto'

let last = { at: -1, sequence: 0 }

/**
 * A time-ordered identifier (UUID version 7), for records that the server itself makes. Within one
 * millisecond of one process the order in which they are made is kept, up to some two thousand.
 */
export function newId(at: number = Date.now()): string {
  const bytes = randomBytes(16)
  const sequence = at === last.at ? (last.sequence + 1) & 0xfff : bytes.readUInt16BE(6) & 0x7ff
  last = { at, sequence }
  bytes.writeUIntBE(at, 0, 6)
  bytes.writeUInt16BE(0x7000 | sequence, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-')
}
