import type { Actor } from '@zhishi/domain/access/actor.ts'
import { canonicalText } from '@zhishi/domain/evaluation/canonical.ts'
import { type Reason, Refusal, reason, refuseIf } from '@zhishi/domain/kernel/refusal.ts'
import type { WriteUpDecision, WriteUpText, WriteUpVersion } from '@zhishi/domain/portraits/api.ts'
import type { PersonRecord } from '@zhishi/domain/portraits/personRecord.ts'
import type { Database, Tx } from '../platform/database.ts'
import { conflict, notFound } from '../platform/problems.ts'
import type { WriteUpsTable } from './tables.ts'

/** A version with what was decided on it, where anything was. */
const VERSION = [
  'w.id',
  'w.cadreId',
  'w.period',
  'w.version',
  'w.basedOn',
  'w.keptAt',
  'w.actor',
  'w.unsupported',
  'd.decision',
  'd.year',
  'd.number',
  'd.date',
  'd.words',
  'd.at',
  'd.actor as decidedBy',
] as const

type Kept = Pick<
  WriteUpsTable,
  'id' | 'cadreId' | 'period' | 'version' | 'basedOn' | 'keptAt' | 'actor' | 'unsupported'
>
type Decided = { [K in keyof Omit<WriteUpDecision, 'at' | 'by'>]: WriteUpDecision[K] | null } & {
  readonly at: Date | null
  readonly decidedBy: string | null
}

const UNDECIDED: Decided = {
  decision: null,
  year: null,
  number: null,
  date: null,
  words: null,
  at: null,
  decidedBy: null,
}

/** Versions (`w`) with the decision (`d`) on each, where there is one. */
export const versionsOf = (db: Database | Tx, districtId: number) =>
  db
    .selectFrom('writeUps as w')
    .leftJoin('writeUpDecisions as d', (join) =>
      join.on('d.districtId', '=', districtId).onRef('d.writeUpId', '=', 'w.id'),
    )
    .select(VERSION)
    .where('w.districtId', '=', districtId)

const decisionFrom = (row: Decided): WriteUpDecision | null =>
  row.decision === null || row.at === null
    ? null
    : {
        decision: row.decision,
        year: row.year,
        number: row.number,
        date: row.date,
        words: row.words,
        at: row.at.toISOString(),
        by: row.decidedBy ?? '',
      }

export const versionFrom = (row: Kept & Decided): WriteUpVersion => ({
  id: row.id,
  cadreId: row.cadreId,
  period: row.period,
  version: row.version,
  basedOn: row.basedOn,
  keptAt: row.keptAt.toISOString(),
  keptBy: row.actor,
  state: row.decision ?? 'draft',
  decision: decisionFrom(row),
  unsupported: row.unsupported,
})

/** Number and date of the approval, for the paper; null where there is none. */
export function approvalOf({ decision }: WriteUpVersion) {
  if (decision?.decision !== 'approved') return null
  const { year, number, date } = decision
  return year === null || number === null || date === null ? null : { year, number, date }
}

const sentencesIn = (text: WriteUpText) =>
  text.sections.flatMap(({ paragraphs }) => paragraphs.flatMap(({ sentences }) => sentences))

/** Every record that the sentences of a text name, each once. */
export const sourcesIn = (text: WriteUpText): { noun: string; id: string }[] => [
  ...new Map(sentencesIn(text).flatMap(({ from }) => from.map((ref) => [ref.id, ref]))).values(),
]

/** The ids of everything on record about a person. */
function idsOn(record: PersonRecord): Set<string> {
  const ids = new Set<string>()
  const walk = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return
    if (!Array.isArray(value) && 'id' in value && typeof value.id === 'string') ids.add(value.id)
    for (const inner of Object.values(value)) walk(inner)
  }
  walk(record)
  return ids
}

/** Why a text may not be kept: a sentence names a record that is not about this person. */
export function cannotKeep(record: PersonRecord, text: WriteUpText): Reason | undefined {
  const ids = idsOn(record)
  const foreign = sourcesIn(text).find(({ id }) => !ids.has(id))
  return foreign && reason('write-up.foreign-source', { noun: foreign.noun, id: foreign.id })
}

export async function listVersions(
  db: Database | Tx,
  districtId: number,
  cadreId: string,
): Promise<WriteUpVersion[]> {
  const rows = await versionsOf(db, districtId)
    .where('w.cadreId', '=', cadreId)
    .orderBy('w.keptAt', 'desc')
    .orderBy('w.version', 'desc')
    .execute()
  return rows.map(versionFrom)
}

export async function findVersion(
  db: Database | Tx,
  districtId: number,
  cadreId: string,
  id: string,
): Promise<WriteUpVersion & { text: WriteUpText }> {
  const row = await versionsOf(db, districtId)
    .select('w.content')
    .where('w.cadreId', '=', cadreId)
    .where('w.id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound()
  return { ...versionFrom(row), text: row.content }
}

/** Two people who keep or decide at once take turns. */
export async function holdWriteUps(tx: Tx, districtId: number, cadreId: string): Promise<void> {
  await tx
    .selectFrom('cadres')
    .select('id')
    .where('districtId', '=', districtId)
    .where('id', '=', cadreId)
    .forUpdate()
    .execute()
}

export interface NewVersion {
  readonly id: string
  readonly basedOn: string | null
  readonly text: WriteUpText
}

/**
 * Keeps an edited text as a further version. It must be based on the latest of the period, so that
 * nobody's edits are lost; the same request again finds the version that is there.
 */
export async function keepVersion(
  tx: Tx,
  actor: Actor,
  now: Date,
  record: PersonRecord,
  { id, basedOn, text }: NewVersion,
): Promise<WriteUpVersion> {
  const { districtId, accountId, name } = actor
  const about = { cadreId: record.cadre.id, period: record.period }
  await holdWriteUps(tx, districtId, about.cadreId)
  const kept = await versionsOf(tx, districtId)
    .select('w.content')
    .where('w.id', '=', id)
    .executeTakeFirst()
  if (kept) {
    const same = { ...about, basedOn: kept.basedOn, text: kept.content }
    const asked = { cadreId: kept.cadreId, period: kept.period, basedOn, text }
    if (canonicalText(same) !== canonicalText(asked)) throw conflict('record.already-there')
    return versionFrom(kept)
  }
  const latest = await tx
    .selectFrom('writeUps')
    .select(['id', 'version'])
    .where('districtId', '=', districtId)
    .where('cadreId', '=', about.cadreId)
    .where('period', '=', about.period)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if ((latest?.id ?? null) !== basedOn) throw new Refusal(reason('record.changed-meanwhile'))
  refuseIf(cannotKeep(record, text))
  const row = {
    id,
    ...about,
    version: (latest?.version ?? 0) + 1,
    basedOn,
    unsupported: sentencesIn(text).filter(({ from }) => from.length === 0).length,
    keptAt: now,
    actor: name,
  }
  await tx
    .insertInto('writeUps')
    .values({
      districtId,
      accountId,
      ...row,
      content: JSON.stringify(text) as unknown as WriteUpText,
    })
    .execute()
  return versionFrom({ ...row, ...UNDECIDED })
}
