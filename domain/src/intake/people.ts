import type { Id } from '../kernel/values.ts'
import type { Stored } from './batch.ts'
import type { Row } from './table.ts'
import { agree } from './values/dates.ts'
import { plain } from './values/text.ts'
import { nameOf, type Named } from './names.ts'
import { nearby, nearTo, type Nearby } from './nearest.ts'
import { isBody } from './groups.ts'
import { matchUnit, type Units } from './units.ts'

/** A person whom rows may name: on record, or on a roster of the batch. */
export interface Person {
  readonly id: Id
  readonly name: string
  birth: string | undefined
  /** Units held now and before, the present one first; a body (区领导) by its name. */
  units: Id[]
  body: string | undefined
  posts: string[]
  layer: 'countyLeader' | 'head' | 'other'
  /** Since when in the present post. */
  from: string | undefined
  /** The row of the roster that went back: whoever names this person waits for it. */
  waits: Row | undefined
  /** By which an answer names this person again: the id on record, else where the roster row stands. */
  key: string
}

export interface People {
  readonly byName: Map<string, Person[]>
  readonly byId: Map<Id, Person>
  near: Nearby | undefined
  readonly nearest: Map<string, readonly string[]>
}

export const noPeople = (): People => ({
  byName: new Map(),
  byId: new Map(),
  near: undefined,
  nearest: new Map(),
})

export function addPerson(people: People, person: Person): void {
  const name = nameOf(person.name)
  const namesakes = people.byName.get(name)
  if (namesakes) namesakes.push(person)
  else people.byName.set(name, [person])
  people.byId.set(person.id, person)
  people.near = undefined
}

export const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined

export const isOpenMain = (tenure: Stored): boolean =>
  tenure.content['main'] === true && (tenure.content['until'] ?? null) === null

export const layerIn = (value: unknown): Person['layer'] =>
  value === 'countyLeader' || value === 'head' ? value : 'other'

/** A person on record, with the present post and those before. */
export function personOnRecord(stored: Stored, tenures: readonly Stored[]): Person {
  const open = tenures.find(isOpenMain)
  const ordered = open ? [open, ...tenures.filter((each) => each !== open)] : tenures
  const texts = (field: string): string[] =>
    ordered.map((each) => textIn(each.content[field])).filter((text) => text !== undefined)
  return {
    id: stored.id,
    key: stored.id,
    name: String(stored.content['name']),
    birth: textIn(stored.content['birth']),
    units: texts('unitId'),
    body: textIn(open?.content['body']),
    posts: texts('post'),
    layer: layerIn(open?.content['layer']),
    from: textIn(open?.content['from']),
    waits: undefined,
  }
}

/** What a row says of a person besides the name. */
export interface Hints {
  readonly unit?: string | undefined
  readonly birth?: string | undefined
  readonly post?: string | undefined
  /** Who it can be by role, most telling first; asked only where the row itself tells too little. */
  readonly roles?: readonly ((person: Person) => boolean)[]
}

export type Resolved =
  | { readonly person: Person; readonly elsewhere?: string }
  | { readonly either: readonly Person[] }
  | { readonly unknown: true; readonly near: readonly string[] }

/** Whether a person is or was of the unit (or body, or post) that a text names. */
function isOf(person: Person, text: string, units: Units): boolean {
  const match = matchUnit(units, text)
  if (match && person.units.includes(match.unit.id)) return true
  const hint = plain(text)
  if (person.body !== undefined && (plain(person.body) === hint || isBody(hint))) return true
  return person.posts.some((post) => plain(post) === hint)
}

const narrowed = (
  candidates: readonly Person[],
  test: (person: Person) => boolean,
): readonly Person[] => {
  const left = candidates.filter(test)
  return left.length > 0 ? left : candidates
}

/**
 * The person that a name means: by name; a tie by unit, birth month or post as the row gives them, or
 * where it gives none by role. Only what leaves exactly one decides.
 */
export function resolve(people: People, units: Units, named: Named, hints: Hints = {}): Resolved {
  const all = people.byName.get(named.name) ?? []
  if (all.length === 0) return prefixed(people, units, named, hints)
  const unit = named.hint ?? hints.unit
  const birth = named.birth ?? hints.birth
  const [only] = all
  if (all.length === 1 && only) {
    const elsewhere = unit !== undefined && !isOf(only, unit, units) && units.byName.size > 0
    return elsewhere ? { person: only, elsewhere: unit } : { person: only }
  }
  let left: readonly Person[] = all
  let told = false
  for (const text of [named.hint, hints.unit]) {
    if (text === undefined) continue
    const here = left.filter((person) => isOf(person, text, units))
    if (here.length > 0) {
      left = here
      told = true
    } else if (text === unit) return { either: left }
  }
  // Who holds the unit now comes before who held it once.
  if (told && left.length > 1 && unit !== undefined) {
    const match = matchUnit(units, unit)
    left = narrowed(left, (person) => match !== undefined && person.units[0] === match.unit.id)
  }
  if (left.length > 1 && birth !== undefined)
    left = narrowed(left, (person) => person.birth !== undefined && agree(person.birth, birth))
  if (left.length > 1 && hints.post !== undefined) {
    const post = plain(hints.post)
    left = narrowed(left, (person) => person.posts.some((each) => plain(each) === post))
  }
  for (const role of hints.roles ?? []) {
    if (left.length < 2) break
    const fitting = left.filter(role)
    if (fitting.length === 1) left = fitting
  }
  const [person] = left
  return left.length === 1 && person ? { person } : { either: left }
}

/** 区财政局李磊: a unit written before the name. Else unknown, with whom it may have meant. */
function prefixed(people: People, units: Units, named: Named, hints: Hints): Resolved {
  const signs = Array.from(named.name)
  for (const length of [2, 3, 4]) {
    if (signs.length < length + 3) break
    const name = signs.slice(-length).join('')
    const unit = signs.slice(0, -length).join('')
    if (people.byName.has(name) && matchUnit(units, unit))
      return resolve(people, units, { ...named, name, hint: unit }, hints)
  }
  return { unknown: true, near: namesNear(people, units, named.name, named.hint ?? hints.unit) }
}

/** Up to three people whose names come near, those of the same unit first. */
function namesNear(people: People, units: Units, name: string, unit: string | undefined): string[] {
  people.near ??= nearby(people.byName.keys())
  const names = people.nearest.get(name) ?? nearTo(people.near, name)
  people.nearest.set(name, names)
  const persons = names.flatMap((each) => people.byName.get(each) ?? [])
  const here = unit === undefined ? [] : persons.filter((person) => isOf(person, unit, units))
  const ordered = [...here, ...persons.filter((person) => !here.includes(person))]
  return [...new Set(ordered.map((person) => person.name))].slice(0, 3)
}
