import type { ReactNode } from 'react'
import type { Account } from '@zhishi/domain/accounts/api.ts'
import { moment } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'

interface AccountRowsProps {
  readonly accounts: readonly Account[]
  readonly caption: string
  /** What may be done with an account. */
  readonly children: (account: Account) => ReactNode
}

export const AccountRows = ({ accounts, caption, children }: AccountRowsProps) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
  <div className="sheet" role="region" aria-label={caption} tabIndex={0}>
    <table>
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('account.name')}</th>
          <th scope="col">{t('account.login')}</th>
          <th scope="col">{t('account.roles')}</th>
          <th scope="col">{t('account.since')}</th>
          <th scope="col">
            <span className="unseen">{t('account.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <tr key={account.id}>
            <th scope="row">
              {account.name}
              {account.disabledAt !== null && <span className="tag">{t('account.disabled')}</span>}
              {account.trial && <span className="tag">{t('shell.trial')}</span>}
            </th>
            <td className="mono">{account.login}</td>
            <td>
              {account.roles.length === 0 ? (
                <span className="faint">{t('account.noRoles')}</span>
              ) : (
                account.roles.map((role) => term(`choice.role.${role}`)).join(t('comma'))
              )}
            </td>
            <td>{moment(account.createdAt)}</td>
            <td>
              <div className="actions">{children(account)}</div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
