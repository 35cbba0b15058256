import { Link } from '@tanstack/react-router'
import type { ArchivePage as Archive } from '@zhishi/domain/portraits/peopleApi.ts'
import { useState } from 'react'
import { FilesBeside } from '../evidence/FilesBeside.tsx'
import { partialDate, quarter as quarterWords } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { RecordLink } from '../platform/RecordLink.tsx'
import { RepliesTo } from './Replies.tsx'

type Quarter = Archive['quarters'][number]
type Cell = Quarter['cells'][number]
type Achievement = Archive['page']['record']['achievements'][number]

/** One row a quarter; the chosen cell's items open below its row. Paper has all of them. */
export function ArchiveMatrix({ archive: { quarters, page } }: { archive: Archive }) {
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
