import type { Cell, Sheet } from './batch.ts'
import { bare, isEmpty, plain, withoutBrackets, withoutNumbering, written } from './values/text.ts'

/** The headers above one column, from the top down, without repeats by merging. */
export interface Label {
  readonly index: number
  readonly parents: readonly string[]
  readonly header: string
}

const textAt = (sheet: Sheet, row: number, column: number): string =>
  written(sheet.rows[row]?.[column] ?? null).trim()

/** The texts of the header rows with merged cells filled, column by column. */
function filled(sheet: Sheet, top: number, height: number): string[][] {
  const width = Math.max(
    ...Array.from({ length: height }, (_, i) => sheet.rows[top + i]?.length ?? 0),
  )
  const grid = Array.from({ length: height }, (_, i) =>
    Array.from({ length: width }, (__, column) => textAt(sheet, top + i, column)),
  )
  for (const merge of sheet.merges) {
    if (merge.bottom < top || merge.top >= top + height || merge.top < top) continue
    const text = textAt(sheet, merge.top, merge.left)
    for (let row = merge.top; row <= Math.min(merge.bottom, top + height - 1); row++)
      for (let column = merge.left; column <= Math.min(merge.right, width - 1); column++) {
        const line = grid[row - top]
        if (line) line[column] = text
      }
  }
  // A header over several columns whose merge was lost stands over the first of them only.
  for (let level = 0; level + 1 < height; level++) {
    const line = grid[level] ?? []
    const below = grid[level + 1] ?? []
    for (let column = 1; column < width; column++)
      if (
        line[column] === '' &&
        below[column] !== '' &&
        line[column - 1] !== '' &&
        below[column - 1] !== '' &&
        below[column - 1] !== line[column - 1]
      )
        line[column] = line[column - 1] ?? ''
  }
  return grid
}

/** The labels of the columns, if the header were these rows. */
export function labelsAt(sheet: Sheet, top: number, height: number): Label[] {
  const grid = filled(sheet, top, height)
  const labels: Label[] = []
  for (let index = 0; index < (grid[0]?.length ?? 0); index++) {
    const levels = grid
      .map((line) => line[index] ?? '')
      .filter((text, i, all) => text !== '' && text !== all[i - 1])
    const header = levels.at(-1)
    if (header !== undefined) labels.push({ index, parents: levels.slice(0, -1), header })
  }
  return labels
}

/** Whether a row could be the first of a header: several short texts, few numbers. */
export function mayBeHeader(sheet: Sheet, row: number): boolean {
  const cells = (sheet.rows[row] ?? []).filter((cell) => !isEmpty(cell))
  const texts = cells.filter((cell) => typeof cell === 'string' && plain(cell).length <= 40)
  return texts.length >= 2 && texts.length * 2 > cells.length
}

/** A row of numbers 1, 2, 3 … or 甲, 乙, 1, 2 … under the header, which number the columns. */
export function numbersColumns(cells: readonly Cell[]): boolean {
  const filled = cells.filter((cell) => !isEmpty(cell)).map((cell) => plain(written(cell)))
  if (filled.length < 2) return false
  const numbers = filled
    .filter((text) => !/^[甲乙丙丁戊己A-Z]$/.test(text))
    .map((text) => text.replace(/[()]|栏|列/g, ''))
  return (
    numbers.every(
      (text, i) =>
        /^\d{1,2}(?:=.*)?$/.test(text) &&
        (i === 0 || Number.parseInt(text, 10) === Number.parseInt(numbers[i - 1] ?? '', 10) + 1),
    ) &&
    (numbers.length > 1 || filled.length > numbers.length)
  )
}

/** ①, ⑴, ㈠ before a header. */
const CIRCLED = /[①-⒛㈠-㈩]/g

/**
 * A header as it is looked up: without brackets, marks, spaces and numbering; years and months by
 * their place (2024年 is 本年 on a sheet of 2024, 5月 is 本月, 1-5月 is 累计). Several readings, best first.
 */
export function headerWords(text: string, year: number | undefined): string[] {
  const base = withoutNumbering(plain(withoutBrackets(plain(text.replace(CIRCLED, '')))))
    .toLowerCase()
    .replace(/(?<=..):.*$/, '')
  const months = base
    .replace(/\d{1,2}月?[-~—–至到]\d{1,2}月份?/g, '累计')
    .replace(/(?<!\d)\d{1,2}月份?(?!\d)/g, '本月')
  const spoken = months.replace(/(20\d\d)年度?/g, (_, of: string) =>
    Number(of) === year ? '本年' : Number(of) + 1 === year ? '上年' : '',
  )
  const silent = months.replace(/20\d\d年?度?/g, '')
  const shaped = [spoken, silent].map((word) =>
    bare(word)
      .replace(/[0-9]+$/, '')
      .replace(/(?<=..)(?:万|亿|千)?元$/, ''),
  )
  return [...new Set(shaped.filter((word) => word !== ''))]
}

/** What stands in the brackets of a header: 得票(优秀) may say there what it is. */
export const bracketedIn = (text: string): string =>
  /[(（[【〔]([^()（）[\]【】〔〕]+)[)）\]】〕]\s*$/.exec(text)?.[1] ?? ''

/** A wording shorn of what clerks add without meaning: 亮灯情况 is 亮灯, 是否选定 is 选定. */
export const stemOf = (word: string): string => {
  const stem = word
    .replace(/^(?:是否|请填写?|拟|本月|当月|目前|当前)/, '')
    .replace(/(?:情况|名称|一览|栏|填写|说明)$/, '')
  return stem.length >= 2 ? stem : word
}
