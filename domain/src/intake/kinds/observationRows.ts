import type { Marks } from '../../inspection/observation.ts'
import type { Id } from '../../kernel/values.ts'
import type { Desk } from '../desk.ts'
import { settle, stated, storedUnder } from '../matching.ts'
import { gather } from '../pairing.ts'
import { nameOf } from '../names.ts'
import { keyOf } from '../nouns.ts'
import {
  cellOf,
  columnOf,
  dateOf,
  find,
  isHeldUp,
  NAME,
  needed,
  PHRASE,
  placeOf,
  PROSE,
  textOf,
  valueOf,
} from '../rows.ts'
import type { Row } from '../table.ts'
import { readChoice } from '../values/lists.ts'
import { isBlank, plain, tidy } from '../values/text.ts'
import { CAPACITY, MARK, METHOD, methodOf } from '../values/wordings.ts'
import { tellOnce } from '../asking.ts'
import { projectOf } from '../naming.ts'
import { hintsOf, isHead, namedIn, peopleOf, rolesIn } from '../whom.ts'

const ASPECTS = [
  'attitude',
  'responsibility',
  'emergency',
  'results',
  'role',
  'innovation',
  'ability',
] as const
/** The team of a sheet that is one team's, by title or sheet name; a nameless one where neither says. */
function teamOfSheet(row: Row): string {
  const { sheet, context } = row.table
  const named = [context.title, sheet.sheet].map(
    (text) => /第[一二三四五六七八九十\d]+(?:专项)?(?:考察)?组/.exec(text)?.[0],
  )
  return named.find((name) => name !== undefined) ?? '考察组'
}

/** The method, and the finer way in words where the cell gives one of those. */
function methodIn(
  desk: Desk,
  row: Row,
): { method: 'observing' | 'learning' | 'listening' | undefined; way: string | undefined } {
  const cell = cellOf(row, 'method')
  const plainly = isBlank(cell) ? undefined : readChoice(cell, METHOD)
  if (plainly && 'value' in plainly)
    return { method: plainly.value, way: textOf(row, 'way', PHRASE) }
  const way = textOf(row, 'method', PHRASE)
  const method = way === undefined ? undefined : methodOf(plain(way))
  if (way !== undefined && method === undefined)
    tellOnce(desk, row, 'intake.way-without-method', columnOf(row, 'method'), { way })
  return { method, way: way ?? textOf(row, 'way', PHRASE) }
}

interface Seen {
  readonly row: Row
  readonly teamName: string
  readonly date: string
  readonly projectId: Id | undefined
  readonly place: string | undefined
  readonly inspectors: readonly string[]
}

export function readObservation(desk: Desk, row: Row): void {
  const date = needed(row, 'date', dateOf(row, 'date'))
  const year = date === undefined ? row.table.context.year : Number(date.slice(0, 4))
  const stated = row.table.context.year
  if (date !== undefined && stated !== undefined && year !== stated)
    find(row, 'note', 'intake.other-year', columnOf(row, 'date'), { date, year: stated })
  const project = projectOf(desk, row, 'project', year)
  const capacity = valueOf(row, 'capacity', (cell) => readChoice(cell, CAPACITY))
  const persons = peopleOf(
    desk,
    row,
    'name',
    hintsOf(desk, row, rolesFor(desk, capacity, project?.id)),
  )
  if (persons?.length === 0) needed(row, 'name', undefined)
  const teamName = textOf(row, 'team', NAME) ?? teamOfSheet(row)
  const inspectors = (row.table.of.get('inspector') ?? []).flatMap((at) =>
    namedIn(desk, row, at).map(({ name }) => name),
  )
  const { method, way } = methodIn(desk, row)
  const marks: Marks = {}
  for (const aspect of ASPECTS) {
    const mark = valueOf(row, aspect, (cell) => readChoice(cell, MARK))
    if (mark !== undefined) marks[aspect] = mark
  }
  const text = textOf(row, 'text', PROSE)
  const source = textOf(row, 'source', PHRASE)
  const place = textOf(row, 'place', PHRASE)
  if (text === undefined && Object.keys(marks).length === 0 && !isHeldUp(row))
    needed(row, 'text', undefined)
  if (!persons || persons.length === 0 || date === undefined || isHeldUp(row)) return
  const seen: Seen = {
    row,
    teamName: tidy(teamName).replace(/\s+/g, ''),
    date,
    projectId: project?.id,
    place,
    inspectors,
  }
  const { visitId, inspectorId, companions } = visitOf(desk, seen)
  for (const person of persons) {
    const { namesake } = gather(
      desk.facts,
      row,
      'observation',
      {
        visitId,
        inspectorId,
        companions,
        cadreId: person.id,
        capacity,
        method,
        way,
        marks,
        text,
        source,
      },
      { polarity: 'unknown', marks: {} },
      [],
    )
    if (namesake && namesake !== row)
      find(row, 'note', 'intake.same-identity', columnOf(row, 'name'), placeOf(namesake))
  }
}

