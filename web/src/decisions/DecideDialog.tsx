import { useQuery } from '@tanstack/react-query'
import type { RunRow } from '@zhishi/domain/evaluation/run.ts'
import { type FormEvent, useState } from 'react'
import type { Deciding } from '@zhishi/domain/decisions/api.ts'
import { told } from '../evaluation/told.ts'
import { t } from '../kernel/words.ts'
import { call } from '../platform/client.ts'
import { problemText } from '../platform/problem-words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { decisionsApi } from './api.built.ts'
import { GRADES, decidedOn, reasonWords, useTable, verdictWord } from './meeting.ts'
import { useDeciding } from './useDeciding.ts'

type Choice = Deciding['choices'][number]
const STANDOUT = ['recognised', 'notRecognised'] as const

interface DecideDialogProps {
  readonly row: RunRow
  readonly onClose: () => void
}

/** The decision on one person; how it departs is told while it is chosen. */
export function DecideDialog({ row, onClose }: DecideDialogProps) {
  const { data, met } = useTable()
  const { cadreId } = row
  const before = decidedOn(data, cadreId)
  const candidate = data.candidates.find((one) => one.cadreId === cadreId)
  const [grade, setGrade] = useState(before.grade?.verdict ?? row.grade ?? undefined)
  const [standout, setStandout] = useState(
    before.recognition?.verdict ?? (candidate?.proposed ? 'recognised' : undefined),
  )
  const [reason, setReason] = useState(before.grade?.reason ?? before.recognition?.reason ?? '')
  // Nothing is decided by nobody: the page asks who met before it asks what was decided.
  const bodyNamed = met.body.trim() !== ''
  const choices = choicesFor(cadreId, grade, standout, reason)
  const weighed = useQuery({
    queryKey: ['calibration', data.run.id, 'weighed', choices, met.on],
    queryFn: ({ signal }) =>
      call(decisionsApi.previewDecision, {
        params: { id: data.run.id },
        input: { ...met, choices, inBulk: false, after: null },
        signal,
      }),
    enabled: choices.length > 0 && bodyNamed,
    placeholderData: (last) => last,
  })
  const deciding = useDeciding(data.run.id, onClose)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (choices.length > 0 && bodyNamed)
      deciding.mutate({ ...met, choices, inBulk: false, after: null })
  }
  const departures = weighed.data?.weighed.flatMap((one) => one.departures) ?? []
  return (
    <Dialog title={t('calibration.decideOn', { name: row.name })} onClose={onClose}>
      <form className="decide" onSubmit={submit}>
        {row.gradeWhy && <p className="hint">{told(row.gradeWhy)}</p>}
        <fieldset>
          <legend>{t('calibration.grade')}</legend>
          {GRADES.map((one) => (
            <label key={one} className="tick">
              <input
                type="radio"
                name="grade"
                checked={grade === one}
                onChange={() => setGrade(one)}
              />
              {verdictWord(one)}
              {one === row.grade && <span className="tag">{t('calibration.proposed')}</span>}
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>{t('calibration.standout')}</legend>
          {candidate?.why.map((one) => (
            <p key={told(one)} className="hint">
              {told(one)}
            </p>
          ))}
          {STANDOUT.map((one) => (
            <label key={one} className="tick">
              <input
                type="radio"
                name="standout"
                checked={standout === one}
                onChange={() => setStandout(one)}
              />
              {verdictWord(one)}
            </label>
          ))}
        </fieldset>
        <div role="status">
          {departures.length > 0 && (
            <ul className="departures">
              {departures.map((one) => (
                <li key={one.code}>{reasonWords(one as { code: string })}</li>
              ))}
            </ul>
          )}
        </div>
        <div className="field">
          <label htmlFor="decide-reason">
            {t('calibration.reason')}
            {departures.length > 0 && <span className="must"> {t('calibration.reasonMust')}</span>}
          </label>
          <textarea
            id="decide-reason"
            maxLength={4000}
            required={departures.length > 0}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        {(deciding.error ?? weighed.error) && (
          <p className="banner bad" role="alert">
            {problemText(deciding.error ?? weighed.error)}
          </p>
        )}
        <div className="actions">
          <button
            type="submit"
            className="primary"
            disabled={deciding.isPending || choices.length === 0 || !bodyNamed}
          >
            {t('calibration.recordDecision')}
          </button>
          <button type="button" onClick={onClose}>
            {t('cancel')}
          </button>
          {!bodyNamed && <span className="hint">{t('calibration.bodyFirst')}</span>}
        </div>
      </form>
    </Dialog>
  )
}

/** What is chosen, as the server takes it. */
function choicesFor(
  cadreId: string,
  grade: string | undefined,
  standout: string | undefined,
  written: string,
): Choice[] {
  const reason = written.trim() === '' ? null : written.trim()
  const chosen: Choice[] = []
  if (grade !== undefined)
    chosen.push({ matter: 'grade', cadreId, reason, verdict: grade as 'open' })
  if (standout !== undefined)
    chosen.push({ matter: 'recognition', cadreId, reason, verdict: standout as 'recognised' })
  return chosen
}
