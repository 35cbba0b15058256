import { useMutation, useQuery } from '@tanstack/react-query'
import type { Audit, AuditedRun } from '@zhishi/domain/decisions/api.ts'
import { useMay } from '../access/actor.ts'
import { moment, whole } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { call } from '../platform/client.ts'
import { ForbiddenPage, ProblemPage } from '../platform/ErrorPages.tsx'
import { problemText } from '../platform/problem-words.ts'
import { useTitle } from '../ui/title.ts'
import { decisionsApi } from './api.built.ts'
import { auditedRuns } from './queries.ts'
import './decisions.css'

const CHECKS = ['inputs', 'result', 'shown', 'ledgers', 'seal', 'trail'] as const

/** The sealed runs, each of which can be computed again and compared; nobody's content is here. */
export default function AuditRunsPage() {
  const may = useMay()
  const allowed = may('audit runs')
  const { data, error } = useQuery({ ...auditedRuns, enabled: allowed })
  useTitle(t('audit.title'))
  if (!allowed) return <ForbiddenPage />
  if (error) return <ProblemPage error={error} />
  if (!data) return <p role="status">{t('loading')}</p>
  return (
    <div className="audit-runs">
      <header className="page-head">
        <h1>{t('audit.title')}</h1>
      </header>
      <p className="hint">{t('audit.about')}</p>
      {data.length === 0 && <p className="faint">{t('audit.none')}</p>}
      {data.map((run) => (
        <AuditedRunCard key={run.id} run={run} />
      ))}
    </div>
  )
}

function AuditedRunCard({ run }: { run: AuditedRun }) {
  const { id, counts, seal } = run
  const auditing = useMutation({
    mutationFn: () => call(decisionsApi.audit, { params: { id } }),
  })
  const name = `${term(`runs.kind.${run.kind}`)} ${run.period} ${run.scheme}`
  return (
    <article className="card" aria-label={name}>
      <h2>{name}</h2>
      <p>{t('audit.sealed', { body: seal.body, on: seal.on, by: seal.by, at: moment(seal.at) })}</p>
      <p>
        {t('audit.counts', {
          people: whole(counts.people),
          decided: whole(counts.decided),
          open: whole(counts.open),
          departures: whole(counts.departures),
          recognised: whole(counts.recognised),
        })}
      </p>
      {run.follows && <p className="hint">{t('audit.follows', { id: run.follows })}</p>}
      <dl className="hashes mono">
        <dt>{t('audit.hash.inputs')}</dt>
        <dd>{run.inputsHash}</dd>
        <dt>{t('audit.hash.result')}</dt>
        <dd>{run.resultHash}</dd>
        <dt>{t('audit.hash.seal')}</dt>
        <dd>{seal.hash}</dd>
      </dl>
      <div className="actions">
        <button
          type="button"
          className="primary"
          disabled={auditing.isPending}
          onClick={() => auditing.mutate()}
        >
          {auditing.isPending ? t('audit.running') : t('audit.run')}
        </button>
      </div>
      <div role="status">
        {auditing.data && <Checked audit={auditing.data} />}
        {auditing.error && <p className="banner bad">{problemText(auditing.error)}</p>}
      </div>
    </article>
  )
}

function Checked({ audit }: { audit: Audit }) {
  const isIntact = CHECKS.every((check) => audit[check])
  return (
    <>
      <p className={isIntact ? 'verdict good' : 'verdict bad'}>
        {isIntact ? t('audit.intact') : t('audit.altered')}{' '}
        <span className="hint">{moment(audit.at)}</span>
      </p>
      <ul className="checks">
        {CHECKS.map((check) => (
          <li key={check} className={audit[check] ? 'good' : 'bad'}>
            <b aria-hidden="true">{audit[check] ? '✓' : '✕'}</b> {t(`audit.check.${check}`)}：
            {audit[check] ? t('audit.same') : t('audit.differs')}
          </li>
        ))}
      </ul>
    </>
  )
}
