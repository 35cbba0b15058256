import { useMemo } from 'react'
import {
  columnOrderingFeature,
  columnPinningFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import type { LedgerPage, Row } from '@zhishi/domain/platform/api.ts'
import type { Ledger } from '@zhishi/domain/platform/ledger.ts'
import { isNumeric, shown } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { Cell } from './Cell.tsx'
import { FlagsCell } from './FlagsCell.tsx'
import { LedgerHead, type Pin } from './LedgerHead.tsx'
import { OpenLink } from './OpenLink.tsx'
import { type Search, columnsIn } from './ledger-address.ts'
import { WIDEST, widthOf } from './ledger-widths.ts'
import type { useHabits } from './habits.ts'

const features = tableFeatures({
  columnOrderingFeature,
  columnVisibilityFeature,
  columnSizingFeature,
  columnResizingFeature,
  columnPinningFeature,
})

interface LedgerTableProps {
  readonly ledger: Ledger
  readonly search: Search
  readonly onSearch: (next: Search) => void
  readonly habits: ReturnType<typeof useHabits>
  readonly page: LedgerPage
  readonly first: number
}

export const OPEN = '#'
const FLAGS = 'flags'

/** The table itself: its head sorts, filters and sizes; its first columns stay when it is scrolled. */
export function LedgerTable(props: LedgerTableProps) {
  const { ledger, search, habits, page, first } = props
  const shownColumns = columnsIn(ledger, search)
  const hasFlags = page.rows.some((row) => row.flags.length > 0)
  const order = [OPEN, ...shownColumns, FLAGS]
  const columns = useMemo(
    () =>
      [OPEN, ...Object.keys(ledger.columns), FLAGS].map((id) => ({
        id,
        accessorFn: (row: Row) => row[id],
        size: widthOf(ledger, id),
        minSize: 44,
        maxSize: WIDEST,
      })),
    [ledger],
  )
  const table = useTable({
    features,
    columns,
    data: page.rows,
    getRowId: (row) => row.id,
    columnResizeMode: 'onChange',
    state: {
      columnOrder: order,
      columnVisibility: Object.fromEntries(
        columns.map(({ id }) => [id, order.includes(id) && (id !== FLAGS || hasFlags)]),
      ),
      columnPinning: { start: [OPEN, ledger.lead], end: [] },
      columnSizing: habits.widths,
    },
    onColumnSizingChange: (next) =>
      habits.keepWidths(typeof next === 'function' ? next(habits.widths) : next),
  })
  const heads = table.getHeaderGroups()[0]?.headers ?? []
  return (
    <table
      className={`ledger ${habits.density}`}
      style={{ minWidth: table.getTotalSize() }}
      aria-rowcount={page.total + 1}
    >
      <caption className="unseen">{term(`ledger.${ledger.name}`)}</caption>
      <colgroup>
        {heads.map((head) => (
          <col key={head.id} style={{ width: head.getSize() }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {heads.map((head) => {
            const { id } = head.column
            const pin = pinOf(head.column)
            if (id === OPEN)
              return (
                <th key={id} scope="col" {...pin}>
                  <span className="unseen">{t('ledger.open')}</span>
                </th>
              )
            if (id === FLAGS)
              return (
                <th key={id} scope="col">
                  {term('field.flags')}
                </th>
              )
            return (
              <LedgerHead
                key={id}
                {...props}
                name={id}
                pin={pin}
                width={head.getSize()}
                isSizing={head.column.getIsResizing()}
                onDrag={head.getResizeHandler()}
                onWidth={(width) => habits.keepWidths({ ...habits.widths, [id]: width })}
              />
            )
          })}
        </tr>
      </thead>
      <tbody>
        {table.getRowModel().rows.map((line, index) => (
          <tr
            key={line.id}
            className={line.original.withdrawn ? 'withdrawn' : undefined}
            aria-rowindex={first + index + 2}
          >
            {line.getVisibleCells().map(({ column: { id }, column }) => {
              const pin = pinOf(column)
              if (id === OPEN)
                return (
                  <td key={id} {...pin}>
                    <OpenLink ledger={ledger} row={line.original} number={first + index + 1} />
                  </td>
                )
              if (id === FLAGS)
                return (
                  <td key={id}>
                    <FlagsCell flags={line.original.flags} />
                  </td>
                )
              const declared = ledger.columns[id]
              if (!declared) return null
              const content = <Cell name={id} column={declared} row={line.original} />
              if (id === ledger.lead)
                return (
                  <th key={id} scope="row" {...pin}>
                    {declared.kind === 'link' ? (
                      content
                    ) : (
                      <OpenLink ledger={ledger} row={line.original} label={content} />
                    )}
                    {line.original.withdrawn && (
                      <span className="tag">{term('field.withdrawn')}</span>
                    )}
                  </th>
                )
              return (
                <td
                  key={id}
                  className={`${declared.kind}${isNumeric(declared.kind) ? ' number' : ''}`}
                >
                  {declared.kind === 'longText' ? <div className="clamp">{content}</div> : content}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
      {Object.keys(page.sums).some((key) => shownColumns.includes(key)) && (
        <tfoot>
          <tr>
            {heads.map(({ column: { id }, column }) => {
              const sum = page.sums[id]
              const declared = ledger.columns[id]
              if (id === ledger.lead)
                return (
                  <th key={id} scope="row" {...pinOf(column)}>
                    {t('ledger.sum')}
                  </th>
                )
              return (
                <td key={id} className="number" {...pinOf(column)}>
                  {sum !== undefined && declared ? shown(declared, sum) : ''}
                </td>
              )
            })}
          </tr>
        </tfoot>
      )}
    </table>
  )
}

interface Pinnable {
  readonly getIsPinned: () => false | 'start' | 'end'
  readonly getStart: (position: 'start') => number
}
const pinOf = (column: Pinnable): Pin =>
  column.getIsPinned() === 'start'
    ? { className: 'pinned', style: { left: column.getStart('start') } }
    : {}
