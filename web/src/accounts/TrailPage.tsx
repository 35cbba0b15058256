import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { TrailRow } from '@zhishi/domain/accounts/api.ts'
import { moment, whole } from '../kernel/format.ts'
import { knows, t, term } from '../kernel/words.ts'
import { call } from '../platform/client.ts'
import { Icon } from '../ui/Icon.tsx'
import { useTitle } from '../ui/title.ts'
import { accountsApi } from './api.built.ts'
import './accounts.css'

/** Rows on one page of the trail, as the server gives them. */
const SIZE = 50

/** Who did what, when, and how it ended, for the auditor. */
export default function TrailPage() {
  useTitle(t('trail.title'))
  const { q = '', page: at = '1' }: { q?: string; page?: string } = useSearch({
    from: '/shell/trail',
  })
  const page = Math.max(1, Number(at) || 1)
  const navigate = useNavigate({ from: '/trail' })
  const { data, error } = useQuery({
    queryKey: ['trail', q, page],
    queryFn: ({ signal }) =>
      call(accountsApi.trail, { query: q === '' ? { page } : { page, q }, signal }),
    placeholderData: keepPreviousData,
  })
  if (error) throw error
  const go = (next: { q: string; page: number }) =>
    void navigate({
      search: { ...(next.q === '' ? {} : { q: next.q }), page: String(next.page) },
    })
  const last = Math.max(1, Math.ceil((data?.total ?? 0) / SIZE))
  return (
    <section>
      <header className="page-head">
        <h1>{t('trail.title')}</h1>
        <p className="count" role="status">
          {data && t('trail.count', { count: whole(data.total) })}
        </p>
      </header>
      <form
        role="search"
        className="trail-search screen-only"
        onSubmit={(event) => {
          event.preventDefault()
          const words = new FormData(event.currentTarget).get('q')
          go({ q: typeof words === 'string' ? words : '', page: 1 })
        }}
      >
        <input
          type="search"
          name="q"
          key={q}
          defaultValue={q}
          maxLength={100}
          aria-label={t('trail.search')}
          placeholder={t('trail.search')}
        />
        <button type="submit">{t('shell.search')}</button>
      </form>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div className="sheet trail" role="region" aria-label={t('trail.title')} tabIndex={0}>
        <table>
          <caption className="unseen">{t('trail.title')}</caption>
          <thead>
            <tr>
              {(['number', 'at', 'actor', 'act', 'outcome', 'about'] as const).map((key) => (
                <th key={key} scope="col">
                  {t(`trail.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data?.rows.map((row) => (
              <Line key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      <nav className="pager screen-only" aria-label={t('trail.pages')}>
        <button type="button" disabled={page <= 1} onClick={() => go({ q, page: page - 1 })}>
          <Icon name="left" />
          {t('trail.later')}
        </button>
        <span>{`${whole(page)} / ${whole(last)}`}</span>
        <button type="button" disabled={page >= last} onClick={() => go({ q, page: page + 1 })}>
          {t('trail.earlier')}
          <Icon name="right" />
        </button>
      </nav>
      {data?.head && (
        <p className="faint">
          {t('trail.head', { number: data.head.number })}
          <br />
          <span className="mono">{data.head.hash}</span>
        </p>
      )}
    </section>
  )
}

function Line({ row }: { row: TrailRow }) {
  const noun = row.noun !== null && knows(`noun.${row.noun}`) ? term(`noun.${row.noun}`) : row.noun
  const particulars = Object.entries(row.particulars)
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('; ')
  return (
    <tr>
      <td className="number">{row.number ?? '…'}</td>
      <td>{moment(row.at)}</td>
      <th scope="row">{row.actor}</th>
      <td className="mono">{row.act}</td>
      <td>
        <span className={`outcome ${row.outcome}`}>{t(`trail.is.${row.outcome}`)}</span>
      </td>
      <td>
        {noun}
        {row.recordId && <div className="mono faint">{row.recordId}</div>}
        {particulars !== '' && <div className="mono faint">{particulars}</div>}
      </td>
    </tr>
  )
}
