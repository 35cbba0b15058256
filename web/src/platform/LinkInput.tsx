import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useCombobox } from 'downshift'
import type { Hit } from '@zhishi/domain/platform/api.ts'
import { knows, t, term } from '../kernel/words.ts'
import { Icon } from '../ui/Icon.tsx'
import { useSettled } from '../ui/useSettled.ts'
import { problemText } from './problem-words.ts'
import type { Chosen } from './typed-record.ts'

/** Looks for records of a noun by what is typed. */
export type Finder = (noun: string, q: string, signal: AbortSignal) => Promise<readonly Hit[]>

/** These are also found by how their name sounds. */
export const isNamed = (noun: string): boolean => ['unit', 'cadre', 'project'].includes(noun)

/** A hint comes as words, or as the key of a word. */
export const hintWords = (hint: string): string => (knows(hint) ? term(hint) : hint)

interface LinkInputProps {
  readonly noun: string
  /** What was chosen, or the text of somebody who has not chosen yet. */
  readonly value: Chosen | string | null
  readonly onChange: (value: Chosen | string | null) => void
  readonly onLeave: () => void
  readonly find: Finder
  readonly common: Readonly<Record<string, unknown>> & { readonly id: string }
}

/** Chooses another record: type a name, pinyin or initials, then take one of those found. */
export function LinkInput({ noun, value, onChange, onLeave, find, common }: LinkInputProps) {
  const chosen = typeof value === 'string' ? null : value
  const typed = typeof value === 'string' ? value : (value?.label ?? '')
  const q = useSettled(chosen ? '' : typed.trim())
  const { data, error, isFetching } = useQuery({
    queryKey: ['find', noun, q],
    queryFn: ({ signal }) => find(noun, q, signal),
    enabled: q !== '',
    staleTime: 30_000,
  })
  const hits = q === '' ? [] : (data ?? [])
  const [at, setAt] = useState(0)
  const box = useCombobox<Hit>({
    id: common.id,
    inputId: common.id,
    items: [...hits],
    inputValue: typed,
    itemToString: (hit) => hit?.label ?? '',
    selectedItem: null,
    highlightedIndex: Math.min(at, hits.length - 1),
    onHighlightedIndexChange: ({ highlightedIndex }) => setAt(highlightedIndex),
    onSelectedItemChange: ({ selectedItem }) => {
      if (!selectedItem) return
      onChange({ id: selectedItem.id, label: selectedItem.label })
    },
    // Whoever goes on without choosing has not chosen the first in the list.
    stateReducer: (_, { type, changes }) =>
      type === useCombobox.stateChangeTypes.InputBlur
        ? { ...changes, selectedItem: null }
        : changes,
  })
  const shows = box.isOpen && q !== ''
  return (
    <div className="combobox">
      <input
        {...box.getInputProps({
          ...common,
          onChange: (event) => {
            onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)
            setAt(0)
          },
          onBlur: onLeave,
          onKeyDown: (event) => {
            // Enter takes what is found; it does not hand in the form before anything is.
            if (event.key === 'Enter') event.preventDefault()
          },
          placeholder: t(isNamed(noun) ? 'link.hintNamed' : 'link.hint', {
            noun: term(`noun.${noun}`),
          }),
        })}
        aria-labelledby={`${common.id}-label`}
        autoComplete="off"
      />
      {chosen && (
        <button
          type="button"
          className="quiet"
          aria-label={t('link.clear', { label: chosen.label })}
          onClick={() => onChange(null)}
        >
          <Icon name="close" />
        </button>
      )}
      <ul
        {...box.getMenuProps({ 'aria-labelledby': `${common.id}-label` })}
        className={shows ? 'options' : 'options hidden'}
      >
        {shows &&
          hits.map((hit, index) => (
            <li
              key={hit.id}
              {...box.getItemProps({ item: hit, index })}
              className={index === box.highlightedIndex ? 'on' : undefined}
            >
              {hit.label} <small className="faint">{hintWords(hit.hint)}</small>
            </li>
          ))}
      </ul>
      {shows && hits.length === 0 && (
        <p className="options none" role="status">
          {error ? problemText(error) : t(isFetching ? 'loading' : 'link.none')}
        </p>
      )}
    </div>
  )
}
