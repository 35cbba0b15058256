import type { Id } from '../kernel/values.ts'
import { ask, tellOnce, waitsFor } from './asking.ts'
import type { Desk } from './desk.ts'
import { namesIn, type Named } from './names.ts'
import { resolve, type Hints, type Person } from './people.ts'
import { cellAt, cellOf, columnOf, dateAt, find, NAME } from './rows.ts'
import type { Row, SheetColumn } from './table.ts'
import { isBlank, isSpreadsheetError, plain, tidy, written } from './values/text.ts'
import { matchUnit } from './units.ts'

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
