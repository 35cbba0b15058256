import { type FormEvent, useRef, useState } from 'react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { t } from '../kernel/words.ts'
import { call } from '../platform/client.ts'
import { problemText } from '../platform/problem-words.ts'
import { queries } from '../platform/query-client.ts'
import { TextField } from '../ui/TextField.tsx'
import { useTitle } from '../ui/title.ts'
import { FrontPage } from './FrontPage.tsx'
import { accountsApi } from './api.built.ts'

/** Back to where one came from, but never to another site. */
const placeWithin = (to: string | undefined): string =>
  to?.startsWith('/') && !to.startsWith('//') && !to.startsWith('/\\') ? to : '/'

export default function SignInPage() {
  useTitle(t('signIn.title'))
  const router = useRouter()
  const { to }: { to?: string } = useSearch({ from: '/sign-in' })
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const place = useRef<HTMLFormElement>(null)
  const setup = useQuery({
    queryKey: ['setup', ''],
    queryFn: ({ signal }) => call(accountsApi.setup, { signal }),
  })
  const signIn = useMutation({
    mutationFn: () => call(accountsApi.signIn, { input: { login: login.trim(), password } }),
    onSuccess: () => {
      queries.clear()
      router.history.push(placeWithin(to))
    },
    onError: () => {
      setPassword('')
      place.current?.querySelector<HTMLInputElement>('[type="password"]')?.focus()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate()
  }
  return (
    <FrontPage title={t('signIn.title')}>
      {setup.data?.needed && <p className="banner">{t('signIn.noAccounts')}</p>}
      {to && to !== '/' && !setup.data?.needed && <p className="faint">{t('signIn.comeBack')}</p>}
      <form ref={place} className="stack" onSubmit={submit}>
        <TextField
          label={t('account.login')}
          value={login}
          onChange={setLogin}
          autoComplete="username"
          maxLength={64}
          required
          autoFocus
        />
        <TextField
          label={t('account.password')}
          value={password}
          onChange={setPassword}
          type="password"
          autoComplete="current-password"
          maxLength={128}
          required
        />
        <div role="alert">
          {signIn.error && <p className="banner bad">{problemText(signIn.error)}</p>}
        </div>
        <button type="submit" className="primary" disabled={signIn.isPending}>
          {t('signIn.button')}
        </button>
      </form>
    </FrontPage>
  )
}
