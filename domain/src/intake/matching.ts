import type { Reason } from '../kernel/refusal.ts'
import type { Id } from '../kernel/values.ts'
import type { OnRecord, Stored } from './batch.ts'
import { keyOf, unknownContent, type Content, type ContentOf, type Noun } from './nouns.ts'
import type { Row } from './table.ts'
import { plain } from './values/text.ts'

/**
 * What a row states about a fact. A field that is `undefined` or `null` is not stated: a blank cell
 * says that the writer put nothing there, not that what is on record is untrue, and so it never
 * erases; who wants a value gone corrects or withdraws it on its page.
 */
export type Stated<N extends Noun> = {
  readonly [F in keyof ContentOf<N>]?: ContentOf<N>[F] | null | undefined
}

/** One fact as the batch leaves it: entered, corrected, or the same as on record. */
export interface Entry {
  readonly noun: Noun
  readonly id: Id
  readonly stored: Stored | undefined
  content: Record<string, unknown>
  changed: boolean
  /** The row that stated it first. */
  readonly row: Row
  /** It is what that row is about; two rows may not contradict one another on it. */
  readonly principal: boolean
  readonly flags: Reason[]
}

/** One of several statements that may share a key; paired with the record when all are known. */
export interface Gathered {
  readonly row: Row
  readonly noun: Noun
  readonly stated: Content
  readonly otherwise: Content
  readonly flags: readonly Reason[]
  /** What else the row states about the fact, once its id is known. */
  readonly onSettled: (entry: Entry) => void
}

/** The facts of the batch and of the record, by what they are known again by. */
export interface Facts {
  readonly onRecord: OnRecord
  readonly newId: () => Id
  readonly stored: Map<Noun, Map<string, Stored[]>>
  readonly entries: Map<Noun, Map<string, Entry>>
  /** In the order in which they were stated; paired facts have no key of their own. */
  readonly all: Entry[]
  readonly claimed: Set<Id>
  /** Statements that may share a key, until they are paired with the record. */
  readonly gathered: Map<Noun, Map<string, Gathered[]>>
}

export const openFacts = (onRecord: OnRecord, newId: () => Id): Facts => ({
  onRecord,
  newId,
  stored: new Map(),
  entries: new Map(),
  all: [],
  claimed: new Set(),
  gathered: new Map(),
})

/** What is on record of a noun under a key. */
export function storedUnder(facts: Facts, noun: Noun, key: string): readonly Stored[] {
  let index = facts.stored.get(noun)
  if (!index) {
    index = new Map()
    for (const stored of facts.onRecord.get(noun) ?? []) {
      const at = keyOf(noun, stored.content)
      const list = index.get(at)
      if (list) list.push(stored)
      else index.set(at, [stored])
    }
    facts.stored.set(noun, index)
  }
  return index.get(key) ?? []
}

const PARTIAL_DATE = /^\d{4}(-\d\d){0,2}$/

/** Whether a stated value says nothing that the present one does not say. */
export function says(present: unknown, stated: unknown): boolean {
  if (present === stated) return true
  if (typeof present === 'string' && typeof stated === 'string')
    return PARTIAL_DATE.test(present) && PARTIAL_DATE.test(stated)
      ? present.startsWith(stated)
      : plain(present) === plain(stated)
  if (
    typeof present === 'object' &&
    typeof stated === 'object' &&
    present !== null &&
    stated !== null
  )
    return Object.entries(stated).every(([key, value]) => (present as Content)[key] === value)
  return false
}

export const isStated = (value: unknown): boolean => value !== undefined && value !== null

/** The fields in which a statement differs from what is there, with what they would become. */
export function differences(present: Content, stated: Content): Record<string, unknown> {
  const changes: Record<string, unknown> = {}
  for (const field in stated) {
    const value = stated[field]
    if (!isStated(value) || says(present[field], value)) continue
    const before = present[field]
    changes[field] =
      typeof value === 'object' && typeof before === 'object' && before !== null
        ? { ...before, ...value }
        : value
  }
  return changes
}

export interface Settling {
  readonly principal?: boolean
  readonly flags?: readonly Reason[]
}

export const isEmptyOf = (changes: Record<string, unknown>): boolean =>
  Object.keys(changes).length === 0

/** Compares a statement with one fact on record, or enters it as new, and tells the row. */
export function enter<N extends Noun>(
  facts: Facts,
  row: Row,
  noun: N,
  stored: Stored | undefined,
  stated: Stated<N>,
  otherwise: Stated<N>,
  how: Settling,
): Entry {
  const given = stated as Content
  const changes = stored ? differences(stored.content, given) : {}
  const content: Record<string, unknown> = stored
    ? { ...stored.content, ...changes }
    : { ...unknownContent(noun), ...(otherwise as Content) }
  if (!stored) for (const field in given) if (isStated(given[field])) content[field] = given[field]
  const entry: Entry = {
    noun,
    id: stored?.id ?? facts.newId(),
    stored,
    content,
    changed: stored === undefined || !isEmptyOf(changes),
    row,
    principal: how.principal ?? false,
    flags: [...(how.flags ?? [])],
  }
  if (stored) facts.claimed.add(stored.id)
  facts.all.push(entry)
  row.fates.push({
    fate: stored === undefined ? 'new' : entry.changed ? 'changed' : 'same',
    principal: entry.principal,
  })
  return entry
}

/** An open fact comes before an ended one (a commander who came back), else the first. */
const present = (stored: readonly Stored[]): Stored | undefined =>
  stored.find((each) => (each.content['until'] ?? null) === null) ?? stored[0]

/** The fact of the batch that a key already names. */
export const stated = (facts: Facts, noun: Noun, key: string): Entry | undefined =>
  facts.entries.get(noun)?.get(key)

/** States a fact of which there is one by its key; several rows may state it and add to it. */
export function settle<N extends Noun>(
  facts: Facts,
  row: Row,
  noun: N,
  state: Stated<N>,
  otherwise: Stated<N> = {},
  how: Settling = {},
): Entry {
  const key = keyOf(noun, { ...(otherwise as Content), ...(state as Content) })
  const before = stated(facts, noun, key)
  if (before) {
    const more = Object.fromEntries(
      Object.entries(state as Content).filter(
        ([field, value]) => isStated(value) && !isStated(before.content[field]),
      ),
    )
    if (!isEmptyOf(more)) {
      before.content = { ...before.content, ...more }
      before.changed = true
    }
    before.flags.push(...(how.flags ?? []))
    // A further row on what the batch itself brings is as new as the first.
    const again = before.stored === undefined && how.principal ? 'new' : 'same'
    row.fates.push({
      fate: before.stored && !isEmptyOf(more) ? 'changed' : again,
      principal: how.principal ?? false,
    })
    return before
  }
  const entry = enter(
    facts,
    row,
    noun,
    present(storedUnder(facts, noun, key)),
    state,
    otherwise,
    how,
  )
  const index = facts.entries.get(noun) ?? new Map<string, Entry>()
  facts.entries.set(noun, index.set(key, entry))
  return entry
}
