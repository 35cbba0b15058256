import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type {
  NextVisitLine,
  NextVisitsPage as Page,
} from '@zhishi/domain/portraits/nextVisitsApi.ts'
import { useMay } from '../access/actor.ts'
import { SpanSelect } from '../inspection/SpanSelect.tsx'
import { datesOf } from '../inspection/points.ts'
import { partialDate, percent, whole } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { ForbiddenPage, ProblemPage } from '../platform/ErrorPages.tsx'
import { call } from '../platform/client.ts'
import { Watermark } from '../ui/Watermark.tsx'
import { useTitle } from '../ui/title.ts'
import { nextVisitsApi } from './nextVisitsApi.built.ts'
import '../inspection/beside.css'

const AT_FIRST = 40

/** Where the next visit would help most, each with its reasons. */
export default function NextVisitsPage() {
  const { period } = useSearch({ from: '/shell/inspection/next-visits' })
  const navigate = useNavigate({ from: '/inspection/next-visits' })
  const may = useMay()
  const { data, error } = useQuery({
    queryKey: ['next-visits', period ?? ''],
    queryFn: ({ signal }) => call(nextVisitsApi.nextVisits, { query: { period }, signal }),
    enabled: may('read inspection'),
  })
  useTitle(t('nextVisits.title'))
  if (!may('read inspection')) return <ForbiddenPage />
  if (error) return <ProblemPage error={error} />
  if (!data) return <p role="status">{t('loading')}</p>
  return (
    <div className="beside">
      <Watermark />
      <header className="page-head">
        <h1>{t('nextVisits.title')}</h1>
        <SpanSelect
          span={data.span}
          years={data.years}
          onChoose={(span) => void navigate({ search: () => ({ period: span }) })}
        />
        <Link to="/inspection/severity" search={{ period: data.span }}>
          {t('severity.title')}
        </Link>
      </header>
      <p className="hint">
        {t('nextVisits.about', {
          count: whole(data.visits.length),
          expected: whole(data.expected),
        })}
      </p>
      <TeamsApart page={data} />
      <Visits page={data} />
      <details className="card">
        <summary>{t('nextVisits.how')}</summary>
        <p>{t('nextVisits.howEnough')}</p>
        <p>{t('nextVisits.howWeight')}</p>
        <p>{t('nextVisits.howOrder')}</p>
        <p>{t('nextVisits.howTeam')}</p>
      </details>
    </div>
  )
}

/** Teams whose marks cannot be compared yet, and what it would take. */
function TeamsApart({ page: { apart, visits } }: { page: Page }) {
  if (apart.length === 0) return <p>{t('nextVisits.allConnected')}</p>
  return (
    <section className="card" aria-labelledby="apart">
      <h2 id="apart">{t('nextVisits.apart')}</h2>
      <ul>
        {apart.map(({ teamId, name, lacks }) => (
          <li key={teamId}>
            <Link to="/records/$noun/$id" params={{ noun: 'team', id: teamId }}>
              {name}
            </Link>
            {t('colon')}
            {t('nextVisits.lacks', {
              people: whole(lacks),
              listed: whole(
                visits.filter(({ connects }) => connects.some((one) => one.teamId === teamId))
                  .length,
              ),
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Visits({ page: { visits, span } }: { page: Page }) {
  const [all, setAll] = useState(false)
  if (visits.length === 0) return <p>{t('nextVisits.nothing')}</p>
  const shown = all ? visits : visits.slice(0, AT_FIRST)
  return (
    <section aria-label={t('nextVisits.title')}>
      <div className="wide">
        <table>
          <thead>
            <tr>
              <th scope="col" className="number">
                {t('nextVisits.place')}
              </th>
              <th scope="col">{term('field.cadre')}</th>
              <th scope="col">{term('field.unit')}</th>
              <th scope="col" className="number">
                {t('nextVisits.waiting')}
              </th>
              <th scope="col">{t('nextVisits.why')}</th>
              <th scope="col">{t('nextVisits.by')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((visit, i) => (
              <Visit key={visit.cadreId} visit={visit} span={span} place={i + 1} />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < visits.length && (
        <button type="button" onClick={() => setAll(true)}>
          {t('severity.showAll', { count: whole(visits.length) })}
        </button>
      )}
    </section>
  )
}

interface VisitProps {
  readonly visit: NextVisitLine
  readonly span: string
  readonly place: number
}

function Visit({ visit, span, place }: VisitProps) {
  return (
    <tr>
      <td className="number">{whole(place)}</td>
      <th scope="row">
        <Link to="/people/$id" params={{ id: visit.cadreId }}>
          {visit.name}
        </Link>
        <span className="tag">{term(`nextVisits.as.${visit.as}`)}</span>
      </th>
      <td>{visit.unit}</td>
      <td className="number">{percent(visit.waiting)}%</td>
      <td className="reasons">
        <ul>
          <li>
            {visit.observations === 0 ? (
              t('nextVisits.never')
            ) : (
              <Link
                to="/ledgers/$ledger"
                params={{ ledger: 'observations' }}
                search={{ cadreId: visit.cadreId, date: datesOf(span) }}
              >
                {t('nextVisits.seen', {
                  count: whole(visit.observations),
                  date: visit.latest ? partialDate(visit.latest) : '—',
                })}
              </Link>
            )}
          </li>
          {aspectsBy(visit, 'none') && (
            <li>{t('nextVisits.none', { aspects: aspectsBy(visit, 'none') })}</li>
          )}
          {aspectsBy(visit, 'little') && (
            <li>{t('nextVisits.little', { aspects: aspectsBy(visit, 'little') })}</li>
          )}
          {visit.connects.length > 0 && (
            <li>
              {t('nextVisits.connects', {
                teams: visit.connects.map(({ name }) => name).join(t('comma')),
              })}
            </li>
          )}
        </ul>
      </td>
      <td>
        {visit.by.length === 0
          ? t('nextVisits.nobodyMay')
          : visit.by.map(({ name }) => name).join(t('comma'))}
      </td>
    </tr>
  )
}

const ALL_ASPECTS = 7

/** The aspects on which there is nothing, or too little; all seven are called by their number. */
function aspectsBy({ wanting }: NextVisitLine, level: 'none' | 'little'): string {
  const found = wanting.filter((one) => one.level === level)
  return found.length === ALL_ASPECTS
    ? t('nextVisits.allAspects')
    : found.map(({ aspect }) => term(`choice.aspect.${aspect}`)).join(t('comma'))
}
