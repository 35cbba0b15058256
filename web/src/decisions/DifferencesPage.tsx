import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { Differences } from '@zhishi/domain/decisions/api.ts'
import { useMay } from '../access/actor.ts'
import { points } from '../evaluation/told.ts'
import { moment, scaled } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { ForbiddenPage, ProblemPage } from '../platform/ErrorPages.tsx'
import { RecordLink } from '../platform/RecordLink.tsx'
import { useTitle } from '../ui/title.ts'
import { Watermark } from '../ui/Watermark.tsx'
import { verdictWord } from './meeting.ts'
import { differences } from './queries.ts'
import '../evaluation/evaluation.css'
import './decisions.css'

/** What a later correction changed: the records, and whose score, place and proposed grade moved. */
export default function DifferencesPage() {
  const { run } = useParams({ from: '/shell/evaluation/$run/differences' })
  const may = useMay()
  const allowed = may('decide evaluation')
  const { data, error } = useQuery({ ...differences(run), enabled: allowed })
  useTitle(t('differences.title'))
  if (!allowed) return <ForbiddenPage />
  if (error) return <ProblemPage error={error} />
  if (!data) return <p role="status">{t('loading')}</p>
  return (
    <div className="evaluation differences">
      <Watermark />
      <header className="page-head">
        <h1>{t('differences.title')}</h1>
        <span className="tag">{data.run.period}</span>
      </header>
      <p>
        <Link to="/evaluation/$run" params={{ run: data.old.id }}>
          {t('differences.old', { moment: moment(data.old.asOf) })}
        </Link>
        {' → '}
        <Link to="/evaluation/$run" params={{ run: data.run.id }}>
          {t('differences.new', { moment: moment(data.run.asOf) })}
        </Link>
      </p>
      {data.run.scheme !== data.old.scheme && (
        <p className="banner">
          {t('differences.schemes', { from: data.old.scheme, to: data.run.scheme })}
        </p>
      )}
      <People people={data.people} run={data.run.id} />
      <Records records={data.records} />
    </div>
  )
}

/** What was and what is; what stayed is said once. */
const between = (from: string, to: string): string => (from === to ? to : `${from} → ${to}`)

const moved = (from: number | null, to: number | null): string => {
  if (from === null || to === null || from === to) return ''
  return ` (${to > from ? '+' : ''}${scaled(to - from)})`
}

function People({ people, run }: { people: Differences['people']; run: string }) {
  return (
    <section>
      <h2>{t('differences.people', { count: people.length })}</h2>
      {people.length === 0 ? (
        <p className="faint">{t('differences.nobody')}</p>
      ) : (
        <div className="wide">
          <table className="worded">
            <thead>
              <tr>
                <th scope="col">{term('field.cadre')}</th>
                <th scope="col" className="number">
                  {term('number.total')}
                </th>
                <th scope="col">{t('run.rank')}</th>
                <th scope="col">{t('calibration.proposed')}</th>
                <th scope="col">{t('differences.decided')}</th>
              </tr>
            </thead>
            <tbody>
              {people.map(({ cadreId, name, from, to, decided }) => (
                <tr key={cadreId}>
                  <th scope="row">
                    <Link to="/evaluation/$run/people/$id" params={{ run, id: cadreId }}>
                      {name}
                    </Link>
                  </th>
                  <td className="number">
                    {between(points(from?.total ?? null), points(to?.total ?? null))}
                    {moved(from?.total ?? null, to?.total ?? null)}
                  </td>
                  <td>{between(`${from?.rank ?? '—'}`, `${to?.rank ?? '—'}`)}</td>
                  <td>{between(verdictWord(from?.grade), verdictWord(to?.grade))}</td>
                  <td>{verdictWord(decided)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Records({ records }: { records: Differences['records'] }) {
  const [own, further] = [true, false].map((by) => records.filter(({ bySeal }) => bySeal === by))
  return (
    <section>
      <h2>{t('differences.records', { count: further?.length ?? 0 })}</h2>
      {further && further.length > 0 ? (
        <RecordTable records={further} />
      ) : (
        <p className="faint">{t('differences.noRecords')}</p>
      )}
      {own && own.length > 0 && (
        <details>
          <summary>{t('differences.bySeal', { count: own.length })}</summary>
          <RecordTable records={own} />
        </details>
      )}
    </section>
  )
}

function RecordTable({ records }: { records: Differences['records'] }) {
  return (
    <div className="wide">
      <table className="worded">
        <thead>
          <tr>
            <th scope="col">{t('differences.record')}</th>
            <th scope="col">{t('differences.act')}</th>
            <th scope="col">{t('differences.by')}</th>
            <th scope="col">{t('differences.touches')}</th>
          </tr>
        </thead>
        <tbody>
          {records.map(({ noun, id, label, act, at, by, reason, touches }) => (
            <tr key={id}>
              <th scope="row">
                <RecordLink noun={noun} id={id}>
                  {label || term(`noun.${noun}`)}
                </RecordLink>{' '}
                {label && <span className="hint">{term(`noun.${noun}`)}</span>}
              </th>
              <td>
                {t(`differences.acts.${act}`)}
                {reason !== null && <p className="hint">{reason}</p>}
              </td>
              <td>
                {by} · {moment(at)}
              </td>
              <td>{touches.join(t('comma'))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
