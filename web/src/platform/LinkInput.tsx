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
  readonly value: Chosen | null
  readonly onChange: (value: Chosen | null) => void
  readonly find: Finder
  readonly common: Readonly<Record<string, unknown>> & { readonly id: string }
}

/** Chooses another record: type a name, pinyin or initials, then take one of those found. */
export function LinkInput({ noun, value, onChange, find, common }: LinkInputProps) {
  const [text, setText] = useState<string>()
  const typed = text ?? value?.label ?? ''
  const q = useSettled(text?.trim() ?? '')
  const { data, error, isFetching } = useQuery({
    queryKey: ['find', noun, q],
    queryFn: ({ signal }) => find(noun, q, signal),
    enabled: q !== '',
    staleTime: 30_000,
  })
  const hits = q === '' ? [] : (data ?? [])
  const box = useCombobox<Hit>({
    id: common.id,
    inputId: common.id,
    items: [...hits],
    inputValue: typed,
    itemToString: (hit) => hit?.label ?? '',
    selectedItem: null,
    onSelectedItemChange: ({ selectedItem }) => {
      if (!selectedItem) return
      onChange({ id: selectedItem.id, label: selectedItem.label })
      setText(undefined)
    },
    onIsOpenChange: ({ isOpen }) => {
      // What was typed without choosing anything is not a choice: the chosen one stands again.
      if (!isOpen && text === '') onChange(null)
      if (!isOpen) setText(undefined)
    },
  })
  const shows = box.isOpen && q !== ''
  return (
    <div className="combobox">
      <input
        {...box.getInputProps({
          ...common,
          onChange: (event) => setText(event.currentTarget.value),
          placeholder: t(isNamed(noun) ? 'link.hintNamed' : 'link.hint', {
            noun: term(`noun.${noun}`),
          }),
        })}
        aria-labelledby={`${common.id}-label`}
        autoComplete="off"
      />
      {value && (
        <button
          type="button"
          className="quiet"
          aria-label={t('link.clear', { label: value.label })}
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
