import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { ArchivePage as Archive } from '@zhishi/domain/portraits/peopleApi.ts'
import { useState } from 'react'
import { useMay } from '../access/actor.ts'
import { FilesBeside, FilesOf } from '../evidence/FilesBeside.tsx'
import { moment, partialDate, quarter as quarterWords } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { ForbiddenPage, ProblemPage } from '../platform/ErrorPages.tsx'
import { DecisionLink, RecordLink } from '../platform/RecordLink.tsx'
import { useTitle } from '../ui/title.ts'
import { Watermark } from '../ui/Watermark.tsx'
import { ClockBar, OlderBanner } from './ClockBar.tsx'
import { archive } from './queries.ts'
import { recordsOn } from './records.ts'
import { RepliesTo } from './Replies.tsx'
import './person.css'
import './archive.css'

type Quarter = Archive['quarters'][number]
type Cell = Quarter['cells'][number]
type Achievement = Archive['page']['record']['achievements'][number]

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
        <Matrix archive={data} />
        <Others archive={data} />
      </FilesOf>
      <p className="faint">{t('person.asOf', { moment: moment(page.asOf) })}</p>
    </div>
  )
}

/** One row a quarter; the chosen cell's items open below its row. Paper has all of them. */
function Matrix({ archive: { quarters, page } }: { archive: Archive }) {
  const [open, setOpen] = useState('')
  const dimensions = quarters[0]?.cells.map(({ dimension }) => dimension) ?? []
  const byId = new Map(page.record.achievements.map((item) => [item.id, item]))
  const itemsOf = ({ items }: Cell) => items.flatMap((id) => byId.get(id) ?? [])
  return (
    <div className="wide">
      <table className="archive-matrix">
        <thead>
          <tr>
            <th scope="col">{t('archive.quarter')}</th>
            {dimensions.map((dimension) => (
              <th key={dimension} scope="col">
                {term(`choice.dimension.${dimension}`)}
              </th>
            ))}
          </tr>
        </thead>
        {quarters.map((one) => (
          <tbody key={one.quarter}>
            <tr>
              <th scope="row">{quarterWords(one.quarter)}</th>
              {one.cells.map((cell) => (
                <td key={cell.dimension} className={cell.items.length === 0 ? 'empty' : undefined}>
                  <CellWords
                    id={page.record.cadre.id}
                    quarter={one.quarter}
                    cell={cell}
                    inPost={one.inPost}
                    isOpen={open === `${one.quarter} ${cell.dimension}`}
                    onOpen={() =>
                      setOpen((now) =>
                        now === `${one.quarter} ${cell.dimension}`
                          ? ''
                          : `${one.quarter} ${cell.dimension}`,
                      )
                    }
                  />
                </td>
              ))}
            </tr>
            {one.cells
              .filter(({ items }) => items.length > 0)
              .map((cell) => (
                <tr
                  key={cell.dimension}
                  className={
                    open === `${one.quarter} ${cell.dimension}` ? 'items' : 'items print-only'
                  }
                >
                  <td colSpan={dimensions.length + 1}>
                    <Items
                      title={`${quarterWords(one.quarter)} · ${term(`choice.dimension.${cell.dimension}`)}`}
                      items={itemsOf(cell)}
                      replies={page.record.replies}
                    />
                  </td>
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

interface CellWordsProps {
  readonly id: string
  readonly quarter: string
  readonly cell: Cell
  readonly inPost: boolean
  readonly isOpen: boolean
  readonly onOpen: () => void
}

/** What one quarter brought in one dimension: none and not in post are different things. */
function CellWords({ id, quarter, cell, inPost, isOpen, onOpen }: CellWordsProps) {
  const { items, points, confirmed, partly, rejected, open } = cell
  if (items.length === 0)
    return <span className="faint">{inPost ? t('archive.none') : t('archive.notInPost')}</span>
  const found = [
    ['choice.finding.confirmed', 'confirmed', confirmed] as const,
    ['choice.finding.partly', 'partly', partly] as const,
    ['choice.finding.rejected', 'rejected', rejected] as const,
    ['archive.unverified', '~', open] as const,
  ].filter(([, , count]) => count > 0)
  return (
    <>
      <button type="button" className="link" aria-expanded={isOpen} data-figure="" onClick={onOpen}>
        {t('archive.counts', { count: items.length })} · {(points ?? 0) / 10_000}
      </button>
      <span className="print-only">
        {t('archive.counts', { count: items.length })} · {(points ?? 0) / 10_000}
      </span>
      {found.map(([word, finding, count]) => (
        <small key={word} data-figure="">
          <Link
            to="/ledgers/$ledger"
            params={{ ledger: 'achievements' }}
            search={{ cadreId: id, quarter, dimension: cell.dimension, finding }}
          >
            {term(word)} {count}
          </Link>{' '}
        </small>
      ))}
    </>
  )
}

function Items({
  title,
  items,
  replies,
}: {
  readonly title: string
  readonly items: readonly Achievement[]
  readonly replies: Archive['page']['record']['replies']
}) {
  return (
    <>
      <b>{title}</b>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <RecordLink noun="achievement" id={item.id}>
              {item.text}
            </RecordLink>
            {item.level && <span className="tag">{term(`choice.level.${item.level}`)}</span>}
            {item.front && <span className="tag">{item.front}</span>}
            <span className={`tag ${item.verification?.finding === 'rejected' ? 'against' : ''}`}>
              {item.verification
                ? term(`choice.finding.${item.verification.finding}`)
                : t('archive.unverified')}
            </span>
            <small className="faint">
              {' '}
              {[item.date && partialDate(item.date), item.evidence, item.verification?.office]
                .filter(Boolean)
                .join(' · ')}
            </small>
            <FilesBeside noun="achievement" id={item.id} />
            {item.verification && <FilesBeside noun="verification" id={item.verification.id} />}
            <RepliesTo from={[item]} replies={replies} />
          </li>
        ))}
      </ul>
    </>
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
