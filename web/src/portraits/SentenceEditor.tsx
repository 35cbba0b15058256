import type { RecordNote } from '@zhishi/domain/evaluation/api.ts'
import type { Sentence } from '@zhishi/domain/portraits/api.ts'
import { useState } from 'react'
import { partialDate } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { RecordLink } from '../platform/RecordLink.tsx'
import { Dialog } from '../ui/Dialog.tsx'

export type Sources = Readonly<Record<string, RecordNote>>

interface SentenceEditorProps {
  readonly sentence: Sentence
  readonly records: Sources
  readonly onSay: (words: string) => void
}

/** One sentence: pressed, it shows what it rests on and can be put otherwise or left out. */
export function SentenceEditor({ sentence: { text, from }, records, onSay }: SentenceEditorProps) {
  const [open, setOpen] = useState(false)
  const [words, setWords] = useState(text)
  const show = () => {
    setWords(text)
    setOpen(true)
  }
  return (
    <>
      {/* A button would not break across lines as a sentence does. */}
      <span
        role="button"
        tabIndex={0}
        className={from.length === 0 ? 'sentence unsupported' : 'sentence'}
        onClick={show}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== ' ') return
          event.preventDefault()
          show()
        }}
      >
        {text}
        <sup>{from.length === 0 ? t('writeUp.unsupported') : from.length}</sup>
      </span>
      {open && (
        <Dialog title={t('writeUp.sentence')} onClose={() => setOpen(false)}>
          <form
            className="filter"
            onSubmit={(event) => {
              event.preventDefault()
              onSay(words)
              setOpen(false)
            }}
          >
            <label className="field">
              <span className="label">{t('writeUp.words')}</span>
              <textarea
                rows={5}
                value={words}
                maxLength={4000}
                onChange={({ target }) => setWords(target.value)}
              />
            </label>
            <h3>{t('writeUp.sources', { count: from.length })}</h3>
            <ul className="sources">
              {from.map(({ noun, id }) => (
                <li key={id}>
                  <RecordLink noun={noun} id={id}>
                    {records[id]?.label || term(`noun.${noun}`)}
                  </RecordLink>{' '}
                  <span className="hint">
                    {term(`noun.${noun}`)}
                    {records[id]?.date && ` · ${partialDate(records[id].date)}`}
                  </span>
                </li>
              ))}
            </ul>
            <div className="actions">
              <button type="submit" className="primary">
                {t('writeUp.take')}
              </button>
              <button
                type="button"
                className="danger"
                onClick={() => {
                  onSay('')
                  setOpen(false)
                }}
              >
                {t('writeUp.drop')}
              </button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  )
}
