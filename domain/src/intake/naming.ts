import type { Id } from '../kernel/values.ts'
import { ask, tellOnce, waitsFor } from './asking.ts'
import { lastOrdinal, type Desk } from './desk.ts'
import { groupOf, isBody } from './groups.ts'
import { settle } from './matching.ts'
import { nameOf } from './names.ts'
import { findProject, type ProjectKnown } from './projects.ts'
import { cellAt, columnOf, find, NAME } from './rows.ts'
import type { Row, SheetColumn } from './table.ts'
import { addUnit, matchUnit, unitsNear, type UnitKnown } from './units.ts'
import { isBlank, isEmpty, isSpreadsheetError, plain, tidy, written } from './values/text.ts'

/** The project that a cell names; a name that is not exactly one on the ledger is asked about. */
export function projectOf(
  desk: Desk,
  row: Row,
  key: string,
  year: number | undefined,
): ProjectKnown | undefined {
  const column = columnOf(row, key)
  const cell = cellAt(row, column)
  if (isBlank(cell)) return undefined
  if (isSpreadsheetError(cell)) {
    find(row, 'wrong', 'intake.spreadsheet-error', column)
    return undefined
  }
  const text = written(cell).trim()
  const found = findProject(desk.projects, text, year)
  if ('unknown' in found) {
    find(
      row,
      'wrong',
      desk.projects.byName.size === 0 ? 'intake.no-projects' : 'intake.unknown-project',
      column,
      { name: text },
    )
    return undefined
  }
  const project =
    'project' in found ? found.project : chosenProject(desk, row, column, text, year, found.either)
  return project?.waits ? waitsFor(row, column, project.name, project.waits) : project
}

function chosenProject(
  desk: Desk,
  row: Row,
  column: SheetColumn | undefined,
  text: string,
  year: number | undefined,
  candidates: readonly ProjectKnown[],
): ProjectKnown | undefined {
  const key = ['project', year ?? '', plain(text)].join('/')
  const options = candidates.map(({ key: id, name }) => ({ id, label: name }))
  const answer = ask(desk, row, 'intake.which-project', column, key, options, { name: text })
  return candidates.find((each) => each.key === answer)
}

/** The first of the units that a cell names; one that is known by an abbreviation is noted once. */
export function unitOf(desk: Desk, row: Row, key: string): UnitKnown | undefined {
  const column = columnOf(row, key)
  const cell = cellAt(row, column)
  if (isEmpty(cell) || isBlank(cell)) return undefined
  if (isSpreadsheetError(cell)) {
    find(row, 'wrong', 'intake.spreadsheet-error', column)
    return undefined
  }
  const whole = tidy(written(cell))
  if (whole === '') return undefined
  const exact = matchUnit(desk.units, whole)
  const parts =
    exact && exact.how !== 'within'
      ? [whole]
      : whole.split(/[、,，;；\n/]/).filter((part) => plain(part) !== '')
  const text = parts[0] ?? whole
  if (isBody(text)) return undefined
  const match = parts.length > 1 ? matchUnit(desk.units, text) : exact
  if (parts.length > 1)
    tellOnce(desk, row, 'intake.several-units', column, {
      unit: text,
      others: parts.slice(1).join('、'),
    })
  if (match && match.how !== 'within') {
    if (match.how === 'short')
      tellOnce(desk, row, 'intake.unit-by-short-name', column, {
        written: text,
        unit: match.unit.name,
      })
    return match.unit
  }
  return unknownUnit(desk, row, column, text)
}

function unknownUnit(
  desk: Desk,
  row: Row,
  column: SheetColumn | undefined,
  text: string,
): UnitKnown | undefined {
  const waiting = desk.waitingUnits.get(nameOf(text))
  if (waiting) return waitsFor(row, column, text, waiting)
  if (desk.withoutUnits && Array.from(text).length <= NAME) return { id: '', name: tidy(text) }
  const candidates = unitsNear(desk.units, text).join('、')
  if (candidates === '') find(row, 'wrong', 'intake.unknown-unit', column, { name: text })
  else find(row, 'wrong', 'intake.unknown-unit-near', column, { name: text, candidates })
  return undefined
}

/** The id of a unit that a row names; where a district begins without a roster the row brings the unit. */
export function keepUnit(desk: Desk, row: Row, unit: UnitKnown): Id {
  if (unit.id !== '') return unit.id
  const known = matchUnit(desk.units, unit.name)
  if (known?.how === 'exact') return known.unit.id
  const group = groupOf(unit.name, desk.options.groupWords)
  const ordinal = lastOrdinal(desk, 'unit') + desk.units.byName.size + 1
  const { id } = settle(desk.facts, row, 'unit', { name: unit.name }, { group, ordinal })
  addUnit(desk.units, { id, name: unit.name })
  return id
}
