import { type FormEvent, useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { t } from '../kernel/words.ts'
import { call } from '../platform/client.ts'
import { fieldProblem, problemText } from '../platform/problem-words.ts'
import { TextField } from '../ui/TextField.tsx'
import { toast } from '../ui/toast.tsx'
import { useTitle } from '../ui/title.ts'
import { accountsApi } from './api.built.ts'
import './accounts.css'

export default function PasswordPage() {
  useTitle(t('shell.password'))
  const navigate = useNavigate()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const differs = again !== '' && again !== next
  const change = useMutation({
    mutationFn: () => call(accountsApi.changePassword, { input: { current, next } }),
    onSuccess: () => {
      toast(t('password.changed'))
      void navigate({ to: '/' })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!differs) change.mutate()
  }
  return (
    <section className="narrow">
      <h1>{t('shell.password')}</h1>
      <form className="stack card" onSubmit={submit}>
        <TextField
          label={t('password.current')}
          value={current}
          onChange={setCurrent}
          type="password"
          autoComplete="current-password"
          maxLength={128}
          required
        />
        <TextField
          label={t('password.next')}
          hint={t('account.passwordHint')}
          value={next}
          onChange={setNext}
          error={fieldProblem(change.error, 'next')}
          type="password"
          autoComplete="new-password"
          minLength={10}
          maxLength={128}
          required
        />
        <TextField
          label={t('password.again')}
          value={again}
          onChange={setAgain}
          error={differs ? t('password.differs') : undefined}
          type="password"
          autoComplete="new-password"
          maxLength={128}
          required
        />
        <div role="alert">
          {change.error && <p className="banner bad">{problemText(change.error)}</p>}
        </div>
        <button type="submit" className="primary" disabled={change.isPending}>
          {t('shell.password')}
        </button>
        <p className="faint">{t('password.about')}</p>
      </form>
    </section>
  )
}
