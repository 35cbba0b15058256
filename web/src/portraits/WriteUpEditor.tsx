import { useMutation } from '@tanstack/react-query'
import type { Sentence, WriteUpText } from '@zhishi/domain/portraits/api.ts'
import { useState } from 'react'
import { t } from '../kernel/words.ts'
import { call } from '../platform/client.ts'
import { newId } from '../platform/new-id.ts'
import { problemText } from '../platform/problem-words.ts'
import { queries } from '../platform/query-client.ts'
import { toast } from '../ui/toast.tsx'
import { portraitsApi } from './api.built.ts'
import { AddSentence, SentenceEditor, type Sources } from './SentenceEditor.tsx'

interface EditorProps {
  readonly id: string
  readonly period: string
  readonly basedOn: string | null
  readonly text: WriteUpText
  readonly records: Sources
  /** Whether this account drafts; others read, with the sources alongside. */
  readonly edits: boolean
  readonly onKept: (version: string) => void
}

/** A text with the sentences of one paragraph changed. */
const withSentences = (
  text: WriteUpText,
  [s, p]: readonly [number, number],
  change: (sentences: readonly Sentence[]) => Sentence[],
): WriteUpText => ({
  ...text,
  sections: text.sections.map((section, i) =>
    i !== s
      ? section
      : {
          ...section,
          paragraphs: section.paragraphs.map((paragraph, j) =>
            j !== p ? paragraph : { ...paragraph, sentences: change(paragraph.sentences) },
          ),
        },
  ),
})

/** The text sentence by sentence; what is kept is a further version, also of an approved one. */
export function WriteUpEditor({ id, period, basedOn, text, records, edits, onKept }: EditorProps) {
  const [edited, setEdited] = useState(text)
  const keeping = useMutation({
    mutationFn: () =>
      call(portraitsApi.keepWriteUp, {
        params: { id, writeUpId: newId() },
        input: { period, basedOn, text: edited },
      }),
    onSuccess: async (kept) => {
      await queries.invalidateQueries({ queryKey: ['write-ups', id] })
      toast(t('writeUp.saved', { version: kept.version }))
      onKept(kept.id)
    },
    onError: (error) => toast(problemText(error), { bad: true }),
  })
  const put = (at: readonly [number, number], i: number, next: Sentence | null) =>
    setEdited((now) =>
      withSentences(now, at, (all) =>
        all.flatMap((one, k) => (k !== i ? [one] : next === null ? [] : [next])),
      ),
    )
  return (
    <article className="card paper" lang="zh-CN">
      <h2 className="paper-title">{edited.title}</h2>
      {edited.sections.map((section, s) => (
        <section key={section.heading}>
          <h3>{section.heading}</h3>
          {section.paragraphs.map((paragraph, p) => (
            // oxlint-disable-next-line react/no-array-index-key -- paragraphs keep their places
            <p key={`${s} ${p}`}>
              {paragraph.heading && <strong>{paragraph.heading}</strong>}
              {paragraph.sentences.map((sentence, i) => (
                <SentenceEditor
                  // oxlint-disable-next-line react/no-array-index-key -- a text may stand twice
                  key={`${i} ${sentence.text}`}
                  sentence={sentence}
                  records={records}
                  onChange={edits ? (next) => put([s, p], i, next) : null}
                />
              ))}
              {edits && (
                <AddSentence
                  records={records}
                  onAdd={(next) =>
                    setEdited((now) => withSentences(now, [s, p], (all) => [...all, next]))
                  }
                />
              )}
            </p>
          ))}
        </section>
      ))}
      {edits && (
        <div className="actions answer-bar screen-only">
          <button
            type="button"
            className="primary"
            disabled={keeping.isPending}
            onClick={() => keeping.mutate()}
          >
            {edited === text ? t('writeUp.keep') : t('writeUp.keepEdited')}
          </button>
        </div>
      )}
    </article>
  )
}
