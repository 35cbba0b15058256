import type { Id } from '../kernel/values.ts'
import { lastOrdinal, type Desk } from './desk.ts'
import { groupOf, isBody } from './groups.ts'
import { settle } from './matching.ts'
import { namesIn, nameOf, type Named } from './names.ts'
import { resolve, type Hints, type Person } from './people.ts'
import { findProject, type ProjectKnown } from './projects.ts'
import { cellAt, cellOf, columnOf, dateAt, find, NAME, placeOf } from './rows.ts'
import type { Row, SheetColumn } from './table.ts'
import { isBlank, isEmpty, isSpreadsheetError, plain, tidy, written } from './values/text.ts'
import { addUnit, matchUnit, unitsNear, type UnitKnown } from './units.ts'

/** Notes something once for a sheet, not again for each of its rows. */
export function tellOnce(
  desk: Desk,
  row: Row,
  code: string,
  column: SheetColumn | undefined,
  about: Readonly<Record<string, string | number>>,
): void {
  const { file, sheet } = row.table.sheet
  const key = [code, file, sheet, ...Object.values(about)].join('\u0000')
  if (desk.told.has(key)) return
  desk.told.add(key)
  find(row, 'note', code, column, about)
}

/** Puts a question to whoever imports; the answer, where one that was offered has been given. */
export function ask(
  desk: Desk,
  row: Row,
  code: string,
  column: SheetColumn | undefined,
  key: string,
  options: readonly { readonly id: string; readonly label: string }[],
  about: Readonly<Record<string, string | number>>,
): string | undefined {
  const answer = desk.options.answers[key]
  if (answer !== undefined && options.some(({ id }) => id === answer)) return answer
  const offered = options.map(({ label }) => label).join('、')
  find(row, 'question', code, column, { ...about, offered }, { key, options })
  return undefined
}

/** A person as offered for choice: name, unit and birth month. */
export function labelOf(desk: Desk, person: Person): string {
  const unit = desk.units.byId.get(person.units[0] ?? '')?.name
  const told = [unit ?? person.body, person.birth, person.posts[0]].filter(
    (each) => each !== undefined,
  )
  return told.length === 0 ? person.name : `${person.name}（${told.slice(0, 2).join('，')}）`
}

/** A text of the row that only helps to tell namesakes apart. */
export const hintOf = (row: Row, key: string): string | undefined => {
  const cell = cellOf(row, key)
  return isBlank(cell) ? undefined : written(cell)
}

/** What the row itself says of a person: unit, post, birth month, or the unit of the section it stands in. */
export function hintsOf(desk: Desk, row: Row, roles: Hints['roles'] = []): Hints {
  const birth = columnOf(row, 'birth')
  const unit = hintOf(row, 'unit')
  const around = unit === undefined ? [row.section, row.table.sheet.sheet] : []
  const section = around.find((text) => {
    const match = text === '' ? undefined : matchUnit(desk.units, text)
    return match !== undefined && match.how !== 'within'
  })
  return {
    unit: unit ?? section,
    post: hintOf(row, 'post'),
    birth: birth === undefined ? undefined : dateAt(row, birth),
    roles,
  }
}

/** The person that a name means, or undefined with what is to be said about it. */
export function personOf(
  desk: Desk,
  row: Row,
  column: SheetColumn | undefined,
  named: Named,
  hints: Hints,
): Person | undefined {
  const found = resolve(desk.people, desk.units, named, hints)
  if ('unknown' in found) {
    const candidates = found.near.join('、')
    if (desk.people.byName.size === 0)
      find(row, 'wrong', 'intake.no-roster', column, { name: named.name })
    else if (candidates === '')
      find(row, 'wrong', 'intake.unknown-person', column, { name: named.name })
    else find(row, 'wrong', 'intake.unknown-person-near', column, { name: named.name, candidates })
    return undefined
  }
  if ('either' in found) return chosenOf(desk, row, column, named, found.either)
  const { person, elsewhere } = found
  if (person.waits) return waitsFor(row, column, person.name, person.waits)
  if (elsewhere !== undefined)
    tellOnce(
      desk,
      row,
      'intake.unit-differs',
      named.hint ? column : (columnOf(row, 'unit') ?? column),
      {
        name: person.name,
        written: plain(elsewhere),
        known: labelOf(desk, person),
      },
    )
  return person
}

