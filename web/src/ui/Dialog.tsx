import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { t } from '../kernel/words.ts'
import { Icon } from './Icon.tsx'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** `drawer` stands at the left edge, `near` hangs below the element, plain is in the middle. */
  readonly kind?: 'drawer' | undefined
  readonly near?: Element | null | undefined
}

/**
 * The browser's own dialog: it keeps the focus inside, closes on Esc and gives the focus back. It hangs
 * from the page and not from what opened it: no paper's type is its type, no form or paragraph holds it.
 */
export function Dialog({ title, onClose, children, kind, near }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  // Closed while it still stands in the page: the browser gives the focus back only then.
  useLayoutEffect(() => {
    const element = dialog.current
    if (!element) return
    element.showModal()
    if (near) hangBelow(element, near)
    return () => {
      element.close()
      // What opened it may be gone or greyed: the page itself is nearer than its very top.
      if (document.activeElement === document.body) document.getElementById('main')?.focus()
    }
  }, [near])
  return createPortal(
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a click beside it closes it, as Esc does
    <dialog
      ref={dialog}
      className={`dialog ${near ? 'near' : (kind ?? 'middle')}`}
      aria-labelledby={heading}
      // React lets events rise to what opened it: what is sent here is not sent by a form around that.
      onSubmit={(event) => event.stopPropagation()}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onMouseDown={(event) => {
        if (event.target === dialog.current && isBeside(event, dialog.current)) onClose()
      }}
    >
      <header>
        <h2 id={heading}>{title}</h2>
        <button type="button" className="quiet" aria-label={t('close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {children}
    </dialog>,
    document.body,
  )
}

function isBeside(event: { clientX: number; clientY: number }, element: Element): boolean {
  const box = element.getBoundingClientRect()
  return (
    event.clientX < box.left ||
    event.clientX > box.right ||
    event.clientY < box.top ||
    event.clientY > box.bottom
  )
}

/** On narrow screens the style sheet puts it at the bottom instead. */
function hangBelow(element: HTMLElement, anchor: Element): void {
  const box = anchor.getBoundingClientRect()
  const left = Math.max(8, Math.min(box.left, innerWidth - element.offsetWidth - 8))
  const top = Math.max(8, Math.min(box.bottom + 4, innerHeight - element.offsetHeight - 8))
  element.style.setProperty('--left', `${left}px`)
  element.style.setProperty('--top', `${top}px`)
}
