import { scopesOf } from '@zhishi/domain/access/abilities.ts'
import { type Actor, may } from '@zhishi/domain/access/actor.ts'
import { type Noun, factOf } from '@zhishi/domain/app/facts.ts'
import { type Keeping, cannotKeep } from '@zhishi/domain/app/keeping.ts'
import type { RecordView, Value } from '@zhishi/domain/platform/api.ts'
import { reply } from '@zhishi/domain/safeguards/reply.ts'
import { decisionBehind } from '../decisions/recognised.ts'
import type { Database, Tx } from '../platform/database.ts'
import { versionsOf } from '../platform/factVersions.ts'
import { type FoundFact, findFact } from '../platform/facts.ts'
import { historyOf } from '../platform/history.ts'
import { notFound } from '../platform/problems.ts'
import { isInSight } from '../platform/source.ts'
import { sightOf } from '../platform/visibility.ts'
import { answersTo, saidIn } from '../safeguards/answers.ts'
import { labelOf, labelsOf } from './labels.ts'
import { relatedTo } from './related.ts'
import { situationOf } from './situations.ts'
import { RECORDS } from './sources.ts'

type Db = Database | Tx
export type Kind = NonNullable<ReturnType<typeof factOf>>

/** The kind of fact of a noun in the address. */
export function kindOf(noun: string | undefined): Kind {
  const kind = factOf(noun ?? '')
  if (!kind) throw notFound()
  return kind
}

/** Which fields of a record are withheld from this actor; what is out of sight is not found. */
export async function lookAt(
  db: Db,
  actor: Actor,
  kind: Kind,
  id: string,
): Promise<ReadonlySet<string>> {
  const source = RECORDS[kind.noun]
  const sight = sightOf(actor, kind.reads, source.scopes)
  const seen = await isInSight(db, source, sight, actor.districtId, id)
  if (!seen) throw notFound()
  return new Set(seen.withheld ? source.withheld : [])
}

/** Whether an actor may keep a record of this kind that stands here, as far as scopes go. */
export async function isWithinReach(
  db: Db,
  actor: Actor,
  kind: Kind,
  id: string,
): Promise<boolean> {
  const source = RECORDS[kind.noun]
  const sight = sightOf(actor, kind.keeps, source.scopes)
  return (await isInSight(db, source, sight, actor.districtId, id)) !== undefined
}

/** Why this actor may not keep this record so now, as a reason code. */
export async function whyNot(
  db: Db,
  actor: Actor,
  kind: Kind,
  found: FoundFact,
  keeping: Keeping,
): Promise<string | undefined> {
  if (!may(actor, kind.keeps)) return 'keeping.not-your-role'
  if (!(await isWithinReach(db, actor, kind, found.id))) return 'keeping.out-of-reach'
  if (keeping === 'correct' && found.withdrawnAt) return 'record.withdrawn'
  const situation = await situationOf(db, actor, kind.noun, found.id, found.content)
  return cannotKeep(actor, situation, keeping)?.code
}

/** What was answered to a record, for those who decide and for whoever answered. */
async function answersFor(db: Db, actor: Actor, id: string) {
  const held = scopesOf(actor.roles, reply.reads)
  if (held.length === 0) return []
  const given = (await answersTo(db, actor.districtId, [id])).get(id) ?? []
  return saidIn(
    held.includes('district') ? given : given.filter(({ cadreId }) => cadreId === actor.cadreId),
  )
}

/** A record as this actor sees it: what it says, its history, what is related, what may be done. */
export async function viewRecord(
  db: Db,
  actor: Actor,
  noun: Noun,
  id: string,
): Promise<RecordView> {
  const kind = kindOf(noun)
  const withheld = await lookAt(db, actor, kind, id)
  const { districtId } = actor
  const [found, versions, related, answers] = await Promise.all([
    findFact(db, kind, districtId, id),
    versionsOf(db, districtId, id),
    relatedTo(db, actor, noun, id),
    answersFor(db, actor, id),
  ])
  const open = <T>(content: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(content).filter(([key]) => !withheld.has(key)))
  const content = open(found.content)
  const contents = [
    content,
    ...versions.map((version) => open(version.content as Record<string, unknown>)),
  ]
  const [labels, why, decision] = await Promise.all([
    labelsOf(db, districtId, noun, id, contents),
    whyNot(db, actor, kind, found, 'correct'),
    noun === 'recognition' ? decisionBehind(db, actor, id) : null,
  ])
  return {
    noun,
    id: found.id,
    label: labelOf(noun, id, content, labels),
    version: found.version,
    withdrawn: found.withdrawnAt !== null,
    recordedAt: found.recordedAt.toISOString(),
    content: content as Record<string, Value>,
    labels,
    flags: found.flags.map(({ code, about }) => (about === undefined ? { code } : { code, about })),
    history: historyOf(versions, Object.keys(content), withheld.size > 0),
    related,
    decision,
    answers,
    may: { correct: why === undefined, why: why ?? null },
  }
}
