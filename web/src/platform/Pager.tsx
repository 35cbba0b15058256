import { t } from '../kernel/words.ts'
import { Paging } from '../ui/Paging.tsx'
import { type Search, asking } from './ledger-address.ts'

export const SIZES = [20, 50, 100, 200]
export const pageOf = (search: Search): number => Math.max(1, Number(search['page']) || 1)
export const sizeOf = (search: Search): number =>
  Math.min(200, Math.max(1, Number(search['size']) || 50))

interface PagerProps {
  readonly search: Search
  readonly total: number
  readonly onSearch: (next: Search) => void
}

export function Pager({ search, total, onSearch }: PagerProps) {
  const page = pageOf(search)
  const size = sizeOf(search)
  const last = Math.max(1, Math.ceil(total / size))
  const go = (to: number) => onSearch({ ...search, page: to === 1 ? undefined : String(to) })
  return (
    <nav className="pager screen-only" aria-label={t('pager.title')}>
      <label>
        <span className="unseen">{t('pager.size')}</span>
        <select
          value={size}
          onChange={({ target: { value } }) =>
            onSearch(asking(search, 'size', value === '50' ? undefined : value))
          }
        >
          {[...new Set([...SIZES, size])].map((one) => (
            <option key={one} value={one}>
              {t('pager.perPage', { count: one })}
            </option>
          ))}
        </select>
      </label>
      <Paging page={page} last={last} onPage={go} />
    </nav>
  )
}
