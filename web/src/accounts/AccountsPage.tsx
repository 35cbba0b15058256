import { useState } from 'react'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { Account } from '@zhishi/domain/accounts/api.ts'
import { cannotDisable } from '@zhishi/domain/accounts/granting.ts'
import { t, term } from '../kernel/words.ts'
import { useActor } from '../access/actor.ts'
import { call } from '../platform/client.ts'
import { problemText, reasonText } from '../platform/problem-words.ts'
import { Icon } from '../ui/Icon.tsx'
import { WhyButton } from '../ui/WhyButton.tsx'
import { toast } from '../ui/toast.tsx'
import { useTitle } from '../ui/title.ts'
import { AccountRows } from './AccountRows.tsx'
import { NewAccountDialog } from './NewAccountDialog.tsx'
import { accountsApi } from './api.built.ts'
import { accounts, holderOf, seatsBeside } from './queries.ts'
import { session } from './session.ts'
import './accounts.css'

/** Who can sign in. The system administrator makes accounts; what they may, others grant. */
export default function AccountsPage() {
  useTitle(t('accounts.title'))
  const actor = useActor()
  const { data: all } = useSuspenseQuery(accounts)
  const { missingAdministrators: missing } = useSuspenseQuery(session).data
  const [isMaking, setMaking] = useState(false)
  const { disable, name } = useChanges()
  const seats = missing.filter((role) => role !== 'systemAdmin')
  const isFree = ({ roles, disabledAt, id }: Account) =>
    roles.length === 0 && disabledAt === null && id !== actor.accountId
  return (
    <section>
      <header className="page-head">
        <h1>{t('accounts.title')}</h1>
        <div className="actions">
          <button type="button" className="primary" onClick={() => setMaking(true)}>
            <Icon name="plus" />
            {t('accounts.new')}
          </button>
        </div>
      </header>
      {seats.length > 0 && (
        <p className="banner">
          {t('accounts.missing', {
            roles: seats.map((role) => term(`choice.role.${role}`)).join(t('comma')),
          })}
        </p>
      )}
      <AccountRows accounts={all} caption={t('accounts.title')}>
        {(account) => {
          const why = cannotDisable(actor, holderOf(account), seatsBeside(all, account.id))
          const isDisabled = account.disabledAt !== null
          return (
            <>
              {isFree(account) &&
                seats.map((role) => (
                  <button
                    key={role}
                    type="button"
                    onClick={() => name.mutate({ id: account.id, role: role as 'auditor' })}
                  >
                    {t('accounts.name', { role: term(`choice.role.${role}`) })}
                  </button>
                ))}
              <WhyButton
                why={why && !isDisabled ? reasonText(why) : undefined}
                onClick={() => disable.mutate({ id: account.id, disabled: !isDisabled })}
              >
                {t(isDisabled ? 'accounts.enable' : 'accounts.disable')}
              </WhyButton>
            </>
          )
        }}
      </AccountRows>
      {isMaking && <NewAccountDialog onClose={() => setMaking(false)} />}
    </section>
  )
}

function useChanges() {
  const client = useQueryClient()
  const refresh = () => {
    void client.invalidateQueries(accounts)
    void client.invalidateQueries(session)
  }
  const onError = (error: Error) => toast(problemText(error), { bad: true })
  const disable = useMutation({
    mutationFn: ({ id, disabled }: { id: string; disabled: boolean }) =>
      call(accountsApi.disableAccount, { params: { id }, input: { disabled } }),
    onSuccess: (account, { id, disabled }) => {
      refresh()
      toast(t(disabled ? 'accounts.disabled' : 'accounts.enabled', { name: account.name }), {
        undo: () => disable.mutate({ id, disabled: !disabled }),
      })
    },
    onError,
  })
  const name = useMutation({
    mutationFn: ({ id, role }: { id: string; role: 'securityAdmin' | 'auditor' }) =>
      call(accountsApi.nameAdministrator, { params: { id }, input: { role } }),
    onSuccess: (account) => {
      refresh()
      toast(t('accounts.named', { name: account.name }))
    },
    onError,
  })
  return { disable, name }
}