function chosenOf(
  desk: Desk,
  row: Row,
  column: SheetColumn | undefined,
  named: Named,
  candidates: readonly Person[],
): Person | undefined {
  const { file, sheet } = row.table.sheet
  const key = ['person', file, sheet, row.number, named.name, named.hint ?? ''].join('/')
  const options = candidates.map((person) => ({ id: person.key, label: labelOf(desk, person) }))
  const answer = ask(desk, row, 'intake.which-person', column, key, options, { name: named.name })
  const person = candidates.find((each) => each.key === answer)
  return person?.waits ? waitsFor(row, column, person.name, person.waits) : person
}

/** A row that names what another row would have brought waits until that row is right. */
export function waitsFor(
  row: Row,
  column: SheetColumn | undefined,
  name: string,
  other: Row,
): undefined {
  find(row, 'wrong', 'intake.waits-for', column, { name, ...placeOf(other) })
  return undefined
}

const isKnown =
  (desk: Desk) =>
  (name: string): boolean =>
    desk.people.byName.has(name)

/** The names in a cell; an error value of the spreadsheet is no name. */
export function namedIn(desk: Desk, row: Row, column: SheetColumn | undefined): Named[] {
  const cell = cellAt(row, column)
  if (isBlank(cell)) return []
  if (isSpreadsheetError(cell)) {
    find(row, 'wrong', 'intake.spreadsheet-error', column)
    return []
  }
  const named = namesIn(tidy(written(cell)), isKnown(desk))
  const length = Math.max(0, ...named.map(({ name }) => Array.from(name).length))
  if (length <= NAME) return named
  find(row, 'wrong', 'intake.too-long', column, { most: NAME, length })
  return []
}

/** All people that the cells of a field name; undefined where one of them stays open. */
export function peopleOf(desk: Desk, row: Row, key: string, hints: Hints): Person[] | undefined {
  const persons: Person[] = []
  let open = false
  for (const column of row.table.of.get(key) ?? [])
    for (const named of namedIn(desk, row, column)) {
      const person = personOf(desk, row, column, named, hints)
      if (!person) open = true
      else if (!persons.includes(person)) persons.push(person)
    }
  return open ? undefined : persons
}

/** The one person whom a row is about. Several names in the cell go back. */
export function theOne(desk: Desk, row: Row, key: string, hints: Hints): Person | undefined {
  const column = columnOf(row, key)
  const named = namedIn(desk, row, column)
  const [first] = named
  if (!first) {
    if (!row.findings.some((each) => each.kind === 'wrong' && each.column === column?.letter))
      find(row, 'wrong', 'intake.missing-value', column, { field: column?.header ?? key })
    return undefined
  }
  if (named.length > 1) {
    find(row, 'wrong', 'intake.several-names', column, {
      names: named.map(({ name }) => name).join('、'),
    })
    return undefined
  }
  return personOf(desk, row, column, first, hints)
}

/** Whether one of these roles is the person's: by project first, then anywhere. */
export const rolesIn = (
  roles: Desk['leads'],
  projectId: Id | undefined,
): NonNullable<Hints['roles']> => [
  (person) => projectId !== undefined && (roles.ofProject.get(projectId)?.has(person.id) ?? false),
  (person) => roles.ofCadre.has(person.id),
]
export const isHead = (person: Person): boolean => person.layer === 'head'
export const isLeader = (person: Person): boolean => person.layer !== 'other'

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
  const whole = written(cell).trim()
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
