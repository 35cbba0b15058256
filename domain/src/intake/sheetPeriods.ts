import type { Finding, Options, Sheet } from './batch.ts'
import { bareMonth, monthOf, type MonthConflict } from './context.ts'
import { sheetFinding } from './rows.ts'
import type { Table } from './table.ts'
import { readMonth, readQuarter } from './values/periods.ts'
import { isEmpty } from './values/text.ts'

/** A table and where it was found. */
export interface Found {
  readonly table: Table
  readonly top: number
  readonly conflict: MonthConflict | undefined
}

export const sheetKey = (sheet: Sheet): string => `${sheet.file}/${sheet.sheet}`

/** Takes a year that the sheet does not say, and notes where it matters. */
export function settleYear(
  table: Table,
  year: number,
  findings: Finding[],
  options: Options,
): void {
  table.context = { ...table.context, year }
  const matters = table.kind.period !== undefined && needsYear(table)
  if (matters && options.year !== year)
    findings.push(sheetFinding(table, 'note', 'intake.year-inferred', { year }))
}

/** Whether rows of this sheet need a year that they do not bear themselves. */
function needsYear(table: Table): boolean {
  const { kind, of, rows } = table
  if (of.has('year')) return false
  const [at] = of.get(kind.period ?? '') ?? []
  if (kind.period === 'quarter' || (kind.period === 'month' && at)) {
    const reader = kind.period === 'quarter' ? readQuarter : readMonth
    return rows.some((row) => {
      const reading = at && reader(row.cells[at.index] ?? null, undefined)
      return (
        reading === undefined ||
        ('wrong' in reading && reading.wrong === 'intake.date-without-year')
      )
    })
  }
  const dates = kind.noun === 'outcome' ? of.get('date') : undefined
  return !(dates && rows.every((row) => dates.some((at) => !isEmpty(row.cells[at.index]))))
}

/** Completes year and month of a sheet, or asks for them where nothing says them. */
export function settlePeriod(
  { table, top, conflict }: Found,
  options: Options,
  stated: readonly number[],
  findings: Finding[],
): void {
  const { period } = table.kind
  if (period === undefined || table.held || table.missing.length > 0) return
  if (table.context.year === undefined && needsYear(table)) {
    const answer = Number(options.answers['year'] ?? Number.NaN)
    if (answer >= 1900 && answer <= 2199) table.context = { ...table.context, year: answer }
    else {
      const years = stated.length > 0 ? stated : [2023, 2024, 2025, 2026, 2027]
      hold(table, findings, 'intake.which-year', 'year', years.map(String))
      return
    }
  }
  if (period === 'month' && !table.of.has('month'))
    settleMonth(table, top, conflict, options, findings)
}

function settleMonth(
  table: Table,
  top: number,
  conflict: MonthConflict | undefined,
  options: Options,
  findings: Finding[],
): void {
  const year = table.context.year
  if (year === undefined) return
  const key = `month/${sheetKey(table.sheet)}`
  const offered = conflict
    ? [monthOf(year, conflict.title), monthOf(year, conflict.name)]
    : Array.from({ length: 12 }, (_, i) => monthOf(year, i + 1))
  const answer = options.answers[key]
  const known = conflict ? undefined : bareMonth(table.sheet, top)
  const month =
    answer !== undefined && offered.includes(answer)
      ? answer
      : known === undefined
        ? undefined
        : monthOf(year, known)
  if (month === undefined)
    hold(table, findings, conflict ? 'intake.months-conflict' : 'intake.which-month', key, offered)
  else table.context = { ...table.context, month }
}

/** All rows of the sheet wait for an answer. */
function hold(
  table: Table,
  findings: Finding[],
  code: string,
  key: string,
  offered: readonly string[],
): void {
  table.held = 'question'
  findings.push({
    ...sheetFinding(table, 'question', code, { offered: offered.join('、') }),
    question: { key, options: offered.map((text) => ({ id: text, label: text })) },
  })
}
