import { z } from 'zod'
import { Count, Moment } from '../kernel/values.ts'
import { endpoint } from '../platform/endpoint.ts'

/** A version of the write-up's template; without a file it is the one that the program brings. */
export const TemplateVersion = z.strictObject({
  version: Count,
  /** Null: back to the base. */
  file: z.string().nullable(),
  bytes: Count.nullable(),
  keptAt: Moment,
  keptBy: z.string(),
})
export type TemplateVersion = z.infer<typeof TemplateVersion>

/** What is wrong with a template: which tag, near which words, and what may stand there. */
export const TemplateFlaw = z.strictObject({
  code: z.enum(['unknown', 'unclosed', 'unopened', 'broken', 'misplaced', 'missing']),
  tag: z.string(),
  near: z.string(),
  allowed: z.array(z.string()),
})
export type TemplateFlaw = z.infer<typeof TemplateFlaw>

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const MOST = 4 * 1024 * 1024
const name = z.string().min(1).max(200)

/** Templates of write-ups, which clerks replace. */
export const templatesApi = {
  /** Newest first; none: the base is in use. */
  versions: endpoint('GET', '/templates/write-up', {
    may: 'keep templates',
    gives: z.array(TemplateVersion),
  }),
  /** A version, or 0 for the base. */
  file: endpoint('GET', '/templates/write-up.docx', {
    may: 'keep templates',
    asks: z.strictObject({ version: z.coerce.number().int().min(0).default(0) }),
    file: DOCX,
  }),
  check: endpoint('POST', '/templates/write-up/check', {
    may: 'keep templates',
    asks: z.strictObject({ name }),
    uploads: MOST,
    safe: true,
    gives: z.array(TemplateFlaw),
  }),
  /** On the latest version that the asker saw; 0 where there was none. */
  keep: endpoint('POST', '/templates/write-up', {
    may: 'keep templates',
    asks: z.strictObject({ name, version: z.coerce.number().int().min(0) }),
    uploads: MOST,
    gives: TemplateVersion,
  }),
  returnToBase: endpoint('POST', '/templates/write-up/base', {
    may: 'keep templates',
    takes: z.strictObject({ version: z.int().min(0) }),
    gives: TemplateVersion,
  }),
}
