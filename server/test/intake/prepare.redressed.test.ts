import { fileURLToPath } from 'node:url'
import type { Change, Preparation, Sheet } from '@zhishi/domain/intake/batch.ts'
import { prepare } from '@zhishi/domain/intake/prepare.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { optionsFor } from './record.ts'
import { redress, seeded } from './redress.ts'
import { sheetsIn } from './workbooks.ts'

let sheets: readonly Sheet[]
let first: Preparation

beforeAll(async () => {
  sheets = await sheetsIn(fileURLToPath(new URL('../../../samples', import.meta.url)))
  first = prepare(sheets, new Map(), optionsFor())
})

/** What the changes say, with what they point to in place of ids, in an order of its own. */
function said(changes: readonly Change[]): string[] {
  const told = new Map<unknown, string>()
  for (const { noun, id, content } of changes) {
    const fields = Object.entries(content)
      .filter(([field]) => field !== 'ordinal')
      .map(([field, value]) => `${field}=${told.get(value) ?? JSON.stringify(value)}`)
    told.set(id, `${noun}(${fields.toSorted().join(',')})`)
  }
  return [...told.values()].toSorted()
}

/** The first few of what one says and the other does not. */
function difference(a: readonly string[], b: readonly string[]): string[] {
  const other = new Set(b)
  return a.filter((text) => !other.has(text)).slice(0, 3)
}

const open = (preparation: Preparation) =>
  preparation.findings.filter(({ kind }) => kind !== 'note')

describe('the samples as other clerks would keep them', () => {
  test.each([1, 2, 3])('other wordings, orders and ways of writing say the same (%i)', (seed) => {
    const random = seeded(seed)
    const other = sheets.map((sheet, i) => {
      const report = first.sheets[i]
      return report ? redress(sheet, report, random) : sheet
    })
    const preparation = prepare(other, new Map(), optionsFor())
    expect(open(preparation)).toEqual([])
    expect(difference(said(preparation.changes), said(first.changes))).toEqual([])
    expect(difference(said(first.changes), said(preparation.changes))).toEqual([])
  })

  test('a file a month, every sheet called Sheet1, every file by another name', () => {
    const named = (sheet: Sheet, i: number): Sheet =>
      /^\d+月$/.test(sheet.sheet)
        ? {
            ...sheet,
            file: `调度/2024年${sheet.sheet}.xlsx`,
            sheet: 'Sheet1',
            rows: sheet.rows.with(0, ['重点项目调度表']),
          }
        : {
            ...sheet,
            file: `${String.fromCharCode(0x4e00 + ((i * 37) % 500))}.xlsx`,
            sheet: 'Sheet1',
          }
    const preparation = prepare(sheets.map(named), new Map(), optionsFor())
    expect(open(preparation)).toEqual([])
    expect(said(preparation.changes).length).toBe(said(first.changes).length)
    expect(difference(said(preparation.changes), said(first.changes))).toEqual([])
  })

  test('without titles, told by the names of the sheets', () => {
    const bare = sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.slice(1),
      merges: sheet.merges.flatMap((merge) =>
        merge.top === 0 ? [] : { ...merge, top: merge.top - 1, bottom: merge.bottom - 1 },
      ),
    }))
    const preparation = prepare(bare, new Map(), optionsFor({ year: 2024 }))
    expect(open(preparation)).toEqual([])
    expect(preparation.sheets.map(({ kind }) => kind)).toEqual(first.sheets.map(({ kind }) => kind))
    const withoutDebrief = (texts: readonly string[]) =>
      texts.filter((text) => !/^(debrief|tally)/.test(text))
    expect(difference(withoutDebrief(said(preparation.changes)), said(first.changes))).toEqual([])
  })
})
