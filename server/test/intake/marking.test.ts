import { describe, expect, test } from 'vitest'
import { type Mark, markWorkbook } from '../../src/platform/sheets-marking.ts'
import { readWorkbook } from '../../src/platform/sheets.ts'
import { unzipped } from '../../src/platform/zip.ts'
import { packed, partsOf, rowsXml, workbook } from './madeWorkbooks.ts'

const mark = (row: number, column: string, more: Partial<Mark> = {}): Mark => ({
  sheet: '台账',
  row,
  column,
  kind: 'wrong',
  text: `${column}${row} 不对`,
  ...more,
})

function marked(bytes: Uint8Array, ...marks: Mark[]) {
  const out = markWorkbook(bytes, '台账.xlsx', marks)
  const parts = new Map(
    unzipped(out).map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]),
  )
  const sheet = parts.get('xl/worksheets/sheet1.xml') ?? ''
  const styles = parts.get('xl/styles.xml') ?? ''
  const fills = [...styles.matchAll(/<fill>.*?<\/fill>/g)].map(([fill]) => fill)
  const xfs = /<cellXfs[^>]*>(.*)<\/cellXfs>/.exec(styles)?.[1]?.match(/<xf[^>]*\/>/g) ?? []
  /** The colour that a cell is filled with, by its address. */
  const colourOf = (ref: string): string | undefined => {
    const style = new RegExp(`<c[^>]*r="${ref}"[^>]*`).exec(sheet)?.[0].match(/ s="(\d+)"/)?.[1]
    const fill = /fillId="(\d+)"/.exec(xfs[Number(style ?? 0)] ?? '')?.[1]
    return /rgb="(\w+)"/.exec(fills[Number(fill ?? 0)] ?? '')?.[1]
  }
  const comments = [...parts].find(([name]) => /comments\d+\.xml$/.test(name))?.[1] ?? ''
  const commentOn = (ref: string): string | undefined =>
    new RegExp(`<comment ref="${ref}".*?</comment>`, 's')
      .exec(comments)?.[0]
      .replaceAll(/<[^>]*>/g, '')
  return { out, parts, sheet, colourOf, commentOn }
}

const plain = workbook([
  {
    name: '台账',
    data: rowsXml([
      ['姓名', '单位'],
      ['李磊', null, '绿'],
    ]),
  },
  { name: '另一张', data: rowsXml([['不动']]) },
])
const [RED, YELLOW, BLUE] = ['FFFF7C80', 'FFFFE066', 'FFDDEBF7']

