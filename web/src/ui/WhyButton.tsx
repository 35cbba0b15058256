import { type ReactNode, useId } from 'react'
import { toast } from './toast.tsx'

interface WhyButtonProps {
  readonly children: ReactNode
  readonly onClick: () => void
  /** Why it may not be pressed now; undefined where it may. */
  readonly why?: string | undefined
  readonly className?: string
}

/** A button that may not be pressed is grey, keeps the focus, and says why when read, hovered or pressed. */
export function WhyButton({ children, onClick, why, className }: WhyButtonProps) {
  const id = useId()
  if (why === undefined)
    return (
      <button type="button" className={className} onClick={onClick}>
        {children}
      </button>
    )
  return (
    <>
      <button
        type="button"
        aria-disabled="true"
        aria-describedby={id}
        title={why}
        onClick={() => toast(why)}
      >
        {children}
      </button>
      <span id={id} className="unseen">
        {why}
      </span>
    </>
  )
}
