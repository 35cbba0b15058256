import type { Id } from '../../kernel/values.ts'
import type { Stored } from '../batch.ts'
import { lastOrdinal, type Desk } from '../desk.ts'
import { enter, storedUnder, type Entry, type Stated } from '../matching.ts'
import { some } from '../pairing.ts'
import { keyOf } from '../nouns.ts'
import { columnOf, find, isHeldUp, placeOf } from '../rows.ts'
import type { Row } from '../table.ts'
import { matchUnit } from '../units.ts'
import { agree } from '../values/dates.ts'
import { plain } from '../values/text.ts'
import { ask } from '../asking.ts'
import { textIn } from '../people.ts'

/** One row of a roster, read. */
export interface RosterRow {
  readonly row: Row
  readonly name: string
  readonly unit: string | undefined
  readonly body: string | undefined
  readonly post: string | undefined
  readonly since: string | undefined
  readonly layer: 'countyLeader' | 'head' | 'other' | undefined
  readonly cadre: Stated<'cadre'>
  entry?: Entry
}

interface OnFile {
  readonly stored: Stored
  readonly birth: string | undefined
  readonly units: ReadonlySet<Id>
  readonly body: string | undefined
}

const sameBirth = (a: string | undefined | null, b: string | undefined | null): boolean =>
  typeof a === 'string' && typeof b === 'string' && agree(a, b)
const eitherUnknown = (a: unknown, b: unknown): boolean =>
  typeof a !== 'string' || typeof b !== 'string'

/**
 * Who of the record a row is: name and birth month, a tie by unit; where one side has no birth, name
 * and unit. What is left in doubt (another birth in the same unit, no birth in another unit) is asked.
 */
const PASSES: readonly ((read: RosterRow, file: OnFile, here: boolean) => boolean)[] = [
  ({ cadre }, file, here) => sameBirth(cadre.birth, file.birth) && here,
  ({ cadre }, file) => sameBirth(cadre.birth, file.birth),
  ({ cadre }, file, here) => eitherUnknown(cadre.birth, file.birth) && here,
]
const inDoubt = ({ cadre }: RosterRow, file: OnFile, here: boolean): boolean =>
  here !== eitherUnknown(cadre.birth, file.birth)

function isHere(desk: Desk, read: RosterRow, file: OnFile): boolean {
  if (read.body !== undefined)
    return file.body !== undefined && plain(file.body) === plain(read.body)
  const match = read.unit === undefined ? undefined : matchUnit(desk.units, read.unit)
  return match !== undefined && match.how !== 'within' && file.units.has(match.unit.id)
}

/** Finds for each row of a roster who it is on record, or enters a new cadre. */
export function matchCadres(desk: Desk, rows: readonly RosterRow[]): void {
  const sound = rows.filter((read) => read.name !== '' && !isHeldUp(read.row))
  const byName = Map.groupBy(sound, (read) => read.name)
  let ordinal = lastOrdinal(desk, 'cadre')
  const who = new Map<RosterRow, Stored>()
  for (const [name, namesakes] of byName) {
    tellRepeats(namesakes)
    const files = storedUnder(desk.facts, 'cadre', keyOf('cadre', { name })).map(
      (stored): OnFile => {
        const held = desk.tenures.get(stored.id) ?? []
        return {
          stored,
          birth: textIn(stored.content['birth']),
          units: new Set(held.map((each) => String(each.content['unitId']))),
          body: textIn(held.find((each) => each.content['body'] !== null)?.content['body']),
        }
      },
    )
    pairNamesakes(desk, namesakes, files, who)
  }
  for (const read of rows) {
    if (read.name === '' || isHeldUp(read.row)) continue
    const stored = who.get(read)
    const place = stored ? {} : { ordinal: ++ordinal }
    read.entry = enter(desk.facts, read.row, 'cadre', stored, read.cadre, place, {
      principal: true,
    })
  }
}

function pairNamesakes(
  desk: Desk,
  rows: readonly RosterRow[],
  files: readonly OnFile[],
  who: Map<RosterRow, Stored>,
): void {
  // Cadres that another sheet of the batch has matched already are taken.
  const free = new Set(files.filter(({ stored }) => !desk.facts.claimed.has(stored.id)))
  for (const pass of PASSES)
    for (const read of rows) {
      if (who.has(read) || isHeldUp(read.row)) continue
      const fitting = some(free).filter((file) => pass(read, file, isHere(desk, read, file)))
      const [file] = fitting
      if (fitting.length !== 1 || !file) continue
      who.set(read, file.stored)
      free.delete(file)
    }
  for (const read of rows) {
    if (who.has(read) || isHeldUp(read.row)) continue
    const doubtful = some(free).find((file) => inDoubt(read, file, isHere(desk, read, file)))
    if (!doubtful) continue
    const { file, sheet } = read.row.table.sheet
    const answer = ask(
      desk,
      read.row,
      'intake.same-person',
      columnOf(read.row, 'birth'),
      `cadre/${file}/${sheet}/${read.row.number}/${read.name}`,
      [
        { id: doubtful.stored.id, label: '同一人' },
        { id: 'another', label: '另有其人' },
      ],
      {
        name: read.name,
        known: `${doubtful.birth ?? ''} ${doubtful.body ?? unitNames(desk, doubtful)}`.trim(),
      },
    )
    if (answer !== doubtful.stored.id) continue
    who.set(read, doubtful.stored)
    free.delete(doubtful)
  }
}

const unitNames = (desk: Desk, file: OnFile): string =>
  [...file.units].map((id) => desk.units.byId.get(id)?.name ?? '').join('、')

/** Two rows of one name, birth and unit cannot both be right. */
function tellRepeats(rows: readonly RosterRow[]): void {
  const seen: RosterRow[] = []
  for (const read of rows) {
    const other = seen.find(
      (each) =>
        (sameBirth(each.cadre.birth, read.cadre.birth) ||
          eitherUnknown(each.cadre.birth, read.cadre.birth)) &&
        plain(each.unit ?? '') === plain(read.unit ?? ''),
    )
    if (other)
      find(read.row, 'wrong', 'intake.contradicts', columnOf(read.row, 'name'), {
        name: read.name,
        ...placeOf(other.row),
      })
    else if (seen.length < 200) seen.push(read)
    const twin = other
      ? undefined
      : seen.find(
          (each) =>
            each !== read &&
            sameBirth(each.cadre.birth, read.cadre.birth) &&
            each.cadre.workSince === read.cadre.workSince &&
            each.cadre.sex === read.cadre.sex,
        )
    if (twin)
      find(read.row, 'note', 'intake.maybe-same-person', columnOf(read.row, 'name'), {
        name: read.name,
        ...placeOf(twin.row),
      })
  }
}
