import { sql } from 'kysely'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import { cadre, familyMember } from '@zhishi/domain/cadres/cadre.ts'
import { canonicalText } from '@zhishi/domain/evaluation/canonical.ts'
import { kinshipCalled } from '@zhishi/domain/cadres/kinship.ts'
import { Refusal, reason, refuseIf } from '@zhishi/domain/kernel/refusal.ts'
import type { FormPreview, Namesake } from '@zhishi/domain/papers/api.ts'
import {
  type AppointmentForm,
  type FamilyMember,
  emptyForm,
  formOf,
  maskedNumber,
  presentPosts,
} from '@zhishi/domain/papers/appointmentForm.ts'
import { changesBy, take } from '@zhishi/domain/papers/changes.ts'
import { familyChanges, withKnown } from '@zhishi/domain/papers/family.ts'
import { formThen } from '@zhishi/domain/papers/formThen.ts'
import { cannotTake } from '@zhishi/domain/papers/taking.ts'
import type { PersonRecord } from '@zhishi/domain/portraits/personRecord.ts'
import { presentPost } from '../cadres/presentPost.ts'
import type { Database, Tx } from '../platform/database.ts'
import { doer } from '../platform/deeds.ts'
import type { Writing } from '../platform/factVersions.ts'
import { correctFacts, enterFacts, findFact, withdrawFact } from '../platform/facts.ts'
import { hashOf } from '../evaluation/hash.ts'
import { newId } from '../platform/ids.ts'
import { keepFile, readKept, sha256Of } from '../platform/files.ts'
import { type Jpeg, readPhoto } from '../platform/jpeg.ts'
import { type At, NOW, stateOf } from '../portraits/clocks.ts'
import { findPersonAt } from '../portraits/person.ts'
import { kinOf } from '../platform/visibility.ts'
import { readFormDocx } from './formDocx.ts'
import { type ReadForm, readLrmx } from './lrmx.ts'
import './tables.ts'

type Db = Database | Tx

/** The latest form that was taken over of a person, by a moment where one is said; undefined where there was none. */
const storedForm = (db: Db, districtId: number, cadreId: string, known: Date | null) =>
  db
    .selectFrom('cadreForms')
    .selectAll()
    .where('districtId', '=', districtId)
    .where('cadreId', '=', cadreId)
    .$if(known !== null, (query) => query.where('keptAt', '<=', known ?? new Date(0)))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The form of a person as it stands or stood, with what of it came from which file. */
export async function readForm(db: Db, actor: Actor, now: Date, cadreId: string, at: At = NOW) {
  const period = String(now.getUTCFullYear())
  const [{ record, undated }, stored] = await Promise.all([
    findPersonAt(db, actor, { cadreId, period, at }),
    storedForm(db, actor.districtId, cadreId, at.known),
  ])
  const whole = formOf(record, stored?.content ?? null)
  const then = at.until === null ? { form: whole, undated: 0 } : formThen(whole, at.until)
  return { record, stored, form: then.form, state: stateOf(at, undated + then.undated) }
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
  readonly changes: ReturnType<typeof changesBy>
  readonly seen: string
}

/** A form as it was handed in: the exchange file, or the form in Word. */
interface GivenFile {
  readonly file: string
  readonly bytes: Uint8Array
}

/** By its first bytes a Word file is an archive; everything else is read as the exchange file. */
const readFormFile = (bytes: Uint8Array, file: string): ReadForm =>
  bytes[0] === 0x50 && bytes[1] === 0x4b ? readFormDocx(bytes, file) : readLrmx(bytes)

/** What a file would change on a person. */
async function weigh(
  db: Db,
  actor: Actor,
  now: Date,
  cadreId: string,
  { file, bytes }: GivenFile,
): Promise<Weighed> {
  const read = readFormFile(bytes, file)
  const { record, stored, form } = await readForm(db, actor, now, cadreId)
  const photo = read.photo === null ? null : sha256Of(read.photo.bytes)
  const given = { ...read.form, photo, family: withKnown(form.family, read.form.family) }
  const changes = changesBy(form, given, presentPosts(record) !== '')
  return {
    record,
    read,
    given,
    stored: stored?.content ?? emptyForm(),
    formVersion: stored?.version ?? 0,
    changes,
    seen: hashOf(canonicalText(changes)),
  }
}

/**
 * Whom on the roster the family list of a form may mean: who bears the name of a member, and is not
 * registered as kin of the person yet. Kin of who asks are not told here either.
 */
