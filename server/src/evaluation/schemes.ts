import type { Actor } from '@zhishi/domain/access/actor.ts'
import { sql } from 'kysely'
import { HEADS_1, LEADS_1 } from '@zhishi/domain/evaluation/defaults.ts'
import { Scheme } from '@zhishi/domain/evaluation/scheme.ts'
import { cannotUse, isUnpublished } from '@zhishi/domain/evaluation/schemeDrafting.ts'
import { faultsOf } from '@zhishi/domain/evaluation/schemeFaults.ts'
import { DraftScheme } from '@zhishi/domain/evaluation/schemeFile.ts'
import type { SchemeLine, SchemeStep, SchemeView } from '@zhishi/domain/evaluation/schemesApi.ts'
import { refuseIf } from '@zhishi/domain/kernel/refusal.ts'
import type { Database, Tx } from '../platform/database.ts'
import { notFound } from '../platform/problems.ts'
import type { SchemeRevisionsTable } from './schemesTables.ts'

type Db = Database | Tx

/** Version 1 of the scheme `heads` is `heads-1`. */
export const schemeKey = (scheme: string, version: number): string => `${scheme}-${version}`

/** What comes with the program: published from the start, without anybody's doing. */
export const BUILT_IN: readonly Scheme[] = [HEADS_1, LEADS_1]
const builtIn = new Map(BUILT_IN.map((one) => [schemeKey(one.id, one.version), one]))

type Revision = Omit<SchemeRevisionsTable, 'districtId' | 'accountId' | 'content'>
const REVISION = [
  'id',
  'scheme',
  'version',
  'revision',
  'act',
  'state',
  'follows',
  'followsState',
  'kind',
  'title',
  'fromScheme',
  'fromVersion',
  'supersedes',
  'why',
  'at',
  'actor',
] as const

/** Every saving of every version, oldest first, without the rules themselves. */
const revisionsIn = (db: Db, districtId: number): Promise<Revision[]> =>
  db
    .selectFrom('schemeRevisions')
    .select(REVISION)
    .where('districtId', '=', districtId)
    .orderBy('scheme')
    .orderBy('version')
    .orderBy('revision')
    .execute()

interface Kept {
  readonly scheme: string
  readonly version: number
  readonly kind: 'heads' | 'leads'
  readonly runs: number
}

