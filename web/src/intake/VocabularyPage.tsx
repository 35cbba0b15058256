import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../access/actor.ts'
import { ForbiddenPage } from '../platform/ErrorPages.tsx'
import { t, term } from '../kernel/words.ts'
import { call } from '../platform/client.ts'
import { problemText } from '../platform/problem-words.ts'
import { queries } from '../platform/query-client.ts'
import { useTitle } from '../ui/title.ts'
import { toast } from '../ui/toast.tsx'
import { intakeApi } from './api.built.ts'
import { vocabulary } from './queries.ts'
import './import.css'

interface Vocabulary {
  readonly synonyms: readonly {
    readonly kind: string
    readonly field: string
    readonly words: string
  }[]
  readonly groupWords: readonly { readonly words: string; readonly group: string }[]
}

const GROUPS = ['township', 'economy', 'livelihood', 'party', 'enterprise'] as const

/** What the district's clerks call a column, and by which words a unit's group is known. */
export default function VocabularyPage() {
  const may = useMay()
  useTitle(t('vocabulary.title'))
  const { data, error } = useQuery(vocabulary)
  const [kept, setKept] = useState<Vocabulary>()
  const keeping = useMutation({
    mutationFn: ({ synonyms, groupWords }: Vocabulary) =>
      call(intakeApi.keepVocabulary, {
        input: { synonyms: [...synonyms], groupWords: [...groupWords] },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['vocabulary'] })
      setKept(undefined)
      toast(t('vocabulary.saved'))
    },
    onError: (problem) => toast(problemText(problem), { bad: true }),
  })
  if (!may('keep vocabulary')) return <ForbiddenPage />
  if (error) return <p className="error-text">{problemText(error)}</p>
  if (!data) return <p role="status">{t('loading')}</p>
  const now: Vocabulary = kept ?? data
  const set = (more: Partial<Vocabulary>) => setKept({ ...now, ...more })
  return (
    <div className="import">
      <header className="page-head">
        <h1>{t('vocabulary.title')}</h1>
        <div className="actions">
          <button
            type="button"
            className="primary"
            disabled={!kept || keeping.isPending}
            onClick={() => keeping.mutate(now)}
          >
            {t('vocabulary.save')}
          </button>
        </div>
      </header>
      <section className="card">
        <h2>{t('vocabulary.columns')}</h2>
        <p className="hint">{t('vocabulary.columnsAbout')}</p>
        <AddSynonym kinds={data.kinds} onAdd={(one) => set({ synonyms: [...now.synonyms, one] })} />
        <ul className="words">
          {now.synonyms.map((one) => (
            <li key={`${one.kind}/${one.words}`}>
              {term(`sheet.${one.kind}`)} · {term(`field.${one.field}`)} ← <b>{one.words}</b>
              <Drop
                words={one.words}
                onDrop={() => set({ synonyms: now.synonyms.filter((other) => other !== one) })}
              />
            </li>
          ))}
        </ul>
      </section>
      <section className="card">
        <h2>{t('vocabulary.groups')}</h2>
        <p className="hint">{t('vocabulary.groupsAbout')}</p>
        <AddGroup onAdd={(one) => set({ groupWords: [...now.groupWords, one] })} />
        <ul className="words">
          {now.groupWords.map((one) => (
            <li key={one.words}>
              {term(`choice.unitGroup.${one.group}`)} ← <b>{one.words}</b>
              <Drop
                words={one.words}
                onDrop={() => set({ groupWords: now.groupWords.filter((other) => other !== one) })}
              />
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

const Drop = ({ words, onDrop }: { words: string; onDrop: () => void }) => (
  <button
    type="button"
    className="link"
    aria-label={t('vocabulary.dropOf', { words })}
    onClick={onDrop}
  >
    {t('vocabulary.drop')}
  </button>
)

interface Kind {
  readonly kind: string
  readonly fields: readonly { readonly field: string; readonly words: readonly string[] }[]
}

function AddSynonym({
  kinds,
  onAdd,
}: {
  kinds: readonly Kind[]
  onAdd: (one: Vocabulary['synonyms'][number]) => void
}) {
  const [kind, setKind] = useState(kinds[0]?.kind ?? '')
  const fields = kinds.find((one) => one.kind === kind)?.fields ?? []
  const [field, setField] = useState('')
  const [words, setWords] = useState('')
  const chosen = fields.find((one) => one.field === field) ?? fields[0]
  return (
    <form
      className="add-words"
      onSubmit={(event) => {
        event.preventDefault()
        if (!chosen || words.trim() === '') return
        onAdd({ kind, field: chosen.field, words: words.trim() })
        setWords('')
      }}
    >
      <label>
        {t('sheet.kind')}
        <select value={kind} onChange={({ target }) => setKind(target.value)}>
          {kinds.map((one) => (
            <option key={one.kind} value={one.kind}>
              {term(`sheet.${one.kind}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('vocabulary.field')}
        <select value={chosen?.field ?? ''} onChange={({ target }) => setField(target.value)}>
          {fields.map((one) => (
            <option key={one.field} value={one.field}>
              {one.words[0] ?? term(`field.${one.field}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('vocabulary.words')}
        <input value={words} maxLength={100} onChange={({ target }) => setWords(target.value)} />
      </label>
      <button type="submit">{t('vocabulary.add')}</button>
      {chosen && (
        <p className="hint">{t('vocabulary.known', { words: chosen.words.join(t('comma')) })}</p>
      )}
    </form>
  )
}

function AddGroup({ onAdd }: { onAdd: (one: Vocabulary['groupWords'][number]) => void }) {
  const [group, setGroup] = useState<string>(GROUPS[0])
  const [words, setWords] = useState('')
  return (
    <form
      className="add-words"
      onSubmit={(event) => {
        event.preventDefault()
        if (words.trim() !== '') onAdd({ words: words.trim(), group })
        setWords('')
      }}
    >
      <label>
        {term('field.group')}
        <select value={group} onChange={({ target }) => setGroup(target.value)}>
          {GROUPS.map((one) => (
            <option key={one} value={one}>
              {term(`choice.unitGroup.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('vocabulary.groupWords')}
        <input value={words} maxLength={50} onChange={({ target }) => setWords(target.value)} />
      </label>
      <button type="submit">{t('vocabulary.add')}</button>
    </form>
  )
}
