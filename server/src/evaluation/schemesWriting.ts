import { canonicalText } from '@zhishi/domain/evaluation/canonical.ts'
import {
  cannotDrop,
  cannotEdit,
  cannotFollow,
  cannotHold,
  cannotPublish,
  cannotResume,
} from '@zhishi/domain/evaluation/schemeDrafting.ts'
import type {
  DraftEdit,
  Dropping,
  Publishing,
  Resuming,
  SchemeView,
} from '@zhishi/domain/evaluation/schemesApi.ts'
import { Refusal, type Reason, reason, refuseIf } from '@zhishi/domain/kernel/refusal.ts'
import type { Tx } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { conflict } from '../platform/problems.ts'
import type { Doer } from '../platform/trail.ts'
import { type Row, addRevision, dayOf, revisionBy } from './schemeRevisions.ts'
import { BUILT_IN, findScheme, inForce, keepScheme, schemeKey } from './schemes.ts'

/** The place of the revision after the one that a version stands at. */
const placeAfter = ({ kind, revision, state, scheme: { id, version } }: SchemeView) =>
  ({
    scheme: id,
    version,
    kind,
    revision: revision + 1,
    follows: revision,
    followsState: state === 'dropped' ? 'dropped' : 'draft',
    fromScheme: null,
    fromVersion: null,
  }) as const

/** What is done to a draft: the id of the request, and the revision that was read. */
interface Step extends Pick<Row, 'id' | 'act' | 'state' | 'title' | 'content' | 'why'> {
  readonly key: string
  readonly basedOn: number
}

/** The same request sent again; what is dropped or taken up brings no rules of its own. */
const isSame = (
  { act, follows, why, title, content, ...before }: Row,
  { key, ...step }: Step,
): boolean =>
  act === step.act &&
  follows === step.basedOn &&
  why === step.why &&
  schemeKey(before.scheme, before.version) === key &&
  (act !== 'saved' ||
    (title === step.title && canonicalText(content) === canonicalText(step.content)))

/**
 * Adds a step to a version where the rule lets it; where somebody was faster than a look at the version
 * could tell, the rule says who it was.
 */
async function follow(
  tx: Tx,
  by: Doer,
  now: Date,
  found: SchemeView,
  step: Step,
  rule: (version: SchemeView) => Reason | undefined,
): Promise<SchemeView> {
  const { districtId } = by
  const { key, basedOn: _, ...row } = step
  const before = await revisionBy(tx, districtId, step.id)
  if (before) {
    if (!isSame(before, step)) throw conflict('record.already-there')
    return found
  }
  refuseIf(rule(found))
  const added = await addRevision(tx, by, now, { ...row, ...placeAfter(found), supersedes: null })
  const after = await findScheme(tx, districtId, key)
  if (added) return after
  refuseIf(rule(after))
  throw conflict('record.already-there')
}

interface Named {
  readonly key: string
  readonly id: string
}

/** Saves a draft as a further revision, based on the one that was edited. */
export async function saveDraft(
  tx: Tx,
  by: Doer,
  now: Date,
  { key, id }: Named,
  { basedOn, title, scheme }: DraftEdit,
): Promise<SchemeView> {
  const found = await findScheme(tx, by.districtId, key)
  const { id: name, version, dated } = found.scheme
  const content = { ...scheme, id: name, version, dated }
  const step = {
    key,
    id,
    basedOn,
    act: 'saved',
    state: 'draft',
    title,
    content,
    why: null,
  } as const
  return follow(
    tx,
    by,
    now,
    found,
    step,
    (one) => cannotEdit(one) ?? cannotHold(one, scheme) ?? cannotFollow(one, basedOn),
  )
}

/** Drops a draft: it stays readable, and out of sight of whoever chooses a scheme. */
export async function dropDraft(
  tx: Tx,
  by: Doer,
  now: Date,
  { key, id }: Named,
  { revision, why }: Dropping,
): Promise<SchemeView> {
  const found = await findScheme(tx, by.districtId, key)
  const { title, scheme: content } = found
  const step = { key, id, basedOn: revision, act: 'dropped', state: 'dropped', why } as const
  const rule = (one: SchemeView) => cannotDrop(one, revision)
  return follow(tx, by, now, found, { ...step, title, content }, rule)
}

/** Takes a dropped draft up again, as it was. */
export async function resumeDraft(
  tx: Tx,
  by: Doer,
  now: Date,
  { key, id }: Named,
  { revision }: Resuming,
): Promise<SchemeView> {
  const found = await findScheme(tx, by.districtId, key)
  const { title, scheme: content } = found
  const step = { key, id, basedOn: revision, act: 'resumed', state: 'draft', why: null } as const
  const rule = (one: SchemeView) => cannotResume(one, revision)
  return follow(tx, by, now, found, { ...step, title, content }, rule)
}

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
    ...placeAfter(found),
    id: newId(now.getTime()),
    act: 'published',
    state: 'published',
    title: found.title,
    content,
    supersedes,
    why,
  }
  if (!(await addRevision(tx, by, now, row))) {
    const after = await findScheme(tx, by.districtId, key)
    const isSuperseded = reason('scheme.superseded-meanwhile')
    throw new Refusal(cannotEdit(after) ?? cannotFollow(after, revision) ?? isSuperseded)
  }
  await keepScheme(tx, by.districtId, content, now)
  return findScheme(tx, by.districtId, key)
}
