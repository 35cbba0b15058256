import type { BatchView } from '@zhishi/domain/intake/api.ts'
import { whole } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'

interface ProgressProps {
  readonly batch: BatchView
  readonly onCancel: () => void
}

/** How far it is and how long it still takes; the page may be left meanwhile. */
export function Progress({ batch, onCancel }: ProgressProps) {
  const { state, progress } = batch
  const label = term(`import.state.${state}`)
  return (
    <section className="card standing" role="status" aria-live="polite">
      <p>
        {label}
        {progress &&
          ` ${t('progress.rows', { done: whole(progress.done), total: whole(progress.total) })}`}
        {progress?.secondsLeft != null &&
          ` ${t('progress.left', { seconds: progress.secondsLeft })}`}
      </p>
      <progress
        aria-label={label}
        {...(progress ? { value: progress.done, max: Math.max(1, progress.total) } : {})}
      />
      <p className="hint">{t('progress.leave')}</p>
      <div className="actions">
        <button type="button" onClick={onCancel}>
          {t('cancel')}
        </button>
      </div>
    </section>
  )
}
