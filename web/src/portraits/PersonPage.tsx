import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { PersonPage as Page } from '@zhishi/domain/portraits/api.ts'
import { Fragment, type ReactNode } from 'react'
import { useMay } from '../access/actor.ts'
import { exactPoints, points, told } from '../evaluation/told.ts'
import { FilesOf } from '../evidence/FilesBeside.tsx'
import { moment, partialDate } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { ForbiddenPage, ProblemPage } from '../platform/ErrorPages.tsx'
import { reasonText } from '../platform/problem-words.ts'
import { recordPath } from '../platform/RecordLink.tsx'
import { useTitle } from '../ui/title.ts'
import { Watermark } from '../ui/Watermark.tsx'
import { WhyButton } from '../ui/WhyButton.tsx'
import { ClockBar, OlderBanner } from './ClockBar.tsx'
import { Profile } from './Profile.tsx'
import { ProjectLights } from './ProjectLights.tsx'
import { person } from './queries.ts'
import { proposalsOn } from './proposals.ts'
import { recordsOn } from './records.ts'
import { Sentences } from './Sentences.tsx'
import { Timeline } from './Timeline.tsx'
import './person.css'

/** 一人一档: everything on record about one person, each word leading to its record. */
export default function PersonPage({ todo }: { todo?: ReactNode }) {
  const { id } = useParams({ from: '/shell/people/$id' })
  const { period, until, known } = useSearch({ from: '/shell/people/$id' })
  const may = useMay()
  const { data, error } = useQuery({
    ...person(id, { period, until, known }),
    enabled: may('read portraits'),
  })
  useTitle(data?.record.cadre.name ?? t('person.title'))
  if (!may('read portraits')) return <ForbiddenPage />
  if (error) return <ProblemPage error={error} />
  if (!data) return <p role="status">{t('loading')}</p>
  const { record, portrait, noPortrait, timeline } = data
  return (
    <div className="person">
      <Watermark />
      <Head page={data} />
      <OlderBanner state={data.state} />
      <ClockBar state={data.state} />
      {todo}
      {noPortrait && <p className="banner">{told(noPortrait)}</p>}
      <Scores page={data} />
      <FilesOf records={recordsOn(data)} known={data.state.known}>
        {portrait && (
          <div className="judged">
            <Sentences
              title={t('person.strengths')}
              sentences={portrait.strengths}
              replies={record.replies}
              none={t('person.noStrengths')}
            />
            <Sentences
              title={t('person.shortcomings')}
              sentences={portrait.shortcomings}
              replies={record.replies}
              none=""
            />
          </div>
        )}
        {portrait && (
          <Profile portrait={portrait} id={id} run={data.runs.heads} period={record.period} />
        )}
        {record.projects.length > 0 && <ProjectLights projects={record.projects} />}
        <Timeline entries={timeline} of={id} />
      </FilesOf>
      <Ledgers id={id} />
      <p className="faint">{t('person.asOf', { moment: moment(data.asOf) })}</p>
    </div>
  )
}

