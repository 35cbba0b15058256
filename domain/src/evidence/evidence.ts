import { z } from 'zod'
import { choice, Count, Id, Moment, Phrase } from '../kernel/values.ts'

/** What a file may be. It is told by the bytes, never by the name (OFD: the national layout format). */
export const FileKind = choice('fileKind', ['pdf', 'ofd', 'docx', 'xlsx', 'png', 'jpeg', 'text'])
export type FileKind = z.infer<typeof FileKind>

/** How files of a kind are named, and as what they are sent. */
export const FILE_KINDS: Readonly<
  Record<FileKind, { readonly endings: readonly string[]; readonly type: string }>
> = {
  pdf: { endings: ['pdf'], type: 'application/pdf' },
  ofd: { endings: ['ofd'], type: 'application/ofd' },
  docx: {
    endings: ['docx'],
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  xlsx: {
    endings: ['xlsx'],
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  png: { endings: ['png'], type: 'image/png' },
  jpeg: { endings: ['jpg', 'jpeg'], type: 'image/jpeg' },
  text: { endings: ['txt', 'csv'], type: 'text/plain' },
}

/** What one file, and what all files beside one record, may come to (ours). */
export const LIMITS = {
  bytes: 20 * 1024 * 1024,
  /** Points of a picture: what a phone takes, and a scanned plan. */
  pixels: 60_000_000,
  files: 30,
} as const

/** The name that a file came under, without a folder. */
export const FileName = Phrase.refine((name) => !/[/\\]/.test(name), { error: 'text.malformed' })

/**
 * 佐证: a file beside a record of any kind, by noun and id. It is never replaced: a further one is
 * added, and one that should not be there is withdrawn and stays in sight as withdrawn.
 */
export const EvidenceFile = z.strictObject({
  id: Id,
  name: FileName,
  kind: FileKind,
  bytes: Count,
  by: z.string(),
  at: Moment,
  /** Added after the finding on the record, which therefore does not rest on it. */
  later: z.boolean(),
  withdrawn: z.strictObject({ by: z.string(), at: Moment, reason: z.string() }).nullable(),
})
export type EvidenceFile = z.infer<typeof EvidenceFile>
