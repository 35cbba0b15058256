import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { PersonPage as Page } from '@zhishi/domain/portraits/api.ts'
import { useMay } from '../access/actor.ts'
import { exactPoints, points, told } from '../evaluation/told.ts'
import { FilesOf } from '../evidence/FilesBeside.tsx'
import { moment, partialDate } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { ForbiddenPage, ProblemPage } from '../platform/ErrorPages.tsx'
import { RecordLink } from '../platform/RecordLink.tsx'
import { useTitle } from '../ui/title.ts'
import { Watermark } from '../ui/Watermark.tsx'
import { ClockBar, OlderBanner } from './ClockBar.tsx'
import { GiveTag } from './GiveTag.tsx'
import { ProfileTable } from './ProfileTable.tsx'
import { ProjectRows } from './ProjectRows.tsx'
import { person } from './queries.ts'
import { proposalsOn } from './proposals.ts'
import { recordsOn } from './records.ts'
import { AllReplies } from './Replies.tsx'
import { Rest, Sentences } from './Sentences.tsx'
import { Tags } from './Tags.tsx'
import { TrendTable } from './TrendTable.tsx'
import './person.css'
import './portrait.css'

/** 干部画像: what the evidence says about one cadre, on one A4 sheet. */
export default function PortraitPage() {
  const { id } = useParams({ from: '/shell/people/$id/portrait' })
  const asked = useSearch({ from: '/shell/people/$id/portrait' })
  const may = useMay()
  const { data, error } = useQuery({ ...person(id, asked), enabled: may('read portraits') })
  useTitle(t('portrait.page'))
  if (!may('read portraits')) return <ForbiddenPage />
  if (error) return <ProblemPage error={error} />
  if (!data) return <p role="status">{t('loading')}</p>
  const { record, own, noPortrait, state } = data
  return (
    <div className="portrait">
      <Watermark />
      <div className="actions screen-only">
        <Link to="/people/$id" params={{ id }} search className="button">
          {t('person.title')}
        </Link>
        <button type="button" onClick={() => globalThis.print()}>
          {t('print')}
        </button>
        {!own && may('keep cadres') && may('compare people') && !noPortrait && (
          <GiveTag page={data} />
        )}
        {!own && may('compare people') && !noPortrait && (
          <Link to="/compare" search={{ ids: record.cadre.id }} className="button">
            {t('compare.open')}
          </Link>
        )}
      </div>
      <ClockBar state={state} />
      <article className="a4">
        <Head page={data} />
        <OlderBanner state={state} />
        {noPortrait && <p className="banner">{told(noPortrait)}</p>}
        <FilesOf records={recordsOn(data)} known={data.state.known}>
          <Body page={data} />
        </FilesOf>
        <p className="foot">
          {t('person.asOf', { moment: moment(data.asOf) })} · {t('portrait.trendAbout')}{' '}
          {t('portrait.legend')}
        </p>
      </article>
    </div>
  )
}

function Head({ page: { record, layer } }: { page: Page }) {
  const { cadre, unit, group, tenures, period } = record
  const post = tenures.find(({ main, until }) => main && until === null)
  const facts = [
    cadre.sex && term(`choice.sex.${cadre.sex}`),
    cadre.people,
    cadre.birth && t('person.born', { date: partialDate(cadre.birth) }),
    cadre.education,
    cadre.degree,
    cadre.rank,
    cadre.expertise && t('person.expertise', { what: cadre.expertise }),
  ].filter(Boolean)
  return (
    <header>
      <h1>
        {t('portrait.of', { name: cadre.name })}
        <span className="tag">{t('portrait.period', { period })}</span>
      </h1>
      <p className="clamped">
        <b>{[unit ?? post?.body, post?.post].filter(Boolean).join(' ')}</b>
        <span className="tag">{term(`choice.layer.${layer}`)}</span>
        {group && <span className="tag">{term(`choice.unitGroup.${group}`)}</span>}
      </p>
      <p className="faint clamped">{facts.join(' · ')}</p>
    </header>
  )
}

/** How much of each list one sheet has room for; what is left out is counted and stands on the person page. */
const ROOM = { posts: 3, projects: 5, said: 4, tags: 6, replies: 3 }

