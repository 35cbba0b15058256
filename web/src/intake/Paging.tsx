import { whole } from '../kernel/format.ts'
import { t } from '../kernel/words.ts'

/** Rows a page, as the server gives them. */
export const PAGE = 50

interface PagingProps {
  readonly page: number
  readonly total: number
  readonly onPage: (page: number) => void
}

export function Paging({ page, total, onPage }: PagingProps) {
  const last = Math.max(1, Math.ceil(total / PAGE))
  if (last === 1) return null
  return (
    <nav className="pager" aria-label={t('pager.title')}>
      <button type="button" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        {t('pager.earlier')}
      </button>
      <span aria-live="polite">{t('pager.at', { page: whole(page), last: whole(last) })}</span>
      <button type="button" disabled={page >= last} onClick={() => onPage(page + 1)}>
        {t('pager.later')}
      </button>
    </nav>
  )
}
