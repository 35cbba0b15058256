import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { MISSING_KEYS } from './missing.built.ts'
import { NotFoundPage, ProblemPage } from '../platform/ErrorPages.tsx'
import { partialDate, whole } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { call } from '../platform/client.ts'
import { RecordLink } from '../platform/RecordLink.tsx'
import { useTitle } from '../ui/title.ts'
import { cockpitApi } from './api.built.ts'
import './cockpit.css'

/** The records from which one thing is missing. */
export default function MissingPage() {
  const { key } = useParams({ from: '/shell/cockpit/missing/$key' })
  const { year, month } = useSearch({ from: '/shell/cockpit/missing/$key' })
  const isKey = MISSING_KEYS.includes(key)
  const { data, error } = useQuery({
    queryKey: ['missing', key, year, month],
    queryFn: ({ signal }) =>
      call(cockpitApi.missing, { params: { key }, query: { year, month }, signal }),
    enabled: isKey,
  })
  useTitle(term(`missing.${key}`))
  if (!isKey) return <NotFoundPage />
  if (error) return <ProblemPage error={error} />
  if (!data) return <p role="status">{t('loading')}</p>
  return (
    <div className="cockpit">
      <header className="page-head">
        <h1>{term(`missing.${key}`)}</h1>
        {month && <span className="tag">{partialDate(month)}</span>}
        <span className="count">{whole(data.total)}</span>
        <div className="actions">
          <Link to="/cockpit" className="button" search={year === undefined ? {} : { year }}>
            {t('cockpit.title')}
          </Link>
        </div>
      </header>
      <ul className="missing-rows">
        {data.rows.map((one, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- a project may lack several months
          <li key={`${one.id} ${i}`}>
            <RecordLink noun={one.noun} id={one.id}>
              {one.label}
            </RecordLink>
            {one.hint && <span className="faint"> {one.hint}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
