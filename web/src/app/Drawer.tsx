import { t } from '../kernel/words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Navigation } from './Navigation.tsx'

/** The way around on narrow screens. */
export default function Drawer({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={t('shell.menu')} kind="drawer" onClose={onClose}>
      <nav aria-label={t('shell.menu')}>
        <Navigation />
      </nav>
    </Dialog>
  )
}
