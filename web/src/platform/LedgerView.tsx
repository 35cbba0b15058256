import { type ReactNode, useRef, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Ledger } from '@zhishi/domain/platform/ledger.ts'
import { moment, shown, whole } from '../kernel/format.ts'
import { fieldWord, language, t, term } from '../kernel/words.ts'
import { useMay } from '../access/actor.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Watermark } from '../ui/Watermark.tsx'
import { ColumnChooser } from './ColumnChooser.tsx'
import { ExportMenu } from './ExportMenu.tsx'
import { FilterChips } from './FilterChips.tsx'
import { LedgerTable } from './LedgerTable.tsx'
import { Pager, pageOf, sizeOf } from './Pager.tsx'
import { SavedViews } from './SavedViews.tsx'
import { useHabits } from './habits.ts'
import { type Search, askedOf, asking, cleared, columnsIn, isNarrowed } from './ledger-address.ts'
import { Problem } from './client.ts'
import { ledgerPage } from './queries.ts'
import { useLedgerKeys } from './useLedgerKeys.ts'
import { WhyButton } from '../ui/WhyButton.tsx'
import './ledger.css'

interface LedgerViewProps {
  readonly ledger: Ledger
  readonly search: Search
  readonly onSearch: (next: Search) => void
  /** The way to enter a new row, or why there is none. */
  readonly entry: ReactNode
}

type Open = 'views' | 'columns' | 'export' | 'help' | undefined

/** A table people work in. One component serves every noun: what differs is the declaration. */
export function LedgerView({ ledger, search, onSearch, entry }: LedgerViewProps) {
  const may = useMay()
  const habits = useHabits(ledger.name)
  const [open, setOpen] = useState<Open>()
  const [near, setNear] = useState<Element | null>(null)
  const place = useRef<HTMLDivElement>(null)
  const words = useRef<HTMLInputElement>(null)
  useLedgerKeys(place, words)
  const {
    data: page,
    error,
    isPlaceholderData,
  } = useQuery(ledgerPage(ledger.name, askedOf(search)))
  const misasked = error instanceof Problem && error.status === 400 ? error : undefined
  if (error && !misasked) throw error
  const show = (what: Open) => (event: { currentTarget: Element }) => {
    setNear(event.currentTarget)
    setOpen(what)
  }
  const close = () => setOpen(undefined)
  const tools = { ledger, search, onSearch, near, onClose: close }
  const mayExport = may('export ledgers')
  return (
    <section className="ledger-page">
      {ledger.personal && <Watermark />}
      <header className="page-head">
        <h1>{term(`ledger.${ledger.name}`)}</h1>
        <p className="count" role="status">
          {page && t('ledger.count', { count: whole(page.total) })}
          <button
            type="button"
            className="quiet help"
            aria-label={t('ledger.help')}
            onClick={show('help')}
          >
            ?
          </button>
        </p>
        <div className="actions">{entry}</div>
      </header>
      <div className="tools screen-only">
        <form role="search" onSubmit={(event) => event.preventDefault()}>
          <Icon name="search" />
          <input
            ref={words}
            type="search"
            aria-label={t('ledger.search')}
            aria-keyshortcuts="/"
            placeholder={t('ledger.searchHint')}
            maxLength={100}
            key={search['q']}
            defaultValue={search['q']}
            onKeyDown={(event) => {
              if (event.key === 'Enter') onSearch(asking(search, 'q', event.currentTarget.value))
            }}
            onBlur={(event) => {
              if (event.target.value !== (search['q'] ?? ''))
                onSearch(asking(search, 'q', event.target.value))
            }}
          />
        </form>
        <label className="tick">
          <input
            type="checkbox"
            checked={search['withdrawn'] === 'with'}
            onChange={(event) =>
              onSearch(asking(search, 'withdrawn', event.target.checked ? 'with' : undefined))
            }
          />
          {t('ledger.withWithdrawn')}
        </label>
        <label className="tick">
          <input
            type="checkbox"
            checked={search['flags'] === 'true'}
            onChange={(event) =>
              onSearch(asking(search, 'flags', event.target.checked ? 'true' : undefined))
            }
          />
          {t('ledger.flaggedOnly')}
        </label>
        <span className="gap" />
        <button type="button" onClick={show('views')}>
          <Icon name="save" />
          {t('views.title')}
        </button>
        <button type="button" onClick={show('columns')}>
          <Icon name="columns" />
          {t('columns.title')}
        </button>
        {mayExport ? (
          <button type="button" onClick={show('export')}>
            <Icon name="export" />
            {t('export.title')}
          </button>
        ) : (
          <WhyButton onClick={close} why={t('why.export')}>
            <Icon name="export" />
            {t('export.title')}
          </WhyButton>
        )}
        <button type="button" onClick={() => print()}>
          <Icon name="print" />
          {t('print')}
        </button>
      </div>
      <FilterChips
        ledger={ledger}
        search={search}
        onSearch={onSearch}
        labelOf={(id) => labelIn(page?.rows, id)}
      />
      {page && (
        <p className="print-only">
          {t('ledger.printed', { count: page.total, moment: moment(page.asOf) })}
        </p>
      )}
      <div
        ref={place}
        className={isPlaceholderData ? 'scroller waiting' : 'scroller'}
        role="region"
        aria-label={term(`ledger.${ledger.name}`)}
        aria-busy={!page || isPlaceholderData}
        tabIndex={0}
      >
        {misasked ? (
          <Misasked problem={misasked} onClear={() => onSearch({})} />
        ) : !page ? (
          <Skeleton />
        ) : page.total === 0 ? (
          <Nothing {...tools} entry={entry} />
        ) : (
          <LedgerTable
            ledger={ledger}
            search={search}
            onSearch={onSearch}
            habits={habits}
            page={page}
            first={(pageOf(search) - 1) * sizeOf(search)}
          />
        )}
      </div>
      {page && page.total > 0 && (
        <footer className="ledger-foot screen-only">
          <Sums ledger={ledger} search={search} sums={page.sums} />
          <Pager search={search} total={page.total} onSearch={onSearch} />
        </footer>
      )}
      {open === 'views' && <SavedViews {...tools} />}
      {open === 'columns' && <ColumnChooser {...tools} habits={habits} />}
      {open === 'export' && <ExportMenu {...tools} total={page?.total ?? 0} />}
      {open === 'help' && page && (
        <Dialog title={t('ledger.help')} near={near} onClose={close}>
          <p>{t('ledger.helpAbout', { moment: moment(page.asOf) })}</p>
        </Dialog>
      )}
    </section>
  )
}

