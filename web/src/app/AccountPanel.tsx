import { Link } from '@tanstack/react-router'
import { t, term } from '../kernel/words.ts'
import { useActor } from '../access/actor.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { changeLanguage, signOut } from './leaving.ts'

interface AccountPanelProps {
  readonly near: Element | null
  readonly onClose: () => void
}

/** Who one is here, and the ways to change that. */
export default function AccountPanel({ near, onClose }: AccountPanelProps) {
  const actor = useActor()
  return (
    <Dialog title={actor.name} near={near} onClose={onClose}>
      <p className="faint">{actor.roles.map((role) => term(`choice.role.${role}`)).join(' · ')}</p>
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
  )
}
