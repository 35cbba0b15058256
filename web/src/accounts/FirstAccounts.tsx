import { type FormEvent, useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { t, term } from '../kernel/words.ts'
import { call } from '../platform/client.ts'
import { fieldProblem, problemText } from '../platform/problem-words.ts'
import { Problem } from '../platform/client.ts'
import { queries } from '../platform/query-client.ts'
import { TextField } from '../ui/TextField.tsx'
import { accountsApi } from './api.built.ts'

const BLANK = { name: '', login: '', password: '' }
type Blank = typeof BLANK

interface FirstAccountsProps {
  readonly token: string
  /** The name of a district that an import has made already. */
  readonly district: string
  readonly onDone: (clerk: string) => void
}

/** The district and its first two accounts: who keeps the system, and who keeps the records. */
export function FirstAccounts({ token, district: named, onDone }: FirstAccountsProps) {
  const [district, setDistrict] = useState(named)
  const [administrator, setAdministrator] = useState(BLANK)
  const [clerk, setClerk] = useState(BLANK)
  const [trial, setTrial] = useState(false)
  const { mutate, error, isPending } = useMutation({
    mutationFn: () =>
      call(accountsApi.setUp, { input: { token, district, administrator, clerk, trial } }),
    onSuccess: ({ name }) => {
      queries.clear()
      onDone(name)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    mutate()
  }
  const isAtFields = error instanceof Problem && error.issues.length > 0
  return (
    <form className="stack" onSubmit={submit}>
      <p>{t('setup.about')}</p>
      <TextField
        label={t('setup.district')}
        hint={t('setup.districtHint')}
        value={district}
        onChange={setDistrict}
        error={fieldProblem(error, 'district')}
        maxLength={50}
        required
      />
      <AccountFields
        title={term('choice.role.systemAdmin')}
        about={t('setup.administratorAbout')}
        path="administrator"
        account={administrator}
        onChange={setAdministrator}
        error={error}
      />
      <AccountFields
        title={term('choice.role.clerk')}
        about={t('setup.clerkAbout')}
        path="clerk"
        account={clerk}
        onChange={setClerk}
        error={error}
      />
      <label className="tick">
        <input
          type="checkbox"
          checked={trial}
          onChange={(event) => setTrial(event.target.checked)}
        />
        {t('setup.trial')}
      </label>
      <p className="faint">{t('setup.trialAbout')}</p>
      <div role="alert">
        {error && (
          <p className="banner bad">{isAtFields ? t('reason.malformed') : problemText(error)}</p>
        )}
      </div>
      <button type="submit" className="primary" disabled={isPending}>
        {t('setup.button')}
      </button>
    </form>
  )
}

interface AccountFieldsProps {
  readonly title: string
  readonly about: string
  readonly path: string
  readonly account: Blank
  readonly onChange: (account: Blank) => void
  readonly error: unknown
}

function AccountFields({ title, about, path, account, onChange, error }: AccountFieldsProps) {
  const field = (key: keyof Blank) => ({
    label: t(`account.${key}`),
    value: account[key],
    onChange: (value: string) => onChange({ ...account, [key]: value }),
    error: fieldProblem(error, `${path}.${key}`),
    required: true,
  })
  return (
    <fieldset className="account">
      <legend>{title}</legend>
      <p className="faint">{about}</p>
      <TextField {...field('name')} maxLength={50} autoComplete="off" />
      <TextField {...field('login')} maxLength={64} autoComplete="off" />
      <TextField
        {...field('password')}
        type="password"
        minLength={10}
        maxLength={128}
        autoComplete="new-password"
        hint={t('account.passwordHint')}
      />
    </fieldset>
  )
}
