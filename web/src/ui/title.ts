import { useEffect } from 'react'
import { t } from '../kernel/words.ts'

/** Names the page in the tab and in the history; screen readers say it first. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · ${t('product')}`
  }, [title])
}