/** The versions that are kept for good, and how many runs used each. */
async function keptIn(db: Db, districtId: number): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    select scheme, version, kind, (select count(*) from evaluation_runs runs
      where runs.district_id = ${districtId} and runs.scheme = schemes.scheme
        and runs.scheme_version = schemes.version) as runs
    from schemes where district_id = ${districtId}`.execute(db)
  return rows
}

const stepFrom = ({ act, revision, actor, at, why }: Revision): SchemeStep => ({
  act,
  revision,
  by: actor,
  at: at.toISOString(),
  why,
})

/** A version read off its rows: the line of a list, with what was done to it. */
interface Version extends SchemeLine {
  readonly scheme: string
  readonly version: number
  readonly steps: SchemeStep[]
  readonly supersededBy: string | null
}

async function versionsIn(db: Db, districtId: number): Promise<Version[]> {
  const [kept, revisions] = await Promise.all([keptIn(db, districtId), revisionsIn(db, districtId)])
  const rows = Map.groupBy(revisions, (row) => schemeKey(row.scheme, row.version))
  const used = new Map(kept.map((one) => [schemeKey(one.scheme, one.version), one]))
  const heir = new Map(
    revisions.flatMap((row) =>
      row.state === 'published' && row.supersedes !== null
        ? [[schemeKey(row.scheme, row.supersedes), row] as const]
        : [],
    ),
  )
  const keys = new Set([...builtIn.keys(), ...used.keys(), ...rows.keys()])
  return [...keys]
    .map((key) => versionFrom(key, rows.get(key) ?? [], used.get(key), heir.get(key)))
    .toSorted((a, b) =>
      a.scheme === b.scheme ? b.version - a.version : a.scheme < b.scheme ? -1 : 1,
    )
}

function versionFrom(
  key: string,
  rows: readonly Revision[],
  used: Kept | undefined,
  heir: Revision | undefined,
): Version {
  const [first, last, known] = [rows[0], rows.at(-1), builtIn.get(key)]
  const dash = key.lastIndexOf('-')
  const steps = rows.map(stepFrom)
  if (heir) steps.push({ ...stepFrom(heir), act: 'superseded', revision: null })
  return {
    key,
    scheme: key.slice(0, dash),
    version: Number(key.slice(dash + 1)),
    title: last?.title ?? null,
    state: last && last.state !== 'published' ? last.state : heir ? 'superseded' : 'published',
    kind: last?.kind ?? used?.kind ?? known?.kind ?? 'heads',
    runs: used?.runs ?? 0,
    builtIn: known !== undefined,
    from:
      first?.fromScheme != null && first.fromVersion !== null
        ? schemeKey(first.fromScheme, first.fromVersion)
        : null,
    revision: last?.revision ?? 0,
    last: steps.at(-1) ?? null,
    steps,
    supersededBy: heir ? schemeKey(heir.scheme, heir.version) : null,
  }
}

/** All versions of all schemes of a district, newest first; the defaults are there from the start. */
export async function listSchemes(db: Db, districtId: number): Promise<SchemeLine[]> {
  const versions = await versionsIn(db, districtId)
  return versions.map(
    ({ key, title, state, kind, runs, builtIn: known, from, revision, last }) => ({
      key,
      title,
      state,
      kind,
      runs,
      builtIn: known,
      from,
      revision,
      last,
    }),
  )
}

/** The rules of a version: a draft's as last saved, dropped or not; what is published as it is kept for good. */
async function rulesOf(db: Db, districtId: number, version: Version): Promise<Scheme> {
  if (isUnpublished(version)) {
    const row = await db
      .selectFrom('schemeRevisions')
      .select('content')
      .where('districtId', '=', districtId)
      .where('scheme', '=', version.scheme)
      .where('version', '=', version.version)
      .where('revision', '=', version.revision)
      .executeTakeFirstOrThrow()
    return DraftScheme.parse(row.content)
  }
  const row = await db
    .selectFrom('schemes')
    .select('content')
    .where('districtId', '=', districtId)
    .where('scheme', '=', version.scheme)
    .where('version', '=', version.version)
    .executeTakeFirst()
  const rules = row ? Scheme.parse(row.content) : builtIn.get(version.key)
  if (!rules) throw new Error(`${version.key} is published and its rules are not kept.`)
  return rules
}

/** One version with its rules, its history and its faults, whoever may see it. */
export async function findScheme(db: Db, districtId: number, key: string): Promise<SchemeView> {
  const version = (await versionsIn(db, districtId)).find((one) => one.key === key)
  if (!version) throw notFound()
  const rules = await rulesOf(db, districtId, version)
  const { scheme: _, version: __, ...line } = version
  return { ...line, scheme: rules, faults: version.state === 'draft' ? faultsOf(rules) : [] }
}

/** A version that people may be judged by; a draft is refused. */
export async function findUsable(db: Db, districtId: number, key: string): Promise<SchemeView> {
  const found = await findScheme(db, districtId, key)
  refuseIf(cannotUse(found))
  return found
}

/** The number that the next version of a scheme has. */
export async function nextVersion(db: Db, districtId: number, scheme: string): Promise<number> {
  const versions = await versionsIn(db, districtId)
  const own = versions.filter((one) => one.scheme === scheme)
  return Math.max(0, ...own.map(({ version }) => version)) + 1
}

/** What a scheme's next publication takes the place of; null where nothing of it holds yet. */
export async function inForce(db: Db, districtId: number, scheme: string): Promise<number | null> {
  const versions = await versionsIn(db, districtId)
  return versions.find((one) => one.scheme === scheme && one.state === 'published')?.version ?? null
}

/** Keeps a scheme for good, once it is published or a run uses it; what is kept stays as it is. */
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

/** Drafts on which the actor was the last to write, latest first. */
export async function draftsOf(
  db: Db,
  { districtId, accountId }: Actor,
): Promise<{ key: string; title: string | null }[]> {
  const { rows } = await sql<{ scheme: string; version: number; title: string | null }>`
    select last.scheme, last.version, last.title from (
      select distinct on (r.scheme, r.version) r.* from scheme_revisions r
      where r.district_id = ${districtId}
      order by r.scheme, r.version, r.revision desc
    ) last
    where last.state = 'draft' and last.account_id = ${accountId}
    order by last.at desc limit 5`.execute(db)
  return rows.map(({ scheme, version, title }) => ({ key: schemeKey(scheme, version), title }))
}
