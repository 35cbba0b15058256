import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { ArchivePage as Archive } from '@zhishi/domain/portraits/peopleApi.ts'
import { useMay } from '../access/actor.ts'
import { FilesOf } from '../evidence/FilesBeside.tsx'
import { moment, partialDate } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { ForbiddenPage, ProblemPage } from '../platform/ErrorPages.tsx'
import { DecisionLink, RecordLink } from '../platform/RecordLink.tsx'
import { useTitle } from '../ui/title.ts'
import { Watermark } from '../ui/Watermark.tsx'
import { ArchiveMatrix } from './ArchiveMatrix.tsx'
import { ClockBar, OlderBanner } from './ClockBar.tsx'
import { archive } from './queries.ts'
import { recordsOn } from './records.ts'
import './person.css'
import './archive.css'

/** 实绩档案: what a head got done, by quarter and dimension. */
export default function ArchivePage() {
  const { id } = useParams({ from: '/shell/people/$id/archive' })
  const asked = useSearch({ from: '/shell/people/$id/archive' })
  const may = useMay()
  const { data, error } = useQuery({ ...archive(id, asked), enabled: may('read portraits') })
  useTitle(t('archive.title'))
  if (!may('read portraits')) return <ForbiddenPage />
  if (error) return <ProblemPage error={error} />
  if (!data) return <p role="status">{t('loading')}</p>
  const { page } = data
  const { cadre, unit } = page.record
  return (
    <div className="person archive">
      <Watermark />
      <header className="page-head">
        <h1>{t('archive.of', { name: cadre.name })}</h1>
        <span className="faint">{unit}</span>
        <div className="actions">
          {page.writeUp.may && (
            <Link to="/people/$id/form" params={{ id }} search className="button">
              {t('archive.sheets')}
            </Link>
          )}
          <button type="button" onClick={() => globalThis.print()}>
            {t('print')}
          </button>
          <Link to="/people/$id" params={{ id }} search className="button">
            {t('person.title')}
          </Link>
          <Link to="/people/$id/portrait" params={{ id }} search className="button">
            {t('portrait.open')}
          </Link>
        </div>
      </header>
      <OlderBanner state={page.state} />
      <ClockBar state={page.state} />
      <p className="hint screen-only">{t('archive.about')}</p>
      <FilesOf records={recordsOn(page)} known={page.state.known}>
        <ArchiveMatrix archive={data} />
        <Others archive={data} />
      </FilesOf>
      <p className="faint">{t('person.asOf', { moment: moment(page.asOf) })}</p>
    </div>
  )
}

/** Standouts and outcomes: what came of it. */
function Others({ archive: { page } }: { archive: Archive }) {
  const { cadre, recognitions, outcomes } = page.record
  return (
    <div className="judged">
      <section className="card">
        <h2>{t('archive.recognitions')}</h2>
        {recognitions.length === 0 && <p className="faint">{t('archive.noneOnRecord')}</p>}
        <ul>
          {recognitions.map(({ id, year, note, decision }) => (
            <li key={id}>
              <RecordLink noun="recognition" id={id}>
                {[year, note].filter(Boolean).join(' · ')}
              </RecordLink>{' '}
              {decision && (
                <DecisionLink run={decision.runId} cadre={cadre.id}>
                  {t('person.decision')}
                </DecisionLink>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section className="card">
        <h2>{t('archive.outcomes')}</h2>
        {outcomes.length === 0 && <p className="faint">{t('archive.noneOnRecord')}</p>}
        <ul>
          {outcomes.map((one) => (
            <li key={one.id}>
              <RecordLink noun="outcome" id={one.id}>
                {[
                  one.date ? partialDate(one.date) : one.year,
                  term(`choice.outcomeKind.${one.kind}`),
                  one.title,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </RecordLink>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
