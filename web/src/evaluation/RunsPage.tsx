import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { Indicator } from '@zhishi/domain/evaluation/methods.ts'
import { useState } from 'react'
import { useMay } from '../access/actor.ts'
import { moment, percent, whole } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { call } from '../platform/client.ts'
import { ForbiddenPage, ProblemPage } from '../platform/ErrorPages.tsx'
import { newId } from '../platform/new-id.ts'
import { problemText } from '../platform/problem-words.ts'
import { queries } from '../platform/query-client.ts'
import { useTitle } from '../ui/title.ts'
import { toast } from '../ui/toast.tsx'
import { evaluationApi } from './api.built.ts'
import { runs } from './queries.ts'
import { schemes, scheme as schemeView } from './schemeQueries.ts'
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
          <table>
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
                  <td>{one.period}</td>
                  <td>{moment(one.asOf)}</td>
                  <td>
                    {one.startedBy} · {moment(one.startedAt)}
                  </td>
                  <td className="number">
                    {whole(one.coverage.scored)} / {whole(one.coverage.people)}
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

const lastYear = () => String(new Date().getFullYear() - 1)

function NewRun() {
  const navigate = useNavigate()
  const { data } = useQuery(schemes)
  // Nobody is judged by a draft, nor by what has been replaced.
  const holding = data?.filter(({ state }) => state === 'published')
  const [chosen, setScheme] = useState('')
  const scheme = chosen || (holding?.[0]?.key ?? '')
  const [period, setPeriod] = useState(lastYear)
  const starting = useMutation({
    mutationFn: () =>
      call(evaluationApi.startRun, {
        params: { id: newId() },
        input: { scheme, period, raisedQuota: [], asOf: null },
      }),
    onSuccess: async (one) => {
      void queries.invalidateQueries({ queryKey: ['runs'] })
      await navigate({ to: '/evaluation/$run', params: { run: one.id } })
    },
    onError: (error) => toast(problemText(error), { bad: true }),
  })
  return (
    <form
      className="card new-run"
      onSubmit={(event) => {
        event.preventDefault()
        starting.mutate()
      }}
    >
      <label>
        {t('runs.scheme')}
        <select value={scheme} onChange={({ target }) => setScheme(target.value)}>
          {holding?.map(({ key, kind, title }) => (
            <option key={key} value={key}>
              {title ?? t('runs.schemeName', { kind: term(`runs.kind.${kind}`), key })}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('runs.period')}
        <input value={period} maxLength={6} onChange={({ target }) => setPeriod(target.value)} />
        <span className="hint">{t('runs.periodHint')}</span>
      </label>
      <button type="submit" className="primary" disabled={starting.isPending}>
        {starting.isPending ? t('runs.computing') : t('runs.compute')}
      </button>
      {scheme !== '' && <SchemeWords chosen={scheme} />}
    </form>
  )
}

/** The weights of a scheme in words, so that nobody computes by a rule that is not in sight. */
function SchemeWords({ chosen }: { chosen: string }) {
  const { data } = useQuery(schemeView(chosen))
  if (data?.scheme.kind !== 'heads') return null
  return (
    <details>
      <summary>{t('runs.weights')}</summary>
      <ul>
        {data.scheme.dimensions.map(({ dimension, weight, indicators }) => (
          <li key={dimension}>
            {term(`choice.dimension.${dimension}`)} {percent(weight)}%：
            {indicators
              .filter((one) => one.weight > 0)
              .map((one) => `${term(`number.${sourceOf(one)}`)} ${percent(one.weight)}%`)
              .join('、')}
          </li>
        ))}
      </ul>
      <Link to="/schemes/$key" params={{ key: chosen }}>
        {t('runs.rules')}
      </Link>
    </details>
  )
}

/** What an indicator rests on: of one that compares, what it compares. */
const sourceOf = (rule: Indicator): string => ('of' in rule ? rule.of.source : rule.source)
