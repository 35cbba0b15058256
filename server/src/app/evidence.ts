import { sql } from 'kysely'
import { type Actor, may } from '@zhishi/domain/access/actor.ts'
import { factOf } from '@zhishi/domain/app/facts.ts'
import {
  type Beside,
  cameLater,
  cannotAttach,
  cannotOpen,
  cannotWithdraw,
} from '@zhishi/domain/evidence/attaching.ts'
import { type ListedFile, evidenceApi } from '@zhishi/domain/evidence/api.ts'
import { FILE_KINDS } from '@zhishi/domain/evidence/evidence.ts'
import { Refusal, reason, refuseIf } from '@zhishi/domain/kernel/refusal.ts'
import { readContent } from '../evidence/content.ts'
import {
  type HeldFile,
  asAttached,
  filesOf,
  findFile,
  insertFile,
  insertWithdrawal,
  standingBeside,
} from '../evidence/store.ts'
import type { Database, Tx } from '../platform/database.ts'
import { type FoundFact, findFact } from '../platform/facts.ts'
import { keepFile, readKept, sha256Of } from '../platform/files.ts'
import { type Route, route } from '../platform/http.ts'
import type { Means } from '../platform/means.ts'
import { notFound } from '../platform/problems.ts'
import { seenAmong } from '../platform/source.ts'
import { type Sight, sightOf } from '../platform/visibility.ts'
import { holdForChange, kept, weigh } from './keeping.ts'
import { type Kind, kindOf, whyNot } from './recordView.ts'
import { RECORDS } from './sources.ts'

type Db = Database | Tx

/**
 * Who sees the record sees its files. Only where the source is kept from the person whom the record
 * is about are its files kept back too, whatever other seat that person has: a photo tells who took it.
 */
function sightOfFiles(actor: Actor, kind: Kind): Sight {
  const { scopes, withheld } = RECORDS[kind.noun]
  const sight = sightOf(actor, kind.reads, scopes)
  if (!withheld) return { ...sight, beyondOwn: undefined }
  if (scopes.own === undefined || actor.cadreId === null) return sight
  const another = sql<boolean>`${sql.ref(`rows.${scopes.own}`)} is distinct from ${actor.cadreId}`
  return {
    ...sight,
    beyondOwn: sight.beyondOwn ? sql<boolean>`(${sight.beyondOwn} and ${another})` : another,
  }
}

const seen = (db: Db, actor: Actor, kind: Kind, ids: readonly string[]) =>
  seenAmong(db, RECORDS[kind.noun], sightOfFiles(actor, kind), actor.districtId, ids)

/** Whether the files of a record are kept back from the asker; what is out of sight is not found. */
async function isKeptBack(db: Db, actor: Actor, kind: Kind, id: string): Promise<boolean> {
  const found = (await seen(db, actor, kind, [id])).get(id)
  if (!found) throw notFound()
  return found.withheld
}

/** The record as the rules of evidence see it. */
async function besideOf(
  db: Db,
  { districtId }: Actor,
  { noun, keeps }: Kind,
  { id, withdrawnAt }: FoundFact,
  files: readonly HeldFile[],
): Promise<Beside> {
  const verified =
    noun === 'achievement'
      ? await sql<{ at: Date }>`select v.recorded_at as at from verifications v
          where v.district_id = ${districtId} and v.standing_on_id = ${id}`.execute(db)
      : { rows: [] }
  return {
    withdrawn: withdrawnAt !== null,
    keeps,
    verifiedAt: verified.rows[0]?.at.toISOString() ?? null,
    standing: files.flatMap(({ sha256, withdrawal }) => (withdrawal ? [] : [sha256])),
  }
}

/** A file as the asker sees it; `keeping` says why the asker may not keep the record at all. */
function listedFor(actor: Actor, beside: Beside, keeping: string | undefined) {
  return (file: HeldFile): ListedFile => {
    const { id, name, kind, bytes, actor: by, withdrawal } = file
    const attached = asAttached(file)
    return {
      id,
      name,
      kind,
      bytes,
      by,
      at: attached.at,
      later: cameLater(attached.at, beside.verifiedAt),
      withdrawn: withdrawal && { ...withdrawal, at: withdrawal.at.toISOString() },
      opens: cannotOpen(actor, attached, beside) === undefined,
      why: keeping ?? cannotWithdraw(actor, attached, beside)?.code ?? null,
    }
  }
}

/** One file of the record in the address. */
async function fileOf(db: Db, actor: Actor, kind: Kind, params: Params): Promise<HeldFile> {
  const file = await findFile(db, actor.districtId, params['evidenceId'] ?? '')
  if (!file || file.noun !== kind.noun || file.recordId !== params['id']) throw notFound()
  return file
}
type Params = Readonly<Record<string, string>>

/** A file as it is now, for the answer to whoever changed something. */
async function listedNow(tx: Tx, actor: Actor, kind: Kind, record: FoundFact, id: string) {
  const files = await filesOf(tx, actor.districtId, record.id)
  const beside = await besideOf(tx, actor, kind, record, files)
  const [file] = files.filter((one) => one.id === id)
  if (!file) throw notFound()
  return listedFor(actor, beside, undefined)(file)
}

