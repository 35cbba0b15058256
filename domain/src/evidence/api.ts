import { z } from 'zod'
import { Id, Moment } from '../kernel/values.ts'
import { endpoint } from '../platform/endpoint.ts'
import { EvidenceFile, FileName, LIMITS } from './evidence.ts'

/** A file as it is listed on its record's page, with what the asker may do with it. */
export const ListedFile = EvidenceFile.extend({
  /** Whether it opens for the asker: what is withdrawn opens for few. */
  opens: z.boolean(),
  /** Why the asker may not withdraw it, as a code; null where nothing is against it. */
  why: z.string().nullable(),
})
export type ListedFile = z.infer<typeof ListedFile>

export const EvidenceList = z.strictObject({
  files: z.array(ListedFile),
  /** The asker is whom the record is about, and its source is kept from him or her: so are its files. */
  keptBack: z.boolean(),
  /** Why the asker may not add a file, as a code; null where nothing is against it. */
  why: z.string().nullable(),
})
export type EvidenceList = z.infer<typeof EvidenceList>

/** The standing files of one record among those that were asked about. */
const FilesOfRecord = z.strictObject({
  record: Id,
  files: z.array(EvidenceFile.pick({ id: true, name: true, kind: true, bytes: true, at: true })),
})
export type FilesOfRecord = z.infer<typeof FilesOfRecord>

/**
 * Files beside records of any noun. Who sees the record sees its files, and nobody else; who may
 * enter such a record may add one. The ability stands on the fact (`reads`, `keeps`).
 */
export const evidenceApi = {
  evidence: endpoint('GET', '/records/:noun/:id/evidence', {
    may: 'signed in',
    gives: EvidenceList,
  }),
  /** The same file sent again under its id is the same file; another under it is refused. */
  attach: endpoint('PUT', '/records/:noun/:id/evidence/:evidenceId', {
    may: 'signed in',
    asks: z.strictObject({ name: FileName }),
    uploads: LIMITS.bytes,
    gives: ListedFile,
  }),
  open: endpoint('GET', '/records/:noun/:id/evidence/:evidenceId/file', {
    may: 'signed in',
    file: 'application/octet-stream',
  }),
  withdraw: endpoint('POST', '/records/:noun/:id/evidence/:evidenceId/withdrawal', {
    may: 'signed in',
    takes: z.strictObject({ reason: z.string().min(2).max(500) }),
    gives: ListedFile,
  }),
  /** For pages that list records: which files stand beside these, as far as the asker sees them. */
  beside: endpoint('POST', '/evidence/beside', {
    may: 'signed in',
    safe: true,
    takes: z.strictObject({
      records: z.array(Id).max(2000),
      /** As it was known at this moment. */
      known: Moment.nullable(),
    }),
    gives: z.array(FilesOfRecord),
  }),
}