function Head({ page: { record, layer, own, writeUp } }: { page: Page }) {
  const may = useMay()
  const { cadre, unit, group, tenures } = record
  const post = tenures.find(({ main, until }) => main && until === null)
  const facts = [
    cadre.sex && term(`choice.sex.${cadre.sex}`),
    cadre.people,
    cadre.birth && t('person.born', { date: partialDate(cadre.birth) }),
    cadre.education,
    cadre.degree,
    cadre.rank,
    cadre.expertise && t('person.expertise', { what: cadre.expertise }),
    post?.from && t('person.inPost', { date: partialDate(post.from) }),
  ].filter(Boolean)
  return (
    <header className="person-head">
      <div>
        <h1>
          {cadre.name}
          <span className="tag">{term(`choice.layer.${layer}`)}</span>
          {group && <span className="tag">{term(`choice.unitGroup.${group}`)}</span>}
          {own && <span className="tag">{t('person.isYou')}</span>}
        </h1>
        <p className="post">{[unit ?? post?.body, post?.post].filter(Boolean).join(' ')}</p>
        <p className="faint">{facts.join(' · ')}</p>
      </div>
      <div className="actions">
        {layer !== 'countyLeader' && (
          <Link to="/people/$id/portrait" params={{ id: cadre.id }} search className="button">
            {t('portrait.open')}
          </Link>
        )}
        {layer === 'head' && (
          <Link to="/people/$id/archive" params={{ id: cadre.id }} search className="button">
            {t('archive.title')}
          </Link>
        )}
        {!own && layer !== 'countyLeader' && may('compare people') && (
          <Link to="/compare" search={{ ids: cadre.id }} className="button">
            {t('compare.open')}
          </Link>
        )}
        {writeUp.may && (
          <Link to="/people/$id/form" params={{ id: cadre.id }} search className="button">
            {t('person.form')}
          </Link>
        )}
        {writeUp.may ? (
          <Link
            to="/people/$id/write-up"
            params={{ id: cadre.id }}
            search
            className="button primary"
          >
            {t('person.writeUp')}
          </Link>
        ) : (
          <WhyButton onClick={() => {}} why={reasonText({ code: writeUp.why ?? 'forbidden' })}>
            {t('person.writeUp')}
          </WhyButton>
        )}
        <button type="button" onClick={() => globalThis.print()}>
          {t('print')}
        </button>
        <Link to={recordPath('cadre', cadre.id)} className="button">
          {t('person.record')}
        </Link>
      </div>
    </header>
  )
}

/** What the latest runs propose, each leading down to its records. */
function Scores({ page }: { page: Page }) {
  const { record } = page
  const lines = proposalsOn(page)
  if (lines.length === 0) return null
  return (
    <ul className="scores">
      {lines.map(({ run, row, word }) => (
        <li key={word} className="card">
          <p className="faint">
            {t(word)} · {t('person.proposed')}
          </p>
          <p>
            <Link
              to="/evaluation/$run/people/$id"
              params={{ run, id: record.cadre.id }}
              title={exactPoints(row.total)}
            >
              <b className="big">{points(row.total)}</b>
            </Link>{' '}
            {row.rank !== null && t('person.rank', { rank: row.rank, outOf: row.outOf ?? '' })}{' '}
            {row.grade && <strong>{term(`choice.grade.${row.grade}`)}</strong>}
          </p>
          {row.readings.length > 0 && (
            <p className="hint">
              {row.readings.map(({ reading, score }, i) => (
                <Fragment key={reading}>
                  {i > 0 && ' · '}
                  {term(`choice.reading.${reading}`)}{' '}
                  <Link
                    to="/evaluation/$run/people/$id"
                    params={{ run, id: record.cadre.id }}
                    search={{ at: `reading/${reading}` }}
                  >
                    {points(score)}
                  </Link>
                </Fragment>
              ))}
            </p>
          )}
          {(row.notAssessed ?? row.abstains) && (
            <p className="hint">{told((row.notAssessed ?? row.abstains) as Told)}</p>
          )}
        </li>
      ))}
    </ul>
  )
}

type Told = Parameters<typeof told>[0]

const LEDGERS = [
  'achievements',
  'observations',
  'tallies',
  'outcomes',
  'nominations',
  'bottom-line-events',
] as const

function Ledgers({ id }: { id: string }) {
  return (
    <nav className="screen-only" aria-label={t('person.ledgers')}>
      <h2>{t('person.ledgers')}</h2>
      <div className="actions">
        {LEDGERS.map((ledger) => (
          <Link
            key={ledger}
            className="button"
            to="/ledgers/$ledger"
            params={{ ledger }}
            search={{ cadreId: id }}
          >
            {term(`ledger.${ledger}`)}
          </Link>
        ))}
      </div>
    </nav>
  )
}
