import { intakeApi } from '@zhishi/domain/intake/api.ts'
import type { ChangeView } from '@zhishi/domain/intake/api.ts'
import type { Finding, OnRecord } from '@zhishi/domain/intake/batch.ts'
import { Refusal, reason, refuseIf } from '@zhishi/domain/kernel/refusal.ts'
import { type Call, type Route, route, routeAfter } from '../platform/http.ts'
import { doer } from '../platform/deeds.ts'
import { keepFile } from '../platform/files.ts'
import type { Means } from '../platform/means.ts'
import type { Doer } from '../platform/trail.ts'
import { kinFor } from '../platform/visibility.ts'
import { refuseOther } from '../platform/zip.ts'
import { addFile, answerBatch, beginBatch, cancelBatch } from './batches.ts'
import { confirmBatch } from './confirming.ts'
import { readBatch, recordOf } from './reading.ts'
import { returnWorkbook } from './returning.ts'
import { runOf, startRun } from './running.ts'
import { keepSamples } from './samples.ts'
import { shownPage } from './shown.ts'
import {
  type Batch,
  districtWords,
  filesOf,
  findBatch,
  latestBatches,
  releaseOrphans,
} from './store.ts'
import { viewBatch, viewFinding } from './views.ts'
import { fileFrom } from './worker.ts'

type Asking = Pick<Call<never>, 'tx' | 'actor' | 'params'>
const found = ({ tx, actor, params }: Asking): Promise<Batch> =>
  findBatch(tx, actor.districtId, params['id'] ?? '')

/** The record without what is held on kin of who takes it away. */
const withoutKin = (record: OnRecord, kin: ReadonlySet<string>): OnRecord =>
  new Map(
    [...record].map(([noun, facts]) => [
      noun,
      facts.filter(({ id, content }) => !kin.has(id) && !kin.has(String(content['cadreId']))),
    ]),
  )

/** Workbooks in and out. Reading and writing go on after the answer; the page asks how far they are. */
export function intakeRoutes(means: Means): readonly Route[] {
  const { db, data, clock } = means
  const view = (batch: Batch) => viewBatch(db, batch)
  const again = async (call: Asking) => viewBatch(call.tx, await found(call))

  /** Goes on after the answer, and ends with the program. */
  const read = ({ districtId, id }: Batch): void =>
    void startRun(
      districtId,
      id,
      'reading',
      (run) => readBatch(means, districtId, id, run),
      means.stopping,
    )
  const confirm = ({ districtId, id }: Batch, by: Doer): void =>
    void startRun(
      districtId,
      id,
      'confirming',
      (run) => confirmBatch(means, id, by, run),
      means.stopping,
    )
  const stopRun = ({ districtId, id }: Batch): void => runOf(districtId, id)?.abort.abort()

  return [
    route(intakeApi.batches, async ({ tx, actor }) => {
      const batches = await latestBatches(tx, actor.districtId)
      return Promise.all(batches.map(view))
    }),

    routeAfter(
      intakeApi.begin,
      async ({ input }) => (input.sample ? keepSamples(data) : []),
      async ({ tx, actor, now, params, input }, files) => {
        const beginning = { id: params['id'] ?? '', ...input, files }
        return viewBatch(tx, await beginBatch(tx, beginning, doer(actor), now))
      },
    ),

    routeAfter(
      intakeApi.addFile,
      async (call) => {
        const { upload, query } = call
        await found(call)
        refuseIf(upload.length === 0 ? reason('upload.empty', { file: query.name }) : undefined)
        refuseOther(upload, query.name)
        return { name: query.name, sha256: await keepFile(data, upload), bytes: upload.length }
      },
      async (call, file) => {
        const batch = await found(call)
        stopRun(batch)
        await addFile(call.tx, batch, file, call.now)
        call.note({ particulars: { name: file.name, sha256: file.sha256, bytes: file.bytes } })
        return again(call)
      },
    ),

    route(intakeApi.read, async (call) => {
      const batch = await found(call)
      const files = await filesOf(call.tx, batch.districtId, batch.id)
      if (files.length === 0) throw new Refusal(reason('batch.empty'))
      if (batch.state === 'reading' || batch.state === 'failed' || batch.state === 'ready') {
        read(batch)
      }
      return again(call)
    }),

    route(intakeApi.batch, async (call) => {
      const batch = await found(call)
      const isOrphan = batch.state === 'confirming' && !runOf(batch.districtId, batch.id)
      if (!isOrphan) return view(batch)
      await db.transaction().execute((tx) => releaseOrphans(tx, batch.districtId))
      return view(await found(call))
    }),

    route(intakeApi.findings, async (call) => {
      const batch = await found(call)
      call.note({ outcome: 'read' })
      const page = await shownPage<Finding>(db, 'batchFindings', batch, call.query, call.query)
      const answers = batch.answers as Record<string, string>
      return { ...page, rows: page.rows.map((finding) => viewFinding(finding, answers)) }
    }),

    route(intakeApi.changes, async (call) => {
      call.note({ outcome: 'read' })
      return shownPage<ChangeView>(db, 'batchChanges', await found(call), call.query, call.query)
    }),

    route(intakeApi.answer, async (call) => {
      const batch = await found(call)
      await answerBatch(call.tx, batch, call.input.answers, call.input.year)
      call.note({ particulars: { answers: Object.keys(call.input.answers).length } })
      stopRun(batch)
      read(batch)
      return again(call)
    }),

    route(intakeApi.confirm, async (call) => {
      const batch = await found(call)
      if (batch.state !== 'ready' && batch.state !== 'confirming' && batch.state !== 'confirmed')
        throw new Refusal(reason('batch.not-ready'))
      if (batch.state !== 'confirmed') confirm(batch, doer(call.actor))
      return again(call)
    }),

    route(intakeApi.cancel, async (call) => {
      const batch = await found(call)
      await cancelBatch(call.tx, batch)
      stopRun(batch)
      return again(call)
    }),

    route(intakeApi.returned, async (call) => {
      call.note({ outcome: 'exported', particulars: { file: call.query.file } })
      const bytes = await returnWorkbook(means, await found(call), call.query.file)
      const name = call.query.file.replace(/^.*\//, '').replace(/\.\w+$/, '')
      return { file: bytes, name: `${name}（退回）.xlsx` }
    }),

    // All wordings of all columns: read when somebody asks, not at every start.
    route(intakeApi.vocabulary, async ({ tx, actor }) => {
      const { vocabularyOf } = await import('./vocabulary.ts')
      return vocabularyOf(await districtWords(tx, actor.districtId))
    }),
    route(intakeApi.keepVocabulary, async ({ tx, actor, input }) => {
      const { keepVocabulary } = await import('./vocabulary.ts')
      await keepVocabulary(tx, actor.districtId, input)
      return null
    }),

    route(intakeApi.template, async ({ params }) => {
      const kind = params['kind'] ?? ''
      const bytes = await fileFrom({ job: 'template', kind })
      return { file: bytes, name: `${kind}.xlsx` }
    }),

    route(intakeApi.exportAll, async ({ actor, query, note, tx }) => {
      const { district, districtId } = actor
      note({ outcome: 'exported', particulars: { year: query.year } })
      const record = withoutKin(await recordOf(tx, districtId), await kinFor(tx, actor))
      const job = { job: 'workbooks', district, year: query.year } as const
      const stamp = clock().toISOString().slice(0, 10)
      return {
        file: await fileFrom(job, record),
        name: `${district}${query.year}年台账（${stamp}导出）.zip`,
      }
    }),
  ]
}
