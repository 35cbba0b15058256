import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMay } from '../access/actor.ts'
import { moment, period, whole } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { ForbiddenPage, ProblemPage } from '../platform/ErrorPages.tsx'
import { useTitle } from '../ui/title.ts'
import { NewRun } from './NewRun.tsx'
import { runs } from './queries.ts'
import './evaluation.css'

/** Runs of the evaluation, newest first, and the way to compute one. */
export default function RunsPage() {
  const may = useMay()
  const allowed = may('read evaluation')
  const { data, error } = useQuery({ ...runs, enabled: allowed })
  useTitle(t('runs.title'))
  if (!allowed) return <ForbiddenPage />
  if (error) return <ProblemPage error={error} />
  return (
    <div className="evaluation">
      <header className="page-head">
        <h1>{t('runs.title')}</h1>
      </header>
      <p className="hint">{t('runs.about')}</p>
      {may('run evaluation') && <NewRun />}
      {data?.length === 0 && <p className="faint">{t('runs.none')}</p>}
      {data && data.length > 0 && (
        <div className="wide">
          <table className="worded">
            <thead>
              <tr>
                <th scope="col">{t('runs.what')}</th>
                <th scope="col">{t('runs.period')}</th>
                <th scope="col">{t('runs.asOf')}</th>
                <th scope="col">{t('runs.by')}</th>
                <th scope="col" className="number">
                  {t('runs.scored')}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    <Link to="/evaluation/$run" params={{ run: one.id }}>
                      {term(`runs.kind.${one.kind}`)}
                    </Link>
                    <Link to="/schemes/$key" params={{ key: one.scheme }} className="tag">
                      {one.scheme}
                    </Link>
                    <span className="tag">{term(`choice.runState.${one.state}`)}</span>
                    {one.follows && <span className="tag">{t('runs.follows')}</span>}
                  </th>
                  <td>{period(one.period)}</td>
                  <td>{moment(one.asOf)}</td>
                  <td>
                    {one.startedBy} · {moment(one.startedAt)}
                  </td>
                  <td className="number">
                    {one.coverage
                      ? `${whole(one.coverage.scored)} / ${whole(one.coverage.people)}`
                      : '—'}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}
