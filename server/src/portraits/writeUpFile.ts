import type { Period } from '@zhishi/domain/evaluation/period.ts'
import { withUntold } from '@zhishi/domain/portraits/answers.ts'
import type { State, WriteUpText, WriteUpVersion } from '@zhishi/domain/portraits/api.ts'
import type { PersonRecord } from '@zhishi/domain/portraits/personRecord.ts'
import { draftWriteUp } from '@zhishi/domain/portraits/writeUp.ts'
import { describeRecords } from '../evaluation/records.ts'
import { answersTo, saidIn } from '../safeguards/answers.ts'
import type { Database, Tx } from '../platform/database.ts'
import { fillTemplate } from '../platform/word-template.ts'
import { contentOf, dayOf, paperOf, stateInWords } from './paper.ts'
import { templateInUse } from './templates.ts'
import { approvalOf, sourcesIn, versionFrom, versionsOf } from './writeUps.ts'

type Db = Database | Tx

export interface WriteUpAsked {
  readonly districtId: number
  readonly record: PersonRecord
  readonly period: Period
  /** A kept version; null: drafted anew from the records. */
  readonly kept: (WriteUpVersion & { readonly text: WriteUpText }) | null
  readonly sources: boolean
  /** The older state of which the record is; absent: the present. */
  readonly state?: State
  readonly now: Date
}

/** What the person answered since a version was kept stands behind its text; a draft tells it itself. */
async function asAnswered(db: Db, districtId: number, text: WriteUpText): Promise<WriteUpText> {
  const named = sourcesIn(text).map(({ id }) => id)
  const given = await answersTo(db, districtId, named)
  return withUntold(text, [...given.values()].flatMap(saidIn))
}

/** The .docx of a write-up, kept or drafted, with or without the list of what each sentence rests on. */
export async function writeUpFile(db: Db, asked: WriteUpAsked) {
  const { districtId, record, period, kept, sources, state, now } = asked
  const text = kept ? await asAnswered(db, districtId, kept.text) : draftWriteUp(record)
  const asOf = state?.known ? new Date(state.known) : now
  const records = sources
    ? (await describeRecords(db, districtId, sourcesIn(text), { asOf, own: false })).records
    : null
  const paper = paperOf({
    text,
    period: kept?.period ?? period,
    version: kept?.version ?? null,
    day: dayOf(kept ? new Date(kept.keptAt) : now),
    approved: kept ? approvalOf(kept) : null,
    state: state ? stateInWords(state) : null,
    records,
  })
  return { text, file: fillTemplate(await templateInUse(db, districtId), contentOf(paper)) }
}

/** The version of a period that stands: the latest approved one, else the latest; null where none is kept. */
export async function standingVersion(
  db: Db,
  districtId: number,
  cadreId: string,
  period: Period,
): Promise<WriteUpAsked['kept']> {
  const row = await versionsOf(db, districtId)
    .select('w.content')
    .where('w.cadreId', '=', cadreId)
    .where('w.period', '=', period)
    .orderBy((eb) => eb.case().when('d.decision', '=', 'approved').then(0).else(1).end())
    .orderBy('w.version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { ...versionFrom(row), text: row.content } : null
}
