import { scopesOf } from '@zhishi/domain/access/abilities.ts'
import { type Actor, may } from '@zhishi/domain/access/actor.ts'
import type { Period } from '@zhishi/domain/evaluation/period.ts'
import type { PersonPage, ShownRecord } from '@zhishi/domain/portraits/api.ts'
import type { PersonRecord } from '@zhishi/domain/portraits/personRecord.ts'
import { portraitOf } from '@zhishi/domain/portraits/portrait.ts'
import { timelineOf } from '@zhishi/domain/portraits/timeline.ts'
import { cannotPortray } from '@zhishi/domain/portraits/writeUp.ts'
import { type Reason, reason } from '@zhishi/domain/kernel/refusal.ts'
import type { Database, Tx } from '../platform/database.ts'
import { notFound } from '../platform/problems.ts'
import { latestProposals, readPeers } from './peers.ts'
import { readPerson } from './personRecord.ts'

/** Whoever opens the own page does not learn who inspected, or who said what, whatever the seat. */
export const isOwn = (actor: Actor, cadreId: string): boolean => actor.cadreId === cadreId

/** Whether the actor reads portraits of others at all. */
export const readsOthers = (actor: Actor): boolean =>
  scopesOf(actor.roles, 'read portraits').includes('district')

export interface Asked {
  readonly cadreId: string
  readonly period: Period
}

/** A person's record; who is out of sight is not there. */
export async function findPerson(
  db: Database | Tx,
  actor: Actor,
  { cadreId, period }: Asked,
): Promise<PersonRecord> {
  const inSight = readsOthers(actor) || isOwn(actor, cadreId)
  const { districtId } = actor
  const found = inSight ? await readPerson(db, { districtId, cadreId, period }) : undefined
  if (!found) throw notFound()
  return found
}

/** The same record as the person sees it: every fact, nobody who stated one. */
const withoutNames = (record: PersonRecord): PersonRecord => ({
  ...record,
  observations: record.observations.map((one) => ({ ...one, team: '' })),
})

const withheld = (record: PersonRecord): Omit<ShownRecord, 'asHead' | 'asLead'> => ({
  ...record,
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

/** 一人一档. */
export async function personPage(
  db: Database | Tx,
  actor: Actor,
  now: Date,
  asked: Asked,
): Promise<PersonPage> {
  const { districtId } = actor
  const [record, proposed] = await Promise.all([
    findPerson(db, actor, asked),
    latestProposals(db, { districtId, ...asked }),
  ])
  const own = isOwn(actor, asked.cadreId)
  const why = cannotPortray(record)
  const portrait = why
    ? null
    : portraitOf(
        own ? withoutNames(record) : record,
        await readPeers(db, districtId, record, proposed.heads),
      )
  const post = record.tenures.find(({ main, until }) => main && until === null)
  const refused = may(actor, 'draft write-ups') ? cannotWrite(actor, record)?.code : 'forbidden'
  return {
    record: {
      ...(own ? withheld(record) : record),
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
    asOf: now.toISOString(),
  }
}