function Body({ page }: { page: Page }) {
  const { record, portrait, asOf, state } = page
  const day = state.until ?? (state.known ?? asOf).slice(0, 10)
  return (
    <>
      <div className="two">
        <Posts page={page} />
        <Readings page={page} />
      </div>
      {portrait && (
        <>
          <div className="two">
            {portrait.dimensions.length > 0 && (
              <ProfileTable
                sheet
                spokes={portrait.dimensions}
                title={t('person.dimensions')}
                id={record.cadre.id}
                run={page.runs.heads}
                period={record.period}
              />
            )}
            <ProfileTable
              sheet
              spokes={portrait.aspects}
              title={t('person.aspects')}
              id={record.cadre.id}
              run={null}
              period={record.period}
            />
          </div>
          <section>
            <h2>{t('portrait.trend')}</h2>
            <TrendTable trend={portrait.trend} id={record.cadre.id} />
          </section>
        </>
      )}
      <section>
        <h2>{t('portrait.projects')}</h2>
        <ProjectRows projects={record.projects} period={record.period} most={ROOM.projects} />
      </section>
      {portrait && (
        <div className="two">
          <Sentences
            title={t('person.strengths')}
            sentences={portrait.strengths}
            replies={record.replies}
            none={t('portrait.none')}
            most={ROOM.said}
            of={record.cadre.id}
          />
          <Sentences
            title={t('person.shortcomings')}
            sentences={portrait.shortcomings}
            replies={record.replies}
            none=""
            most={ROOM.said}
            of={record.cadre.id}
          />
        </div>
      )}
      {portrait && (
        <div className="two">
          <section>
            <h2>{t('portrait.tags')}</h2>
            <Tags taggings={record.taggings} day={day} most={ROOM.tags} />
          </section>
          <section>
            <h2>{t('portrait.replies')}</h2>
            <AllReplies replies={record.replies} most={ROOM.replies} />
          </section>
        </div>
      )}
    </>
  )
}

function Posts({ page: { record } }: { page: Page }) {
  const inOrder = record.tenures.toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1))
  return (
    <section>
      <h2>{t('portrait.posts')}</h2>
      {inOrder.length === 0 && <p className="faint">{t('portrait.noPosts')}</p>}
      <ul className="lines">
        {inOrder.slice(0, ROOM.posts).map((one) => (
          <li key={one.id} className="clamped">
            <RecordLink noun="tenure" id={one.id}>
              {[one.from && partialDate(one.from), one.until && partialDate(one.until)]
                .filter(Boolean)
                .join(' – ')}
              {one.until === null && ' –'} {one.unit ?? one.body} {one.post}
            </RecordLink>
          </li>
        ))}
        {inOrder.length > ROOM.posts && (
          <li>
            <Rest of={record.cadre.id}>
              {t('portrait.more', { count: inOrder.length - ROOM.posts })}
            </Rest>
          </li>
        )}
      </ul>
    </section>
  )
}

/** What the latest runs propose: the total, and the three readings of a head. */
function Readings({ page }: { page: Page }) {
  const { record } = page
  const lines = proposalsOn(page)
  return (
    <section>
      <h2>
        {t('portrait.scores')} <small className="faint">{t('person.proposed')}</small>
      </h2>
      {lines.length === 0 && <p className="faint">{t('portrait.noScores')}</p>}
      <ul className="lines">
        {lines.map(({ run, row, word }) => (
          <li key={word}>
            {t(word)}{' '}
            <Link
              to="/evaluation/$run/people/$id"
              params={{ run, id: record.cadre.id }}
              title={exactPoints(row.total)}
            >
              <b>{points(row.total)}</b>
            </Link>{' '}
            {row.rank !== null && t('person.rank', { rank: row.rank, outOf: row.outOf ?? '' })}{' '}
            {row.grade && <b>{term(`choice.grade.${row.grade}`)}</b>}
            {row.abstains && <span className="faint"> {told(row.abstains)}</span>}
            {row.notAssessed && <span className="faint"> {told(row.notAssessed)}</span>}
            {row.readings.length > 0 && (
              <span className="readings">
                {row.readings.map(({ reading, score }) => (
                  <span key={reading}>
                    {term(`choice.reading.${reading}`)}{' '}
                    <Link
                      to="/evaluation/$run/people/$id"
                      params={{ run, id: record.cadre.id }}
                      search={{ at: `reading/${reading}` }}
                    >
                      <b>{points(score)}</b>
                    </Link>
                  </span>
                ))}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
