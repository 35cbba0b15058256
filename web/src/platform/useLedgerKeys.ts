import { type RefObject, useEffect } from 'react'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** J and K go from row to row, Enter opens (they are links), `/` goes to the search field. */
export function useLedgerKeys(
  place: RefObject<HTMLElement | null>,
  search: RefObject<HTMLInputElement | null>,
): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (document.querySelector('dialog[open]')) return
      if (event.key === '/') {
        event.preventDefault()
        search.current?.focus()
        return
      }
      const step = { j: 1, k: -1 }[event.key.toLowerCase()]
      if (step === undefined) return
      const rows = [...(place.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
      const at = rows.findIndex((row) => row.closest('tr')?.contains(document.activeElement))
      const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step]
      next?.focus()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [place, search])
}
