import { scopesOf } from '@zhishi/domain/access/abilities.ts'
import { type Actor, may } from '@zhishi/domain/access/actor.ts'
import type { Ref } from '@zhishi/domain/evaluation/evidence.ts'
import { lineFor } from '@zhishi/domain/evaluation/recusing.ts'
import type { Period } from '@zhishi/domain/evaluation/period.ts'
import type { PersonPage, ShownRecord } from '@zhishi/domain/portraits/api.ts'
import type { PersonRecord } from '@zhishi/domain/portraits/personRecord.ts'
import { type Happened, happenedBy } from '@zhishi/domain/portraits/happened.ts'
import { type Peers, portraitOf } from '@zhishi/domain/portraits/portrait.ts'
import { timelineOf } from '@zhishi/domain/portraits/timeline.ts'
import { cannotPortray } from '@zhishi/domain/portraits/writeUp.ts'
import { type Reason, Refusal, reason } from '@zhishi/domain/kernel/refusal.ts'
import { schemesInForce } from '../evaluation/inForce.ts'
import { avoidedBy } from '../evaluation/sight.ts'
import type { Database, Tx } from '../platform/database.ts'
import { notFound } from '../platform/problems.ts'
import { type At, NOW, stateOf } from './clocks.ts'
import { isKin, kinFor } from '../platform/visibility.ts'
import { dayOf } from './paper.ts'
import { type Proposed, latestProposals, readPeers } from './peers.ts'
import { readPerson } from './personRecord.ts'

/** Whoever opens the own page does not learn who inspected, or who said what, whatever the seat. */
export const isOwn = (actor: Actor, cadreId: string): boolean => actor.cadreId === cadreId

/** Whether the actor reads portraits of others at all. */
export const readsOthers = (actor: Actor): boolean =>
  scopesOf(actor.roles, 'read portraits').includes('district')

/** Whom, over which period, and as of when on the two clocks; without `at`: as it stands. */
export interface Asked {
  readonly cadreId: string
  readonly period: Period
  readonly at?: At
}

/** A person's record; who is out of sight is not there. */
export const findPerson = async (
  db: Database | Tx,
  actor: Actor,
  asked: Asked,
): Promise<PersonRecord> => (await findPersonAt(db, actor, asked)).record

/** The record at a state of the two clocks; whoever was not on record by then is said to be not yet known. */
export async function findPersonAt(
  db: Database | Tx,
  actor: Actor,
  { cadreId, period, at = NOW }: Asked,
): Promise<Happened> {
  const inSight = readsOthers(actor) || isOwn(actor, cadreId)
  if (!inSight || (await isKin(db, actor, cadreId))) throw notFound()
  const about = { districtId: actor.districtId, cadreId, period }
  const record = await readPerson(db, { ...about, known: at.known })
  if (record) return at.until === null ? { record, undated: 0 } : happenedBy(record, at.until)
  if (at.known && (await readPerson(db, about)))
    throw new Refusal(reason('portrait.not-known-then', { day: dayOf(at.known) }))
  throw notFound()
}

/** The same record as the person sees it: every fact, nobody who stated one. */
const withoutNames = (record: PersonRecord): PersonRecord => ({
  ...record,
  observations: record.observations.map((one) => ({ ...one, team: '' })),
})

/** Of the records that a case concerns those on the person: it may have other parties. */
function ownOf(record: Omit<PersonRecord, 'family'>, concerns: readonly Ref[]): Ref[] {
  const reports = record.projects.flatMap((project) => project.reports)
  const own = [record.observations, record.bottomLineEvents, record.achievements, reports]
  const ids = new Set(own.flatMap((list) => list.map(({ id }) => id)))
  return concerns.filter(({ id }) => ids.has(id))
}

const withheld = (
  record: Omit<PersonRecord, 'family'>,
): Omit<ShownRecord, 'asHead' | 'asLead'> => ({
  ...record,
  cases: record.cases.map((one) => ({ ...one, concerns: ownOf(record, one.concerns) })),
  taggings: record.taggings
    .filter(({ stance }) => stance === 'given')
    .map((one) => ({ ...one, by: null })),
  observations: record.observations.map((one) => ({
    ...one,
    visitId: null,
    teamId: null,
    team: null,
    way: null,
    source: null,
    inspectorId: null,
    inspector: null,
    companions: null,
  })),
})

/** Why no write-up is drafted: for county leaders none is made, and nobody writes his own. */
export const cannotWrite = (actor: Actor, record: PersonRecord): Reason | undefined =>
  cannotPortray(record) ?? (isOwn(actor, record.cadre.id) ? reason('write-up.own') : undefined)

/** The latest proposals on a person, without places where kin of the reader are compared with him. */
async function proposalsFor(db: Database | Tx, actor: Actor, asked: Asked) {
  const { heads, leads } = await latestProposals(db, { districtId: actor.districtId, ...asked })
  const shown = async (found: Proposed | null): Promise<Proposed | null> =>
    found && { ...found, row: lineFor(await avoidedBy(db, actor, found.runId), found.row) }
  return { heads: await shown(heads), leads: await shown(leads) }
}

/** A mean of peers must not tell about kin among them. */
const withoutKin = (peers: Peers, kin: ReadonlySet<string>): Peers => {
  const others = <T>(values: ReadonlyMap<string, T>) =>
    new Map([...values].filter(([id]) => !kin.has(id)))
  return { ...peers, marks: others(peers.marks), scores: others(peers.scores) }
}

/** 一人一档. */
export async function personPage(
  db: Database | Tx,
  actor: Actor,
  now: Date,
  asked: Asked,
): Promise<PersonPage> {
  const { districtId } = actor
  const { at = NOW } = asked
  const [{ record, undated }, proposed, kin, { heads: scheme }] = await Promise.all([
    findPersonAt(db, actor, asked),
    proposalsFor(db, actor, asked),
    kinFor(db, actor),
    schemesInForce(db, districtId, at.known ?? now),
  ])
  const own = isOwn(actor, asked.cadreId)
  const why = cannotPortray(record)
  const portrait = why
    ? null
    : portraitOf(
        own ? withoutNames(record) : record,
        withoutKin(await readPeers(db, { districtId, at }, record, proposed.heads), kin),
        scheme,
      )
  const { family: _, ...shown } = record
  const post = record.tenures.find(({ main, until }) => main && until === null)
  const refused = may(actor, 'draft write-ups') ? cannotWrite(actor, record)?.code : 'forbidden'
  return {
    record: {
      ...(own ? withheld(shown) : shown),
      asHead: why ? null : (proposed.heads?.row ?? null),
      asLead: why ? null : (proposed.leads?.row ?? null),
    },
    layer: post?.layer ?? 'other',
    own,
    timeline: timelineOf(record),
    portrait,
    noPortrait: why ? { code: why.code, about: { ...why.about }, from: [] } : null,
    runs: {
      heads: why ? null : (proposed.heads?.runId ?? null),
      leads: why ? null : (proposed.leads?.runId ?? null),
    },
    writeUp: { may: refused === undefined, why: refused ?? null },
    state: stateOf(at, undated),
    asOf: now.toISOString(),
  }
}
