import { type FormEvent, useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { isAdministrator } from '@zhishi/domain/access/holding.ts'
import { Role } from '@zhishi/domain/access/roles.ts'
import type { Account } from '@zhishi/domain/accounts/api.ts'
import { cannotGrant } from '@zhishi/domain/accounts/granting.ts'
import { t, term } from '../kernel/words.ts'
import { useActor } from '../access/actor.ts'
import { call } from '../platform/client.ts'
import { problemText, reasonText } from '../platform/problem-words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { toast } from '../ui/toast.tsx'
import { accountsApi } from './api.built.ts'
import { grants, holderOf, seatsBeside } from './queries.ts'

interface GrantDialogProps {
  readonly account: Account
  readonly all: readonly Account[]
  readonly onClose: () => void
}

/** Chooses roles; the same rule that the server keeps says at once what cannot be held together. */
export function GrantDialog({ account, all, onClose }: GrantDialogProps) {
  const actor = useActor()
  const client = useQueryClient()
  const [roles, setRoles] = useState<readonly Role[]>(account.roles)
  const why = cannotGrant(actor, holderOf(account), roles, seatsBeside(all, account.id))
  const { mutate, error, isPending } = useMutation({
    mutationFn: () =>
      call(accountsApi.grantRoles, { params: { id: account.id }, input: { roles: [...roles] } }),
    onSuccess: ({ name }) => {
      void client.invalidateQueries(grants)
      toast(t('grants.done', { name }))
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!why) mutate()
  }
  const groups = [
    { title: t('grants.personnel'), roles: Role.options.filter((one) => !isAdministrator(one)) },
    { title: t('grants.administrators'), roles: Role.options.filter(isAdministrator) },
  ]
  return (
    <Dialog title={t('grants.of', { name: account.name })} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        {groups.map((group) => (
          <fieldset key={group.title} className="roles">
            <legend>{group.title}</legend>
            {group.roles.map((role) => (
              <label key={role} className="tick">
                <input
                  type="checkbox"
                  checked={roles.includes(role)}
                  onChange={(event) =>
                    setRoles(
                      event.target.checked ? [...roles, role] : roles.filter((one) => one !== role),
                    )
                  }
                />
                {term(`choice.role.${role}`)}
              </label>
            ))}
          </fieldset>
        ))}
        <div role="alert">
          {(why || error) && (
            <p className="banner bad">{why ? reasonText(why) : problemText(error)}</p>
          )}
        </div>
        <div className="actions">
          <button type="submit" className="primary" disabled={isPending || why !== undefined}>
            {t('grants.save')}
          </button>
          <button type="button" onClick={onClose}>
            {t('cancel')}
          </button>
        </div>
        <p className="faint">{t('grants.effect')}</p>
      </form>
    </Dialog>
  )
}
