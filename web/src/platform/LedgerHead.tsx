import { useState } from 'react'
import type { Ledger } from '@zhishi/domain/platform/ledger.ts'
import { isNumeric } from '../kernel/format.ts'
import { fieldWord, t } from '../kernel/words.ts'
import { Icon } from '../ui/Icon.tsx'
import { FilterDialog } from './FilterDialog.tsx'
import { type Search, filtersIn, sortOf, sortedBy } from './ledger-address.ts'
import { WIDEST } from './ledger-widths.ts'

/** How a cell stands that stays while the others scroll; nothing for the others. */
export interface Pin {
  readonly className?: string
  readonly style?: { readonly left: number }
}

interface LedgerHeadProps {
  readonly ledger: Ledger
  readonly search: Search
  readonly onSearch: (next: Search) => void
  readonly name: string
  readonly pin: Pin
  readonly width: number
  readonly isSizing: boolean
  readonly onDrag: (event: unknown) => void
  readonly onWidth: (width: number) => void
}

const STEP = 16

/** A column's head: its name sorts, the funnel filters, the edge sizes, also by arrow keys. */
export function LedgerHead({ ledger, search, onSearch, name, pin, ...sizing }: LedgerHeadProps) {
  /** The funnel whose panel is open. */
  const [near, setNear] = useState<Element | null>(null)
  const column = ledger.columns[name]
  if (!column) return null
  const sort = sortOf(search)
  const direction = sort?.column !== name ? undefined : sort.descending ? 'descending' : 'ascending'
  const isFiltered = filtersIn(ledger, search).some(
    ({ key }) => key === name || key === `${name}Id`,
  )
  const label = fieldWord(ledger.noun, name)
  return (
    <th
      scope="col"
      aria-sort={direction}
      {...pin}
      className={`${pin.className ?? ''}${isNumeric(column.kind) ? ' number' : ''}`}
    >
      <div className="column-head">
        <button
          type="button"
          className="sort"
          title={t('ledger.sortBy', { column: label })}
          onClick={() => onSearch(sortedBy(search, name))}
        >
          {label}
          {column.kind === 'money' && <small>{t('unit.wan')}</small>}
          {direction && <Icon name={direction === 'ascending' ? 'up' : 'down'} size={14} />}
        </button>
        <button
          type="button"
          className={isFiltered ? 'funnel on' : 'funnel'}
          aria-haspopup="dialog"
          aria-label={t(isFiltered ? 'ledger.filteredBy' : 'ledger.filterBy', { column: label })}
          onClick={(event) => setNear(event.currentTarget)}
        >
          <Icon name="filter" size={14} />
        </button>
      </div>
      <Edge {...sizing} label={label} />
      {near && (
        <FilterDialog
          name={name}
          label={label}
          column={column}
          search={search}
          near={near}
          onSearch={onSearch}
          onClose={() => setNear(null)}
        />
      )}
    </th>
  )
}

type EdgeProps = Pick<LedgerHeadProps, 'width' | 'isSizing' | 'onDrag' | 'onWidth'> & {
  readonly label: string
}

function Edge({ width, isSizing, onDrag, onWidth, label }: EdgeProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex -- a focusable separator is a widget
    <div
      role="separator"
      tabIndex={0}
      className={isSizing ? 'edge on' : 'edge'}
      aria-orientation="vertical"
      aria-label={t('ledger.widthOf', { column: label })}
      aria-valuenow={Math.round(width)}
      aria-valuemin={44}
      aria-valuemax={WIDEST}
      onMouseDown={onDrag}
      onTouchStart={onDrag}
      onKeyDown={(event) => {
        const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key]
        if (step === undefined) return
        event.preventDefault()
        onWidth(Math.min(WIDEST, Math.max(44, width + step)))
      }}
    />
  )
}
