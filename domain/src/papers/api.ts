import { z } from 'zod'
import { KinshipKind } from '../cadres/cadre.ts'
import { Period } from '../evaluation/period.ts'
import { Count, Id, Moment, Name } from '../kernel/values.ts'
import { endpoint } from '../platform/endpoint.ts'
import { Clocks, State } from '../portraits/api.ts'
import { AppointmentForm } from './appointmentForm.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** What of the form was taken over from which file, and when. */
const StoredForm = z.strictObject({
  version: Count,
  file: z.string(),
  keptAt: Moment,
  keptBy: z.string(),
})

/** Somebody on the roster who bears the name of a family member, and is not registered as kin yet. */
export const Namesake = z.strictObject({
  cadreId: Id,
  name: Name,
  unit: Name.nullable(),
  /** What the family list calls him or her, and the relation that it means where it says so. */
  relation: z.string(),
  kind: KinshipKind.nullable(),
})
export type Namesake = z.infer<typeof Namesake>

const FormChange = z.strictObject({
  key: z.string(),
  became: z.enum(['new', 'different', 'same']),
  before: z.string().nullable(),
  after: z.string(),
  into: z.enum(['roster', 'family', 'form', 'nowhere']),
})

/** What taking a file over would change, field by field; nothing is written yet. */
export const FormPreview = z.strictObject({
  cadreId: Id,
  name: Name,
  /** The file names somebody else: most likely the wrong file. */
  otherName: z.string().nullable(),
  /** A digest of what is shown here: what is taken over must still be just this. */
  seen: z.string(),
  changes: z.array(FormChange),
  unknown: z.array(z.string()),
  doubled: z.array(z.string()),
  outOfOrder: z.array(z.string()),
  /** Family members who bear the name of somebody on the roster: kinship may have to be registered. */
  sameName: z.array(Namesake),
})
export type FormPreview = z.infer<typeof FormPreview>

/** A job that writes the papers of many people into one file. */
export const PaperJob = z.strictObject({
  id: Id,
  period: Period,
  sources: z.boolean(),
  state: z.enum(['queued', 'running', 'done', 'cancelled', 'failed']),
  done: Count,
  total: Count,
  secondsLeft: Count.nullable(),
  /** Who got none, and why, as a reason code. */
  leftOut: z.array(z.strictObject({ cadreId: Id, name: z.string(), why: z.string() })),
  bytes: z.int().nullable(),
  askedAt: Moment,
  endedAt: Moment.nullable(),
  askedBy: z.string(),
  /** Until when the file can be fetched; null where there is none. */
  until: Moment.nullable(),
})
export type PaperJob = z.infer<typeof PaperJob>

const Upload = { name: z.string().min(1).max(200) }
/** The period, and the state on two clocks. */
const asked = z.strictObject({ period: Period.optional() }).extend(Clocks.shape)

export const papersApi = {
  /** Its identity number masked (`maskedNumber`), as in the preview of a file. */
  form: endpoint('GET', '/people/:id/appointment-form', {
    may: 'draft write-ups',
    asks: Clocks,
    gives: z.strictObject({ form: AppointmentForm, stored: StoredForm.nullable(), state: State }),
  }),
  /** The identity number in full; that somebody looked is on the trail. */
  idNumber: endpoint('GET', '/people/:id/id-number', {
    may: 'draft write-ups',
    gives: z.strictObject({ idNumber: z.string().nullable() }),
  }),
  formDocx: endpoint('GET', '/people/:id/appointment-form.docx', {
    may: 'draft write-ups',
    asks: Clocks,
    file: DOCX,
  }),
  formLrmx: endpoint('GET', '/people/:id/appointment-form.lrmx', {
    may: 'draft write-ups',
    asks: Clocks,
    file: 'application/xml',
  }),
  previewForm: endpoint('POST', '/people/:id/appointment-form/preview', {
    may: 'keep cadres',
    asks: z.strictObject(Upload),
    uploads: 9 * 1024 * 1024,
    safe: true,
    gives: FormPreview,
  }),
  /** Whom the family list of the form may mean: kinship is registered by a person, never by a name. */
  namesakes: endpoint('GET', '/people/:id/namesakes', {
    may: 'keep cadres',
    gives: z.array(Namesake),
  }),
  /** The same file again with the fields that a person has chosen, on what he saw. */
  takeForm: endpoint('POST', '/people/:id/appointment-form/taking', {
    may: 'keep cadres',
    asks: z.strictObject({
      ...Upload,
      fields: z.string().max(1000),
      seen: z.string().regex(/^[0-9a-f]{64}$/),
    }),
    uploads: 9 * 1024 * 1024,
    gives: z.strictObject({ corrected: z.array(z.string()), kept: z.array(z.string()) }),
  }),
  /** 述职一张表. */
  debriefSheet: endpoint('GET', '/people/:id/debrief-sheet.docx', {
    may: 'read portraits',
    asks: asked,
    file: DOCX,
  }),
  archiveSheet: endpoint('GET', '/people/:id/archive-sheet.docx', {
    may: 'read portraits',
    asks: asked,
    file: DOCX,
  }),
  runReport: endpoint('GET', '/evaluation/runs/:id/report.docx', {
    may: 'read evaluation',
    file: DOCX,
  }),
  /** Newest first. */
  jobs: endpoint('GET', '/paper-jobs', { may: 'draft write-ups', gives: z.array(PaperJob) }),
  startJob: endpoint('PUT', '/paper-jobs/:id', {
    may: 'draft write-ups',
    takes: z.strictObject({ period: Period.nullable(), sources: z.boolean() }),
    gives: PaperJob,
  }),
  job: endpoint('GET', '/paper-jobs/:id', { may: 'draft write-ups', gives: PaperJob }),
  cancelJob: endpoint('POST', '/paper-jobs/:id/cancellation', {
    may: 'draft write-ups',
    takes: z.strictObject({}),
    gives: PaperJob,
  }),
  jobFile: endpoint('GET', '/paper-jobs/:id/file.zip', {
    may: 'draft write-ups',
    file: 'application/zip',
  }),
}
