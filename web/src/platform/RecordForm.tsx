import { type FormEvent, type ReactNode, useRef } from 'react'
import { moment } from '../kernel/format.ts'
import { fieldWord, t } from '../kernel/words.ts'
import { FieldInput, wrongWords } from './FieldInput.tsx'
import type { Finder } from './LinkInput.tsx'
import { type Issue, Problem } from './client.ts'
import { problemText } from './problem-words.ts'
import { contentFrom, wrongFrom } from './typed-record.ts'
import type { Form } from './useTypedRecord.ts'
import './record.css'

interface RecordFormProps {
  readonly noun: string
  readonly form: Form
  readonly find: Finder
  /** What the noun's own schema says about content that could be read. */
  readonly check: (content: Record<string, unknown>) => readonly Issue[]
  readonly onSubmit: (content: Record<string, unknown>) => void
  readonly error: unknown
  readonly isBusy: boolean
  /** The buttons, the first of which submits. */
  readonly actions: ReactNode
  /** What else is asked, below the fields. */
  readonly children?: ReactNode
}

/** One form for every kind of fact. What is typed is kept on the device until the server has it. */
export function RecordForm(props: RecordFormProps) {
  const { noun, form, find, check, error } = props
  const place = useRef<HTMLFormElement>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { content, wrong: unread } = contentFrom(form.fields, form.record)
    const found = Object.keys(unread).length > 0 ? unread : wrongFrom(check(content))
    form.tell(found)
    if (Object.keys(found).length === 0) return props.onSubmit(content)
    requestAnimationFrame(() =>
      place.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
    )
  }
  return (
    <form ref={place} className="record-form" noValidate onSubmit={submit}>
      {form.restored && (
        <p className="banner" role="status">
          {t('draft.restored', { moment: moment(form.restored.at) })}
          <button type="button" className="link" onClick={form.discard}>
            {t('draft.drop')}
          </button>
        </p>
      )}
      <div className="fields">
        {form.fields.map((field) => (
          <FieldInput
            key={field.key}
            noun={noun}
            field={field}
            value={form.record[field.key] ?? null}
            wrong={form.wrong[field.key]}
            onChange={(value) => form.change(field.key, value)}
            onLeave={() => form.leave(field)}
            find={find}
          />
        ))}
      </div>
      {props.children}
      <div role="alert">
        <WrongList noun={noun} form={form} />
        {error instanceof Error && !isTold(error, form) && (
          <p className="banner bad">{problemText(error)}</p>
        )}
      </div>
      <fieldset className="actions" disabled={props.isBusy}>
        {props.actions}
      </fieldset>
    </form>
  )
}

/** Whether the server's complaint stands at its fields already. */
const isTold = (error: Error, { wrong }: Form): boolean =>
  error instanceof Problem && error.status === 400 && Object.keys(wrong).length > 0

function WrongList({ noun, form: { wrong } }: { noun: string; form: Form }) {
  const entries = Object.entries(wrong)
  if (entries.length === 0) return null
  return (
    <div className="banner bad">
      <p>{t('form.wrong', { count: entries.length })}</p>
      <ul>
        {entries.map(([key, code]) => (
          <li key={key}>{`${fieldWord(noun, key)}${t('colon')}${wrongWords(code)}`}</li>
        ))}
      </ul>
    </div>
  )
}
