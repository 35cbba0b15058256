import { type FormEvent, useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { t } from '../kernel/words.ts'
import { call } from '../platform/client.ts'
import { newId } from '../platform/new-id.ts'
import { fieldProblem, problemText } from '../platform/problem-words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { toast } from '../ui/toast.tsx'
import { accountsApi } from './api.built.ts'
import { accounts } from './queries.ts'

/** A new account can sign in and see its own account; everything more is granted by somebody else. */
export function NewAccountDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient()
  const [id] = useState(newId)
  const [account, setAccount] = useState({ name: '', login: '', password: '' })
  const { mutate, error, isPending } = useMutation({
    mutationFn: () =>
      call(accountsApi.createAccount, {
        params: { id },
        input: { ...account, cadreId: null, unitId: null },
      }),
    onSuccess: ({ name }) => {
      void client.invalidateQueries(accounts)
      toast(t('accounts.made', { name }))
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    mutate()
  }
  const field = (key: keyof typeof account) => ({
    label: t(`account.${key}`),
    value: account[key],
    onChange: (value: string) => setAccount({ ...account, [key]: value }),
    error: fieldProblem(error, key),
    required: true,
    autoComplete: key === 'password' ? 'new-password' : 'off',
  })
  return (
    <Dialog title={t('accounts.new')} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <TextField {...field('name')} maxLength={50} autoFocus />
        <TextField {...field('login')} maxLength={64} />
        <TextField
          {...field('password')}
          type="password"
          minLength={10}
          maxLength={128}
          hint={t('accounts.firstPassword')}
        />
        <div role="alert">{error && <p className="banner bad">{problemText(error)}</p>}</div>
        <div className="actions">
          <button type="submit" className="primary" disabled={isPending}>
            {t('accounts.new')}
          </button>
          <button type="button" onClick={onClose}>
            {t('cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
