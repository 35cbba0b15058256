import { language, switchLanguage, t } from '../kernel/words.ts'
import { useActor } from '../access/actor.ts'
import { Icon } from '../ui/Icon.tsx'

interface AccountMenuProps {
  readonly isOpen: boolean
  readonly onOpen: (button: Element) => void
}

/** At the end of the bar: the other language, and who is signed in. */
export function AccountMenu({ isOpen, onOpen }: AccountMenuProps) {
  const { name } = useActor()
  const other = language() === 'zh' ? 'en' : 'zh'
  return (
    <>
      <button
        type="button"
        className="on-bar language"
        lang={other}
        onClick={() => void switchLanguage(other)}
      >
        {t('shell.otherLanguage')}
      </button>
      <button
        type="button"
        className="on-bar"
        aria-haspopup="dialog"
        aria-label={t('shell.account', { name })}
        aria-expanded={isOpen}
        onClick={(event) => onOpen(event.currentTarget)}
      >
        <Icon name="person" />
        <span className="account-name">{name}</span>
      </button>
    </>
  )
}