describe('a workbook that goes back', () => {
  test('has wrong cells red, questions yellow, notes pale blue, each with its comment', () => {
    const { colourOf, commentOn } = marked(
      plain,
      mark(2, 'A'),
      mark(2, 'C', { kind: 'question', text: '哪一个？<甲 & 乙>' }),
      mark(1, 'B', { kind: 'note' }),
    )
    expect([colourOf('A2'), colourOf('C2'), colourOf('B1'), colourOf('A1')]).toEqual([
      RED,
      YELLOW,
      BLUE,
      undefined,
    ])
    expect(commentOn('A2')).toBe('A2 不对')
    expect(commentOn('C2')).toBe('哪一个？&lt;甲 &amp; 乙&gt;')
  })

  test('says several things about one cell in one comment, in the gravest colour', () => {
    const { colourOf, commentOn } = marked(
      plain,
      mark(2, 'A', { text: '一' }),
      mark(2, 'A', { kind: 'note', text: '二' }),
    )
    expect(colourOf('A2')).toBe(RED)
    expect(commentOn('A2')).toBe('一\n二')
  })

  test('gets the cells and rows that are not written because they are empty, in their order', () => {
    const { sheet, colourOf } = marked(plain, mark(2, 'B'), mark(9, 'A'), mark(4, 'AB'))
    expect([...sheet.matchAll(/<c[^>]*r="(\w+)"/g)].map(([, ref]) => ref)).toEqual([
      'A1',
      'B1',
      'A2',
      'B2',
      'C2',
      'AB4',
      'A9',
    ])
    expect([...sheet.matchAll(/<row[^>]*r="(\d+)"/g)].map(([, row]) => row)).toEqual([
      '1',
      '2',
      '4',
      '9',
    ])
    expect([colourOf('B2'), colourOf('AB4'), colourOf('A9')]).toEqual([RED, RED, RED])
  })

  test('says about a row in its first cell, about a sheet in the first cell of all', () => {
    const { commentOn } = marked(
      plain,
      mark(2, '', { text: '整行' }),
      mark(0, '', { text: '整表' }),
    )
    expect([commentOn('A2'), commentOn('A1')]).toEqual(['整行', '整表'])
  })

  test('says what lies under a merge where the merge is seen', () => {
    const merged = workbook([
      {
        name: '台账',
        data: rowsXml([['集中攻坚'], [null, 'x']]),
        after: '<mergeCells count="1"><mergeCell ref="A1:A3"/></mergeCells>',
      },
    ])
    const { commentOn, colourOf } = marked(merged, mark(3, 'A', { text: '类别不对' }))
    expect([commentOn('A1'), colourOf('A1'), commentOn('A3')]).toEqual(['类别不对', RED, undefined])
  })

  test('keeps everything else byte for byte, and reads as it read before', async () => {
    const picture = Buffer.from('89504e470d0a', 'hex')
    const before = packed({
      ...partsOf([{ name: '台账', data: rowsXml([['李磊']]) }]),
      'xl/media/image1.png': picture,
      'docProps/core.xml': '<x/>',
    })
    const { out } = marked(before, mark(1, 'A'))
    const [old, now] = [before, out].map(
      (bytes) => new Map(unzipped(bytes).map((part) => [part.name, part.bytes])),
    )
    for (const name of [
      'xl/workbook.xml',
      'xl/media/image1.png',
      'docProps/core.xml',
      'xl/_rels/workbook.xml.rels',
    ])
      expect(Buffer.from(now?.get(name) ?? [])).toEqual(Buffer.from(old?.get(name) ?? [1]))
    const [sheet] = await readWorkbook({ name: 'x', bytes: out })
    expect(sheet?.rows).toEqual([['李磊']])
  })

  test('keeps the cell’s own font, border and format under the fill', () => {
    const styles =
      '<fills count="1"><fill><patternFill patternType="none"/></fill></fills><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" fontId="3" fillId="0" borderId="2" applyFill="0"/></cellXfs>'
    const dated = workbook(
      [{ name: '台账', data: '<row r="1"><c r="A1" s="1"><v>45352</v></c></row>' }],
      styles,
    )
    const { parts } = marked(dated, mark(1, 'A'))
    expect(parts.get('xl/styles.xml')).toContain(
      '<xf fillId="1" applyFill="1" numFmtId="14" fontId="3" borderId="2"/>',
    )
    expect(parts.get('xl/styles.xml')).toContain('<cellXfs count="3">')
  })

  test('keeps the comments that were there, ours below a person’s own', () => {
    const COMMENTS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    const parts = partsOf([
      { name: '台账', data: rowsXml([['甲', '乙']]), after: '<legacyDrawing r:id="rId2"/>' },
    ])
    const commented = packed({
      ...parts,
      'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships xmlns="x"><Relationship Id="rId1" Type="${COMMENTS}/comments" Target="../comments1.xml"/><Relationship Id="rId2" Type="${COMMENTS}/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/></Relationships>`,
      'xl/comments1.xml':
        '<comments><authors><author>张三</author></authors><commentList><comment ref="A1" authorId="0"><text><t>原话</t></text></comment></commentList></comments>',
      'xl/drawings/vmlDrawing1.vml': '<xml><v:shape id="old"/></xml>',
    })
    const { commentOn, parts: after, sheet } = marked(commented, mark(1, 'A'), mark(1, 'B'))
    expect(commentOn('A1')).toBe('原话\nA1 不对')
    expect(commentOn('B1')).toBe('B1 不对')
    expect(after.get('xl/drawings/vmlDrawing1.vml')?.match(/<v:shape /g)).toHaveLength(2)
    expect(sheet.match(/<legacyDrawing/g)).toHaveLength(1)
  })

  test('may be written with another prefix, without addresses on its cells, with its rows closed in themselves', () => {
    const parts = partsOf([{ name: '台账', data: '' }])
    const odd = packed({
      ...parts,
      'xl/worksheets/sheet1.xml':
        '<x:worksheet xmlns:x="m"><x:sheetData><x:row/><x:row><x:c t="n"><x:v>1</x:v></x:c><x:c/></x:row></x:sheetData><x:pageMargins/><x:tableParts/></x:worksheet>',
    })
    const { sheet } = marked(odd, mark(2, 'B'), mark(1, 'A'))
    expect(sheet).toMatch(
      /<x:row><x:c r="A1" s="1"\/><\/x:row><x:row><x:c t="n"><x:v>1<\/x:v><\/x:c><x:c s="1"\/><\/x:row>/,
    )
    expect(sheet).toMatch(/<x:pageMargins\/><x:legacyDrawing [^>]*\/><x:tableParts\/>/)
  })
})