export const evidenceRoutes = ({ data }: Pick<Means, 'data'>): readonly Route[] => [
  route(evidenceApi.evidence, async ({ tx, actor, params, note }) => {
    const kind = kindOf(params['noun'])
    const id = params['id'] ?? ''
    if (await isKeptBack(tx, actor, kind, id))
      return { files: [], keptBack: true, why: 'evidence.kept-back' }
    const [record, files] = await Promise.all([
      findFact(tx, kind, actor.districtId, id),
      filesOf(tx, actor.districtId, id),
    ])
    const [beside, keeping] = await Promise.all([
      besideOf(tx, actor, kind, record, files),
      whyNot(tx, actor, kind, record, 'enter'),
    ])
    if (files.length > 0) note({ outcome: 'read', particulars: { files: files.length } })
    return {
      files: files.map(listedFor(actor, beside, keeping)),
      keptBack: false,
      why: keeping ?? cannotAttach(beside)?.code ?? null,
    }
  }),

  route(evidenceApi.attach, async ({ tx, actor, now, params, query, upload, note }) => {
    const kind = kept(actor, params['noun'])
    const [recordId, id] = [params['id'] ?? '', params['evidenceId'] ?? '']
    const record = await holdForChange(tx, actor, kind, recordId)
    await weigh(tx, actor, kind, recordId, 'enter', record.content)
    const { name } = query
    const content = await readContent(upload, name)
    const sha256 = sha256Of(content.bytes)
    note({
      particulars: { evidence: id, kind: content.kind, bytes: content.bytes.length, sha256 },
    })
    const before = await findFile(tx, actor.districtId, id)
    if (before) {
      const same = before.sha256 === sha256 && before.name === name && before.recordId === recordId
      if (!same) throw new Refusal(reason('record.id-taken'))
      return listedNow(tx, actor, kind, record, id)
    }
    const files = await filesOf(tx, actor.districtId, recordId)
    refuseIf(cannotAttach(await besideOf(tx, actor, kind, record, files), { sha256, name }))
    await keepFile(data, content.bytes)
    const { districtId, accountId, name: by } = actor
    await insertFile(tx, {
      districtId,
      id,
      noun: kind.noun,
      recordId,
      recordVersion: record.version,
      name,
      kind: content.kind,
      bytes: content.bytes.length,
      sha256,
      at: now,
      accountId,
      actor: by,
    })
    return listedNow(tx, actor, kind, record, id)
  }),

  route(evidenceApi.open, async ({ tx, actor, params, note }) => {
    const kind = kindOf(params['noun'])
    if (await isKeptBack(tx, actor, kind, params['id'] ?? '')) throw notFound()
    const file = await fileOf(tx, actor, kind, params)
    refuseIf(cannotOpen(actor, asAttached(file), kind))
    note({ outcome: 'exported', particulars: { evidence: file.id, sha256: file.sha256 } })
    return {
      file: await readKept(data, file.sha256),
      name: file.name,
      type: FILE_KINDS[file.kind].type,
    }
  }),

  route(evidenceApi.withdraw, async ({ tx, actor, now, params, input, note }) => {
    const kind = kept(actor, params['noun'])
    const recordId = params['id'] ?? ''
    const record = await holdForChange(tx, actor, kind, recordId)
    const file = await fileOf(tx, actor, kind, params)
    await weigh(tx, actor, kind, recordId, 'enter', record.content)
    const beside = await besideOf(tx, actor, kind, record, [file])
    refuseIf(cannotWithdraw(actor, asAttached(file), beside))
    note({ particulars: { evidence: file.id, sha256: file.sha256 } })
    const { districtId, accountId, name } = actor
    const evidenceId = file.id
    const withdrawal = {
      districtId,
      evidenceId,
      reason: input.reason,
      at: now,
      accountId,
      actor: name,
    }
    await insertWithdrawal(tx, withdrawal)
    return listedNow(tx, actor, kind, record, evidenceId)
  }),

  route(evidenceApi.beside, async ({ tx, actor, input, note }) => {
    const known = input.known === null ? null : new Date(input.known)
    const files = await standingBeside(tx, actor.districtId, input.records, known)
    const inSight = new Set<string>()
    for (const [noun, theirs] of Map.groupBy(files, (file) => file.noun)) {
      const kind = factOf(noun)
      if (!kind || !may(actor, kind.reads)) continue
      const records = theirs.map(({ recordId }) => recordId)
      for (const [id, { withheld }] of await seen(tx, actor, kind, records))
        if (!withheld) inSight.add(id)
    }
    const shown = Map.groupBy(
      files.filter(({ recordId }) => inSight.has(recordId)),
      ({ recordId }) => recordId,
    )
    if (shown.size > 0)
      note({ outcome: 'read', noun: 'evidence', particulars: { records: shown.size } })
    return [...shown].map(([record, theirs]) => ({
      record,
      files: theirs.map(({ id, name, kind, bytes, at }) => ({
        id,
        name,
        kind,
        bytes,
        at: at.toISOString(),
      })),
    }))
  }),
]
