import { Link } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { GRADES } from '@zhishi/domain/evaluation/board.ts'
import { NO_TOTAL } from '@zhishi/domain/evaluation/whatIf.ts'
import { memo, useDeferredValue, useMemo, useRef, useState } from 'react'
import { whole } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { exactPoints, points } from './told.ts'
import type { Outcome, Table } from './whatIfBoard.ts'

interface TableProps {
  readonly run: string
  readonly table: Table
  readonly before: Outcome
  readonly now: Outcome
}

/** Tall enough for a finger and two lines. */
const ROW = 48

/** Everybody's place under the rules as they stand now, beside the run's; only rows in sight are drawn. */
export const WhatIfTable = memo(function WhatIfTable({ run, table, before, now }: TableProps) {
  const [sought, setSought] = useState('')
  const [movedOnly, setMovedOnly] = useState(false)
  const text = useDeferredValue(sought.trim())
  const rows = useMemo(() => {
    if (text === '' && !movedOnly) return now.order
    return now.order.filter((row) => {
      const head = table.heads[row]
      if (
        movedOnly &&
        now.ranks[row] === before.ranks[row] &&
        now.grades[row] === before.grades[row] &&
        now.standouts[row] === before.standouts[row]
      )
        return false
      return text === '' || head?.name.includes(text) || head?.unit?.includes(text) === true
    })
  }, [text, movedOnly, now, before, table])
  const frame = useRef<HTMLDivElement>(null)
  // Its answers are read at every draw and kept nowhere.
  // oxlint-disable-next-line react/incompatible-library -- rows in sight are measured as they are drawn
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW,
    overscan: 8,
  })
  return (
    <section className="what-if-rows" aria-label={t('run.title')}>
      <div className="finder">
        <input
          type="search"
          value={sought}
          placeholder={t('whatIf.find')}
          aria-label={t('whatIf.find')}
          onChange={({ target }) => setSought(target.value)}
        />
        <label>
          <input
            type="checkbox"
            checked={movedOnly}
            onChange={({ target }) => setMovedOnly(target.checked)}
          />
          {t('whatIf.movedOnly')}
        </label>
        <span className="hint">{t('whatIf.count', { count: whole(rows.length) })}</span>
      </div>
      {/* A scrolling frame is reached by the keyboard, so that its rows can be. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="frame" ref={frame} tabIndex={0} role="region" aria-label={t('run.title')}>
        <div role="table" aria-rowcount={rows.length + 1} aria-label={t('run.title')}>
          <div role="rowgroup" className="head">
            <div role="row" aria-rowindex={1}>
              <span role="columnheader">{t('run.rank')}</span>
              <span role="columnheader">{term('field.cadre')}</span>
              <span role="columnheader">{term('number.total')}</span>
              <span role="columnheader">{t('whatIf.change')}</span>
              <span role="columnheader">{t('whatIf.grade')}</span>
            </div>
          </div>
          <div role="rowgroup" className="body" style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ index, start }) => (
              <Row
                key={rows[index]}
                run={run}
                row={rows[index] ?? 0}
                index={index}
                start={start}
                table={table}
                before={before}
                now={now}
              />
            ))}
          </div>
        </div>
      </div>
    </section>
  )
})

interface RowProps extends TableProps {
  readonly row: number
  readonly index: number
  readonly start: number
}

function Row({ run, row, index, start, table, before, now }: RowProps) {
  const head = table.heads[row]
  if (!head) return null
  const total = valueOf(now.totals[row])
  const then = valueOf(before.totals[row])
  const moved = (before.ranks[row] ?? 0) !== (now.ranks[row] ?? 0)
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={moved ? 'moved' : undefined}
      style={{ transform: `translateY(${start}px)`, height: ROW }}
    >
      <span role="cell" className="number">
        {now.ranks[row] || '—'}
      </span>
      <Name head={head} />
      <span role="cell" className="number">
        <Link
          to="/evaluation/$run/people/$id"
          params={{ run, id: head.cadreId }}
          title={exactPoints(total)}
          aria-label={t('run.openScore', { name: head.name, score: points(total) })}
          data-figure=""
        >
          {points(total)}
        </Link>
        {total !== then && <small>{points(then)}</small>}
      </span>
      <span role="cell">
        <Shift before={before.ranks[row] ?? 0} now={now.ranks[row] ?? 0} />
      </span>
      <span role="cell">
        <GradeMove before={before.grades[row]} now={now.grades[row]} />
        <StandoutMove before={before.standouts[row]} now={now.standouts[row]} />
      </span>
    </div>
  )
}

/** Who somebody is does not change with a weight. */
const Name = memo(function Name({ head }: { head: Table['heads'][number] }) {
  return (
    <span role="rowheader">
      <Link to="/people/$id" params={{ id: head.cadreId }}>
        {head.name}
      </Link>
      <small>
        {head.unit} ·{' '}
        {head.group === null ? t('whatIf.noGroup') : term(`choice.unitGroup.${head.group}`)}
      </small>
    </span>
  )
})

const valueOf = (total: number | undefined) =>
  total === undefined || total === NO_TOTAL ? null : total

/** ▲ and ▼ with words; the colour only repeats them. */
function Shift({ before, now }: { before: number; now: number }) {
  if (before === now) return <span className="faint">{t('whatIf.stays')}</span>
  if (before === 0) return <span className="up">▲ {t('whatIf.enters')}</span>
  if (now === 0) return <span className="down">▼ {t('whatIf.leaves')}</span>
  const up = now < before
  return (
    <span className={up ? 'up' : 'down'}>
      {up ? '▲' : '▼'} {t(up ? 'whatIf.up' : 'whatIf.down', { by: Math.abs(before - now) })}
    </span>
  )
}

const gradeWord = (grade: number | undefined): string => {
  const name = GRADES[grade ?? -1]
  return name === undefined ? t('whatIf.noGrade') : term(`choice.grade.${name}`)
}

/** Whether somebody is proposed as a standout, and whether that is new or gone. */
function StandoutMove({ before, now }: { before: number | undefined; now: number | undefined }) {
  if (now === 1)
    return (
      <small className={before === 1 ? undefined : 'up'}>
        {before === 1 ? '★' : '▲ ★'} {t('whatIf.standout')}
      </small>
    )
  return before === 1 ? <small className="down">▼ {t('whatIf.standoutLost')}</small> : null
}

function GradeMove({ before, now }: { before: number | undefined; now: number | undefined }) {
  if (before === now) return gradeWord(now)
  const up = (now ?? 0) < (before ?? 0)
  return (
    <>
      <strong className={up ? 'up' : 'down'}>
        {up ? '▲' : '▼'} {gradeWord(now)}
      </strong>
      <small>{gradeWord(before)}</small>
    </>
  )
}
