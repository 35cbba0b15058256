import { sql } from 'kysely'
import { HEADS_1, LEADS_1 } from '@zhishi/domain/evaluation/defaults.ts'
import { Scheme } from '@zhishi/domain/evaluation/scheme.ts'
import type { Database, Tx } from '../platform/database.ts'
import { notFound } from '../platform/problems.ts'

type Db = Database | Tx

/** Version 1 of the scheme `heads` is `heads-1`. */
export const schemeKey = (scheme: string, version: number): string => `${scheme}-${version}`

export interface FoundScheme {
  readonly key: string
  readonly scheme: Scheme
  readonly runs: number
}

const defaults = [HEADS_1, LEADS_1].map((scheme) => ({ scheme, runs: 0 }))

/** The schemes of a district: those that are kept, and the defaults that no run has used yet. */
export async function listSchemes(db: Db, districtId: number): Promise<FoundScheme[]> {
  const { rows } = await sql<{ content: unknown; runs: number }>`
    select content, (select count(*) from evaluation_runs runs
      where runs.district_id = ${districtId} and runs.scheme = schemes.scheme
        and runs.scheme_version = schemes.version) as runs
    from schemes where district_id = ${districtId} order by scheme, version`.execute(db)
  const kept = rows.map(({ content, runs }) => ({ scheme: Scheme.parse(content), runs }))
  const keyed = new Map<string, FoundScheme>()
  for (const one of [...defaults, ...kept]) {
    const key = schemeKey(one.scheme.id, one.scheme.version)
    keyed.set(key, { key, ...one })
  }
  return [...keyed.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1))
}

export async function findScheme(db: Db, districtId: number, key: string): Promise<FoundScheme> {
  const found = (await listSchemes(db, districtId)).find((one) => one.key === key)
  if (!found) throw notFound()
  return found
}

/** Keeps a scheme from the moment a run uses it; what is kept already stays as it is. */
export async function keepScheme(tx: Db, districtId: number, scheme: Scheme, at: Date) {
  await tx
    .insertInto('schemes')
    .values({
      districtId,
      scheme: scheme.id,
      version: scheme.version,
      kind: scheme.kind,
      content: JSON.stringify(scheme) as unknown as Scheme,
      keptAt: at,
    })
    .onConflict((conflict) => conflict.columns(['districtId', 'scheme', 'version']).doNothing())
    .execute()
}
