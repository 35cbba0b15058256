import type { Ledger } from '@zhishi/domain/platform/ledger.ts'
import { language, t } from '../kernel/words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { platformApi } from './api.built.ts'
import { addressOf } from './client.ts'
import { type Search, askedOf, columnsIn } from './ledger-address.ts'

interface ExportMenuProps {
  readonly ledger: Ledger
  readonly search: Search
  readonly total: number
  readonly near: Element | null
  readonly onClose: () => void
}

/** What is seen, with its filter and columns, or the whole ledger, as a workbook. */
export function ExportMenu({ ledger, search, total, near, onClose }: ExportMenuProps) {
  const { page: _, size: __, ...asked } = askedOf(search)
  const address = (query: Record<string, string>) =>
    addressOf(platformApi.exportLedger, { ledger: ledger.name }, { ...query, lang: language() })
  return (
    <Dialog title={t('export.title')} near={near} onClose={onClose}>
      <ul className="menu">
        <li>
          <a
            download
            href={address({ ...asked, columns: columnsIn(ledger, search).join() })}
            onClick={onClose}
          >
            {t('export.seen', { count: total })}
          </a>
        </li>
        <li>
          <a
            download
            href={address({ columns: Object.keys(ledger.columns).join() })}
            onClick={onClose}
          >
            {t('export.all')}
          </a>
        </li>
      </ul>
      <p className="faint">{t('export.about')}</p>
    </Dialog>
  )
}
