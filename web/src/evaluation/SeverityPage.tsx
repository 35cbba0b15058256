import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { SeverityPage as Page } from '@zhishi/domain/evaluation/severityApi.ts'
import type { Part } from '@zhishi/domain/inspection/severityTable.ts'
import { useMay } from '../access/actor.ts'
import { percent, whole } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { call } from '../platform/client.ts'
import { ForbiddenPage, ProblemPage } from '../platform/ErrorPages.tsx'
import { useTitle } from '../ui/title.ts'
import { Watermark } from '../ui/Watermark.tsx'
import { AdjustedPeople } from '../inspection/AdjustedPeople.tsx'
import { datesOf, points } from '../inspection/points.ts'
import { SpanSelect } from '../inspection/SpanSelect.tsx'
import { TeamPlot } from '../inspection/TeamPlot.tsx'
import { schemes } from './schemeQueries.ts'
import { severityApi } from './severityApi.built.ts'
import '../inspection/beside.css'

/** How severe each team is beside the others, and what that does to each person's mark. */
export default function SeverityPage() {
  const asked = useSearch({ from: '/shell/inspection/severity' })
  const { period, scheme, scale } = asked
  const navigate = useNavigate({ from: '/inspection/severity' })
  const may = useMay()
  const { data, error } = useQuery({
    queryKey: ['severity', period ?? '', scheme ?? '', scale ?? ''],
    queryFn: ({ signal }) =>
      call(severityApi.severity, { query: { period, scheme, scale }, signal }),
    enabled: may('read inspection'),
  })
  useTitle(t('severity.title'))
  if (!may('read inspection')) return <ForbiddenPage />
  if (error) return <ProblemPage error={error} />
  if (!data) return <p role="status">{t('severity.computing')}</p>
  return (
    <div className="beside">
      <Watermark />
      <header className="page-head">
        <h1>{t('severity.title')}</h1>
        <SpanSelect
          span={data.span}
          years={data.years}
          onChoose={(span) => void navigate({ search: { ...asked, period: span } })}
        />
        <SchemeSelect
          page={data}
          onChoose={(chosen) => void navigate({ search: { ...(period && { period }), ...chosen } })}
        />
        <span className="faint">
          <Link
            to="/ledgers/$ledger"
            params={{ ledger: 'observations' }}
            search={{ date: datesOf(data.span) }}
          >
            {t('severity.observations', { count: whole(data.observations) })}
          </Link>
        </span>
      </header>
      <p className="hint">{t('severity.about')}</p>
      <Scale page={data} />
      {data.observations === 0 ? (
        <p>{t('severity.nothing')}</p>
      ) : (
        <>
          <Parts parts={data.parts} span={data.span} />
          <TeamPlot page={data} />
          <AdjustedPeople page={data} />
          <HowItWorks page={data} />
        </>
      )}
    </div>
  )
}

interface SchemeSelectProps {
  readonly page: Page
  readonly onChoose: (chosen: { scheme: string; scale?: string }) => void
}

/** By which scheme marks count as points, and by which of its scales where it has several. */
function SchemeSelect({ page: { scheme, scales, scale }, onChoose }: SchemeSelectProps) {
  const { data } = useQuery(schemes)
  const keys = [...new Set([scheme, ...(data ?? []).map(({ key }) => key)])].toSorted()
  return (
    <>
      <label className="inline">
        <span className="unseen">{t('severity.scheme')}</span>
        <select value={scheme} onChange={({ target }) => onChoose({ scheme: target.value })}>
          {keys.map((key) => (
            <option key={key}>{key}</option>
          ))}
        </select>
      </label>
      {scales.length > 1 && (
        <label className="inline">
          <span className="unseen">{t('severity.scale')}</span>
          <select
            value={scale}
            onChange={({ target }) => onChoose({ scheme, scale: target.value })}
          >
            {scales.map((one, i) => (
              <option key={scaleWords(one)} value={i}>
                {scaleWords(one)}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  )
}

const MARKS = ['A', 'B', 'C', 'D'] as const
const scaleWords = (scale: Page['scales'][number]): string =>
  MARKS.map((mark) => `${term(`choice.mark.${mark}`)} ${scale[mark] / 10_000}`).join(' · ')

/** What marks are worth here: the points of the scheme, by the code that its runs use. */
function Scale({ page: { scheme, scales, scale, leftOut } }: { page: Page }) {
  const shown = scales[scale]
  return (
    <p className="hint">
      <Link to="/schemes/$key" params={{ key: scheme }}>
        {t('severity.byScheme', { scheme })}
      </Link>{' '}
      {shown && scaleWords(shown)}
      {leftOut > 0 && ` ${t('severity.leftOut', { count: whole(leftOut) })}`}
    </p>
  )
}

/** What the marks differ by, in one sentence and a bar. */
function Parts({ parts, span }: { parts: readonly Part[] | null; span: string }) {
  if (!parts) return <p className="banner">{t('severity.tooLittle')}</p>
  const share = (of: Part['of']) => `${percent(parts.find((one) => one.of === of)?.share ?? 0)}%`
  return (
    <section className="card" aria-labelledby="parts">
      <h2 id="parts">{t('severity.parts')}</h2>
      <p>
        {t('severity.partsWords', {
          person: share('person'),
          team: share('team'),
          occasion: share('occasion'),
          rest: share('rest'),
        })}
      </p>
      <ul className="parts">
        {parts.map(({ of, share, spread }) => (
          <li key={of}>
            <span>{term(`severity.part.${of}`)}</span>
            <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
              <rect width={share / 100} height="8" />
            </svg>
            <Link
              to="/ledgers/$ledger"
              params={{ ledger: 'observations' }}
              search={{ date: datesOf(span), marks: 'A,B,C,D' }}
              className="number"
            >
              {percent(share)}% · {t('severity.spread', { points: points(spread) })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function HowItWorks({ page }: { page: Page }) {
  return (
    <details className="card">
      <summary>{t('severity.how')}</summary>
      <p>{t('severity.howModel')}</p>
      <p>{t('severity.howRater', { teams: whole(page.teams.length) })}</p>
      <p>{t('severity.howAdjusted')}</p>
      <p>{t('severity.howAbstains')}</p>
      <p>{t('severity.howErratic')}</p>
    </details>
  )
}
