import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { scopesOf } from '@zhishi/domain/access/abilities.ts'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import { Refusal, reason, refuseIf } from '@zhishi/domain/kernel/refusal.ts'
import { cannotSumUp } from '@zhishi/domain/evaluation/recusing.ts'
import { maskedNumber } from '@zhishi/domain/papers/appointmentForm.ts'
import { type PaperJob, papersApi } from '@zhishi/domain/papers/api.ts'
import { cannotFetch } from '@zhishi/domain/papers/fetching.ts'
import { cannotTake } from '@zhishi/domain/papers/taking.ts'
import type { Clocks, State } from '@zhishi/domain/portraits/api.ts'
import type { z } from 'zod'
import { decidedFor } from '../evaluation/decided.ts'
import { describeRecords } from '../evaluation/records.ts'
import { listRows } from '../evaluation/results.ts'
import { findRun, runFrom } from '../evaluation/runs.ts'
import type { Database, Tx } from '../platform/database.ts'
import { type Route, route } from '../platform/http.ts'
import type { Means } from '../platform/means.ts'
import { notFound } from '../platform/problems.ts'
import { kinFor } from '../platform/visibility.ts'
import { writeTabledPaper } from '../platform/word-tables.ts'
import { type At, clocksIn, periodOf, stateOf } from '../portraits/clocks.ts'
import { dayOf, stateInWords } from '../portraits/paper.ts'
import { findPersonAt, isOwn, readsOthers } from '../portraits/person.ts'
import { appointmentPaper } from './appointmentPaper.ts'
import { namesakesOf, photoOf, previewForm, readForm, takeForm } from './forms.ts'
import { cancelJob, findJob, jobFrom, listJobs, resultOf, startJob } from './jobs.ts'
import { writeLrmx } from './lrmx.ts'
import { restsOn } from './restsOn.ts'
import { runReport } from './runReport.ts'
import { archiveSheet, debriefSheet, namedIn } from './sheets.ts'
import { wakeWorkers } from './working.ts'

/** Papers judge and propose: they are for those who decide, and nobody fetches one on himself. */
function forOthersOnly(actor: Actor, cadreId: string): void {
  if (!readsOthers(actor) || isOwn(actor, cadreId)) throw notFound()
}

/** A job as it is told to somebody: that kin of his got no paper is not. */
const without = (kin: ReadonlySet<string>, job: PaperJob): PaperJob => ({
  ...job,
  leftOut: job.leftOut.filter(({ cadreId }) => !kin.has(cadreId)),
})

const idIn = (params: Readonly<Record<string, string>>): string => params['id'] ?? ''

/** The clocks as they were asked for, for the trail. */
const asSaid = ({ until, known }: z.infer<typeof Clocks>) => ({
  until: until ?? null,
  known: known ?? null,
})

const datesOf = ({ until, known }: State): string =>
  [until, known && dayOf(new Date(known))].filter(Boolean).join('，')

