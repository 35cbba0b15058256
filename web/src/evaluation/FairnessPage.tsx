import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { FairnessPage as Page } from '@zhishi/domain/evaluation/fairnessApi.ts'
import { useMay } from '../access/actor.ts'
import { datesOf, points, signed } from '../inspection/points.ts'
import { reachOf, Whisker } from '../inspection/Whisker.tsx'
import { moment, whole } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { call } from '../platform/client.ts'
import { ForbiddenPage, ProblemPage } from '../platform/ErrorPages.tsx'
import { useTitle } from '../ui/title.ts'
import { Watermark } from '../ui/Watermark.tsx'
import { fairnessApi } from './fairnessApi.built.ts'
import { groupAddress, groupName } from './fairnessGroups.ts'
import '../inspection/beside.css'

/** Scores of a run side by side by sex, age, unit group and so on; groups under five kept back. */
export default function FairnessPage() {
  const { run: id } = useParams({ from: '/shell/evaluation/$run/fairness' })
  const may = useMay()
  const { data, error } = useQuery({
    queryKey: ['fairness', id],
    queryFn: ({ signal }) => call(fairnessApi.fairness, { params: { id }, signal }),
    enabled: may('read evaluation'),
  })
  useTitle(t('fairness.title'))
  if (!may('read evaluation')) return <ForbiddenPage />
  if (error) return <ProblemPage error={error} />
  if (!data) return <p role="status">{t('loading')}</p>
  const { run, people, mean, tables } = data
  return (
    <div className="beside">
      <Watermark />
      <header className="page-head">
        <h1>{t('fairness.title')}</h1>
        <Link to="/evaluation/$run" params={{ run: id }}>
          {term(`runs.kind.${run.kind}`)} {run.period}
        </Link>
        <span className="tag">{run.scheme}</span>
        <span className="faint">{t('run.asOf', { moment: moment(run.asOf) })}</span>
      </header>
      <div className="banner" role="note">
        <p>{t('fairness.noProof')}</p>
        <p>{t('fairness.small')}</p>
        <p>{t('fairness.across')}</p>
      </div>
      {mean ? (
        <p>
          {t('fairness.all', {
            people: whole(people),
            mean: points(mean.value),
            low: points(mean.low),
            high: points(mean.high),
          })}
        </p>
      ) : data.besides ? (
        <p>
          {t('fairness.besides')}{' '}
          <Link to="/evaluation/$run/fairness" params={{ run: data.besides.id }}>
            {data.besides.scheme} {t('run.asOf', { moment: moment(data.besides.asOf) })}
          </Link>
        </p>
      ) : (
        <p>{t('fairness.tooFew')}</p>
      )}
      {mean && tables.length === 0 && <p>{t('fairness.oneGroup')}</p>}
      {tables.map((table) => (
        <GroupTable key={table.by} run={run} table={table} labels={data.labels} />
      ))}
      <details className="card">
        <summary>{t('fairness.how')}</summary>
        <p>{t('fairness.howInterval')}</p>
        <p>{t('fairness.howMany')}</p>
        <p>{t('fairness.howHidden')}</p>
        <p>{t('fairness.howGroups')}</p>
      </details>
    </div>
  )
}

type Table = Page['tables'][number]

const nameOf = (by: Table['by'], key: string | null, labels: Page['labels']): string =>
  groupName(by, key, key === null ? null : (labels[key] ?? null))

/** A team's visits of the period; of every other group its people. */
const rowsOf = (by: Table['by'], key: string | null, { id, period }: Page['run']) =>
  by === 'team' && key !== null && key !== 'several'
    ? ({
        to: '/ledgers/$ledger',
        params: { ledger: 'observations' },
        search: { teamId: key, date: datesOf(period) },
      } as const)
    : peopleOf(by, key, id)

/** The people of a group in the list of the run. */
const peopleOf = (by: Table['by'], key: string | null, run: string) =>
  ({ to: '/evaluation/$run', params: { run }, search: groupAddress(by, key) }) as const

interface GroupTableProps {
  readonly run: Page['run']
  readonly table: Table
  readonly labels: Page['labels']
}

function GroupTable({ run, table: { by, groups, hidden }, labels }: GroupTableProps) {
  const ends = groups.flatMap(({ difference }) => [difference.low, difference.high])
  const reach = reachOf(ends, 0)
  const title = term(`fairness.by.${by}`)
  return (
    <section aria-labelledby={`by-${by}`}>
      <h2 id={`by-${by}`}>{title}</h2>
      {by === 'team' && <p className="hint">{t('fairness.teamAbout')}</p>}
      {groups.length > 0 && (
        <div className="wide" role="region" aria-labelledby={`by-${by}`} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{title}</th>
                <th scope="col" className="number">
                  {t('fairness.n')}
                </th>
                <th scope="col" className="number">
                  {t('fairness.mean')}
                </th>
                <th scope="col" className="plot">
                  <span className="ends">
                    <span>{t('fairness.lower')}</span>
                    <span>{t('fairness.higher')}</span>
                  </span>
                </th>
                <th scope="col">{t('fairness.difference')}</th>
              </tr>
            </thead>
            <tbody>
              {groups.map(({ key, n, mean, difference }) => (
                <tr key={key ?? ''}>
                  <th scope="row">
                    <Link {...rowsOf(by, key, run)}>{nameOf(by, key, labels)}</Link>
                  </th>
                  <td className="number">
                    <Link {...peopleOf(by, key, run.id)}>{whole(n)}</Link>
                  </td>
                  <td className="number">
                    <Link {...peopleOf(by, key, run.id)} title={t('fairness.toPeople')}>
                      <b>{points(mean.value)}</b>
                    </Link>{' '}
                    <span className="interval">
                      {points(mean.low)} ~ {points(mean.high)}
                    </span>
                  </td>
                  <td className="plot">
                    <Whisker of={difference} reach={reach} line={0} />
                  </td>
                  <td>
                    <b className="number">{signed(difference.value)}</b>{' '}
                    <span className="interval number">
                      {signed(difference.low)} ~ {signed(difference.high)}
                    </span>
                    <p className="hint">{apart(difference)}</p>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {hidden.length > 0 && (
        <p className="hint">
          {t('fairness.hidden', {
            groups: hidden.map((key) => nameOf(by, key, labels)).join(t('comma')),
          })}
        </p>
      )}
    </section>
  )
}

const apart = ({ low, high }: Table['groups'][number]['difference']): string =>
  low > 0 ? t('fairness.isHigher') : high < 0 ? t('fairness.isLower') : t('fairness.isEven')
