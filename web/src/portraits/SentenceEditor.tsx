import type { RecordNote } from '@zhishi/domain/evaluation/recordNote.ts'
import type { Sentence } from '@zhishi/domain/portraits/api.ts'
import { useState } from 'react'
import { partialDate } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { Answers } from '../platform/Answers.tsx'
import { RecordLink } from '../platform/RecordLink.tsx'
import { Dialog } from '../ui/Dialog.tsx'

export type Sources = Readonly<Record<string, RecordNote>>

interface SentenceEditorProps {
  readonly sentence: Sentence
  readonly records: Sources
  /** Null: the text is frozen and only its sources can be read. */
  readonly onChange: ((sentence: Sentence | null) => void) | null
}

/** One sentence: pressed, it shows what it rests on and can be put otherwise or left out. */
export function SentenceEditor({ sentence, records, onChange }: SentenceEditorProps) {
  const [open, setOpen] = useState(false)
  const { text, from } = sentence
  return (
    <>
      {/* A button would not break across lines as a sentence does. */}
      <span
        role="button"
        tabIndex={0}
        className={from.length === 0 ? 'sentence unsupported' : 'sentence'}
        onClick={() => setOpen(true)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== ' ') return
          event.preventDefault()
          setOpen(true)
        }}
      >
        {text}
        {/* The number stays with the last word of the sentence. */}
        {'\u2060'}
        <sup>{from.length === 0 ? t('writeUp.unsupported') : from.length}</sup>
      </span>
      {open && (
        <SentenceDialog
          sentence={sentence}
          records={records}
          onChange={onChange}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

/** Adds a sentence of one's own behind a paragraph, resting on records of the person or on none. */
export function AddSentence({
  records,
  onAdd,
}: {
  readonly records: Sources
  readonly onAdd: (sentence: Sentence) => void
}) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="quiet add screen-only" onClick={() => setOpen(true)}>
        {t('writeUp.add')}
      </button>
      {open && (
        <SentenceDialog
          sentence={{ text: '', from: [] }}
          records={records}
          onChange={(sentence) => sentence && onAdd(sentence)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

function SentenceDialog({
  sentence,
  records,
  onChange,
  onClose,
}: SentenceEditorProps & { readonly onClose: () => void }) {
  const [words, setWords] = useState(sentence.text)
  const [from, setFrom] = useState(sentence.from)
  const isNew = sentence.text === ''
  return (
    <Dialog title={t(isNew ? 'writeUp.add' : 'writeUp.sentence')} onClose={onClose}>
      <form
        className="filter"
        onSubmit={(event) => {
          event.preventDefault()
          if (words.trim() !== '') onChange?.({ text: words.trim(), from })
          onClose()
        }}
      >
        {onChange === null ? (
          <p>{words}</p>
        ) : (
          <label className="field">
            <span className="label">{t('writeUp.words')}</span>
            <textarea
              rows={5}
              value={words}
              maxLength={4000}
              onChange={({ target }) => setWords(target.value)}
            />
          </label>
        )}
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
              <Answers answers={records[id]?.answers ?? []} />
              {onChange && (
                <button
                  type="button"
                  className="quiet"
                  onClick={() => setFrom(from.filter((one) => one.id !== id))}
                >
                  {t('writeUp.dropSource')}
                </button>
              )}
            </li>
          ))}
        </ul>
        {onChange && (
          <ChooseSource
            records={records}
            chosen={new Set(from.map(({ id }) => id))}
            onChoose={(one) => setFrom([...from, one])}
          />
        )}
        {onChange && (
          <div className="actions">
            <button type="submit" className="primary">
              {t('writeUp.take')}
            </button>
            {!isNew && (
              <button
                type="button"
                className="danger"
                onClick={() => {
                  onChange(null)
                  onClose()
                }}
              >
                {t('writeUp.drop')}
              </button>
            )}
          </div>
        )}
      </form>
    </Dialog>
  )
}

/** Records of the person that the text names somewhere, to rest a sentence on. */
function ChooseSource({
  records,
  chosen,
  onChoose,
}: {
  readonly records: Sources
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (ref: Sentence['from'][number]) => void
}) {
  const offered = Object.values(records)
    .filter(({ id, noun }) => !chosen.has(id) && noun !== 'verification')
    .toSorted((a, b) => a.noun.localeCompare(b.noun) || (a.date ?? '').localeCompare(b.date ?? ''))
  return (
    <label className="field">
      <span className="label">{t('writeUp.addSource')}</span>
      <select
        value=""
        onChange={({ target }) => {
          const record = records[target.value]
          if (record) onChoose({ noun: record.noun, id: record.id })
        }}
      >
        <option value="">{t('writeUp.chooseSource')}</option>
        {offered.map(({ id, noun, label, date }) => (
          <option key={id} value={id}>
            {[term(`noun.${noun}`), date, label.slice(0, 50)].filter(Boolean).join(' · ')}
          </option>
        ))}
      </select>
    </label>
  )
}
