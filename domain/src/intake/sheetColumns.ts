import type { Finding } from './batch.ts'
import { sheetFinding } from './rows.ts'
import type { Table } from './table.ts'
import { letterOf, plain } from './values/text.ts'

/** What is missing and what follows, what is kept aside, what unit of money is assumed. */
export function tellColumns(table: Table, findings: Finding[]): void {
  if (table.missing.length > 0) {
    table.held ??= 'wrong'
    findings.push(
      sheetFinding(table, 'wrong', 'intake.column-missing', {
        fields: table.missing.map(({ header }) => header).join('、'),
      }),
    )
    return
  }
  const absent = table.kind.form.columns
    .filter(
      ({ field, part }) =>
        part === undefined && !table.of.has(field) && field !== 'serial' && !standsIn(table, field),
    )
    .map(({ header }) => header)
  if (absent.length > 0)
    findings.push(
      sheetFinding(table, 'note', 'intake.columns-absent', { fields: absent.join('、') }),
    )
  if (table.kind.name === 'roster' && !table.of.has('head') && !table.of.has('layer'))
    findings.push(sheetFinding(table, 'note', 'intake.no-heads'))
  for (const column of table.columns) {
    if (column.field !== undefined) continue
    findings.push(sheetFinding(table, 'note', 'intake.column-aside', {}, column))
    const lost = table.rows.some((row) => {
      const cell = row.cells[column.index]
      return typeof cell === 'number' && cell >= 1e14
    })
    if (lost && /证/.test(plain(column.header)))
      findings.push(sheetFinding(table, 'note', 'intake.id-number-lost', {}, column))
  }
  const money = table.columns.find((column) => column.field?.holds === 'sum')
  const said =
    table.context.scale !== undefined || table.columns.some((column) => column.scale !== undefined)
  if (money && !said)
    findings.push(
      sheetFinding(table, 'note', 'intake.scale-assumed', { column: letterOf(money.index) }),
    )
}

/** Columns that another one stands in for. */
const standsIn = (table: Table, field: string): boolean =>
  (field === table.kind.section && table.rows.some(({ section }) => section !== '')) ||
  (['unit', 'post'].includes(field) && table.of.has('unitPost')) ||
  (['education', 'degree'].includes(field) && table.of.has('schooling')) ||
  (field === 'head' && table.of.has('layer')) ||
  (field === 'quarter' && (table.of.has('date') || table.context.quarter !== undefined)) ||
  (field === 'outOf' &&
    table.kind.name === 'rankings' &&
    table.rows.some((row) =>
      row.cells.some((cell) => typeof cell === 'string' && /\d\/\d/.test(cell)),
    ))
