import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { language, switchLanguage, t, term } from '../kernel/words.ts'
import { useActor } from '../access/actor.ts'
import { accountsApi } from '../accounts/api.built.ts'
import { call } from '../platform/client.ts'
import { countDrafts, forgetDrafts } from '../platform/device.ts'
import { queries } from '../platform/query-client.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'

interface AccountMenuProps {
  readonly open: boolean
  readonly onOpen: () => void
  readonly onClose: () => void
}

/** Leaves nothing of the one who goes: neither answers in memory nor drafts on the device. */
export async function signOut(account: string): Promise<void> {
  const count = countDrafts(account)
  if (count > 0 && !confirm(t('shell.signOutDrafts', { count }))) return
  await call(accountsApi.signOut).catch(() => null)
  forgetDrafts(account)
  queries.clear()
  location.assign('/sign-in')
}

export const changeLanguage = () => switchLanguage(language() === 'zh' ? 'en' : 'zh')

export function AccountMenu({ open, onOpen, onClose }: AccountMenuProps) {
  const actor = useActor()
  const [button, setButton] = useState<Element | null>(null)
  return (
    <>
      <button
        type="button"
        className="on-bar language"
        lang={language() === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => void changeLanguage()}
      >
        {t('shell.otherLanguage')}
      </button>
      <button
        type="button"
        className="on-bar"
        aria-haspopup="dialog"
        aria-label={t('shell.account', { name: actor.name })}
        aria-expanded={open}
        onClick={(event) => {
          setButton(event.currentTarget)
          onOpen()
        }}
      >
        <Icon name="person" />
        <span className="who">{actor.name}</span>
      </button>
      {open && (
        <Dialog title={actor.name} near={button} onClose={onClose}>
          <p className="faint">
            {actor.roles.map((role) => term(`choice.role.${role}`)).join(' · ')}
          </p>
          <ul className="menu">
            <li>
              <Link to="/password">{t('shell.password')}</Link>
            </li>
            <li>
              <button type="button" onClick={() => void changeLanguage()}>
                {t('shell.otherLanguage')}
              </button>
            </li>
            <li>
              <button type="button" onClick={() => void signOut(actor.accountId)}>
                {t('shell.signOut')}
              </button>
            </li>
          </ul>
        </Dialog>
      )}
    </>
  )
}
