import { whole } from '../kernel/format.ts'
import { t } from '../kernel/words.ts'
import { Icon } from './Icon.tsx'

interface PagingProps {
  readonly page: number
  readonly last: number
  readonly onPage: (page: number) => void
}

/** Back and forth among pages, with where one is in between. */
export function Paging({ page, last, onPage }: PagingProps) {
  return (
    <>
      <button type="button" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        <Icon name="left" />
        {t('pager.earlier')}
      </button>
      <span aria-live="polite">{t('pager.at', { page: whole(page), last: whole(last) })}</span>
      <button type="button" disabled={page >= last} onClick={() => onPage(page + 1)}>
        {t('pager.later')}
        <Icon name="right" />
      </button>
    </>
  )
}
