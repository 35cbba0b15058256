import { deflateSync, crc32 } from 'node:zlib'
import { PHOTO_OF_TEST } from '../papers/photo.ts'
import { packed } from '../intake/madeWorkbooks.ts'

/** Files as people bring them, made here; and files as nobody should. */

export const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))
const joined = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts))

export const PDF = bytesOf('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
export const JPEG = PHOTO_OF_TEST

const TYPES = '<Types/>'
export const DOCX = new Uint8Array(
  packed({ '[Content_Types].xml': TYPES, 'word/document.xml': '<w:document/>' }),
)
export const XLSX = new Uint8Array(
  packed({ '[Content_Types].xml': TYPES, 'xl/workbook.xml': '<workbook/>' }),
)
export const OFD = new Uint8Array(packed({ 'OFD.xml': '<ofd:OFD/>' }))
export const MACROS = new Uint8Array(
  packed({
    '[Content_Types].xml': TYPES,
    'word/document.xml': '<w:document/>',
    'word/vbaProject.bin': 'x',
  }),
)
export const MACRO_TYPE = new Uint8Array(
  packed({
    '[Content_Types].xml': '<Types><Override ContentType="…macroEnabled.main+xml"/></Types>',
    'word/document.xml': '<w:document/>',
  }),
)
export const BOMB = new Uint8Array(
  packed({ '[Content_Types].xml': TYPES, 'word/document.xml': new Uint8Array(7e7) }),
)
export const SVG = bytesOf(
  '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
)

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = joined(bytesOf(type), data)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return joined(length, body, sum)
}

/** A grey PNG; whatever is said of its size, it holds one point. */
export function pngOf(width: number, height: number, ...more: readonly Uint8Array[]): Uint8Array {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  return joined(
    bytesOf('\x89PNG\r\n\x1a\n'),
    chunk('IHDR', head),
    ...more,
    chunk('IDAT', deflateSync(new Uint8Array(2))),
    chunk('IEND', new Uint8Array()),
  )
}
export const PNG = pngOf(1, 1)
export const PNG_WITH_PLACE = joined(
  pngOf(1, 1, chunk('tEXt', bytesOf('Location\0town hall')), chunk('eXIf', bytesOf('GPS here'))),
  bytesOf('and after its end'),
)

/** A JPEG with EXIF before its points, a comment after them, and a second picture behind its end. */
export function jpegWithPlace(): Uint8Array {
  const segment = (marker: number, text: string) => {
    const data = bytesOf(text)
    return joined(new Uint8Array([0xff, marker, 0, data.length + 2]), data)
  }
  const end = JPEG.length - 2
  return joined(
    JPEG.subarray(0, 2),
    segment(0xe1, 'Exif\0\0GPS here'),
    JPEG.subarray(2, end),
    segment(0xfe, 'taken by 田野'.replace(/[^\x20-\x7e]/g, '?')),
    JPEG.subarray(end),
    JPEG.subarray(0, 2),
    segment(0xe1, 'Exif\0\0GPS there'),
    JPEG.subarray(2),
  )
}
