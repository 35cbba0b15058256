import { canonicalText } from '@zhishi/domain/evaluation/canonical.ts'
import type { Scheme } from '@zhishi/domain/evaluation/scheme.ts'
import { cannotHold } from '@zhishi/domain/evaluation/schemeDrafting.ts'
import { type SchemeFile, schemeFrom } from '@zhishi/domain/evaluation/schemeFile.ts'
import type { NewDraft, SchemeView } from '@zhishi/domain/evaluation/schemesApi.ts'
import { refuseIf } from '@zhishi/domain/kernel/refusal.ts'
import type { Tx } from '../platform/database.ts'
import { conflict } from '../platform/problems.ts'
import type { Doer } from '../platform/trail.ts'
import { type Row, addRevision, dayOf, revisionBy } from './schemeRevisions.ts'
import { findScheme, inForce, nextVersion, schemeKey } from './schemes.ts'
import type { SchemeRevisionsTable } from './schemesTables.ts'

const first = {
  revision: 1,
  state: 'draft',
  follows: null,
  followsState: null,
  supersedes: null,
} as const

/** How often a number is tried that others take at the same time. */
const TRIES = 5

type Start = Pick<Row, 'id' | 'act' | 'title' | 'fromScheme' | 'fromVersion' | 'why'>

/** Starts the next version of a scheme; whoever starts one at the same time gets the number after it. */
async function start(
  tx: Tx,
  by: Doer,
  at: Date,
  about: Start,
  rules: (version: number) => Scheme,
): Promise<SchemeView> {
  const { id: scheme, kind } = rules(1)
  for (let tries = 0; tries < TRIES; tries += 1) {
    const version = await nextVersion(tx, by.districtId, scheme)
    const row = { ...first, ...about, scheme, version, kind, content: rules(version) }
    if (await addRevision(tx, by, at, row))
      return findScheme(tx, by.districtId, schemeKey(scheme, version))
  }
  throw conflict('record.already-there')
}

/** The draft that the same request made before; another request under its id is refused. */
async function startedBefore(
  tx: Tx,
  by: Doer,
  id: string,
  same: (row: SchemeRevisionsTable) => boolean,
): Promise<SchemeView | undefined> {
  const row = await revisionBy(tx, by.districtId, id)
  if (!row) return undefined
  if (row.revision !== 1 || !same(row)) throw conflict('record.already-there')
  return findScheme(tx, by.districtId, schemeKey(row.scheme, row.version))
}

/** A new draft from any version, with its rules or with those that are given. */
export async function startDraft(
  tx: Tx,
  by: Doer,
  now: Date,
  id: string,
  { from, title, why, scheme }: NewDraft,
): Promise<SchemeView> {
  const before = await startedBefore(
    tx,
    by,
    id,
    (row) => schemeKey(row.fromScheme ?? '', row.fromVersion ?? 0) === from && row.title === title,
  )
  if (before) return before
  const source = await findScheme(tx, by.districtId, from)
  if (scheme) refuseIf(cannotHold(source, scheme))
  const { id: name, version } = source.scheme
  const about = { id, act: 'started', title, why, fromScheme: name, fromVersion: version } as const
  const rules = scheme ?? source.scheme
  return start(tx, by, now, about, (next) => ({ ...rules, version: next, dated: dayOf(now) }))
}

/** A draft from a file: the next version of the scheme that it names. */
export async function importDraft(
  tx: Tx,
  by: Doer,
  now: Date,
  id: string,
  { title, rules }: SchemeFile,
): Promise<SchemeView> {
  const made = (version: number, dated: string) => schemeFrom(rules, version, dated)
  const before = await startedBefore(
    tx,
    by,
    id,
    ({ act, content, version }) =>
      act === 'imported' && canonicalText(content) === canonicalText(made(version, content.dated)),
  )
  if (before) return before
  const held = await inForce(tx, by.districtId, rules.id)
  if (held !== null) {
    const there = await findScheme(tx, by.districtId, schemeKey(rules.id, held))
    refuseIf(cannotHold(there, made(held, dayOf(now))))
  }
  const about = {
    id,
    act: 'imported',
    title,
    why: null,
    fromScheme: null,
    fromVersion: null,
  } as const
  return start(tx, by, now, about, (next) => made(next, dayOf(now)))
}
