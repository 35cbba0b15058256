import type { RecordNote, Stamp } from '@zhishi/domain/evaluation/recordNote.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Finding } from '@zhishi/domain/achievements/achievement.ts'
import type { Labels, Value } from '@zhishi/domain/platform/api.ts'
import { standingBeside } from '../evidence/store.ts'
import type { Database, Tx } from '../platform/database.ts'
import { answersTo, saidIn } from '../safeguards/answers.ts'
import { labelsOf, linkedIds } from './labels.ts'

/** One version of a fact with who stated it, as the trail of versions keeps it. */
export interface StatedVersion {
  factId: string
  version: number
  noun: string
  act: 'entered' | 'corrected' | 'withdrawn' | 'restored'
  at: Date
  actor: string
  file: string | null
  sheet: string | null
  row: number | null
  content: Readonly<Record<string, Value>>
}

const stampOf = ({ actor, at, file, sheet, row }: StatedVersion): Stamp => ({
  by: actor,
  at: at.toISOString(),
  file,
  sheet,
  row,
})

/** What tells who inspected: kept from the person whom an observation is about. */
const WITHHELD: Readonly<Record<string, readonly string[]>> = {
  observation: ['inspectorId', 'companions', 'source', 'visitId', 'way'],
}

const versions = (db: Database | Tx, districtId: number, ids: readonly string[]) =>
  sql<StatedVersion>`
    select fact_id, version, noun, act, at, actor, file, sheet, row, content from fact_versions
    where district_id = ${districtId} and fact_id = any(${ids}::uuid[])
    order by fact_id, version`.execute(db)

const verificationsOf = (db: Database | Tx, districtId: number, ids: readonly string[]) =>
  sql<{ id: string; achievementId: string }>`
    select id, achievement_id from verifications
    where district_id = ${districtId} and achievement_id = any(${ids}::uuid[])`.execute(db)

export interface Described {
  readonly records: Record<string, RecordNote>
  readonly labels: z.infer<typeof Labels>
}

/**
 * Describes records as they stood at a moment: in their own words, who entered and corrected them,
 * from which sheet, who verified. `own`: the asker is whom they are about, and does not learn who
 * inspected. Five queries, however many the records.
 */
export async function describeRecords(
  db: Database | Tx,
  districtId: number,
  refs: readonly { readonly noun: string; readonly id: string }[],
  { asOf, own }: { asOf: Date; own: boolean },
): Promise<Described> {
  const achievements = refs.flatMap(({ noun, id }) => (noun === 'achievement' ? [id] : []))
  const verifying = (await verificationsOf(db, districtId, achievements)).rows
  const answers = await answersTo(
    db,
    districtId,
    refs.map(({ id }) => id),
  )
  const ids = [...new Set([...refs.map(({ id }) => id), ...verifying.map(({ id }) => id)])]
  const files = Map.groupBy(
    await standingBeside(db, districtId, ids, asOf),
    ({ recordId }) => recordId,
  )
  const stated = Map.groupBy((await versions(db, districtId, ids)).rows, ({ factId }) => factId)
  const seen = new Map(
    [...stated].map(([id, all]) => [id, all.filter(({ at }) => at.getTime() <= asOf.getTime())]),
  )
  const labels = await labelsOf(
    db,
    districtId,
    refs.flatMap(({ id }) => linkedIds(seen.get(id)?.at(-1)?.content ?? {})),
  )
  const verified = new Map(
    verifying.flatMap(({ id, achievementId }) => {
      const then = seen.get(id) ?? []
      const last = then.at(-1)
      return last && last.act !== 'withdrawn'
        ? [[achievementId, { id, last, first: then[0] ?? last }] as const]
        : []
    }),
  )
  const records: Record<string, RecordNote> = {}
  for (const { noun, id } of refs) {
    const then = seen.get(id) ?? []
    const [first, last] = [then[0], then.at(-1)]
    if (!first || !last) continue
    const hidden = own ? (WITHHELD[noun] ?? []) : []
    const found = verified.get(id)
    const content = Object.fromEntries(
      Object.entries(last.content).map(([key, value]) => [
        key,
        hidden.includes(key) ? null : value,
      ]),
    )
    records[id] = {
      noun,
      id,
      label: labels.describe(noun, last.content),
      date: labels.dateOf(last.content),
      content,
      entered: own && hidden.length > 0 ? null : stampOf(first),
      corrected: last.version === first.version || hidden.length > 0 ? null : stampOf(last),
      verified: found
        ? {
            id: found.id,
            finding: found.last.content['finding'] as Finding,
            office: found.last.content['office'] as string | null,
            on: found.last.content['on'] as string | null,
            entered: stampOf(found.first),
          }
        : null,
      files: hidden.length > 0 ? 0 : (files.get(id)?.length ?? 0),
      changedSince: (stated.get(id)?.at(-1)?.version ?? 0) !== last.version,
      answers: saidIn(answers.get(id)),
    }
  }
  const shown = Object.values(records).flatMap(({ content }) => linkedIds(content))
  return { records, labels: labels.among(shown) }
}