/** Forms, sheets and reports of people and runs, and the sets of papers of a whole district. */
export function papersRoutes({ data }: Means): readonly Route[] {
  const form = async (db: Database | Tx, actor: Actor, now: Date, cadreId: string, at?: At) => {
    forOthersOnly(actor, cadreId)
    return readForm(db, actor, now, cadreId, at)
  }
  const sheet = (endpoint: typeof papersApi.debriefSheet, write: typeof debriefSheet) =>
    route(endpoint, async ({ tx, actor, now, params, query, note }) => {
      const cadreId = idIn(params)
      forOthersOnly(actor, cadreId)
      const period = await periodOf(tx, actor, now, query)
      const at = clocksIn(query)
      const { record, undated } = await findPersonAt(tx, actor, { cadreId, period, at })
      const { records } = await describeRecords(
        tx,
        actor.districtId,
        [...namedIn(record), ...record.recognitions.map(({ id }) => ({ noun: 'recognition', id }))],
        { asOf: at.known ?? now, own: false },
      )
      const particulars = { period, ...asSaid(query) }
      note({ outcome: 'exported', noun: 'cadre', recordId: cadreId, particulars })
      const state = stateInWords(stateOf(at, undated))
      const paper = write(record, period, records, state)
      const { name: whose } = record.cadre
      const name = paper.title.startsWith(whose) ? paper.title : `${whose} ${paper.title}`
      return { file: await writeTabledPaper(paper), name: `${name}.docx` }
    })

  return [
    route(papersApi.form, async ({ tx, actor, now, params, query, note }) => {
      const cadreId = idIn(params)
      const { form: found, stored, state } = await form(tx, actor, now, cadreId, clocksIn(query))
      note({ outcome: 'read', noun: 'cadre', recordId: cadreId, particulars: asSaid(query) })
      return {
        form: { ...found, idNumber: maskedNumber(found.idNumber) },
        stored: stored
          ? {
              version: stored.version,
              file: stored.file,
              keptAt: stored.keptAt.toISOString(),
              keptBy: stored.actor,
            }
          : null,
        state,
      }
    }),

    route(papersApi.idNumber, async ({ tx, actor, now, params, note }) => {
      const cadreId = idIn(params)
      const { form: found } = await form(tx, actor, now, cadreId)
      note({
        outcome: 'read',
        noun: 'cadre',
        recordId: cadreId,
        particulars: { field: 'idNumber' },
      })
      return { idNumber: found.idNumber }
    }),

    route(papersApi.formDocx, async ({ tx, actor, now, params, query, note }) => {
      const cadreId = idIn(params)
      const at = clocksIn(query)
      const { form: found, record, state } = await form(tx, actor, now, cadreId, at)
      const day = at.until ?? dayOf(at.known ?? now)
      const paper = appointmentPaper(found, await photoOf(data, found), day, stateInWords(state))
      note({ outcome: 'exported', noun: 'cadre', recordId: cadreId, particulars: asSaid(query) })
      return {
        file: await writeTabledPaper(paper),
        name: `${record.cadre.name}干部任免审批表.docx`,
      }
    }),

    route(papersApi.formLrmx, async ({ tx, actor, now, params, query, note }) => {
      const cadreId = idIn(params)
      const { form: found, record, state } = await form(tx, actor, now, cadreId, clocksIn(query))
      const photo = await photoOf(data, found)
      note({ outcome: 'exported', noun: 'cadre', recordId: cadreId, particulars: asSaid(query) })
      // The format has no place for the dates of an older state: the file's name bears them.
      const older = stateInWords(state) === null ? '' : `（${datesOf(state)}）`
      const file = writeLrmx(found, photo?.bytes ?? null)
      return { file, name: `${record.cadre.name}${older}.lrmx` }
    }),

    route(papersApi.namesakes, async ({ tx, actor, now, params, note }) => {
      const cadreId = idIn(params)
      forOthersOnly(actor, cadreId)
      const found = await namesakesOf(tx, actor, now, cadreId)
      note({ outcome: 'read', noun: 'cadre', recordId: cadreId })
      return found
    }),

    route(papersApi.previewForm, async ({ tx, actor, now, params, upload, query, note }) => {
      const cadreId = idIn(params)
      const given = { file: query.name, bytes: upload }
      const preview = await previewForm(tx, actor, now, cadreId, given)
      const { name, otherName } = preview
      const why = cannotTake(actor, { id: cadreId, name }, { name: otherName })
      if (why?.code === 'form.own') throw new Refusal(why)
      const particulars = { file: query.name }
      note({ outcome: 'read', noun: 'cadre', recordId: cadreId, particulars })
      return preview
    }),

    route(papersApi.takeForm, async ({ tx, actor, now, params, upload, query, note }) => {
      const cadreId = idIn(params)
      const { name: file, fields, seen } = query
      const { corrected, kept, sha256 } = await takeForm(tx, actor, now, data, {
        cadreId,
        file,
        bytes: upload,
        fields: fields.split(','),
        seen,
      })
      const particulars = { file, sha256, corrected, kept }
      note({ noun: 'cadre', recordId: cadreId, particulars })
      return { corrected, kept }
    }),

    sheet(papersApi.debriefSheet, debriefSheet),
    sheet(papersApi.archiveSheet, archiveSheet),

    route(papersApi.runReport, async ({ tx, actor, now, params, note }) => {
      const id = idIn(params)
      if (!scopesOf(actor.roles, 'read evaluation').includes('district')) throw notFound()
      const found = await findRun(tx, actor, id)
      if (!found) throw notFound()
      refuseIf(cannotSumUp(found))
      const rows = await listRows(tx, actor, id)
      const run = runFrom(found)
      const decided = await decidedFor(tx, actor, run, new Set(rows.map(({ cadreId }) => cadreId)))
      const rests = await restsOn(tx, actor.districtId, id)
      const paper = runReport(run, rows, decided, rests, found.coverage, now)
      note({ outcome: 'exported', noun: 'run', recordId: id })
      return { file: await writeTabledPaper(paper), name: `${paper.title}.docx` }
    }),

    route(papersApi.jobs, async ({ tx, actor, now }) => {
      const kin = await kinFor(tx, actor)
      return (await listJobs(tx, actor.districtId, now)).map((job) => without(kin, job))
    }),

    route(papersApi.startJob, async ({ tx, actor, now, params, input, note }) => {
      const period = await periodOf(tx, actor, now, { period: input.period ?? undefined })
      const asked = { id: idIn(params), period, sources: input.sources }
      const job = await startJob(tx, actor, now, asked)
      note({ noun: 'paperJob', recordId: job.id, particulars: { period, sources: job.sources } })
      wakeWorkers()
      return without(await kinFor(tx, actor), jobFrom(job, now))
    }),

    route(papersApi.job, async ({ tx, actor, now, params }) => {
      const job = jobFrom(await findJob(tx, actor.districtId, idIn(params)), now)
      return without(await kinFor(tx, actor), job)
    }),

    route(papersApi.cancelJob, async ({ tx, actor, now, params, note }) => {
      await findJob(tx, actor.districtId, idIn(params))
      note({ noun: 'paperJob', recordId: idIn(params) })
      const job = jobFrom(await cancelJob(tx, actor.districtId, idIn(params), now), now)
      return without(await kinFor(tx, actor), job)
    }),

    route(papersApi.jobFile, async ({ tx, actor, now, params, note }) => {
      const job = await findJob(tx, actor.districtId, idIn(params))
      const kin = await kinFor(tx, actor)
      refuseIf(cannotFetch({ ...actor, kin }, job))
      const path = resultOf(data, job)
      const isThere = jobFrom(job, now).until !== null && (await stat(path).catch(() => null))
      if (!isThere) throw new Refusal(reason('job.no-file'))
      note({ outcome: 'exported', noun: 'paperJob', recordId: job.id })
      const file = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>
      return { file, name: `现实表现材料（${job.period}）.zip` }
    }),
  ]
}