const rolesFor = (desk: Desk, capacity: string | undefined, projectId: Id | undefined) =>
  capacity === 'lead'
    ? rolesIn(desk.leads, projectId)
    : capacity === 'commander'
      ? rolesIn(desk.commands, projectId)
      : capacity === 'head'
        ? [isHead]
        : projectId === undefined
          ? []
          : [rolesIn(desk.leads, projectId)[0], rolesIn(desk.commands, projectId)[0]].filter(
              (role) => role !== undefined,
            )

/** The team, its inspectors and the visit of a row; each is entered once. */
function visitOf(
  desk: Desk,
  seen: Seen,
): { visitId: Id; inspectorId: Id | undefined; companions: string | undefined } {
  const { row, teamName, date, projectId, place } = seen
  const team = settle(desk.facts, row, 'team', { name: teamName })
  const [first, ...others] = seen.inspectors
  const ids = seen.inspectors.map((name) => inspectorOf(desk, row, team.id, name))
  const visit = settle(desk.facts, row, 'visit', {
    teamId: team.id,
    date,
    projectId,
    place: placeAt(desk, team.id, seen, place),
  })
  return {
    visitId: visit.id,
    inspectorId: first === undefined ? undefined : ids[0],
    companions:
      others.length === 0 ? undefined : Array.from(others.join('、')).slice(0, PHRASE).join(''),
  }
}

/** The place is part of the visit on record; a sheet that repeats the visit elsewhere does not move it. */
function placeAt(
  desk: Desk,
  teamId: Id,
  { date, projectId }: Seen,
  place: string | undefined,
): string | undefined {
  const [known] = storedUnder(desk.facts, 'visit', keyOf('visit', { teamId, date, projectId }))
  return known && known.content['place'] !== null ? undefined : place
}

/** An inspector as written, linked to a cadre only where the name is unique in the district. */
function inspectorOf(desk: Desk, row: Row, teamId: Id, written: string): Id {
  const name = nameOf(written)
  const known = stated(desk.facts, 'inspector', keyOf('inspector', { teamId, name }))
  if (known) return known.id
  const cadres = desk.people.byName.get(name) ?? []
  const [only] = cadres
  const cadreId = cadres.length === 1 && only && !only.waits ? only.id : undefined
  const [stored] = storedUnder(desk.facts, 'inspector', keyOf('inspector', { teamId, name }))
  const linked = stored !== undefined && stored.content['cadreId'] !== null
  if (cadreId === undefined && !linked)
    tellOnce(
      desk,
      row,
      cadres.length > 1 ? 'intake.inspector-of-many' : 'intake.inspector-unlinked',
      columnOf(row, 'inspector'),
      { name },
    )
  return settle(desk.facts, row, 'inspector', {
    teamId,
    name,
    cadreId: linked ? undefined : cadreId,
  }).id
}
