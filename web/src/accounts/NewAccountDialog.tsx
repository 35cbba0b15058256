import { type FormEvent, useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { t, term } from '../kernel/words.ts'
import { call } from '../platform/client.ts'
import { newId } from '../platform/new-id.ts'
import { platformApi } from '../platform/api.built.ts'
import { type Finder, LinkInput } from '../platform/LinkInput.tsx'
import type { Chosen } from '../platform/typed-record.ts'
import { fieldProblem, problemText } from '../platform/problem-words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { toast } from '../ui/toast.tsx'
import { accountsApi } from './api.built.ts'
import { accounts } from './queries.ts'

type Links = Readonly<Record<'cadre' | 'unit', Chosen | string | null>>
const idOf = (value: Chosen | string | null): string | null =>
  value !== null && typeof value === 'object' ? value.id : null

const find: Finder = (noun, q, signal) => call(platformApi.search, { query: { q, noun }, signal })

/** A new account can sign in and see its own account; everything more is granted by somebody else. */
export function NewAccountDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient()
  const [id] = useState(newId)
  const [account, setAccount] = useState({ name: '', login: '', password: '' })
  const [whose, setWhose] = useState<Links>({ cadre: null, unit: null })
  const { mutate, error, isPending } = useMutation({
    mutationFn: () =>
      call(accountsApi.createAccount, {
        params: { id },
        input: { ...account, cadreId: idOf(whose.cadre), unitId: idOf(whose.unit) },
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
        {(['cadre', 'unit'] as const).map((noun) => (
          <div key={noun} className="field">
            <label htmlFor={`account-${noun}`} id={`account-${noun}-label`}>
              {t(`accounts.${noun}`)}
            </label>
            <LinkInput
              noun={noun}
              value={whose[noun]}
              onChange={(value) => setWhose({ ...whose, [noun]: value })}
              onLeave={() => {}}
              find={find}
              common={{ id: `account-${noun}` }}
            />
            {typeof whose[noun] === 'string' && (
              <span className="error">{term('reason.link.unchosen')}</span>
            )}
          </div>
        ))}
        <p className="hint">{t('accounts.whose')}</p>
        <div role="alert">{error && <p className="banner bad">{problemText(error)}</p>}</div>
        <div className="actions">
          <button
            type="submit"
            className="primary"
            disabled={isPending || Object.values(whose).some((one) => typeof one === 'string')}
          >
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
