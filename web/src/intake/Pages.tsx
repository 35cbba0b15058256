import { t } from '../kernel/words.ts'
import { Paging } from '../ui/Paging.tsx'

/** Rows a page, as the server gives them. */
const PAGE = 50

interface PagesProps {
  readonly page: number
  readonly total: number
  readonly onPage: (page: number) => void
}

/** The pages of a batch's findings and changes; nothing where one holds them all. */
export function Pages({ page, total, onPage }: PagesProps) {
  const last = Math.max(1, Math.ceil(total / PAGE))
  if (last === 1) return null
  return (
    <nav className="pager" aria-label={t('pager.title')}>
      <Paging page={page} last={last} onPage={onPage} />
    </nav>
  )
}
