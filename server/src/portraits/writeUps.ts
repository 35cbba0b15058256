import type { Actor } from '@zhishi/domain/access/actor.ts'
import { canonicalText } from '@zhishi/domain/evaluation/canonical.ts'
import { type Reason, Refusal, reason, refuseIf } from '@zhishi/domain/kernel/refusal.ts'
import type { WriteUpText, WriteUpVersion } from '@zhishi/domain/portraits/api.ts'
import type { PersonRecord } from '@zhishi/domain/portraits/personRecord.ts'
import type { Database, Tx } from '../platform/database.ts'
import { conflict, notFound } from '../platform/problems.ts'
import type { WriteUpsTable } from './tables.ts'

type Found = Omit<WriteUpsTable, 'districtId' | 'accountId' | 'content'>

const VERSION = [
  'id',
  'cadreId',
  'period',
  'version',
  'basedOn',
  'keptAt',
  'actor',
  'unsupported',
] as const

export const versionFrom = (row: Found): WriteUpVersion => ({
  id: row.id,
  cadreId: row.cadreId,
  period: row.period,
  version: row.version,
  basedOn: row.basedOn,
  keptAt: row.keptAt.toISOString(),
  keptBy: row.actor,
  state: 'draft',
  unsupported: row.unsupported,
})

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
  const rows = await db
    .selectFrom('writeUps')
    .select(VERSION)
    .where('districtId', '=', districtId)
    .where('cadreId', '=', cadreId)
    .orderBy('keptAt', 'desc')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(versionFrom)
}

export async function findVersion(
  db: Database | Tx,
  districtId: number,
  cadreId: string,
  id: string,
): Promise<WriteUpVersion & { text: WriteUpText }> {
  const row = await db
    .selectFrom('writeUps')
    .select([...VERSION, 'content'])
    .where('districtId', '=', districtId)
    .where('cadreId', '=', cadreId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound()
  return { ...versionFrom(row), text: row.content }
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
  // Two people keeping at once take turns.
  await tx
    .selectFrom('cadres')
    .select('id')
    .where('districtId', '=', districtId)
    .where('id', '=', about.cadreId)
    .forUpdate()
    .execute()
  const kept = await tx
    .selectFrom('writeUps')
    .select([...VERSION, 'content'])
    .where('districtId', '=', districtId)
    .where('id', '=', id)
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
  return versionFrom(row)
}
