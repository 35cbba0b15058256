import { type FormEvent, useState } from 'react'
import { t } from '../kernel/words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { problemText } from './problem-words.ts'

interface ReasonDialogProps {
  readonly title: string
  readonly about: string
  readonly button: string
  readonly maxLength: number
  readonly error: unknown
  readonly isBusy: boolean
  readonly onConfirm: (reason: string) => void
  readonly onClose: () => void
}

/** Asks why before something is done that stays on the record. */
export function ReasonDialog(props: ReasonDialogProps) {
  const [reason, setReason] = useState('')
  const [isShort, setShort] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const given = reason.trim()
    setShort(Array.from(given).length < 2)
    if (Array.from(given).length >= 2) props.onConfirm(given)
  }
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form className="filter" noValidate onSubmit={submit}>
        <p>{props.about}</p>
        <div className="field">
          <label htmlFor="reason">{t('form.reason')}</label>
          <textarea
            id="reason"
            autoFocus
            maxLength={props.maxLength}
            value={reason}
            aria-invalid={isShort}
            aria-describedby={isShort ? 'reason-error' : undefined}
            onChange={(event) => setReason(event.target.value)}
          />
          {isShort && (
            <span id="reason-error" className="error">
              {t('form.reasonShort')}
            </span>
          )}
        </div>
        {props.error instanceof Error && (
          <p className="banner bad" role="alert">
            {problemText(props.error)}
          </p>
        )}
        <div className="actions">
          <button type="submit" className="primary" disabled={props.isBusy}>
            {props.button}
          </button>
          <button type="button" onClick={props.onClose}>
            {t('cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
