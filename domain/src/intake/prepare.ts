import type {
  Counts,
  Finding,
  OnRecord,
  Options,
  Preparation,
  Sheet,
  SheetReport,
} from './batch.ts'
import { changesOf } from './changes.ts'
import { checkTogether } from './checks.ts'
import { layOut } from './desk.ts'
import { findDuplicates } from './duplicates.ts'
import { KINDS } from './kinds/kinds.ts'
import { readSheets, type ReadSheet } from './sheets.ts'
import { isHeldUp } from './rows.ts'
import type { Row, Table } from './table.ts'

/**
 * Compares what was handed in with what is on record: recognises each sheet by its headers, resolves
 * names against the record and the whole batch, and tells what would be entered or corrected, what goes
 * back, what is asked and what is noted. Pure: the same input gives the same answer, whatever the order
 * of the files; ids of new facts come from `options.newId`.
 *
 * Nothing throws for anything a sheet can hold. A row is taken whole or not at all.
 */
export function prepare(
  sheets: readonly Sheet[],
  onRecord: OnRecord,
  options: Options,
): Preparation {
  const read = readSheets(sheets, onRecord, options)
  const tables = inOrder(read.flatMap(({ tables: found }) => found))
  const repeats = findDuplicates(tables)
  const desk = layOut(onRecord, tables, options)
  for (const kind of KINDS) {
    const rows = tables
      .filter((table) => table.kind === kind && !table.held)
      .flatMap((table) => table.rows.filter((row) => !row.repeats && !isHeldUp(row)))
    if (rows.length > 0) kind.take(rows, desk)
  }
  checkTogether(desk)
  const findings = [
    ...read.flatMap((each) => each.findings),
    ...repeats,
    ...tables.flatMap((table) => table.rows.flatMap((row) => row.findings)),
  ]
  const order = new Map(sheets.map((sheet, i) => [`${sheet.file}\u0000${sheet.sheet}`, i]))
  return {
    sheets: read.map((each) => reportOf(each, findings)),
    findings: findings.toSorted((a, b) => inPlace(a, b, order)),
    changes: changesOf(desk.facts),
  }
}

const before = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)

/** Sheets in an order of their own, so that the order in which files came decides nothing. */
const inOrder = (tables: readonly Table[]): Table[] =>
  tables.toSorted(
    (a, b) =>
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
      before(a.sheet.file, b.sheet.file) ||
      a.order - b.order,
  )

const RANK: Readonly<Record<Finding['kind'], number>> = { wrong: 0, question: 1, note: 2 }

const inPlace = (a: Finding, b: Finding, order: ReadonlyMap<string, number>): number =>
  before(a.file, b.file) ||
  (order.get(`${a.file}\u0000${a.sheet}`) ?? 0) - (order.get(`${b.file}\u0000${b.sheet}`) ?? 0) ||
  a.row - b.row ||
  a.column.length - b.column.length ||
  before(a.column, b.column) ||
  RANK[a.kind] - RANK[b.kind] ||
  before(a.code, b.code)

/** What has become of a row: exactly one of these. */
export function fateOf(row: Row): 'new' | 'changed' | 'same' | 'wrong' | 'question' {
  if (row.findings.some(({ kind }) => kind === 'wrong')) return 'wrong'
  if (row.findings.some(({ kind }) => kind === 'question')) return 'question'
  if (row.table.held) return row.table.held
  if (row.repeats) return 'same'
  if (row.fates.some(({ fate, principal }) => principal && fate === 'new')) return 'new'
  return row.fates.some(({ fate }) => fate !== 'same') ? 'changed' : 'same'
}

function reportOf({ sheet, tables, kind }: ReadSheet, findings: readonly Finding[]): SheetReport {
  const counts: { -readonly [K in keyof Counts]: number } = {
    new: 0,
    changed: 0,
    same: 0,
    wrong: 0,
    question: 0,
    note: 0,
  }
  for (const table of tables) for (const row of table.rows) counts[fateOf(row)]++
  counts.note = findings.filter(
    (each) => each.kind === 'note' && each.file === sheet.file && each.sheet === sheet.sheet,
  ).length
  return {
    file: sheet.file,
    sheet: sheet.sheet,
    kind,
    rows: tables.reduce((sum, table) => sum + table.rows.length, 0),
    counts,
    columns: tables.flatMap((table) =>
      table.columns.map(({ letter, header, field, part }) => ({
        column: letter,
        header,
        field:
          field === undefined
            ? undefined
            : part !== undefined && field.several
              ? `${field.key}:${part}`
              : field.key,
      })),
    ),
    missing: tables.flatMap((table) => table.missing.map((field) => field.header)),
  }
}
