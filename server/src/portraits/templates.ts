import type { Actor } from '@zhishi/domain/access/actor.ts'
import { Refusal, reason } from '@zhishi/domain/kernel/refusal.ts'
import { type TemplateVersion, templatesApi } from '@zhishi/domain/portraits/templates.ts'
import type { Database, Tx } from '../platform/database.ts'
import { sha256Of } from '../platform/files.ts'
import { type Route, route } from '../platform/http.ts'
import { conflict, notFound } from '../platform/problems.ts'
import { NEEDED_TAGS, PAPER_TAGS, writeBaseTemplate } from '../platform/word-base.ts'
import { flawsOf } from '../platform/word-template.ts'

declare module '../platform/tables.ts' {
  interface Tables {
    paperTemplates: PaperTemplatesTable
  }
}

export interface PaperTemplatesTable {
  districtId: number
  kind: 'writeUp'
  version: number
  sha256: string | null
  file: string | null
  bytes: number | null
  content: Buffer | null
  keptAt: Date
  accountId: string | null
  actor: string
}

type Db = Database | Tx

let base: Promise<Uint8Array> | undefined
/** The template that the program brings; made once. */
export const baseTemplate = (): Promise<Uint8Array> => (base ??= writeBaseTemplate())

const kept = (db: Db, districtId: number) =>
  db
    .selectFrom('paperTemplates')
    .where('districtId', '=', districtId)
    .where('kind', '=', 'writeUp')
    .orderBy('version', 'desc')

const VERSION = ['version', 'file', 'bytes', 'keptAt', 'actor'] as const
type Row = Pick<PaperTemplatesTable, (typeof VERSION)[number]>

const versionFrom = ({ version, file, bytes, keptAt, actor }: Row): TemplateVersion => ({
  version,
  file,
  bytes,
  keptAt: keptAt.toISOString(),
  keptBy: actor,
})

/** The template in use in a district. */
export async function templateInUse(db: Db, districtId: number): Promise<Uint8Array> {
  const row = await kept(db, districtId).select('content').limit(1).executeTakeFirst()
  return row?.content ? new Uint8Array(row.content) : baseTemplate()
}

interface NewTemplate {
  readonly seen: number
  readonly file: { readonly name: string; readonly content: Uint8Array } | null
}

/** Keeps a further version; two at once: the second is told that somebody was faster. */
async function keepTemplate(tx: Tx, actor: Actor, now: Date, { seen, file }: NewTemplate) {
  const { districtId, accountId, name } = actor
  const latest = await kept(tx, districtId).select('version').limit(1).executeTakeFirst()
  if ((latest?.version ?? 0) !== seen) throw conflict('record.changed-meanwhile')
  const row = {
    version: seen + 1,
    file: file?.name ?? null,
    bytes: file?.content.length ?? null,
    keptAt: now,
    actor: name,
  }
  await tx
    .insertInto('paperTemplates')
    .values({
      ...row,
      districtId,
      accountId,
      kind: 'writeUp',
      sha256: file ? sha256Of(file.content) : null,
      content: file ? Buffer.from(file.content) : null,
    })
    .execute()
  return versionFrom(row)
}

export const templateRoutes: readonly Route[] = [
  route(templatesApi.versions, async ({ tx, actor }) =>
    (await kept(tx, actor.districtId).select(VERSION).limit(100).execute()).map(versionFrom),
  ),

  route(templatesApi.file, async ({ tx, actor, query, note }) => {
    note({ outcome: 'exported', noun: 'template', particulars: { version: query.version } })
    if (query.version === 0) return { file: await baseTemplate(), name: '现实表现材料模板.docx' }
    const row = await kept(tx, actor.districtId)
      .select(['content', 'file'])
      .where('version', '=', query.version)
      .executeTakeFirst()
    if (!row?.content) throw notFound()
    return { file: new Uint8Array(row.content), name: row.file ?? '模板.docx' }
  }),

  route(templatesApi.check, async ({ upload, query }) =>
    flawsOf(upload, query.name, PAPER_TAGS, NEEDED_TAGS),
  ),

  route(templatesApi.keep, async ({ tx, actor, now, upload, query, note }) => {
    const flaws = flawsOf(upload, query.name, PAPER_TAGS, NEEDED_TAGS)
    if (flaws.length > 0)
      throw new Refusal(reason('template.flawed', { file: query.name, count: flaws.length }))
    const file = { name: query.name, content: upload }
    note({ noun: 'template', particulars: { file: query.name, sha256: sha256Of(upload) } })
    return keepTemplate(tx, actor, now, { seen: query.version, file })
  }),

  route(templatesApi.returnToBase, async ({ tx, actor, now, input, note }) => {
    note({ noun: 'template', particulars: { base: true } })
    return keepTemplate(tx, actor, now, { seen: input.version, file: null })
  }),
]
