import { crc32, inflateRawSync } from 'node:zlib'
import { Refusal, reason } from '@zhishi/domain/kernel/refusal.ts'

/**
 * Opens a ZIP without trusting it: what its directory says is checked, and what really comes out is
 * counted while it is inflated. An archive that would grow beyond the bounds is refused before it does.
 */

export const BOUNDS = {
  /** Bytes of one archive once inflated. */
  inflated: 60 * 1024 * 1024,
  entries: 2_000,
  /** Inflated to packed, beyond the first megabytes: sheets of clerks stay below 60. */
  ratio: 250,
  ratioFrom: 8 * 1024 * 1024,
} as const

export interface Entry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packed: Uint8Array
  /** What the directory claims; what comes out is counted apart. */
  readonly claimed: number
}

const END = 0x06054b50
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
/** Compound file: an old .xls, or a workbook with a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0]
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le')

const refuse = (code: string, file: string): never => {
  throw new Refusal(reason(code, { file }))
}

/** Says by the first bytes what cannot be a workbook, in words that tell what to do instead. */
export function refuseOther(bytes: Uint8Array, file: string): void {
  if (COMPOUND.every((byte, index) => bytes[index] === byte)) {
    const held = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    refuse(held.includes(ENCRYPTED_PACKAGE) ? 'upload.encrypted' : 'upload.old-excel', file)
  }
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) refuse('upload.not-a-workbook', file)
}

/** The entries of an archive, by its directory; nothing is inflated yet. */
export function entriesOf(bytes: Uint8Array, file: string): Entry[] {
  refuseOther(bytes, file)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return readDirectory(bytes, view, file)
  } catch (error) {
    if (error instanceof RangeError) refuse('upload.not-a-workbook', file)
    throw error
  }
}

function readDirectory(bytes: Uint8Array, view: DataView, file: string): Entry[] {
  const { start, count } = directoryAt(view, file)
  if (count > BOUNDS.entries) refuse('upload.too-large', file)
  const entries: Entry[] = []
  let claimed = 0
  for (let at = start; entries.length < count; ) {
    if (view.getUint32(at, true) !== CENTRAL) refuse('upload.not-a-workbook', file)
    const flags = view.getUint16(at + 8, true)
    if ((flags & 1) !== 0) refuse('upload.encrypted', file)
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((n) =>
      view.getUint16(at + n, true),
    ) as [number, number, number]
    const extra = at + 46 + nameLength
    const sizes = [24, 20, 42].map((n) => view.getUint32(at + n, true)) as [number, number, number]
    const [size, packedSize, offset] = widen(view, sizes, extra, extraLength)
    claimed += size
    entries.push({
      name: nameOf(bytes.subarray(at + 46, extra), (flags & 0x800) !== 0),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: packedAt(bytes, view, offset, packedSize, file),
      claimed: size,
    })
    at = extra + extraLength + noteLength
  }
  if (claimed > BOUNDS.inflated * 4) refuse('upload.too-large', file)
  return entries
}

function directoryAt(view: DataView, file: string): { start: number; count: number } {
  const lowest = Math.max(0, view.byteLength - 65_557)
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) !== END) continue
    const start = view.getUint32(at + 16, true)
    const count = view.getUint16(at + 10, true)
    if (start !== 0xffffffff && count !== 0xffff) return { start, count }
    if (view.getUint32(at - 20, true) !== LOCATOR_64) break
    const wide = Number(view.getBigUint64(at - 12, true))
    if (view.getUint32(wide, true) !== END_64) break
    return {
      start: Number(view.getBigUint64(wide + 48, true)),
      count: Number(view.getBigUint64(wide + 32, true)),
    }
  }
  return refuse('upload.not-a-workbook', file)
}

/** Sizes that did not fit stand in the extra field of large archives, in this order. */
function widen(view: DataView, sizes: [number, number, number], extra: number, length: number) {
  if (!sizes.includes(0xffffffff)) return sizes
  for (let at = extra; at + 4 <= extra + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    let next = at + 4
    return sizes.map((size) => {
      if (size !== 0xffffffff) return size
      next += 8
      return Number(view.getBigUint64(next - 8, true))
    }) as [number, number, number]
  }
  return sizes
}

function packedAt(bytes: Uint8Array, view: DataView, offset: number, size: number, file: string) {
  if (view.getUint32(offset, true) !== LOCAL) refuse('upload.not-a-workbook', file)
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (start + size > bytes.length) refuse('upload.not-a-workbook', file)
  return bytes.subarray(start, start + size)
}

/** Names without the UTF-8 mark are UTF-8 all the same, or GBK from a Chinese Windows. */
function nameOf(bytes: Uint8Array, isUtf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: !isUtf8 }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** Inflates entries one after the other and counts what really comes out, all of them together. */
export function inflater(file: string): (entry: Entry) => Uint8Array {
  let inflated = 0
  let packed = 0
  return (entry) => {
    const bytes = inflate(entry, BOUNDS.inflated - inflated, file)
    inflated += bytes.length
    packed += entry.packed.length
    if (inflated > BOUNDS.inflated) refuse('upload.too-large', file)
    if (inflated > BOUNDS.ratioFrom && inflated > packed * BOUNDS.ratio)
      refuse('upload.too-large', file)
    if (crc32(bytes) !== entry.crc) refuse('upload.damaged', file)
    return bytes
  }
}

function inflate({ method, packed }: Entry, most: number, file: string): Uint8Array {
  if (method === 0) return packed
  if (method !== 8) return refuse('upload.not-a-workbook', file)
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) })
  } catch (error) {
    const code = (error as { code?: string }).code
    return refuse(code === 'ERR_BUFFER_TOO_LARGE' ? 'upload.too-large' : 'upload.damaged', file)
  }
}

/** All files of an archive of our own making. */
export function unzipped(bytes: Uint8Array): { name: string; bytes: Uint8Array }[] {
  const inflate = inflater('')
  return entriesOf(bytes, '').map((entry) => ({ name: entry.name, bytes: inflate(entry) }))
}
