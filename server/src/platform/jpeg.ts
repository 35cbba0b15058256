import { Refusal, reason } from '@zhishi/domain/kernel/refusal.ts'

/** A photo of a person in a form: so many bytes and points at the most. */
export const PHOTO = { bytes: 2 * 1024 * 1024, side: 6000 } as const

export interface Jpeg {
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
}

/** Checks that bytes are a photo for a form and gives it without metadata. */
export function readPhoto(bytes: Uint8Array): Jpeg {
  const refuse = (why: string): never => {
    throw new Refusal(reason('photo.unfit', { why }))
  }
  if (bytes.length > PHOTO.bytes) refuse('too-large')
  if (!isJpeg(bytes)) refuse('no-jpeg')
  const jpeg = withoutMetadata(bytes) ?? refuse('damaged')
  if (Math.max(jpeg.width, jpeg.height) > PHOTO.side) refuse('too-large')
  return jpeg
}

export const isJpeg = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
/** EXIF, profiles, comments: where and with what it was taken says nothing of what it shows. */
const isMetadata = (marker: number): boolean =>
  (marker >= 0xe1 && marker <= 0xef && marker !== 0xee) || marker === 0xfe
const [SCAN, END, FIRST_RESTART, LAST_RESTART] = [0xda, 0xd9, 0xd0, 0xd7]

/**
 * A JPEG marker by marker, without metadata wherever it stands and without what follows its end (a
 * phone hides a second picture there, with its place); undefined where it is damaged.
 */
export function withoutMetadata(bytes: Uint8Array): Jpeg | undefined {
  const parts: Uint8Array[] = [bytes.subarray(0, 2)]
  const size = { width: 0, height: 0 }
  for (let at = 2; at + 2 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === END) {
      if (size.width === 0 || size.height === 0) return undefined
      parts.push(bytes.subarray(at, at + 2))
      return { bytes: new Uint8Array(Buffer.concat(parts)), ...size }
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    let next = at + 2 + length
    if (length < 2 || next > bytes.length) return undefined
    if (isFrame(marker)) {
      size.height = ((bytes[at + 5] ?? 0) << 8) | (bytes[at + 6] ?? 0)
      size.width = ((bytes[at + 7] ?? 0) << 8) | (bytes[at + 8] ?? 0)
    }
    if (marker === SCAN) next = endOfScan(bytes, next)
    if (!isMetadata(marker)) parts.push(bytes.subarray(at, next))
    at = next
  }
  return undefined
}

/** Where the points of a scan end: at the next marker that is no restart and no byte of 255. */
function endOfScan(bytes: Uint8Array, start: number): number {
  let at = bytes.indexOf(0xff, start)
  while (at >= 0) {
    const marker = bytes[at + 1] ?? 0xff
    const within = marker === 0 || (marker >= FIRST_RESTART && marker <= LAST_RESTART)
    if (!within) return at
    at = bytes.indexOf(0xff, at + 2)
  }
  return bytes.length
}
