import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useCombobox } from 'downshift'
import { t, term } from '../kernel/words.ts'
import { useActor, useIsOpen, useMay } from '../access/actor.ts'
import { pathTo } from '../platform/RecordLink.tsx'
import { problemText } from '../platform/problem-words.ts'
import { hintWords } from '../platform/LinkInput.tsx'
import { searchHits } from '../platform/queries.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useSettled } from '../ui/useSettled.ts'
import { changeLanguage, signOut } from './leaving.ts'
import { NOUNS } from './declared.built.ts'
import { NAVIGATION } from './navigation.built.ts'
import './palette.css'

interface Choice {
  readonly id: string
  readonly group: 'palette.records' | 'palette.places' | 'palette.actions'
  readonly label: string
  readonly hint: string
  readonly run: () => void
}

/** Everything by name: records, pages, actions. What one may not open is not there. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const q = useSettled(text.trim())
  const { data, error, isFetching, isPlaceholderData } = useQuery(searchHits(q))
  const isStale = isPlaceholderData || q !== text.trim()
  const { history } = useRouter()
  const fixed = useFixedChoices()
  const go = (to: string) => () => history.push(to)
  const wanted = text.trim().toLowerCase()
  const records: readonly Choice[] = (q === '' ? [] : (data ?? [])).map((hit) => ({
    id: hit.id,
    group: 'palette.records',
    label: hit.label,
    hint: [term(`noun.${hit.noun}`), hintWords(hit.hint)].filter(Boolean).join(' · '),
    run: go(pathTo(hit.noun, hit.id)),
  }))
  const others = fixed.filter(
    ({ label, id, group }) =>
      label.toLowerCase().includes(wanted) ||
      id.includes(wanted) ||
      (wanted === '' && group === 'palette.places'),
  )
  const choices = [...records, ...others]
  const box = useCombobox<Choice>({
    items: choices,
    inputValue: text,
    isOpen: true,
    selectedItem: null,
    highlightedIndex: Math.min(at, choices.length - 1),
    onHighlightedIndexChange: ({ highlightedIndex }) => setAt(highlightedIndex),
    itemToString: (choice) => choice?.label ?? '',
    // What was found for fewer letters is not taken by mistake.
    isItemDisabled: ({ group }) => isStale && group === 'palette.records',
    onSelectedItemChange: ({ selectedItem }) => {
      onClose()
      selectedItem?.run()
    },
  })
  return (
    <Dialog title={t('shell.search')} onClose={onClose}>
      <div className="palette">
        <label className="unseen" {...box.getLabelProps()}>
          {t('shell.search')}
        </label>
        <input
          {...box.getInputProps({
            autoFocus: true,
            placeholder: t('shell.searchHint'),
            onChange: (event) => {
              setText(event.currentTarget.value)
              setAt(0)
            },
          })}
          autoComplete="off"
          maxLength={50}
        />
        <ul {...box.getMenuProps()}>
          {choices.map((choice, index) => (
            <li
              key={choice.id}
              {...box.getItemProps({ item: choice, index })}
              className={index === box.highlightedIndex ? 'on' : undefined}
            >
              {choice.group !== choices[index - 1]?.group && (
                <small className="group">{t(choice.group)}</small>
              )}
              <span>{choice.label}</span> <small className="faint">{choice.hint}</small>
            </li>
          ))}
        </ul>
        <p role="status" className="faint">
          {error
            ? problemText(error)
            : choices.length === 0 && t(isFetching ? 'loading' : 'palette.none')}
        </p>
      </div>
    </Dialog>
  )
}

/** The pages and actions that this person has. */
function useFixedChoices(): readonly Choice[] {
  const may = useMay()
  const isOpen = useIsOpen()
  const { accountId } = useActor()
  const { history } = useRouter()
  const places = NAVIGATION.flatMap((group) =>
    group.places.filter(isOpen).map((place) => ({
      id: place.to,
      group: 'palette.places' as const,
      label: term(place.word),
      hint: term(group.word),
      run: () => history.push(place.to),
    })),
  )
  const entries = Object.values(NOUNS)
    .filter(({ keeps }) => may(keeps))
    .map(({ noun }) => ({
      id: `new ${noun}`,
      label: t('palette.new', { noun: term(`noun.${noun}`) }),
      run: () => history.push(`/records/${noun}/new`),
    }))
  const own = [
    { id: 'language', label: t('shell.otherLanguage'), run: () => void changeLanguage() },
    { id: 'password', label: t('shell.password'), run: () => history.push('/password') },
    { id: 'sign-out', label: t('shell.signOut'), run: () => void signOut(accountId) },
  ]
  const actions = [...entries, ...own].map((choice) => ({
    ...choice,
    group: 'palette.actions' as const,
    hint: '',
  }))
  return [...places, ...actions]
}
