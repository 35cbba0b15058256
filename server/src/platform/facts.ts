import type { Kysely } from 'kysely'
import type { z } from 'zod'
import type { Fact } from '@zhishi/domain/platform/fact.ts'
import { fieldsOf } from '@zhishi/domain/kernel/field.ts'
import { Refusal, type Reason, reason } from '@zhishi/domain/kernel/refusal.ts'
import type { Database, Tx } from './database.ts'
import { type Source, type Writing, writeVersions } from './factVersions.ts'
import { conflict, notFound } from './problems.ts'
import { indexForSearch } from './search.ts'

/** What every table of facts has beside the fact's own fields. */
export interface FactColumns {
  districtId: number
  id: string
  version: number
  recordedAt: Date
  withdrawnAt: Date | null
  flags: unknown
}
/** The table of one kind of fact: its schema's fields and the columns that all facts share. */
export type FactTable<F extends Fact> = FactColumns & z.infer<F['schema']>

export interface Entry {
  readonly id: string
  readonly content: Readonly<Record<string, unknown>>
  readonly flags?: readonly Reason[]
  readonly source?: Source
}
export interface Correction extends Entry {
  /** The version that the asker saw; another one means that somebody was faster. */
  readonly version: number
}
type AnyFacts = Kysely<Record<string, FactColumns & Record<string, unknown>>>
/** Facts of all kinds are written by one piece of code; their columns are checked by their schema. */
const facts = (db: Database | Tx): AnyFacts => db as unknown as AnyFacts

/** Rows a statement: far below the 65,535 parameters that the protocol allows. */
const CHUNK = 500
function* chunks<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += CHUNK) yield items.slice(start, start + CHUNK)
}

function toRow(fact: Fact, content: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  for (const { key, kind } of fieldsOf(fact.schema)) {
    row[key] = kind === 'marks' ? JSON.stringify(content[key]) : content[key]
  }
  return row
}

/** Checks content against the fact's own schema; what is wrong is told by field. */
export const check = <F extends Fact>(fact: F, content: unknown): z.infer<F['schema']> =>
  fact.schema.parse(content) as z.infer<F['schema']>

/**
 * Enters facts, many at a time, each with its first version. The same id with the same content is
 * the same fact sent twice and is left alone; with another content it is refused.
 */
export async function enterFacts(
  tx: Tx,
  fact: Fact,
  entries: readonly Entry[],
  writing: Writing,
): Promise<void> {
  const { districtId } = writing.by
  for (const part of chunks(entries)) {
    const checked = part.map((entry) => ({ ...entry, content: check(fact, entry.content) }))
    await facts(tx)
      .insertInto(fact.table)
      .values(
        checked.map(({ id, content, flags }) => ({
          districtId,
          id,
          version: 1,
          recordedAt: writing.at,
          withdrawnAt: null,
          flags: JSON.stringify(flags ?? []),
          ...toRow(fact, content),
        })),
      )
      .execute()
    await writeVersions(
      tx,
      fact,
      'entered',
      checked.map((entry) => ({ ...entry, version: 1 })),
      writing,
    )
    await indexForSearch(tx, districtId, fact.noun, checked)
  }
}

/** Corrects facts by a further version; the old one stays. */
export async function correctFacts(
  tx: Tx,
  fact: Fact,
  corrections: readonly Correction[],
  writing: Writing,
): Promise<void> {
  const { districtId } = writing.by
  for (const { id, version, content, flags, source } of corrections) {
    const checked = check(fact, content)
    const { numUpdatedRows } = await facts(tx)
      .updateTable(fact.table)
      .set({
        ...toRow(fact, checked),
        version: version + 1,
        recordedAt: writing.at,
        ...(flags === undefined ? {} : { flags: JSON.stringify(flags) }),
      })
      .where('districtId', '=', districtId)
      .where('id', '=', id)
      .where('version', '=', version)
      .where('withdrawnAt', 'is', null)
      .executeTakeFirst()
    if (Number(numUpdatedRows) !== 1) throw conflict('record.changed-meanwhile')
    const written = {
      id,
      version: version + 1,
      content: checked,
      ...(source === undefined ? {} : { source }),
    }
    await writeVersions(tx, fact, 'corrected', [written], writing)
    await indexForSearch(tx, districtId, fact.noun, [written])
  }
}