async function namesakes(
  db: Db,
  actor: Actor,
  cadreId: string,
  { family }: AppointmentForm,
): Promise<Namesake[]> {
  const d = actor.districtId
  const names = family.flatMap(({ name }) => name ?? [])
  if (names.length === 0) return []
  const { rows } = await sql<{ cadreId: string; name: string; unit: string | null }>`
    select c.id as cadre_id, c.name, u.name as unit from cadres c ${presentPost(d)}
    where c.district_id = ${d} and c.name = any(${names}::text[]) and c.id <> ${cadreId}
      and c.withdrawn_at is null and c.id not in (${kinOf(d, cadreId)})
      and c.id not in (${kinOf(d, actor.cadreId)})
    order by c.ordinal limit 50`.execute(db)
  return rows.map((row) => {
    const relation = family.find(({ name }) => name === row.name)?.relation ?? ''
    return { ...row, relation, kind: kinshipCalled(relation) ?? null }
  })
}

/** The same for the form that stands. */
export async function namesakesOf(db: Db, actor: Actor, now: Date, cadreId: string) {
  const { form } = await readForm(db, actor, now, cadreId)
  return namesakes(db, actor, cadreId, form)
}

export async function previewForm(
  db: Db,
  actor: Actor,
  now: Date,
  cadreId: string,
  given: GivenFile,
): Promise<FormPreview> {
  const weighed = await weigh(db, actor, now, cadreId, given)
  const { record, read, changes, seen } = weighed
  const { name } = record.cadre
  const { unknown, doubled, outOfOrder } = read
  return {
    cadreId,
    name,
    otherName: read.form.name === null || read.form.name === name ? null : read.form.name,
    seen,
    changes: changes.map((one) =>
      one.key === 'idNumber'
        ? { ...one, before: maskedNumber(one.before), after: maskedNumber(one.after) ?? '' }
        : one,
    ),
    unknown: [...unknown],
    doubled: [...doubled],
    outOfOrder: [...outOfOrder],
    sameName: await namesakes(db, actor, cadreId, read.form),
  }
}

/** Makes the family on record the one that the form lists; whom it lists no more is withdrawn. */
async function writeFamily(
  tx: Tx,
  { cadre: { id: cadreId }, family }: PersonRecord,
  listed: readonly FamilyMember[],
  writing: Writing,
): Promise<void> {
  const { entered, corrected, withdrawn } = familyChanges(family, listed)
  const versionOf = async (id: string) =>
    (await findFact(tx, familyMember, writing.by.districtId, id)).version
  for (const id of withdrawn)
    await withdrawFact(tx, familyMember, id, await versionOf(id), writing, 'withdrawn')
  for (const { id, ...member } of corrected) {
    const correction = { id, version: await versionOf(id), content: { cadreId, ...member } }
    await correctFacts(tx, familyMember, [correction], writing)
  }
  if (entered.length > 0)
    await enterFacts(
      tx,
      familyMember,
      entered.map((member) => ({
        id: newId(writing.at.getTime()),
        content: { cadreId, ...member },
      })),
      writing,
    )
}

export interface Taking {
  readonly cadreId: string
  readonly file: string
  readonly bytes: Uint8Array
  readonly fields: readonly string[]
  /** The digest of the preview. */
  readonly seen: string
}

/**
 * Takes the chosen fields over: the roster's and the family's as any correction of facts, the rest as
 * a further version of the form. All rest on the file, which is kept.
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
  const weighed = await weigh(tx, actor, now, cadreId, taking)
  refuseIf(cannotTake(actor, weighed.record.cadre, weighed.given))
  if (weighed.seen !== taking.seen) throw new Refusal(reason('record.changed-meanwhile'))
  const chosen = new Set(taking.fields)
  const taken = take(weighed.stored, weighed.given, weighed.changes, chosen)
  const used = weighed.changes.filter(
    ({ key, became, into }) => chosen.has(key) && became !== 'same' && into !== 'nowhere',
  )
  if (used.length === 0) throw new Refusal(reason('form.nothing-chosen'))
  const keysInto = (into: string) =>
    used.filter((one) => one.into === into).map(({ key }) => String(key))
  const [corrected, kept] = [[...keysInto('roster'), ...keysInto('family')], keysInto('form')]
  const sha256 = await keepFile(data, bytes)
  const writing = { by: doer(actor), at: now, reason: `采用任免审批表 ${file}` }
  if (keysInto('roster').length > 0) {
    const { content, version } = await findFact(tx, cadre, districtId, cadreId)
    const correction = { id: cadreId, version, content: { ...content, ...taken.roster } }
    await correctFacts(tx, cadre, [correction], writing)
  }
  if (taken.family) await writeFamily(tx, weighed.record, taken.family, writing)
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
