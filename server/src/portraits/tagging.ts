import { sql } from 'kysely'
import type { peopleApi } from '@zhishi/domain/portraits/peopleApi.ts'
import type { PersonRecord } from '@zhishi/domain/portraits/personRecord.ts'
import { SEED_TAGS, type Tag, tag } from '@zhishi/domain/portraits/tag.ts'
import { tagProposals } from '@zhishi/domain/portraits/tagProposals.ts'
import { timelineOf } from '@zhishi/domain/portraits/timeline.ts'
import type { Output } from '@zhishi/domain/platform/endpoint.ts'
import type { Database, Tx } from '../platform/database.ts'
import type { Writing } from '../platform/factVersions.ts'
import { enterFacts } from '../platform/facts.ts'

type DictionaryTag = Tag & { readonly id: string }

async function readDictionary(db: Database | Tx, d: number): Promise<DictionaryTag[]> {
  const { rows } = await sql<DictionaryTag>`
    select g.id, g.name, g.meaning, g.rule, g.months from tags g
    where g.district_id = ${d} and g.withdrawn_at is null
    order by g.name`.execute(db)
  return rows
}

/** By what a record is known on the person's own page. */
function labelsOn(record: PersonRecord): (id: string) => string {
  const labels = new Map<string, string>([
    ...record.projects.flatMap(({ name, id, reports }) => [
      [id, name] as const,
      ...reports.map((report) => [report.id, `${name} ${report.month}`] as const),
    ]),
    ...timelineOf(record).map(({ id, when, label }) => [id, `${when ?? ''} ${label}`] as const),
  ])
  return (id) => (labels.get(id) ?? '').trim().slice(0, 80)
}

/** The district's dictionary and what the machine would give this person by its rules. */
export async function proposeTags(
  db: Database | Tx,
  districtId: number,
  record: PersonRecord,
  day: string,
): Promise<Output<(typeof peopleApi)['tagging']>> {
  const dictionary = await readDictionary(db, districtId)
  const labelOf = labelsOn(record)
  return {
    dictionary,
    proposals: tagProposals(record, dictionary, day).map(({ tagId, records }) => ({
      tagId,
      records: records.map((ref) => ({ ...ref, label: labelOf(ref.id) })),
    })),
  }
}

/** Takes over the tags to begin with that are not there by name; ids are the asker's, in order. */
export async function seedDictionary(
  tx: Tx,
  writing: Writing,
  ids: readonly string[],
): Promise<number> {
  const { districtId } = writing.by
  await sql`select pg_advisory_xact_lock(hashtextextended(${`tags ${districtId}`}, 0))`.execute(tx)
  const known = new Set((await readDictionary(tx, districtId)).map(({ name }) => name))
  const entries = SEED_TAGS.filter(({ name }) => !known.has(name)).flatMap((content, i) => {
    const id = ids[i]
    return id === undefined ? [] : [{ id, content }]
  })
  if (entries.length > 0) await enterFacts(tx, tag, entries, writing)
  return entries.length
}
