import type { Finding, OnRecord, Options, Sheet } from './batch.ts'
import { contextOf, inferYears } from './context.ts'
import type { Kind } from './kind.ts'
import { KINDS } from './kinds/kinds.ts'
import { recognise, type Language, type Reading } from './recognition.ts'
import { sheetFinding } from './rows.ts'
import { tellColumns } from './sheetColumns.ts'
import { settlePeriod, settleYear, sheetKey, type Found } from './sheetPeriods.ts'
import type { Table } from './table.ts'
import { headersBelow, tableOf } from './tables.ts'
import { isEmpty } from './values/text.ts'
import { lookingUp, vocabularyOf } from './vocabulary.ts'

/** One sheet as it was recognised, with what is to be said about it as a whole. */
export interface ReadSheet {
  readonly sheet: Sheet
  readonly tables: readonly Table[]
  /** The kind, where it is one. */
  readonly kind: string | undefined
  readonly findings: Finding[]
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
  const stated = [
    ...new Set([...found.flatMap(({ table }) => table.context.year ?? []), ...years]),
  ].toSorted()
  const inferred = inferYears(
    found.map(({ table }) => table),
    options,
    years.size === 1 ? year : undefined,
  )
  for (const each of inferred)
    settleYear(each.table, each.year, saying.get(each.table.sheet) ?? [], options)
  for (const each of found) settlePeriod(each, options, stated, saying.get(each.table.sheet) ?? [])
  for (const { table } of found) tellColumns(table, saying.get(table.sheet) ?? [])
  return read
}

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
