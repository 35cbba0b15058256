import { Refusal, reason } from '@zhishi/domain/kernel/refusal.ts'

/** A photo of a person in a form: so many bytes and points at the most. */
export const PHOTO = { bytes: 2 * 1024 * 1024, side: 6000 } as const

export interface Jpeg {
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
}

const refuse = (why: string): never => {
  throw new Refusal(reason('photo.unfit', { why }))
}

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
/** EXIF, profiles, comments: where and with what it was taken says nothing of the person. */
const isMetadata = (marker: number): boolean =>
  (marker >= 0xe1 && marker <= 0xef && marker !== 0xee) || marker === 0xfe

/** Checks that bytes are a JPEG of modest size and gives it without metadata. */
export function readJpeg(bytes: Uint8Array): Jpeg {
  if (bytes.length > PHOTO.bytes) refuse('too-large')
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes[2] !== 0xff) refuse('no-jpeg')
  const parts: Uint8Array[] = [bytes.subarray(0, 2)]
  const size = { width: 0, height: 0 }
  let at = 2
  for (;;) {
    if (at + 4 > bytes.length || bytes[at] !== 0xff) refuse('damaged')
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    if (length < 2 || at + 2 + length > bytes.length) refuse('damaged')
    if (isFrame(marker)) {
      size.height = ((bytes[at + 5] ?? 0) << 8) | (bytes[at + 6] ?? 0)
      size.width = ((bytes[at + 7] ?? 0) << 8) | (bytes[at + 8] ?? 0)
    }
    if (!isMetadata(marker)) parts.push(bytes.subarray(at, at + 2 + length))
    at += 2 + length
    if (marker === 0xda) break
  }
  const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).lastIndexOf(
    '\xff\xd9',
    undefined,
    'latin1',
  )
  if (end < at || size.width === 0 || size.height === 0) refuse('damaged')
  if (Math.max(size.width, size.height) > PHOTO.side) refuse('too-large')
  parts.push(bytes.subarray(at, end + 2))
  return { bytes: new Uint8Array(Buffer.concat(parts)), ...size }
}
