import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { PaperJob } from '@zhishi/domain/papers/api.ts'
import { useState } from 'react'
import { useMay } from '../access/actor.ts'
import { runs } from '../evaluation/queries.ts'
import { moment } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { addressOf, call } from '../platform/client.ts'
import { ForbiddenPage } from '../platform/ErrorPages.tsx'
import { newId } from '../platform/new-id.ts'
import { problemText } from '../platform/problem-words.ts'
import { queries } from '../platform/query-client.ts'
import { useTitle } from '../ui/title.ts'
import { toast } from '../ui/toast.tsx'
import { papersApi } from './api.built.ts'
import { awaiting, paperJobs } from './queries.ts'
import './papers.css'

/** Papers of the district: what waits for approval, and all write-ups in one file. */
export default function PapersPage() {
  const may = useMay()
  useTitle(t('papers.title'))
  const [drafts, approves] = [may('draft write-ups'), may('approve write-ups')]
  if (!drafts && !approves) return <ForbiddenPage />
  return (
    <div className="papers">
      <header className="page-head">
        <h1>{t('papers.title')}</h1>
        {may('keep templates') && (
          <div className="actions">
            <Link to="/templates" className="button">
              {t('papers.templates')}
            </Link>
          </div>
        )}
      </header>
      {approves && <Waiting />}
      {drafts && <Jobs />}
      <Reports />
    </div>
  )
}

function Waiting() {
  const { data, error } = useQuery(awaiting)
  return (
    <section className="card" aria-labelledby="waiting">
      <h2 id="waiting">{t('papers.waiting')}</h2>
      {error && <p role="alert">{problemText(error)}</p>}
      {data?.length === 0 && <p className="hint">{t('papers.noneWaiting')}</p>}
      {data && data.length > 0 && (
        <ul className="waiting">
          {data.map((one) => (
            <li key={one.id}>
              <Link
                to="/people/$id/write-up"
                params={{ id: one.cadreId }}
                search={{ version: one.id }}
              >
                {one.name}
              </Link>{' '}
              <span className="hint">
                {[
                  one.unit,
                  one.period,
                  t('papers.version', { version: one.version }),
                  one.keptBy,
                  moment(one.keptAt),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {one.unsupported > 0 && (
                <span className="hint" data-figure="">
                  {' '}
                  {t('papers.unsupported', { count: one.unsupported })}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** The report of each run, newest first. */
function Reports() {
  const { data } = useQuery(runs)
  if (!data || data.length === 0) return null
  return (
    <section className="card" aria-labelledby="reports">
      <h2 id="reports">{t('papers.reports')}</h2>
      <ul className="waiting">
        {data.slice(0, 10).map(({ id, kind, period, startedAt, startedBy, recused }) => (
          <li key={id}>
            {recused === 0 ? (
              <a download href={addressOf(papersApi.runReport, { id })}>
                {t(`papers.report.${kind}`, { period })}
              </a>
            ) : (
              t('papers.report.recused', { report: t(`papers.report.${kind}`, { period }) })
            )}{' '}
            <span className="hint">
              {startedBy} · {moment(startedAt)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Jobs() {
  const { data, error } = useQuery(paperJobs)
  const [sources, setSources] = useState(true)
  const again = () => queries.invalidateQueries({ queryKey: ['paper-jobs'] })
  const problem = (wrong: unknown) => toast(problemText(wrong), { bad: true })
  const starting = useMutation({
    mutationFn: () =>
      call(papersApi.startJob, { params: { id: newId() }, input: { period: null, sources } }),
    onSuccess: again,
    onError: problem,
  })
  const isOpen = data?.some(({ state }) => state === 'queued' || state === 'running') ?? false
  return (
    <section className="card" aria-labelledby="all-papers">
      <h2 id="all-papers">{t('papers.all')}</h2>
      <p className="hint">{t('papers.about')}</p>
      <div className="actions">
        <label>
          <input
            type="checkbox"
            checked={sources}
            onChange={({ target }) => setSources(target.checked)}
          />{' '}
          {t('papers.sources')}
        </label>
        <button
          type="button"
          className="primary"
          disabled={isOpen || starting.isPending}
          onClick={() => starting.mutate()}
        >
          {t('papers.start')}
        </button>
      </div>
      {error && <p role="alert">{problemText(error)}</p>}
      {data?.length === 0 && <p className="hint">{t('papers.noneYet')}</p>}
      <ul className="jobs">
        {data?.map((job) => (
          <Job key={job.id} job={job} onChanged={again} onProblem={problem} />
        ))}
      </ul>
    </section>
  )
}

function Job({
  job,
  onChanged,
  onProblem,
}: {
  readonly job: PaperJob
  readonly onChanged: () => void
  readonly onProblem: (wrong: unknown) => void
}) {
  const cancelling = useMutation({
    mutationFn: () => call(papersApi.cancelJob, { params: { id: job.id }, input: {} }),
    onSuccess: onChanged,
    onError: onProblem,
  })
  const isOpen = job.state === 'queued' || job.state === 'running'
  const asked = { period: job.period, by: job.askedBy, moment: moment(job.askedAt) }
  return (
    <li>
      <p>
        <strong>{t(`papers.state.${job.state}`)}</strong> {t('papers.asked', asked)}
      </p>
      {isOpen && (
        <>
          <progress max={job.total} value={job.done} aria-label={t('papers.progress')} />
          <p role="status">
            {t('papers.done', { done: job.done, total: job.total })}
            {job.secondsLeft !== null && ` · ${t('papers.left', { seconds: job.secondsLeft })}`}
          </p>
          <button type="button" disabled={cancelling.isPending} onClick={() => cancelling.mutate()}>
            {t('papers.cancel')}
          </button>
        </>
      )}
      {job.until !== null && (
        <p>
          <a className="button" download href={addressOf(papersApi.jobFile, { id: job.id })}>
            {t('papers.fetch', { megabytes: ((job.bytes ?? 0) / 1_048_576).toFixed(1) })}
          </a>{' '}
          <span className="hint">{t('papers.until', { moment: moment(job.until) })}</span>
        </p>
      )}
      {job.state === 'done' && job.until === null && <p className="hint">{t('papers.gone')}</p>}
      {job.leftOut.length > 0 && (
        <details>
          <summary>{t('papers.leftOut', { count: job.leftOut.length })}</summary>
          <ul>
            {job.leftOut.map(({ cadreId, name, why }) => (
              <li key={cadreId}>
                {name}：{term(`reason.${why}`)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}
