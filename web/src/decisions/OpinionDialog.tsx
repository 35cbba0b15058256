import { useMutation } from '@tanstack/react-query'
import type { RunRow } from '@zhishi/domain/evaluation/run.ts'
import { type FormEvent, useState } from 'react'
import type { NewOpinion } from '@zhishi/domain/decisions/api.ts'
import { t } from '../kernel/words.ts'
import { call } from '../platform/client.ts'
import { newId } from '../platform/new-id.ts'
import { problemText } from '../platform/problem-words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { toast } from '../ui/toast.tsx'
import { decisionsApi } from './api.built.ts'
import { useTable, verdictWord } from './meeting.ts'
import { forgetRun } from './queries.ts'

const GRADES = ['excellent', 'competent', 'basic', 'incompetent', 'undetermined'] as const

/** What one member thinks of one person, before the meeting; nobody else sees it until then. */
export function OpinionDialog({ row, onClose }: { row: RunRow; onClose: () => void }) {
  const { data } = useTable()
  const said = data.opinions.find(({ cadreId, mine }) => mine && cadreId === row.cadreId)
  const [grade, setGrade] = useState<NewOpinion['grade'] | undefined>(said?.grade)
  const [words, setWords] = useState(said?.words ?? '')
  const giving = useMutation({
    mutationFn: (chosen: NewOpinion['grade']) =>
      call(decisionsApi.giveOpinion, {
        params: { id: data.run.id, actId: newId() },
        input: {
          cadreId: row.cadreId,
          grade: chosen,
          words: words.trim() === '' ? null : words.trim(),
        },
      }),
    onSuccess: async () => {
      await forgetRun(data.run.id)
      toast(t('calibration.opinionKept', { name: row.name }))
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (grade !== undefined) giving.mutate(grade)
  }
  return (
    <Dialog title={t('calibration.opinionOn', { name: row.name })} onClose={onClose}>
      <form className="decide" onSubmit={submit}>
        <p className="hint">{t('calibration.opinionAbout')}</p>
        <fieldset>
          <legend>{t('calibration.grade')}</legend>
          {GRADES.map((one) => (
            <label key={one} className="tick">
              <input
                type="radio"
                name="grade"
                required
                checked={grade === one}
                onChange={() => setGrade(one)}
              />
              {verdictWord(one)}
            </label>
          ))}
        </fieldset>
        <div className="field">
          <label htmlFor="opinion-words">{t('calibration.words')}</label>
          <textarea
            id="opinion-words"
            maxLength={4000}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </div>
        {giving.error && (
          <p className="banner bad" role="alert">
            {problemText(giving.error)}
          </p>
        )}
        <div className="actions">
          <button type="submit" className="primary" disabled={giving.isPending}>
            {t('calibration.keepOpinion')}
          </button>
          <button type="button" onClick={onClose}>
            {t('cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