/** The totals of all rows that match, always in sight; on paper they stand below their columns. */
function Sums({ ledger, search, sums }: Pick<LedgerViewProps, 'ledger' | 'search'> & SumsOf) {
  const shownSums = columnsIn(ledger, search).flatMap((key) => {
    const column = ledger.columns[key]
    const sum = sums[key]
    if (!column || sum === undefined) return []
    const unit = column.kind === 'money' ? ` ${t('unit.wan')}` : ''
    return [{ key, words: shown(column, sum) + unit }]
  })
  if (shownSums.length === 0) return null
  return (
    <dl className="sums">
      {shownSums.map(({ key, words }) => (
        <div key={key}>
          <dt>{t('ledger.sumOf', { column: fieldWord(ledger.noun, key) })}</dt>
          <dd className="number">{words}</dd>
        </div>
      ))}
    </dl>
  )
}
interface SumsOf {
  readonly sums: Readonly<Record<string, number>>
}

/** A name that the rows on the page give an id, for the words of a filter by id. */
function labelIn(
  rows: readonly Readonly<Record<string, unknown>>[] | undefined,
  id: string,
): string | undefined {
  for (const row of rows ?? [])
    for (const [key, value] of Object.entries(row))
      if (value === id && key.endsWith('Id')) return String(row[key.slice(0, -2)] ?? '')
  return undefined
}

/** An address that was mistyped, or made for other columns. */
const Misasked = ({ problem, onClear }: { problem: Problem; onClear: () => void }) => (
  <div className="nothing" role="alert">
    <p>{t('ledger.misasked', { keys: problem.issues.map(({ path }) => path).join(t('comma')) })}</p>
    <button type="button" className="primary" onClick={onClear}>
      {t('ledger.clear')}
    </button>
  </div>
)

const Skeleton = () => (
  <div className="loading" role="status" aria-label={t('loading')}>
    {Array.from({ length: 12 }, (_, index) => (
      <span key={index} className="skeleton" />
    ))}
  </div>
)

/** Says why there is nothing: the filter is too narrow, or there are no data yet. */
function Nothing({
  ledger,
  search,
  onSearch,
  entry,
}: Pick<LedgerViewProps, 'ledger' | 'search' | 'onSearch' | 'entry'>) {
  const may = useMay()
  const narrowed = isNarrowed(ledger, search)
  const past = !narrowed && pageOf(search) > 1
  return (
    <div className="nothing" lang={language()}>
      <p>{t(narrowed || past ? 'ledger.noneMatch' : 'ledger.noneYet')}</p>
      <div className="actions">
        {narrowed || past ? (
          <button type="button" className="primary" onClick={() => onSearch(cleared(search))}>
            {t('ledger.clear')}
          </button>
        ) : (
          <>
            {may('import workbooks') && <Link to={'/import' as string}>{t('ledger.import')}</Link>}
            {entry}
          </>
        )}
      </div>
    </div>
  )
}
