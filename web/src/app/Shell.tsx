import { Suspense, lazy, useEffect, useEffectEvent, useRef, useMemo, useState } from 'react'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { loadWords, t } from '../kernel/words.ts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { ActorContext } from '../access/actor.ts'
import { session } from '../accounts/session.ts'
import { Icon } from '../ui/Icon.tsx'
import { Toasts } from '../ui/toast.tsx'
import { AccountMenu } from './AccountMenu.tsx'
import { fieldWords } from './locales/wordlists.ts'
import { Navigation } from './Navigation.tsx'

/** These say words of the field, and they open on any page. */
const withFieldWords = async <P,>(page: Promise<P>): Promise<P> => {
  await loadWords(fieldWords)
  return page
}

const Palette = lazy(() => withFieldWords(import('./Palette.tsx')))
const Drawer = lazy(() => import('./Drawer.tsx'))
const AccountPanel = lazy(() => withFieldWords(import('./AccountPanel.tsx')))

type Open = 'palette' | 'drawer' | 'account' | undefined

/** What stands around every page: the bar above, the way around at the side, the page. */
export function Shell() {
  const { actor, may, trial } = useSuspenseQuery(session).data
  const seat = useMemo(() => ({ ...actor, may }), [actor, may])
  const [open, setOpen] = useState<Open>()
  const [near, setNear] = useState<Element | null>(null)
  const close = () => setOpen(undefined)
  const main = useRef<HTMLElement>(null)
  const path = useRouterState({ select: (state) => state.location.pathname })
  useFocusOnArrival(main, path, close)
  usePaletteKey(() => setOpen('palette'))
  return (
    <ActorContext value={seat}>
      <div className="shell">
        <a className="skip" href="#main">
          {t('shell.skip')}
        </a>
        <header className="bar">
          <button
            type="button"
            className="on-bar menu-button"
            aria-label={t('shell.menu')}
            onClick={() => setOpen('drawer')}
          >
            <Icon name="menu" size={22} />
          </button>
          <Link to="/" className="brand">
            <span className="seal" aria-hidden="true">
              知事
            </span>
            <span className="district">{actor.district}</span>
          </Link>
          {trial && (
            <span className="trial" title={t('shell.trialAbout')}>
              {t('shell.trial')}
            </span>
          )}
          <button
            type="button"
            className="search-button"
            aria-keyshortcuts="Control+K"
            onClick={() => setOpen('palette')}
          >
            <Icon name="search" />
            <span>{t('shell.search')}</span>
            <kbd>Ctrl K</kbd>
          </button>
          <AccountMenu
            isOpen={open === 'account'}
            onOpen={(button) => {
              setNear(button)
              setOpen('account')
            }}
          />
        </header>
        <nav className="side" aria-label={t('shell.menu')}>
          <Navigation />
        </nav>
        <main id="main" ref={main} tabIndex={-1}>
          <Outlet />
        </main>
        <Toasts />
        <Suspense>
          {open === 'palette' && <Palette onClose={close} />}
          {open === 'drawer' && <Drawer onClose={close} />}
          {open === 'account' && <AccountPanel near={near} onClose={close} />}
        </Suspense>
      </div>
    </ActorContext>
  )
}

/** On another page the keyboard starts at the page, not at the link that led there. */
function useFocusOnArrival(
  main: React.RefObject<HTMLElement | null>,
  path: string,
  onArrival: () => void,
): void {
  const was = useRef(path)
  const arrive = useEffectEvent(() => {
    onArrival()
    main.current?.focus({ preventScroll: true })
  })
  useEffect(() => {
    if (was.current === path) return
    was.current = path
    arrive()
  }, [path])
}

function usePaletteKey(onPress: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return
    event.preventDefault()
    onPress()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}
