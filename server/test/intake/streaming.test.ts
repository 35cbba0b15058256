import { describe, expect, test } from 'vitest'
import {
  type StreamedWorkbook,
  columnLetter,
  streamWorkbook,
} from '../../src/platform/sheets-stream.ts'
import { readWorkbook } from '../../src/platform/sheets.ts'
import { unzipped } from '../../src/platform/zip.ts'

async function* inParts(rows: readonly (readonly unknown[])[], size = 3) {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size)
}

async function written(
  rows: readonly (readonly unknown[])[],
  more: Partial<StreamedWorkbook> = {},
) {
  const stream = streamWorkbook({
    sheet: '实绩',
    title: '正职实绩',
    note: '筛选：全部',
    columns: [
      { header: '姓名', kind: 'text', width: 10 },
      { header: '投资', kind: 'money', width: 14 },
    ],
    rows: inParts(rows),
    ...more,
  })
  const chunks: Uint8Array[] = []
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const read = async (bytes: Uint8Array) => (await readWorkbook({ name: 'x.xlsx', bytes }))[0]

describe('a ledger written while it is read', () => {
  test('has title, note and header above its rows, numbers as numbers', async () => {
    const sheet = await read(
      await written([
        ['李磊', 12.5],
        [null, 0],
        ['', undefined],
      ]),
    )
    expect(sheet?.sheet).toBe('实绩')
    expect(sheet?.rows).toEqual([
      ['正职实绩', null],
      ['筛选：全部', null],
      ['姓名', '投资'],
      ['李磊', 12.5],
      [null, 0],
    ])
  })

  test('leaves as text what begins like a formula, and what XML or a sheet would read otherwise', async () => {
    const texts = [
      '=HYPERLINK("http://x")',
      '+1',
      '-1',
      '@x',
      '\t=1',
      '＝1',
      '<b>&"',
      'a_x0041_b',
      '𠮷',
      '买买提·艾力',
      ' 前后 ',
    ]
    const bytes = await written(texts.map((text) => [text, null]))
    expect((await read(bytes))?.rows.slice(3).map(([text]) => text)).toEqual(texts)
    const xml = Buffer.from(
      unzipped(bytes).find(({ name }) => name.endsWith('sheet1.xml'))?.bytes ?? [],
    ).toString()
    expect(xml).not.toContain('<f>')
  })

  test('drops what no sheet can hold and keeps the rest', async () => {
    const sheet = await read(
      await written([
        ['a\u0000\u0008b', Number.NaN],
        ['\ud800x', 1],
      ]),
    )
    expect(sheet?.rows.slice(3)).toEqual([
      ['ab', 'NaN'],
      ['\uFFFDx', 1],
    ])
  })

  test('takes any name for its sheet', async () => {
    const bytes = await written([], {
      sheet: "'a/b[c]:d*e?f\\g 一二三四五六七八九十一二三四五六七八九十",
    })
    const name = (await read(bytes))?.sheet ?? ''
    expect(name).not.toMatch(/[[\]:*?/\\]/)
    expect(name.length).toBeLessThanOrEqual(31)
  })

  test('ends with an error where its rows do', async () => {
    async function* broken() {
      yield [['x', 1]]
      throw new Error('the database is gone')
    }
    await expect(written([], { rows: broken() })).rejects.toThrow('the database is gone')
  })

  test('stops reading when nobody reads it any more', async () => {
    let read = 0
    async function* endless() {
      for (;;) yield [[`行${(read += 1)}`.repeat(50), Math.random()]]
    }
    const stream = streamWorkbook({
      sheet: 'x',
      title: 'x',
      note: '',
      columns: [{ header: 'a', kind: 'text', width: 9 }],
      rows: endless(),
    })
    const reader = stream.getReader()
    await reader.read()
    await reader.cancel()
    const then = read
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(read).toBeLessThan(then + 5_000)
    const later = read
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(read).toBe(later)
  })
})

test('columns are lettered as sheets letter them', () => {
  expect([0, 25, 26, 51, 52, 701, 702, 16_383].map(columnLetter)).toEqual([
    'A',
    'Z',
    'AA',
    'AZ',
    'BA',
    'ZZ',
    'AAA',
    'XFD',
  ])
})
