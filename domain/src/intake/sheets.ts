import type { Finding, OnRecord, Options, Sheet } from './batch.ts'
import { bareMonth, contextOf, inferYears, monthOf, type MonthConflict } from './context.ts'
import type { Kind } from './kind.ts'
import { KINDS } from './kinds/kinds.ts'
import { recognise, type Language, type Reading } from './recognition.ts'
import { sheetFinding } from './rows.ts'
import type { Table } from './table.ts'
import { headersBelow, tableOf } from './tables.ts'
import { readQuarter } from './values/periods.ts'
import { isEmpty, letterOf, plain } from './values/text.ts'
import { lookingUp, vocabularyOf } from './vocabulary.ts'

/** One sheet as it was recognised, with what is to be said about it as a whole. */
export interface ReadSheet {
  readonly sheet: Sheet
  readonly tables: readonly Table[]
  /** The kind, where it is one. */
  readonly kind: string | undefined
  readonly findings: Finding[]
}

interface Found {
  readonly table: Table
  readonly top: number
  readonly conflict: MonthConflict | undefined
}

/** Recognises every sheet, finds its rows, and what it says of year, month and unit of money. */
export function readSheets(
  sheets: readonly Sheet[],
  onRecord: OnRecord,
  options: Options,
): ReadSheet[] {
  const lookUp = lookingUp()
  const vocabularies = KINDS.map((kind) => vocabularyOf(kind, options.synonyms))
  const words = new Set(vocabularies.flatMap((vocabulary) => [...vocabulary.words.keys()]))
  const found: Found[] = []
  const read = sheets.map((sheet, order): ReadSheet => {
    const findings: Finding[] = []
    const tables = tablesOn(sheet, order, { vocabularies, lookUp }, words, options, findings)
    found.push(...tables)
    const [first] = tables
    const asked = findings.some(({ kind }) => kind === 'question')
    return {
      sheet,
      tables: tables.map(({ table }) => table),
      kind: asked ? undefined : first?.table.kind.name,
      findings,
    }
  })
  const saying = new Map(read.map((each) => [each.sheet, each.findings]))
  const years = new Set(
    (onRecord.get('project') ?? []).map(({ content }) => Number(content['year'])),
  )
  const [year] = years
  const inferred = inferYears(
    found.map(({ table }) => table),
    options,
    years.size === 1 ? year : undefined,
  )
  for (const each of inferred)
    settleYear(each.table, each.year, saying.get(each.table.sheet) ?? [], options)
  for (const each of found) settlePeriod(each, options, saying.get(each.table.sheet) ?? [])
  for (const { table } of found) tellColumns(table, saying.get(table.sheet) ?? [])
  return read
}

const sheetKey = (sheet: Sheet): string => `${sheet.file}/${sheet.sheet}`

/** The tables on a sheet: one, or several under headers of their own. */
function tablesOn(
  sheet: Sheet,
  order: number,
  language: Language,
  words: ReadonlySet<string>,
  options: Options,
  findings: Finding[],
): Found[] {
  const found: Found[] = []
  let from = 0
  const starts: Reading[] = []
  for (;;) {
    const reading = readingOf(sheet, language, options, from, from === 0 ? findings : [])
    if (!reading) break
    starts.push(reading)
    const next = headersBelow(sheet, reading.top + reading.height, words)[0]
    if (next === undefined) break
    from = next
  }
  for (const [i, reading] of starts.entries()) {
    const next = starts[i + 1]
    const { table, examples } = tableOf(sheet, order, reading, next?.top ?? sheet.rows.length)
    const { context, conflict } = contextOf(sheet, starts[0]?.top ?? reading.top)
    table.context = context
    for (const row of examples)
      findings.push({ ...sheetFinding(table, 'note', 'intake.example-row'), row })
    if (findings.some(({ code }) => code === 'intake.which-kind')) table.held = 'question'
    found.push({ table, top: reading.top, conflict })
  }
  return found
}

/** The header of a sheet; says what there is to say where it is none, or could be several kinds'. */
function readingOf(
  sheet: Sheet,
  language: Language,
  options: Options,
  from: number,
  findings: Finding[],
): Reading | undefined {
  const key = `sheet/${sheetKey(sheet)}`
  const answer = options.answers[key]
  const asked = language.vocabularies.filter(({ kind }) => kind.name === answer)
  const recognition = recognise(
    asked.length > 0 ? { ...language, vocabularies: asked } : language,
    sheet,
    options,
    from,
  )
  if ('reading' in recognition) return recognition.reading
  if ('either' in recognition) {
    const choices = recognition.either.map(({ kind }) => ({
      id: kind.name,
      label: nameOfKind(kind),
    }))
    findings.push({
      ...sheetFinding({ sheet }, 'question', 'intake.which-kind', {
        offered: choices.map(({ label }) => label).join('、'),
      }),
      question: { key, options: choices },
    })
    return recognition.either[0]
  }
  const filled = sheet.rows.filter((row) => row.filter((cell) => !isEmpty(cell)).length >= 2).length
  if (from > 0 || filled === 0) return undefined
  const nearest = recognition.nearest.map(nameOfKind).join('、')
  if (nearest !== '' && filled >= 2)
    findings.push(sheetFinding({ sheet }, 'wrong', 'intake.sheet-unclear', { nearest }))
  else findings.push(sheetFinding({ sheet }, 'note', 'intake.sheet-unknown'))
  return undefined
}

/** A kind as people call it: the workbook and sheet in which this program writes it. */
const nameOfKind = (kind: Kind): string =>
  kind.form.sheet.includes('{')
    ? kind.form.workbook.replace(/^\d+-/, '')
    : `${kind.form.workbook.replace(/^\d+-/, '')}·${kind.form.sheet}`

/** Takes a year that the sheet does not say, and notes where it matters. */
function settleYear(table: Table, year: number, findings: Finding[], options: Options): void {
  table.context = { ...table.context, year }
  const matters = table.kind.period !== undefined && needsYear(table)
  if (matters && options.year !== year)
    findings.push(sheetFinding(table, 'note', 'intake.year-inferred', { year }))
}

/** Whether rows of this sheet need a year that they do not bear themselves. */
function needsYear(table: Table): boolean {
  const { kind, of, rows } = table
  if (of.has('year')) return false
  if (kind.period === 'quarter') {
    const [at] = of.get('quarter') ?? []
    return rows.some((row) => {
      const reading = at && readQuarter(row.cells[at.index] ?? null, undefined)
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
function settlePeriod(
  { table, top, conflict }: Found,
  options: Options,
  findings: Finding[],
): void {
  const { period } = table.kind
  if (period === undefined || table.held || table.missing.length > 0) return
  if (
    table.context.year === undefined &&
    needsYear(table) &&
    !(period === 'month' && table.of.has('month'))
  ) {
    const answer = Number(options.answers['year'] ?? Number.NaN)
    if (answer >= 1900 && answer <= 2199) table.context = { ...table.context, year: answer }
    else {
      const years = [2023, 2024, 2025, 2026, 2027].map(String)
      hold(table, findings, 'intake.which-year', 'year', years)
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

/** What is missing and what follows, what is kept aside, what unit of money is assumed. */
function tellColumns(table: Table, findings: Finding[]): void {
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
