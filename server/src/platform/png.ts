import { crc32, deflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

export const isPng = (bytes: Uint8Array): boolean => SIGNATURE.equals(bytes.subarray(0, 8))

/** What a picture needs to be shown; texts, EXIF, times, profiles and further frames are left out. */
const SHOWN: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'sRGB', 'IDAT', 'IEND'])

export interface Png {
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
}

/** A PNG chunk by chunk, without metadata and without what follows its end; undefined where it is damaged. */
export function withoutMetadata(bytes: Uint8Array): Png | undefined {
  const held = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const parts: Uint8Array[] = [SIGNATURE]
  const size = { width: 0, height: 0 }
  for (let at = 8; at + 12 <= held.length; ) {
    const end = at + 12 + held.readUInt32BE(at)
    if (end > held.length) return undefined
    if (crc32(held.subarray(at + 4, end - 4)) !== held.readUInt32BE(end - 4)) return undefined
    const type = held.toString('latin1', at + 4, at + 8)
    if (at === 8) {
      if (type !== 'IHDR' || end !== at + 25) return undefined
      size.width = held.readUInt32BE(at + 8)
      size.height = held.readUInt32BE(at + 12)
      if (size.width === 0 || size.height === 0) return undefined
    }
    if (SHOWN.has(type)) parts.push(held.subarray(at, end))
    if (type === 'IEND') return { bytes: new Uint8Array(Buffer.concat(parts)), ...size }
    at = end
  }
  return undefined
}

/** A drawing of flat colours as a PNG: an index a point, so that bars take a few hundred bytes. */

export type Colour = readonly [red: number, green: number, blue: number]

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}

/** `at` gives the colour of a point by its place in the palette. */
export function drawPng(
  width: number,
  height: number,
  palette: readonly Colour[],
  at: (x: number, y: number) => number,
): Uint8Array {
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = at(x, y)
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  return new Uint8Array(
    Buffer.concat([
      SIGNATURE,
      chunk('IHDR', head),
      chunk('PLTE', Buffer.from(palette.flat())),
      chunk('IDAT', deflateSync(rows)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  )
}

const SHEET: Colour = [255, 255, 255]
const FRAME: Colour = [190, 190, 190]
const BAR: Colour = [31, 78, 140]
const BARS = { width: 300, height: 28 } as const

/** A bar that fills a share of its frame: `part` of `whole`. */
export function drawBar(part: number, whole: number): Uint8Array {
  const { width, height } = BARS
  const filled = Math.round((Math.max(0, Math.min(part, whole)) / whole) * (width - 2))
  return drawPng(width, height, [SHEET, FRAME, BAR], (x, y) =>
    x === 0 || y === 0 || x === width - 1 || y === height - 1 ? 1 : x <= filled ? 2 : 0,
  )
}

/** Upright bars beside one another, the highest filling the frame. */
export function drawColumns(counts: readonly number[]): Uint8Array {
  const [each, height] = [60, 200]
  const highest = Math.max(1, ...counts)
  return drawPng(each * counts.length + 1, height, [SHEET, FRAME, BAR], (x, y) => {
    if (y === height - 1) return 1
    const tall = Math.round(((counts[Math.floor(x / each)] ?? 0) / highest) * (height - 10))
    const inside = x % each >= 10 && x % each < each - 10
    return inside && y >= height - 1 - tall ? 2 : 0
  })
}
