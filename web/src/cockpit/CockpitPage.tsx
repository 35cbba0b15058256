import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { Cockpit } from '@zhishi/domain/cockpit/api.ts'
import { useMay } from '../access/actor.ts'
import { ForbiddenPage, ProblemPage } from '../platform/ErrorPages.tsx'
import { moment, whole } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { call } from '../platform/client.ts'
import { useTitle } from '../ui/title.ts'
import { LightTable } from './LightTable.tsx'
import { cockpitApi } from './api.built.ts'
import './cockpit.css'

const cockpit = (year: string | undefined) =>
  queryOptions({
    queryKey: ['cockpit', year ?? ''],
    queryFn: ({ signal }) =>
      call(cockpitApi.cockpit, { query: year === undefined ? {} : { year }, signal }),
  })

/** In which part of the page a figure stands, and which of them stand large. */
const PARTS: readonly { readonly word: string; readonly keys: RegExp }[] = [
  {
    word: 'cockpit.work',
    keys: /^(projects|byCategory|assignments|leads$|nominations|monthlyReports|decemberLights)/,
  },
  {
    word: 'cockpit.evidence',
    keys: /^(achievements|rankings|bottomLine|vetoes|inspections|ballots|heads)/,
  },
  {
    word: 'cockpit.use',
    keys: /^(standout|promoted|motion|leadsUsed|commended|talks|adjusted|tolerance|clarification)/,
  },
  { word: 'cockpit.roster', keys: /^(people|units|sameNamePairs)/ },
]

export default function CockpitPage() {
  const search = useSearch({ from: '/shell/cockpit' })
  const may = useMay()
  const { data, error } = useQuery({ ...cockpit(search['year']), enabled: may('read cockpit') })
  useTitle(t('cockpit.title'))
  if (!may('read cockpit')) return <ForbiddenPage />
  if (error) return <ProblemPage error={error} />
  if (!data) return <p role="status">{t('loading')}</p>
  return (
    <div className="cockpit">
      <header className="page-head">
        <h1>{t('cockpit.title')}</h1>
        <Years cockpit={data} />
        <span className="faint">{t('cockpit.asOf', { moment: moment(data.asOf) })}</span>
      </header>
      {PARTS.map((part) => (
        <Part key={part.word} cockpit={data} {...part} />
      ))}
      <section aria-labelledby="lights">
        <h2 id="lights">{t('cockpit.lights')}</h2>
        <p className="hint">{t('cockpit.lightsAbout')}</p>
        <LightTable lights={data.lights} />
      </section>
      <section aria-labelledby="missing">
        <h2 id="missing">{t('cockpit.missing')}</h2>
        <p className="hint">{t('cockpit.missingAbout')}</p>
        <MissingList missing={data.missing} year={data.year} />
      </section>
    </div>
  )
}

function Years({ cockpit: { year, years } }: { cockpit: Cockpit }) {
  const navigate = useNavigate({ from: '/cockpit' })
  return (
    <label className="inline">
      <span className="unseen">{t('cockpit.year')}</span>
      <select
        value={year}
        onChange={({ target }) => void navigate({ search: () => ({ year: target.value }) })}
      >
        {[...new Set([year, ...years])].map((one) => (
          <option key={one} value={one}>
            {t('cockpit.yearOf', { year: one })}
          </option>
        ))}
      </select>
    </label>
  )
}

interface PartProps {
  readonly cockpit: Cockpit
  readonly word: string
  readonly keys: RegExp
}

/** Every figure leads to the rows it counts, with the filter in the address. */
function Part({ cockpit: { figures }, word, keys }: PartProps) {
  const shown = figures.filter(({ key }) => keys.test(key))
  if (shown.length === 0) return null
  return (
    <section aria-label={term(word)}>
      <h2>{term(word)}</h2>
      <ul className="figures">
        {shown.map(({ key, value, ledger, filter, counts }) => (
          <li key={key}>
            <Link
              to="/ledgers/$ledger"
              params={{ ledger }}
              search={filter as Record<string, string>}
              title={
                counts === 'rows'
                  ? undefined
                  : t('cockpit.countsOther', { what: term(`cockpit.counts.${counts}`) })
              }
            >
              <b className="number">{whole(value)}</b>
              <span>{term(`figure.${key}`)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function MissingList({ missing, year }: { missing: Cockpit['missing']; year: number }) {
  const open = missing.filter(({ count }) => count > 0)
  if (open.length === 0) return <p>{t('cockpit.nothingMissing')}</p>
  return (
    <ul className="missing">
      {open.map(({ key, count, ledger, filter }) => (
        <li key={key}>
          {ledger === null ? (
            <Link to="/cockpit/missing/$key" params={{ key }} search={{ year: String(year) }}>
              {term(`missing.${key}`)}
            </Link>
          ) : (
            <Link
              to="/ledgers/$ledger"
              params={{ ledger }}
              search={filter as Record<string, string>}
            >
              {term(`missing.${key}`)}
            </Link>
          )}
          <b className="number">{whole(count)}</b>
        </li>
      ))}
    </ul>
  )
}
