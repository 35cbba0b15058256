import { randomBytes } from 'node:crypto'
import { constants, deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { Refusal } from '@zhishi/domain/kernel/refusal.ts'
import { readWorkbook, unpack } from '../../src/platform/sheets.ts'
import { type MadeSheet, packed, partsOf, rowsXml, workbook } from './madeWorkbooks.ts'

const sheet = (data: string, more: Partial<MadeSheet> = {}): MadeSheet => ({
  name: '表',
  data,
  ...more,
})
const plain = workbook([sheet(rowsXml([['姓名'], ['李磊']]))])

/** The code with which a file is refused, or nothing where it is read. */
async function refusalOf(bytes: Uint8Array): Promise<string | undefined> {
  try {
    const { workbooks } = unpack({ name: '台账.xlsx', bytes })
    for (const book of workbooks) await readWorkbook(book)
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error.reason.code
    throw error
  }
}

/** Writes another number over the size that the directory claims for an entry. */
function claiming(bytes: Uint8Array, name: string, size: number): Uint8Array {
  const lying = Buffer.from(bytes)
  for (
    let at = lying.indexOf('PK\u0001\u0002');
    at >= 0;
    at = lying.indexOf('PK\u0001\u0002', at + 4)
  ) {
    const length = lying.readUInt16LE(at + 28)
    if (lying.toString('utf8', at + 46, at + 46 + length) === name)
      lying.writeUInt32LE(size, at + 24)
  }
  return lying
}

describe('what is no workbook is refused with what to do instead', () => {
  const cases: [string, Uint8Array, string][] = [
    ['an old .xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'upload.old-excel'],
    [
      'a workbook with a password',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      'upload.encrypted',
    ],
    ['a text file', Buffer.from('姓名,单位'), 'upload.not-a-workbook'],
    ['nothing', Buffer.alloc(0), 'upload.not-a-workbook'],
    ['an empty .zip', packed({}), 'upload.not-a-workbook'],
    ['a .zip of pictures', packed({ 'a.png': 'x' }), 'upload.not-a-workbook'],
    [
      'a Word file',
      packed({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' }),
      'upload.not-a-workbook',
    ],
    ['half a workbook', plain.subarray(0, plain.length >> 1), 'upload.not-a-workbook'],
  ]
  test.each(cases)('%s', async (_, bytes, code) => {
    expect(await refusalOf(bytes)).toBe(code)
  })

  test('a workbook whose bytes were damaged on the way', async () => {
    const damaged = Buffer.from(plain)
    const at = damaged.indexOf('xl/worksheets/sheet1.xml') + 40
    damaged.writeUInt8(damaged.readUInt8(at) ^ 0xff, at)
    expect(await refusalOf(damaged)).toBe('upload.damaged')
  })

  test('a workbook in which one letter became another', async () => {
    const bytes = packed(partsOf([sheet(rowsXml([['x']]))]), {}, { 'xl/other.xml': '<a>李磊</a>' })
    bytes.write('王', bytes.indexOf('李磊'))
    expect(await refusalOf(bytes)).toBe('upload.damaged')
  })

  test('an entry that claims to be encrypted', async () => {
    const locked = Buffer.from(plain)
    const at = locked.indexOf('PK\u0001\u0002')
    locked.writeUInt16LE(locked.readUInt16LE(at + 8) | 1, at + 8)
    expect(await refusalOf(locked)).toBe('upload.encrypted')
  })
})

describe('what would grow beyond the bounds is refused before it does', () => {
  test('seventy megabytes of nothing, packed into kilobytes', async () => {
    const bomb = packed({
      ...partsOf([sheet('')]),
      'xl/worksheets/sheet1.xml': new Uint8Array(7e7),
    })
    expect(await refusalOf(bomb)).toBe('upload.too-large')
  })

  test('the same with a directory that claims ten bytes', async () => {
    const bomb = packed({
      ...partsOf([sheet('')]),
      'xl/worksheets/sheet1.xml': new Uint8Array(7e7),
    })
    expect(await refusalOf(claiming(bomb, 'xl/worksheets/sheet1.xml', 10))).toBe('upload.too-large')
  })

  test('a gigabyte and a half in one entry, without ever holding it', async () => {
    // Ten megabytes of nothing as a piece that may be repeated, and an end.
    const piece = deflateRawSync(new Uint8Array(1e7), { finishFlush: constants.Z_FULL_FLUSH })
    const content = Buffer.concat([...Array.from({ length: 150 }, () => piece), deflateRawSync('')])
    const before = process.resourceUsage().maxRSS
    const bomb = packed(partsOf([sheet('')]), { 'xl/worksheets/sheet1.xml': content })
    expect(await refusalOf(bomb)).toBe('upload.too-large')
    expect(process.resourceUsage().maxRSS - before).toBeLessThan(400_000)
  })

  test('entries that are not packed at all', async () => {
    const bytes = randomBytes(63_000_000)
    expect(await refusalOf(packed(partsOf([sheet('')]), {}, { 'xl/theme.xml': bytes }))).toBe(
      'upload.too-large',
    )
  })

  test('a directory that claims gigabytes', async () => {
    expect(await refusalOf(claiming(plain, 'xl/workbook.xml', 0xfffffff0))).toBe('upload.too-large')
  })

  test('two thousand and one entries', async () => {
    const parts = Object.fromEntries(Array.from({ length: 2001 }, (_, n) => [`x${n}`, 'x']))
    expect(await refusalOf(packed(parts))).toBe('upload.too-large')
  })

  test('a .zip in which each of two workbooks is within the bounds, and both together are not', async () => {
    const book = randomBytes(32e6)
    const inflated = packed({}, {}, { 'a.xlsx': book, 'b.xlsx': book })
    expect(await refusalOf(inflated)).toBe('upload.too-large')
  })

  test('a million rows', async () => {
    const rows = '<row><c><v>1</v></c></row>'.repeat(1_000_000)
    expect(await refusalOf(workbook([sheet(rows)]))).toBe('upload.too-many-rows')
  })

  test('one cell of fifty megabytes, and one of forty thousand characters', async () => {
    const cell = (length: number) => workbook([sheet(rowsXml([['字'.repeat(length)]]))])
    expect(await refusalOf(cell(17e6))).toBe('upload.cell-too-long')
    expect(await refusalOf(cell(40_000))).toBe('upload.cell-too-long')
    expect(await refusalOf(cell(32_767))).toBeUndefined()
  })

  test('a hundred thousand merges', async () => {
    const merges = `<mergeCells>${'<mergeCell ref="A1:B2"/>'.repeat(1e5)}</mergeCells>`
    const book = workbook([sheet(rowsXml([['x']]), { after: merges })])
    expect(await refusalOf(book)).toBe('upload.too-large')
  })

  test('entities, wherever they are declared', async () => {
    const parts = partsOf([sheet(rowsXml([['x']]))])
    const declared = `<?xml version="1.0"?>${' '.repeat(100_000)}<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>`
    const book = packed({
      ...parts,
      'xl/workbook.xml': declared + String(parts['xl/workbook.xml']),
    })
    expect(await refusalOf(book)).toBe('upload.unsafe')
  })
})

describe('a .zip of workbooks', () => {
  test('gives its workbooks by name, also where Windows wrote the names in GBK, and names what it passes over', () => {
    const zip = packed({
      'AAAA.xlsx': plain,
      '二月/调度表.xlsx': plain,
      '__MACOSX/._x.xlsx': 'x',
      '~$lock.xlsx': 'x',
      '说明.docx': 'x',
    })
    const gbk = Buffer.from([0xd4, 0xc2, 0xb1, 0xed]) // 月表
    for (let at = zip.indexOf('AAAA'); at >= 0; at = zip.indexOf('AAAA', at)) gbk.copy(zip, at)
    // Nobody says that the names are UTF-8; those that are are read as such all the same.
    for (
      let at = zip.indexOf('PK\u0001\u0002');
      at >= 0;
      at = zip.indexOf('PK\u0001\u0002', at + 4)
    )
      zip.writeUInt16LE(0, at + 8)
    const { workbooks, passedOver } = unpack({ name: '台账.zip', bytes: zip })
    expect(workbooks.map(({ name }) => name)).toEqual(['月表.xlsx', '二月/调度表.xlsx'])
    expect(passedOver).toEqual(['说明.docx'])
  })
})

describe('a workbook is read as people see it', () => {
  const FORMATS =
    '<numFmts count="2"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="177" formatCode="yyyy/m/d;@"/></numFmts><cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="57"/><xf numFmtId="20"/></cellXfs>'
  const read = async (data: string, more: Partial<MadeSheet> = {}) => {
    const [first] = await readWorkbook({
      name: 'x.xlsx',
      bytes: workbook([sheet(data, more)], FORMATS),
    })
    if (!first) throw new Error('no sheet')
    return first
  }
  const row = (...cells: string[]) => `<row r="1">${cells.join('')}</row>`

  test('a true date keeps the precision that its format shows', async () => {
    const { rows } = await read(
      row(
        ...[1, 2, 3, 4].map((style) => `<c s="${style}"><v>45352</v></c>`),
        '<c s="5"><v>0.5</v></c>',
        '<c><v>45352</v></c>',
      ),
    )
    expect(rows).toEqual([
      [
        { date: '2024-03-01' },
        { date: '2024-03' },
        { date: '2024-03-01' },
        { date: '2024-03' },
        '12:00',
        45352,
      ],
    ])
  })

  test('months in the numbered format of the Chinese Excel, which no file spells out', async () => {
    const styles = '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="57"/></cellXfs>'
    const bytes = workbook([sheet(row('<c s="1"><v>45352</v></c>'))], styles)
    const [first] = await readWorkbook({ name: 'x.xlsx', bytes })
    expect(first?.rows).toEqual([[{ date: '2024-03' }]])
  })

  test('a formula gives the value that was computed; one that never was is named', async () => {
    const { rows, uncomputed } = await read(
      row(
        '<c r="A1"><f>1+1</f><v>2</v></c>',
        '<c r="B1" t="str"><f>"绿"</f><v>绿</v></c>',
        '<c r="C1"><f>SUM(A1)</f></c>',
      ),
    )
    expect(rows).toEqual([[2, '绿', null]])
    expect(uncomputed).toEqual(['C1'])
  })

  test('rich text is its text, an error is its sign, a tick is true', async () => {
    const { rows } = await read(
      row(
        '<c r="A1" t="inlineStr"><is><r><t>张</t></r><r><rPr><b/></rPr><t>三</t></r></is></c>',
        '<c r="B1" t="e"><v>#N/A</v></c>',
        '<c r="C1" t="b"><v>1</v></c>',
        '<c r="D1" t="inlineStr"><is><t>=HYPERLINK("http://x")</t></is></c>',
        '<c r="E1" t="inlineStr"><is><t>a_x0000_b</t></is></c>',
      ),
    )
    expect(rows).toEqual([['张三', '#N/A', true, '=HYPERLINK("http://x")', 'a\uFFFDb']])
  })

  test('merges are kept, those over whole columns only as far as the sheet reaches', async () => {
    const { rows, merges } = await read(
      rowsXml([
        ['a', 'b'],
        ['c', 'd'],
      ]),
      {
        after: '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="B1:B1048576"/></mergeCells>',
      },
    )
    expect(rows).toHaveLength(2)
    expect(merges).toEqual([
      { top: 0, left: 0, bottom: 0, right: 1 },
      { top: 0, left: 1, bottom: 1, right: 1 },
    ])
  })

  test('a stray cell in the last corner does not make a sheet of seventeen thousand million cells', async () => {
    const { rows } = await read(
      `${rowsXml([['a']])}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`,
    )
    expect(rows).toEqual([['a']])
  })

  test('hidden sheets are read and said to be hidden', async () => {
    const { hidden, rows } = await read(rowsXml([['a']]), { state: 'veryHidden' })
    expect({ hidden, rows }).toEqual({ hidden: true, rows: [['a']] })
  })
})
