import { useState } from 'react'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { Account } from '@zhishi/domain/accounts/api.ts'
import { t } from '../kernel/words.ts'
import { useActor } from '../access/actor.ts'
import { reasonText } from '../platform/problem-words.ts'
import { WhyButton } from '../ui/WhyButton.tsx'
import { useTitle } from '../ui/title.ts'
import { AccountRows } from './AccountRows.tsx'
import { GrantDialog } from './GrantDialog.tsx'
import { grants } from './queries.ts'
import './accounts.css'

/** Who may what. The security administrator grants roles, to others only. */
export default function GrantsPage() {
  useTitle(t('grants.title'))
  const actor = useActor()
  const { data: all } = useSuspenseQuery(grants)
  const [granting, setGranting] = useState<Account>()
  const whyNot = ({ id, disabledAt }: Account): string | undefined => {
    if (id === actor.accountId) return reasonText({ code: 'grant.self' })
    return disabledAt === null ? undefined : reasonText({ code: 'grant.disabled' })
  }
  return (
    <section>
      <header className="page-head">
        <h1>{t('grants.title')}</h1>
      </header>
      <p className="banner">{t('grants.about')}</p>
      <AccountRows accounts={all} caption={t('grants.title')}>
        {(account) => (
          <WhyButton why={whyNot(account)} onClick={() => setGranting(account)}>
            {t('grants.change')}
          </WhyButton>
        )}
      </AccountRows>
      {granting && (
        <GrantDialog account={granting} all={all} onClose={() => setGranting(undefined)} />
      )}
    </section>
  )
}
