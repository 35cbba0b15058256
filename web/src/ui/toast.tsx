import { useSyncExternalStore } from 'react'
import { t } from '../kernel/words.ts'
import { Icon } from './Icon.tsx'

interface Toast {
  readonly id: number
  readonly text: string
  readonly bad: boolean
  readonly undo: (() => void) | undefined
}

/** Long enough to read and to take back. */
const SHOWN_MS = 10_000
let shown: readonly Toast[] = []
let last = 0
const listeners = new Set<() => void>()

function show(next: readonly Toast[]): void {
  shown = next
  for (const tell of listeners) tell()
}
const dismiss = (id: number) => show(shown.filter((one) => one.id !== id))

/** Says in passing what was done, with a way to take it back where there is one. */
export function toast(
  text: string,
  { undo, bad = false }: { undo?: () => void; bad?: boolean } = {},
) {
  last += 1
  const id = last
  show([...shown.slice(-2), { id, text, bad, undo }])
  setTimeout(() => dismiss(id), SHOWN_MS)
}

const listen = (tell: () => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

export function Toasts() {
  const toasts = useSyncExternalStore(listen, () => shown)
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toasts.map(({ id, text, bad, undo }) => (
        <div key={id} className={bad ? 'toast bad' : 'toast'}>
          <span>{text}</span>
          {undo && (
            <button
              type="button"
              className="link"
              onClick={() => {
                dismiss(id)
                undo()
              }}
            >
              {t('toast.undo')}
            </button>
          )}
          <button
            type="button"
            className="quiet"
            aria-label={t('close')}
            onClick={() => dismiss(id)}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  )
}
