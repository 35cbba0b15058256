import { type FormEvent, useState } from 'react'
import type { Column } from '@zhishi/domain/platform/ledger.ts'
import { isNumeric } from '../kernel/format.ts'
import { readTyped, typedFrom } from '../kernel/typed.ts'
import { t, term } from '../kernel/words.ts'
import { choiceWord } from './FilterChips.tsx'
import { MARKS } from './MarksInput.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import {
  EMPTY,
  type Filter,
  type Search,
  asking,
  filterFrom,
  filterText,
  isChosen,
  isRanged,
} from './ledger-address.ts'

interface FilterDialogProps {
  readonly name: string
  readonly label: string
  readonly column: Column
  readonly search: Search
  readonly near: Element | null
  readonly onSearch: (next: Search) => void
  readonly onClose: () => void
}

/** Asks what one column should hold: a word, some of a list, a range, or nothing at all. */
export function FilterDialog({
  name,
  label,
  column,
  search,
  near,
  onSearch,
  onClose,
}: FilterDialogProps) {
  const given = search[name] ?? ''
  const [filter, setFilter] = useState<Filter>(() => typedFilter(column, given))
  const [wrong, setWrong] = useState<string>()
  const apply = (next: string) => {
    // A link asked for by id and by word at once would seldom be meant.
    onSearch(asking({ ...search, [`${name}Id`]: undefined }, name, next))
    onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (filter.test !== 'range') return apply(filterText(filter))
    const from = asOnWire(column.kind, filter.from)
    const to = asOnWire(column.kind, filter.to)
    const bad = [from, to].find((end) => 'code' in end)
    if (bad && 'code' in bad) return setWrong(bad.code)
    if ('text' in from && 'text' in to)
      apply(filterText({ test: 'range', from: from.text, to: to.text }))
  }
  const isEmpty = filter.test === 'empty'
  return (
    <Dialog title={label} near={near} onClose={onClose}>
      <form className="filter" onSubmit={submit}>
        {isChosen(column) ? (
          <Choices column={column} filter={filter} onChange={setFilter} />
        ) : isRanged(column) ? (
          <Ends column={column} filter={filter} wrong={wrong} onChange={setFilter} />
        ) : (
          <label className="field">
            <span className="label">{t('filter.contains')}</span>
            <input
              autoFocus
              disabled={isEmpty}
              maxLength={200}
              value={filter.test === 'contains' ? filter.text : ''}
              onChange={(event) => setFilter({ test: 'contains', text: event.target.value })}
            />
          </label>
        )}
        {!isChosen(column) && (
          <label className="tick">
            <input
              type="checkbox"
              checked={isEmpty}
              onChange={(event) =>
                setFilter(event.target.checked ? { test: 'empty' } : filterFrom(column, ''))
              }
            />
            {t('filter.empty')}
          </label>
        )}
        <div className="actions">
          <button type="submit" className="primary">
            {t('filter.apply')}
          </button>
          {given !== '' && (
            <button type="button" onClick={() => apply('')}>
              {t('filter.clear')}
            </button>
          )}
        </div>
      </form>
    </Dialog>
  )
}

/** The filter as people type it: money in 万元, shares in per cent. */
function typedFilter(column: Column, text: string): Filter {
  const filter = filterFrom(column, text)
  if (filter.test !== 'range') return filter
  const typed = (wire: string) =>
    /^\d+$/.test(wire) && isNumeric(column.kind) ? typedFrom(column.kind, Number(wire)) : wire
  return { test: 'range', from: typed(filter.from), to: typed(filter.to) }
}

const DATED = ['date', 'month', 'quarter']

/** One end of a range as typed, as the address writes it; an open end is empty. */
function asOnWire(kind: string, typed: string): { text: string } | { code: string } {
  // A year alone is an end of a range of dates, months and quarters too.
  const isYear = DATED.includes(kind) && /^\s*\d{4}\s*$/.test(typed)
  const reading = readTyped(isYear ? 'year' : kind, typed)
  return 'code' in reading ? reading : { text: String(reading.value ?? '') }
}

interface PartProps {
  readonly column: Column
  readonly filter: Filter
  readonly onChange: (next: Filter) => void
}

function Choices({ column, filter, onChange }: PartProps) {
  const chosen = filter.test === 'among' ? filter.values.filter((value) => value !== '') : []
  const isFlag = column.kind === 'flag'
  const values = isFlag ? ['true', 'false'] : [...(column.values ?? MARKS), EMPTY]
  const picked = filter.test === 'empty' ? [EMPTY] : chosen
  const toggle = (value: string, on: boolean) =>
    onChange({
      test: 'among',
      values: isFlag ? [value] : on ? [...picked, value] : picked.filter((one) => one !== value),
    })
  return (
    <fieldset>
      <legend className="unseen">{t('filter.among')}</legend>
      {values.map((value) => (
        <label key={value} className="tick">
          <input
            type={isFlag ? 'radio' : 'checkbox'}
            name="value"
            checked={picked.includes(value)}
            onChange={(event) => toggle(value, event.target.checked)}
          />
          {value === EMPTY ? t('filter.empty') : choiceWord(column, value)}
        </label>
      ))}
    </fieldset>
  )
}

function Ends({ column, filter, wrong, onChange }: PartProps & { wrong: string | undefined }) {
  const ends = filter.test === 'range' ? filter : { from: '', to: '' }
  return (
    <fieldset className="between" disabled={filter.test === 'empty'}>
      <legend className="unseen">{t('filter.range')}</legend>
      {(['from', 'to'] as const).map((end) => (
        <label key={end} className="field">
          <span className="label">
            {t(`filter.${end}`)}
            {column.kind === 'money' && ` (${t('unit.wan')})`}
          </span>
          <input
            autoFocus={end === 'from'}
            placeholder={t('filter.open')}
            aria-invalid={wrong !== undefined}
            value={ends[end]}
            onChange={(event) =>
              onChange({ test: 'range', from: ends.from, to: ends.to, [end]: event.target.value })
            }
          />
        </label>
      ))}
      {wrong && (
        <p className="error-text" role="alert">
          {term(`reason.${wrong}`)}
        </p>
      )}
    </fieldset>
  )
}
