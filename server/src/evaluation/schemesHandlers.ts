import { scopesOf } from '@zhishi/domain/access/abilities.ts'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import { isUnpublished } from '@zhishi/domain/evaluation/schemeDrafting.ts'
import { fileFormat, fileText } from '@zhishi/domain/evaluation/schemeFile.ts'
import { type SchemeView, schemesApi } from '@zhishi/domain/evaluation/schemesApi.ts'
import type { Tx } from '../platform/database.ts'
import { doer } from '../platform/deeds.ts'
import { type Route, route } from '../platform/http.ts'
import { notFound } from '../platform/problems.ts'
import { findScheme, listSchemes } from './schemes.ts'
import { comparisonOf, examplesOf } from './schemesTrying.ts'
import { importDraft, startDraft } from './schemesStarting.ts'
import { dropDraft, publish, resumeDraft, saveDraft } from './schemesWriting.ts'
import { latestYear } from './year.ts'

/** Who is judged by schemes reads those that hold or held; drafts are for those who judge. */
const seesDrafts = ({ roles }: Actor): boolean =>
  scopesOf(roles, 'read evaluation').includes('district')

/** A version as far as it is in sight. */
async function inSight(tx: Tx, actor: Actor, key: string): Promise<SchemeView> {
  const found = await findScheme(tx, actor.districtId, key)
  if (isUnpublished(found) && !seesDrafts(actor)) throw notFound()
  return found
}

/** What names other people is only for those who see everybody's results. */
function refuseOwnOnly(actor: Actor): void {
  if (!seesDrafts(actor)) throw notFound()
}

const format = fileFormat()

export const schemesRoutes: readonly Route[] = [
  route(schemesApi.schemes, async ({ tx, actor }) => {
    const lines = await listSchemes(tx, actor.districtId)
    return seesDrafts(actor) ? lines : lines.filter((one) => !isUnpublished(one))
  }),

  route(schemesApi.scheme, ({ tx, actor, params }) => inSight(tx, actor, params['scheme'] ?? '')),

  route(schemesApi.startDraft, async ({ tx, actor, now, params, input, note }) => {
    const id = params['id'] ?? ''
    const made = await startDraft(tx, doer(actor), now, id, input)
    note({ noun: 'scheme', recordId: id, particulars: { key: made.key, from: input.from } })
    return made
  }),

  route(schemesApi.importDraft, async ({ tx, actor, now, params, input, note }) => {
    const id = params['id'] ?? ''
    const made = await importDraft(tx, doer(actor), now, id, input)
    note({ noun: 'scheme', recordId: id, particulars: { key: made.key } })
    return made
  }),

  route(schemesApi.saveDraft, async ({ tx, actor, now, params, input, note }) => {
    const [key, id] = [params['scheme'] ?? '', params['id'] ?? '']
    const saved = await saveDraft(tx, doer(actor), now, { key, id }, input)
    note({ noun: 'scheme', recordId: id, particulars: { key, revision: saved.revision } })
    return saved
  }),

  route(schemesApi.publish, async ({ tx, actor, now, params, input, note }) => {
    const key = params['scheme'] ?? ''
    note({ noun: 'scheme', particulars: { key, ...input } })
    return publish(tx, doer(actor), now, key, input)
  }),

  route(schemesApi.dropDraft, async ({ tx, actor, now, params, input, note }) => {
    const [key, id] = [params['scheme'] ?? '', params['id'] ?? '']
    note({ noun: 'scheme', recordId: id, particulars: { key, ...input } })
    return dropDraft(tx, doer(actor), now, { key, id }, input)
  }),

  route(schemesApi.resumeDraft, async ({ tx, actor, now, params, input, note }) => {
    const [key, id] = [params['scheme'] ?? '', params['id'] ?? '']
    note({ noun: 'scheme', recordId: id, particulars: { key, ...input } })
    return resumeDraft(tx, doer(actor), now, { key, id }, input)
  }),

  route(schemesApi.examples, async ({ tx, actor, now, params, query, note }) => {
    refuseOwnOnly(actor)
    const found = await findScheme(tx, actor.districtId, params['scheme'] ?? '')
    const period = query.period ?? String(await latestYear(tx, actor.districtId, now))
    note({ outcome: 'read', noun: 'scheme', particulars: { key: found.key, period } })
    return examplesOf(tx, actor, now, found, period)
  }),

  route(schemesApi.file, async ({ tx, actor, params, note }) => {
    const { key, title, scheme } = await inSight(tx, actor, params['scheme'] ?? '')
    note({ outcome: 'exported', noun: 'scheme', particulars: { key } })
    const name = `${title === null ? '' : `${title} `}${key}.json`
    return { file: new TextEncoder().encode(fileText(title, scheme)), name }
  }),

  route(schemesApi.format, async () => format),

  route(schemesApi.comparison, async ({ tx, actor, now, query, note }) => {
    refuseOwnOnly(actor)
    note({ outcome: 'read', noun: 'scheme', particulars: { ...query } })
    return comparisonOf(tx, actor, now, query)
  }),
]
