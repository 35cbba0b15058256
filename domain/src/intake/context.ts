import type { Options, Sheet } from './batch.ts'
import { titleAbove } from './recognition.ts'
import type { Context, Table } from './table.ts'
import { readDate } from './values/dates.ts'
import { monthIn, monthOfSheetName, quarterIn, yearIn } from './values/periods.ts'
import { scaleIn } from './values/numbers.ts'
import { arabic, plain } from './values/text.ts'

const fileName = (sheet: Sheet): string => sheet.file.replace(/^.*[\\/]/, '').replace(/\.\w+$/, '')
/** A file's own number (01-花名册) and the date it was sent say nothing of its period. */
const withoutOrdinal = (name: string): string => name.replace(/^\d{1,2}[-_.、\s]+(?!\d)/, '')

const firstOf = <T>(
  texts: readonly string[],
  find: (text: string) => T | undefined,
): T | undefined => {
  for (const text of texts) {
    const found = find(text)
    if (found !== undefined) return found
  }
  return undefined
}

/** Two places of a sheet that state different months: 2月 in the title, 3月 as the sheet's name. */
export interface MonthConflict {
  readonly title: number
  readonly name: number
}

/** What title, unit line, sheet name and file name say about all rows of a sheet, as far as they do. */
export function contextOf(
  sheet: Sheet,
  top: number,
): { context: Context; conflict: MonthConflict | undefined } {
  const lines = titleAbove(sheet, top)
  const titles = lines.filter((line) => !/^(?:填报|报送|制表|单位:|时间:|日期:)/.test(plain(line)))
  const file = withoutOrdinal(fileName(sheet))
  const year = firstOf([...titles, ...lines, sheet.sheet, file, sheet.file], yearIn)
  const month = { title: firstOf(titles, monthIn), name: monthOfSheetName(sheet.sheet) }
  const best = month.title ?? month.name ?? monthIn(file)
  const asOf = firstOf(lines, (line) => {
    const match = /(?:截至|截止|截止到|统计至)(?:日期|时间)?:?(.+?)(?:[)]|$)/.exec(
      arabic(plain(line)),
    )
    const date = match?.[1] === undefined ? undefined : readDate(match[1], { usual: 'day', year })
    return date && 'value' in date ? date.value : undefined
  })
  return {
    context: {
      title:
        titles.find(
          (line) => !/^(?:附件|附表|表|附)[\d一二三四五六七八九十]*[:：]?$/.test(plain(line)),
        ) ?? '',
      year,
      month: best === undefined || year === undefined ? undefined : monthOf(year, best),
      quarter: firstOf([...titles, sheet.sheet, file], quarterIn),
      scale: firstOf(lines, scaleIn),
      asOf,
    },
    conflict:
      month.title !== undefined && month.name !== undefined && month.title !== month.name
        ? { title: month.title, name: month.name }
        : undefined,
  }
}

export const monthOf = (year: number, month: number): string =>
  `${year}-${String(month).padStart(2, '0')}`

/** The month that a sheet states without its year. */
export const bareMonth = (sheet: Sheet, top: number): number | undefined =>
  firstOf(titleAbove(sheet, top), monthIn) ??
  monthOfSheetName(sheet.sheet) ??
  monthIn(withoutOrdinal(fileName(sheet)))

/** The one year that all of these agree on; undefined where none says or they differ. */
const agreed = (of: Iterable<number | undefined>): number | undefined => {
  const years = new Set([...of].filter((year) => year !== undefined))
  const [only] = years
  return years.size === 1 ? only : undefined
}

/** The years that full dates in a sheet's cells bear, where they bear but one. */
function yearOfDates(table: Table): number | undefined {
  const columns = table.columns.filter(
    (column) => column.field?.holds === 'date' && !column.field.months,
  )
  const years = new Set<number>()
  for (const row of table.rows)
    for (const column of columns) {
      const date = readDate(row.cells[column.index] ?? null, { usual: 'day', year: undefined })
      if (date && 'value' in date) years.add(Number(date.value.slice(0, 4)))
      if (years.size > 1) return undefined
    }
  const [only] = years
  return only
}

/** Where a sheet's year was found, when the sheet itself does not say it. */
export interface Inferred {
  readonly table: Table
  readonly year: number
}

/**
 * The year of sheets that do not say it: as the importer gave it, else as the other sheets of the
 * workbook say, else as the dates in its own cells or in theirs, else as all other workbooks agree,
 * else the one year that is on record.
 */
export function inferYears(
  tables: readonly Table[],
  options: Options,
  onRecord: number | undefined,
): Inferred[] {
  const stated = new Map(tables.map((table) => [table, table.context.year]))
  const dated = new Map(tables.map((table) => [table, table.context.year ?? yearOfDates(table)]))
  // A roster's date says how things stood, not of which year the other sheets are.
  const everywhere = agreed(
    [...dated].map(([table, year]) => (table.kind.name === 'roster' ? undefined : year)),
  )
  const byFile = new Map<string, Table[]>()
  for (const table of tables)
    byFile.set(table.sheet.file, [...(byFile.get(table.sheet.file) ?? []), table])
  return tables.flatMap((table) => {
    if (stated.get(table) !== undefined) return []
    const siblings = byFile.get(table.sheet.file) ?? []
    const year =
      options.year ??
      agreed(siblings.map((each) => stated.get(each))) ??
      dated.get(table) ??
      agreed(siblings.map((each) => dated.get(each))) ??
      everywhere ??
      onRecord
    return year === undefined ? [] : [{ table, year }]
  })
}
