import { describe, expect, test } from 'vitest'
import { Refusal } from '@zhishi/domain/kernel/refusal.ts'
import { LIMITS } from '@zhishi/domain/evidence/evidence.ts'
import { readContent } from '../../src/evidence/content.ts'
import * as made from './files.ts'

const kindOf = async (bytes: Uint8Array, name: string) => (await readContent(bytes, name)).kind
const refusalOf = async (bytes: Uint8Array, name: string) => {
  try {
    await readContent(bytes, name)
  } catch (error) {
    if (error instanceof Refusal) return error.reason
    throw error
  }
  return undefined
}
const text = (words: string) => new Uint8Array(Buffer.from(words))
const has = (bytes: Uint8Array, words: string) => Buffer.from(bytes).includes(words)

describe('a file is what its bytes say', () => {
  test.each<[string, Uint8Array, string]>([
    ['通报.pdf', made.PDF, 'pdf'],
    ['公文.ofd', made.OFD, 'ofd'],
    ['总结.docx', made.DOCX, 'docx'],
    ['台账.XLSX', made.XLSX, 'xlsx'],
    ['现场.png', made.PNG, 'png'],
    ['现场.jpg', made.JPEG, 'jpeg'],
    ['现场.jpeg', made.JPEG, 'jpeg'],
    ['说明.txt', text('七月十日完成整改'), 'text'],
    ['说明.txt', new Uint8Array(Buffer.from('c6dfd4c2ca aecedf'.replace(' ', ''), 'hex')), 'text'],
  ])('%s', async (name, bytes, kind) => {
    expect(await kindOf(bytes, name)).toBe(kind)
  })

  test.each<[string, string, Uint8Array, string]>([
    ['an SVG that calls itself a photo', '现场.jpg', made.SVG, 'evidence.named-otherwise'],
    ['a page that calls itself a PDF', '通报.pdf', text('<html>'), 'evidence.named-otherwise'],
    ['a photo that calls itself a paper', '通报.pdf', made.JPEG, 'evidence.named-otherwise'],
    ['a workbook that calls itself Word', '总结.docx', made.XLSX, 'evidence.named-otherwise'],
    ['a name without an ending', '通报', made.PDF, 'evidence.named-otherwise'],
    ['nothing', '通报.pdf', new Uint8Array(), 'evidence.empty'],
    ['half a PDF', '通报.pdf', made.PDF.subarray(0, 20), 'evidence.damaged'],
    ['half a photo', '现场.jpg', made.JPEG.subarray(0, 600), 'evidence.damaged'],
    ['half a PNG', '现场.png', made.PNG.subarray(0, 40), 'evidence.damaged'],
    ['half a Word file', '总结.docx', made.DOCX.subarray(0, 60), 'evidence.damaged'],
    ['a program', '通报.pdf', made.bytesOf('MZ\x90\x00\x03\x00'), 'evidence.unknown-kind'],
    ['an old .doc', '总结.doc', made.bytesOf('\xd0\xcf\x11\xe0\xa1'), 'evidence.old-office'],
    ['a Word file with macros', '总结.docx', made.MACROS, 'evidence.macros'],
    ['one that declares them', '总结.docx', made.MACRO_TYPE, 'evidence.macros'],
    ['seventy megabytes in a few', '总结.docx', made.BOMB, 'evidence.swells'],
    ['50,000 × 50,000 points', '图.png', made.pngOf(50_000, 50_000), 'evidence.too-many-pixels'],
  ])('%s is refused', async (_, name, bytes, code) => {
    const told = await refusalOf(bytes, name)
    expect(told?.code).toBe(code)
    expect(told?.about).toMatchObject({ file: name })
  })

  test('a PNG in which one bit fell over is damaged', async () => {
    const fallen = new Uint8Array(made.PNG)
    fallen[45] = (fallen[45] ?? 0) ^ 1
    expect((await refusalOf(fallen, '图.png'))?.code).toBe('evidence.damaged')
  })

  test('a picture may be as large as the limit says', async () => {
    const side = Math.floor(Math.sqrt(LIMITS.pixels))
    expect(await kindOf(made.pngOf(side, side), '图.png')).toBe('png')
  })
})

describe('a picture is kept without what tells where and by whom it was taken', () => {
  test('a JPEG: before its points, after them, and behind its end', async () => {
    const placed = made.jpegWithPlace()
    expect(has(placed, 'GPS here') && has(placed, 'GPS there') && has(placed, 'taken by')).toBe(
      true,
    )
    const { bytes } = await readContent(placed, '现场.jpg')
    for (const words of ['GPS', 'Exif', 'taken by']) expect(has(bytes, words)).toBe(false)
    expect(bytes).toEqual((await readContent(made.JPEG, '现场.jpg')).bytes)
  })

  test('a PNG: its texts, its EXIF, and what follows its end', async () => {
    expect(has(made.PNG_WITH_PLACE, 'town hall')).toBe(true)
    const { bytes } = await readContent(made.PNG_WITH_PLACE, '现场.png')
    expect(bytes).toEqual(made.PNG)
  })

  test('what was kept once is kept the same again', async () => {
    const once = await readContent(made.jpegWithPlace(), '现场.jpg')
    expect(await readContent(once.bytes, '现场.jpg')).toEqual(once)
  })
})
