import { sql } from 'kysely'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import { cadre } from '@zhishi/domain/cadres/cadre.ts'
import { Refusal, reason, refuseIf } from '@zhishi/domain/kernel/refusal.ts'
import type { FormPreview } from '@zhishi/domain/papers/api.ts'
import {
  type AppointmentForm,
  emptyForm,
  formOf,
  maskedNumber,
  presentPosts,
} from '@zhishi/domain/papers/appointmentForm.ts'
import { changesBy, take } from '@zhishi/domain/papers/changes.ts'
import { cannotTake } from '@zhishi/domain/papers/taking.ts'
import type { PersonRecord } from '@zhishi/domain/portraits/personRecord.ts'
import type { Database, Tx } from '../platform/database.ts'
import { doer } from '../platform/deeds.ts'
import { correctFacts, findFact } from '../platform/facts.ts'
import { keepFile, readKept, sha256Of } from '../platform/files.ts'
import { type Jpeg, readPhoto } from '../platform/jpeg.ts'
import { findPerson } from '../portraits/person.ts'
import { type ReadForm, readLrmx } from './lrmx.ts'
import './tables.ts'

type Db = Database | Tx

/** The latest form that was taken over of a person; undefined where there was none. */
const storedForm = (db: Db, districtId: number, cadreId: string) =>
  db
    .selectFrom('cadreForms')
    .selectAll()
    .where('districtId', '=', districtId)
    .where('cadreId', '=', cadreId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The form of a person as it stands, with what of it came from which file. */
export async function readForm(db: Db, actor: Actor, now: Date, cadreId: string) {
  const period = String(now.getUTCFullYear())
  const record = await findPerson(db, actor, { cadreId, period })
  const stored = await storedForm(db, actor.districtId, cadreId)
  return { record, stored, form: formOf(record, stored?.content ?? null) }
}

/** The photo of a form, where there is one and the file is still whole. */
export async function photoOf(data: string, { photo }: AppointmentForm): Promise<Jpeg | null> {
  return photo === null ? null : readPhoto(new Uint8Array(await readKept(data, photo)))
}

interface Weighed {
  readonly record: PersonRecord
  readonly read: ReadForm
  readonly given: AppointmentForm
  readonly stored: AppointmentForm
  readonly formVersion: number
  readonly cadreVersion: number
  readonly changes: ReturnType<typeof changesBy>
}

/** What a file would change on a person. */
async function weigh(
  db: Db,
  actor: Actor,
  now: Date,
  cadreId: string,
  bytes: Uint8Array,
): Promise<Weighed> {
  const read = readLrmx(bytes)
  const { record, stored, form } = await readForm(db, actor, now, cadreId)
  const photo = read.photo === null ? null : sha256Of(read.photo.bytes)
  const given = { ...read.form, photo }
  const { version } = await findFact(db, cadre, actor.districtId, cadreId)
  return {
    record,
    read,
    given,
    stored: stored?.content ?? emptyForm(),
    formVersion: stored?.version ?? 0,
    cadreVersion: version,
    changes: changesBy(form, given, presentPosts(record) !== ''),
  }
}

/** Family members who bear the name of somebody on the roster, whose name is known there once. */
async function namesakes(db: Db, d: number, cadreId: string, form: AppointmentForm) {
  const names = form.family.flatMap(({ name }) => name ?? [])
  if (names.length === 0) return []
  const { rows } = await sql<{ id: string; name: string }>`
    select c.id, c.name from cadres c
    where c.district_id = ${d} and c.name = any(${names}::text[]) and c.id <> ${cadreId}
      and c.withdrawn_at is null order by c.ordinal limit 50`.execute(db)
  return rows.map(({ id, name }) => ({
    name,
    relation: form.family.find((member) => member.name === name)?.relation ?? '',
    cadreId: id,
  }))
}

export async function previewForm(
  db: Db,
  actor: Actor,
  now: Date,
  cadreId: string,
  bytes: Uint8Array,
): Promise<FormPreview> {
  const weighed = await weigh(db, actor, now, cadreId, bytes)
  const { record, read, changes, cadreVersion, formVersion } = weighed
  const { name } = record.cadre
  const { unknown, doubled, outOfOrder } = read
  return {
    cadreId,
    name,
    otherName: read.form.name === null || read.form.name === name ? null : read.form.name,
    cadreVersion,
    formVersion,
    changes: changes.map((one) =>
      one.key === 'idNumber'
        ? { ...one, before: maskedNumber(one.before), after: maskedNumber(one.after) ?? '' }
        : one,
    ),
    unknown: [...unknown],
    doubled: [...doubled],
    outOfOrder: [...outOfOrder],
    sameName: await namesakes(db, actor.districtId, cadreId, read.form),
  }
}

export interface Taking {
  readonly cadreId: string
  readonly file: string
  readonly bytes: Uint8Array
  readonly fields: readonly string[]
  readonly cadreVersion: number
  readonly formVersion: number
}

/**
 * Takes the chosen fields over: the roster's by a further version of the cadre, as any correction;
 * the rest as a further version of the form. Both rest on the file, which is kept.
 */
export async function takeForm(tx: Tx, actor: Actor, now: Date, data: string, taking: Taking) {
  const { districtId, accountId, name: actorName } = actor
  const { cadreId, file, bytes } = taking
  await tx
    .selectFrom('cadres')
    .select('id')
    .where('districtId', '=', districtId)
    .where('id', '=', cadreId)
    .forUpdate()
    .execute()
  const weighed = await weigh(tx, actor, now, cadreId, bytes)
  refuseIf(cannotTake(actor, weighed.record.cadre, weighed.given))
  if (weighed.cadreVersion !== taking.cadreVersion || weighed.formVersion !== taking.formVersion)
    throw new Refusal(reason('record.changed-meanwhile'))
  const chosen = new Set(taking.fields)
  const taken = take(weighed.stored, weighed.given, weighed.changes, chosen)
  const used = weighed.changes.filter(
    ({ key, became, into }) => chosen.has(key) && became !== 'same' && into !== 'nowhere',
  )
  if (used.length === 0) throw new Refusal(reason('form.nothing-chosen'))
  const keysInto = (into: string) =>
    used.filter((one) => one.into === into).map(({ key }) => String(key))
  const [corrected, kept] = [keysInto('roster'), keysInto('form')]
  const sha256 = await keepFile(data, bytes)
  if (corrected.length > 0) {
    const { content } = await findFact(tx, cadre, districtId, cadreId)
    const correction = {
      id: cadreId,
      version: weighed.cadreVersion,
      content: { ...content, ...taken.roster },
    }
    const why = `采用任免审批表 ${file}`
    await correctFacts(tx, cadre, [correction], { by: doer(actor), at: now, reason: why })
  }
  if (kept.length > 0) {
    if (kept.includes('photo') && weighed.read.photo) await keepFile(data, weighed.read.photo.bytes)
    await tx
      .insertInto('cadreForms')
      .values({
        districtId,
        cadreId,
        version: weighed.formVersion + 1,
        content: JSON.stringify(taken.form) as unknown as AppointmentForm,
        file,
        sha256,
        keptAt: now,
        accountId,
        actor: actorName,
      })
      .execute()
  }
  return { corrected, kept, sha256 }
}
