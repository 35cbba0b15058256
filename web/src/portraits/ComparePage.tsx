import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '../access/actor.ts'
import { t } from '../kernel/words.ts'
import { call } from '../platform/client.ts'
import { platformApi } from '../platform/api.built.ts'
import { ForbiddenPage, ProblemPage } from '../platform/ErrorPages.tsx'
import { type Finder, LinkInput } from '../platform/LinkInput.tsx'
import type { Chosen } from '../platform/typed-record.ts'
import { useTitle } from '../ui/title.ts'
import { Watermark } from '../ui/Watermark.tsx'
import { ComparedTable } from './ComparedTable.tsx'
import { comparison, person } from './queries.ts'
import './person.css'
import './compare.css'

const MOST = 5

const findCadres: Finder = (noun, q, signal) =>
  call(platformApi.search, { query: { q, noun }, signal })

/** Two to five people side by side, on the same terms; the address is the comparison. */
export default function ComparePage() {
  const search = useSearch({ from: '/shell/compare' })
  const navigate = useNavigate({ from: '/compare' })
  const may = useMay()
  const ids = [...new Set((search['ids'] ?? '').split(',').filter((id) => id !== ''))]
  const isEnough = ids.length > 1
  const { data, error } = useQuery({
    ...comparison(ids, search['period']),
    enabled: may('compare people') && isEnough,
  })
  useTitle(t('compare.title'))
  if (!may('compare people')) return <ForbiddenPage />
  const go = (next: readonly string[]) =>
    void navigate({ search: (now) => ({ ...now, ids: next.join(',') }) })
  return (
    <div className="person compare">
      <Watermark />
      <header className="page-head">
        <h1>{t('compare.title')}</h1>
        {data && <span className="faint">{data.period}</span>}
        <div className="actions">
          {ids.length < MOST && <Adding onAdd={(id) => go([...ids, id])} />}
          <button type="button" onClick={() => globalThis.print()}>
            {t('print')}
          </button>
        </div>
      </header>
      <p className="hint">{t('compare.about')}</p>
      {!isEnough && (
        <p className="banner">
          {t('compare.need', { count: 2 - ids.length })} {ids[0] && <NameOf id={ids[0]} />}
        </p>
      )}
      {isEnough && error && <ProblemPage error={error} />}
      {isEnough && !error && !data && <p role="status">{t('loading')}</p>}
      {isEnough && data && (
        <ComparedTable
          people={data.people}
          onRemove={(id) => go(ids.filter((one) => one !== id))}
        />
      )}
    </div>
  )
}

/** Whom one has chosen so far. */
function NameOf({ id }: { id: string }) {
  const { data } = useQuery(person(id))
  return data ? <b>{data.record.cadre.name}</b> : null
}

function Adding({ onAdd }: { onAdd: (id: string) => void }) {
  const [value, setValue] = useState<Chosen | string | null>(null)
  return (
    <div className="adding screen-only">
      <span id="compare-add-label" className="unseen">
        {t('compare.add')}
      </span>
      <LinkInput
        noun="cadre"
        value={value}
        find={findCadres}
        common={{ id: 'compare-add' }}
        onLeave={() => {}}
        onChange={(next) => {
          if (next === null || typeof next === 'string') return setValue(next)
          setValue(null)
          onAdd(next.id)
        }}
      />
    </div>
  )
}
