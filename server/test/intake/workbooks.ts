import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Cell, Sheet } from '@zhishi/domain/intake/batch.ts'
import { readXlsx } from 'hucre/xlsx'

/** A cell as the library gives it, as the import rules take it. */
function cellOf(value: unknown): Cell {
  if (value instanceof Date) return { date: value.toISOString().slice(0, 10) }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  return null
}

/** The sheets of one workbook. */
export async function sheetsOf(path: string, file: string): Promise<Sheet[]> {
  const workbook = await readXlsx(await readFile(path))
  return workbook.sheets.map((sheet) => ({
    file,
    sheet: sheet.name,
    rows: sheet.rows.map((row) => row.map(cellOf)),
    merges: (sheet.merges ?? []).map((merge) => ({
      top: merge.startRow,
      left: merge.startCol,
      bottom: merge.endRow,
      right: merge.endCol,
    })),
  }))
}

/** The sheets of all workbooks in a folder, in the order of their names. */
export async function sheetsIn(folder: string): Promise<Sheet[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.xlsx')).toSorted()
  return (await Promise.all(files.map((file) => sheetsOf(join(folder, file), file)))).flat()
}