/** Takes a fact out of every sum and list, or back in; it stays visible with who, when and why. */
export async function withdrawFact(
  tx: Tx,
  fact: Fact,
  id: string,
  version: number,
  writing: Writing,
  act: 'withdrawn' | 'restored',
): Promise<void> {
  const { districtId } = writing.by
  const before = await findFact(tx, fact, districtId, id)
  const standsWithdrawn = before.withdrawnAt !== null
  if (standsWithdrawn === (act === 'withdrawn')) throw new Refusal(reason(`record.already-${act}`))
  const { numUpdatedRows } = await facts(tx)
    .updateTable(fact.table)
    .set({
      version: version + 1,
      recordedAt: writing.at,
      withdrawnAt: act === 'withdrawn' ? writing.at : null,
    })
    .where('districtId', '=', districtId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (Number(numUpdatedRows) !== 1) throw conflict('record.changed-meanwhile')
  await writeVersions(
    tx,
    fact,
    act,
    [{ id, version: version + 1, content: before.content }],
    writing,
  )
}

/**
 * What leans on a fact by one field goes out with it and comes back with it: those that stood when
 * it was withdrawn, known by the same moment. `since` is that moment; null when it goes out now.
 */
export async function withdrawParts(
  tx: Tx,
  fact: Fact,
  field: string,
  wholeId: string,
  writing: Writing,
  since: Date | null,
): Promise<void> {
  const { districtId } = writing.by
  const rows = await facts(tx)
    .updateTable(fact.table)
    .set(({ eb }) => ({
      version: eb('version', '+', 1),
      recordedAt: writing.at,
      withdrawnAt: since === null ? writing.at : null,
    }))
    .where('districtId', '=', districtId)
    .where(field, '=', wholeId)
    .where('withdrawnAt', 'is not distinct from', since)
    .returningAll()
    .execute()
  if (rows.length === 0) return
  const act = since === null ? 'withdrawn' : 'restored'
  const parts = rows.map((row) => fromRow(fact, row))
  for (const part of chunks(parts)) await writeVersions(tx, fact, act, part, writing)
}

export interface FoundFact {
  readonly id: string
  readonly version: number
  readonly recordedAt: Date
  readonly withdrawnAt: Date | null
  readonly flags: readonly Reason[]
  readonly content: Readonly<Record<string, unknown>>
}

function fromRow(fact: Fact, selected: Readonly<Record<string, unknown>>): FoundFact {
  const row = selected as unknown as FactColumns & Record<string, unknown>
  const content = Object.fromEntries(fieldsOf(fact.schema).map(({ key }) => [key, row[key]]))
  return {
    id: row.id,
    version: row.version,
    recordedAt: row.recordedAt,
    withdrawnAt: row.withdrawnAt,
    flags: row.flags as Reason[],
    content,
  }
}

/** One fact, whoever may see it: visibility is the ledger's business and asked before. */
export async function findFact(
  db: Database | Tx,
  fact: Fact,
  districtId: number,
  id: string,
): Promise<FoundFact> {
  const row = await facts(db)
    .selectFrom(fact.table)
    .selectAll()
    .where('districtId', '=', districtId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound()
  return fromRow(fact, row)
}

/** All facts of a kind that stand, for the import's comparison and the evaluation's evidence. */
export async function allFacts(
  db: Database | Tx,
  fact: Fact,
  districtId: number,
): Promise<FoundFact[]> {
  const rows = await facts(db)
    .selectFrom(fact.table)
    .selectAll()
    .where('districtId', '=', districtId)
    .where('withdrawnAt', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map((row) => fromRow(fact, row))
}
