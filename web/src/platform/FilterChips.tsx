import type { Column, Ledger } from '@zhishi/domain/platform/ledger.ts'
import { shown } from '../kernel/format.ts'
import { fieldWord, t, term } from '../kernel/words.ts'
import { Icon } from '../ui/Icon.tsx'
import {
  EMPTY,
  type Search,
  asking,
  cleared,
  filterFrom,
  filtersIn,
  isChosen,
  isNarrowed,
} from './ledger-address.ts'

interface FilterChipsProps {
  readonly ledger: Ledger
  readonly search: Search
  readonly onSearch: (next: Search) => void
  /** What an id in the address stands for, where the page knows it. */
  readonly labelOf: (id: string) => string | undefined
}

/** Every filter in words, each with a way out. Printed too: a list without its filter misleads. */
export function FilterChips({ ledger, search, onSearch, labelOf }: FilterChipsProps) {
  if (!isNarrowed(ledger, search)) return null
  const chips = filtersIn(ledger, search).map(({ key, column, text }) => ({
    key,
    words: `${fieldWord(ledger.noun, ledger.columns[key] ? key : key.slice(0, -2))}${t('colon')}${inWords(column, text, labelOf)}`,
  }))
  if (search['q']) chips.unshift({ key: 'q', words: t('ledger.searched', { text: search['q'] }) })
  if (search['flags'])
    chips.push({ key: 'flags', words: t(`ledger.flags.${isTrue(search['flags'])}`) })
  if (search['withdrawn'] === 'only')
    chips.push({ key: 'withdrawn', words: t('ledger.withdrawnOnly') })
  return (
    <ul className="chips" aria-label={t('ledger.filters')}>
      {chips.map(({ key, words }) => (
        <li key={key}>
          {words}
          <button
            type="button"
            className="quiet"
            aria-label={t('ledger.dropFilter', { filter: words })}
            onClick={() => onSearch(asking(search, key, undefined))}
          >
            <Icon name="close" size={14} />
          </button>
        </li>
      ))}
      <li className="bare">
        <button type="button" className="link" onClick={() => onSearch(cleared(search))}>
          {t('ledger.clear')}
        </button>
      </li>
    </ul>
  )
}

/** A chosen value in words; a mark may be asked for on one aspect: `attitude:D`. */
export function choiceWord({ kind, of }: Column, value: string): string {
  if (kind === 'flag') return term(`flag.${value}`)
  if (kind !== 'marks') return term(`choice.${of}.${value}`)
  const [mark = '', aspect] = value.split(':').toReversed()
  const word = term(`choice.mark.${mark}`)
  return aspect === undefined ? word : `${term(`choice.aspect.${aspect}`)} ${word}`
}

const isTrue = (text: string) => (text === 'true' ? 'true' : 'false')

function inWords(
  column: Column,
  text: string,
  labelOf: (id: string) => string | undefined,
): string {
  const filter = filterFrom(column, text)
  if (filter.test === 'empty') return t('filter.empty')
  if (filter.test === 'contains')
    return column.kind === 'link' ? (labelOf(text) ?? filter.text) : filter.text
  const said = (value: string) =>
    value === EMPTY
      ? t('filter.empty')
      : isChosen(column)
        ? choiceWord(column, value)
        : shown(column, /^-?\d+$/.test(value) ? Number(value) : value)
  if (filter.test === 'among') return filter.values.map(said).join(t('comma'))
  if (filter.from === filter.to) return said(filter.from)
  if (filter.to === '') return t('filter.since', { from: said(filter.from) })
  if (filter.from === '') return t('filter.until', { to: said(filter.to) })
  return t('filter.between', { from: said(filter.from), to: said(filter.to) })
}
