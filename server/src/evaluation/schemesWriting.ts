import { canonicalText } from '@zhishi/domain/evaluation/canonical.ts'
import type { Scheme } from '@zhishi/domain/evaluation/scheme.ts'
import {
  cannotEdit,
  cannotFollow,
  cannotHold,
  cannotPublish,
} from '@zhishi/domain/evaluation/schemeDrafting.ts'
import { type SchemeFile, schemeFrom } from '@zhishi/domain/evaluation/schemeFile.ts'
import type {
  DraftEdit,
  NewDraft,
  Publishing,
  SchemeView,
} from '@zhishi/domain/evaluation/schemesApi.ts'
import { Refusal, reason, refuseIf } from '@zhishi/domain/kernel/refusal.ts'
import type { Tx } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { conflict } from '../platform/problems.ts'
import type { Doer } from '../platform/trail.ts'
import { BUILT_IN, findScheme, inForce, keepScheme, nextVersion, schemeKey } from './schemes.ts'
import type { SchemeRevisionsTable } from './schemesTables.ts'

type Row = Omit<SchemeRevisionsTable, 'districtId' | 'accountId' | 'actor' | 'at'>

const dayOf = (now: Date): string => now.toISOString().slice(0, 10)

const revisionBy = (tx: Tx, districtId: number, id: string) =>
  tx
    .selectFrom('schemeRevisions')
    .selectAll()
    .where('districtId', '=', districtId)
    .where('id', '=', id)
    .executeTakeFirst()

/** Adds a revision; false where somebody has added that one in the meantime. */
async function addRevision(tx: Tx, by: Doer, at: Date, row: Row): Promise<boolean> {
  const added = await tx
    .insertInto('schemeRevisions')
    .values({
      ...row,
      districtId: by.districtId,
      content: JSON.stringify(row.content) as unknown as Scheme,
      at,
      accountId: by.accountId,
      actor: by.name,
    })
    .onConflict((on) => on.columns(['districtId', 'scheme', 'version', 'revision']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

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

/** The revision after the one that a version stands at. */
const next = ({ key, kind, revision }: SchemeView, { id, version }: Scheme) =>
  ({
    key,
    row: {
      scheme: id,
      version,
      kind,
      revision: revision + 1,
      follows: revision,
      followsState: 'draft',
      fromScheme: null,
      fromVersion: null,
    },
  }) as const

/** Somebody was faster than a look at the version could tell: who it was. */
async function refuseLate(tx: Tx, by: Doer, key: string, basedOn: number): Promise<never> {
  const now = await findScheme(tx, by.districtId, key)
  refuseIf(cannotEdit(now) ?? cannotFollow(now, basedOn))
  throw conflict('record.already-there')
}

/** Saves a draft as a further revision, based on the one that was edited. */
export async function saveDraft(
  tx: Tx,
  by: Doer,
  now: Date,
  { key, id }: { readonly key: string; readonly id: string },
  { basedOn, title, scheme }: DraftEdit,
): Promise<SchemeView> {
  const found = await findScheme(tx, by.districtId, key)
  const { id: name, version, dated } = found.scheme
  const content = { ...scheme, id: name, version, dated }
  const before = await revisionBy(tx, by.districtId, id)
  if (before) {
    const isSame =
      before.follows === basedOn &&
      before.title === title &&
      schemeKey(before.scheme, before.version) === key &&
      canonicalText(before.content) === canonicalText(content)
    if (!isSame) throw conflict('record.already-there')
    return found
  }
  refuseIf(cannotEdit(found) ?? cannotHold(found, scheme) ?? cannotFollow(found, basedOn))
  const { row } = next(found, found.scheme)
  const saved = {
    ...row,
    id,
    act: 'saved',
    state: 'draft',
    title,
    content,
    supersedes: null,
    why: null,
  }
  if (!(await addRevision(tx, by, now, saved as Row))) await refuseLate(tx, by, key, basedOn)
  return findScheme(tx, by.districtId, key)
}

/** SQLSTATE of a key that is taken: another version of the scheme was published at the same moment. */
const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '23505'

/**
 * Publishes a complete draft: it is kept for good, nothing follows it, and the version that held
 * before is superseded by it. Asked again, it answers as before.
 */
export async function publish(
  tx: Tx,
  by: Doer,
  now: Date,
  key: string,
  { revision, why }: Publishing,
): Promise<SchemeView> {
  const found = await findScheme(tx, by.districtId, key)
  const last = found.steps.findLast(({ act }) => act === 'published')
  if (last && last.revision === revision + 1 && last.by === by.name && last.why === why)
    return found
  refuseIf(cannotPublish(found, revision))
  const supersedes = await inForce(tx, by.districtId, found.scheme.id)
  const content = { ...found.scheme, dated: dayOf(now) }
  const known = BUILT_IN.find(({ id, version }) => id === content.id && version === supersedes)
  if (known) await keepScheme(tx, by.districtId, known, now)
  const row: Row = {
    ...next(found, content).row,
    id: newId(now.getTime()),
    act: 'published',
    state: 'published',
    title: found.title,
    content,
    supersedes,
    why,
  }
  const added = await addRevision(tx, by, now, row).catch((error: unknown) => {
    throw isTaken(error) ? new Refusal(reason('scheme.superseded-meanwhile')) : error
  })
  if (!added) await refuseLate(tx, by, key, revision)
  await keepScheme(tx, by.districtId, content, now)
  return findScheme(tx, by.districtId, key)
}
