import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { t } from '../kernel/words.ts'
import { call } from '../platform/client.ts'
import { problemText } from '../platform/problem-words.ts'
import { useTitle } from '../ui/title.ts'
import { FirstAccounts } from '../accounts/FirstAccounts.tsx'
import { FirstSteps } from './FirstSteps.tsx'
import { FrontPage } from '../accounts/FrontPage.tsx'
import { accountsApi } from '../accounts/api.built.ts'

/** The first page of a new installation: the link in the terminal leads here, once. */
export default function SetupPage() {
  useTitle(t('setup.title'))
  const { token = '' }: { token?: string } = useSearch({ from: '/setup' })
  const [clerk, setClerk] = useState<string>()
  const { data, error } = useQuery({
    queryKey: ['setup', token],
    queryFn: ({ signal }) => call(accountsApi.setup, { query: { token }, signal }),
    enabled: clerk === undefined,
  })
  if (clerk !== undefined)
    return (
      <FrontPage title={t('setup.doneTitle')}>
        <FirstSteps clerk={clerk} />
      </FrontPage>
    )
  return (
    <FrontPage title={t('setup.title')}>
      {error && <p className="banner bad">{problemText(error)}</p>}
      {data && !data.needed && (
        <p className="banner">
          {t('setup.alreadyDone')} <Link to="/sign-in">{t('signIn.title')}</Link>
        </p>
      )}
      {data?.needed && !data.tokenIsGood && <p className="banner bad">{t('setup.badLink')}</p>}
      {data?.needed && data.tokenIsGood && (
        <FirstAccounts token={token} district={data.district ?? ''} onDone={setClerk} />
      )}
    </FrontPage>
  )
}
