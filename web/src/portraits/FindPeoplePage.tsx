import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { Condition } from '@zhishi/domain/portraits/condition.ts'
import type { FoundPeople } from '@zhishi/domain/portraits/peopleApi.ts'
import { conditionIn, EXAMPLES, written } from '@zhishi/domain/portraits/search.ts'
import { useState } from 'react'
import { useMay } from '../access/actor.ts'
import { partialDate, whole } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { call } from '../platform/client.ts'
import { ForbiddenPage } from '../platform/ErrorPages.tsx'
import { problemText } from '../platform/problem-words.ts'
import { RecordLink } from '../platform/RecordLink.tsx'
import { useTitle } from '../ui/title.ts'
import { Watermark } from '../ui/Watermark.tsx'
import { type Asked, Conditions, inWords } from './Conditions.tsx'
import { peopleApi } from './people.built.ts'
import './person.css'
import './find.css'

/** What the address asks for, as the page edits it; the server checks it. */
const readAsked = (text: string | undefined): readonly Asked[] =>
  (text ?? '')
    .split(';')
    .filter((one) => one !== '')
    .map(conditionIn)
const writeAsked = (asked: readonly Asked[]): string =>
  written(asked.filter((one) => one['is'] !== '') as unknown as readonly Condition[])

/** Finds people by what they have done; the address is the search. */
export default function FindPeoplePage() {
  const search = useSearch({ from: '/shell/find-people' })
  const may = useMay()
  useTitle(t('find.title'))
  if (!may('compare people')) return <ForbiddenPage />
  const { all = '', none = '', page = '1' } = search
  return (
    <div className="person find-people">
      <Watermark />
      <header className="page-head">
        <h1>{t('find.title')}</h1>
      </header>
      <p className="hint">{t('find.about')}</p>
      <Builder key={`${all} ${none}`} all={all} none={none} />
      {all === '' && none === '' ? <Examples /> : <Found all={all} none={none} page={page} />}
    </div>
  )
}

function Builder({ all, none }: { all: string; none: string }) {
  const navigate = useNavigate({ from: '/find-people' })
  const [wanted, setWanted] = useState(() => readAsked(all))
  const [barred, setBarred] = useState(() => readAsked(none))
  const go = (search: Record<string, string>) => void navigate({ search: () => search })
  return (
    <form
      className="card builder"
      onSubmit={(event) => {
        event.preventDefault()
        go({ all: writeAsked(wanted), none: writeAsked(barred) })
      }}
    >
      <Conditions title={t('find.all')} asked={wanted} onChange={setWanted} />
      <Conditions title={t('find.none')} asked={barred} onChange={setBarred} />
      <div className="actions">
        <button type="submit" className="primary" disabled={wanted.length + barred.length === 0}>
          {t('find.run')}
        </button>
        {all + none !== '' && (
          <button type="button" onClick={() => go({})}>
            {t('find.clear')}
          </button>
        )}
      </div>
    </form>
  )
}

function Examples() {
  return (
    <section className="card">
      <h2>{t('find.examples')}</h2>
      <p className="faint">{t('find.start')}</p>
      <ul className="examples">
        {EXAMPLES.map(({ name, all, none }) => (
          <li key={name}>
            <Link to="/find-people" search={{ all: written(all), none: written(none) }}>
              {term(`find.example.${name}`)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

const MOST_COMPARED = 5

function Found({ all, none, page }: { all: string; none: string; page: string }) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['find-people', all, none, page],
    queryFn: ({ signal }) =>
      call(peopleApi.findPeople, { query: { all, none, page: Number(page) || 1 }, signal }),
    placeholderData: (before) => before,
  })
  if (error) return <p className="banner bad">{problemText(error)}</p>
  if (!data) return <p role="status">{t('loading')}</p>
  const wanted = readAsked(all)
  return (
    <section aria-busy={isPlaceholderData}>
      <div className="page-head">
        <h2 role="status">{t('find.count', { count: whole(data.total) })}</h2>
        <span className="faint">{t('find.asOf', { date: partialDate(data.asOf) })}</span>
        <div className="actions">
          {chosen.length > 1 && (
            <Link to="/compare" search={{ ids: chosen.join(',') }} className="button primary">
              {t('find.compare', { count: chosen.length })}
            </Link>
          )}
        </div>
      </div>
      {data.total === 0 && <p>{t('find.nobody')}</p>}
      <ul className="found">
        {data.people.map((one) => (
          <li key={one.id} className="card">
            <Person
              person={one}
              wanted={wanted}
              isChosen={chosen.includes(one.id)}
              mayChoose={chosen.length < MOST_COMPARED}
              onChoose={(is) =>
                setChosen((now) => (is ? [...now, one.id] : now.filter((id) => id !== one.id)))
              }
            />
          </li>
        ))}
      </ul>
      <Pages all={all} none={none} found={data} />
    </section>
  )
}

interface PersonProps {
  readonly person: FoundPeople['people'][number]
  readonly wanted: readonly Asked[]
  readonly isChosen: boolean
  readonly mayChoose: boolean
  readonly onChoose: (is: boolean) => void
}

/** Somebody found, with the records that fulfil each condition. */
function Person({ person, wanted, isChosen, mayChoose, onChoose }: PersonProps) {
  return (
    <>
      <p className="who">
        <input
          type="checkbox"
          aria-label={t('find.choose', { name: person.name })}
          checked={isChosen}
          disabled={!isChosen && !mayChoose}
          onChange={({ target }) => onChoose(target.checked)}
        />
        <Link to="/people/$id/portrait" params={{ id: person.id }}>
          <b>{person.name}</b>
        </Link>{' '}
        <span className="faint">{[person.unit, person.post].filter(Boolean).join(' ')}</span>
      </p>
      <dl>
        {person.fulfilled.map(({ count, records }, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- conditions keep their places
          <div key={i}>
            <dt>{inWords(wanted[i])}</dt>
            <dd data-figure="">
              {records.map(({ noun, id, label }) => (
                <span key={id} className="evidence">
                  <RecordLink noun={noun} id={id}>
                    {label}
                  </RecordLink>
                </span>
              ))}
              {count > records.length && (
                <Link to="/people/$id" params={{ id: person.id }} className="faint" data-figure="">
                  {t('find.more', { count: whole(count) })}
                </Link>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function Pages({ all, none, found }: { all: string; none: string; found: FoundPeople }) {
  const { page, pages } = found
  if (pages < 2) return null
  const to = (n: number) => ({ all, none, page: String(n) })
  return (
    <nav className="actions" aria-label={t('find.page', { page, pages })}>
      {page > 1 && (
        <Link to="/find-people" search={to(page - 1)} className="button">
          {t('find.before')}
        </Link>
      )}
      <span>{t('find.page', { page, pages })}</span>
      {page < pages && (
        <Link to="/find-people" search={to(page + 1)} className="button">
          {t('find.next')}
        </Link>
      )}
    </nav>
  )
}
