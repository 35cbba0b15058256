import { t } from '../kernel/words.ts'
import { decidedOn, useTable } from './meeting.ts'

interface BulkBarProps {
  readonly ticked: ReadonlySet<string>
  readonly onTick: (ids: readonly string[], isOn: boolean) => void
  readonly onDecide: () => void
}

/** Many are decided at once, after a look at what would come of it. */
export function BulkBar({ ticked, onTick, onDecide }: BulkBarProps) {
  const { data, met } = useTable()
  const undecided = data.rows
    .filter(({ cadreId, notAssessed }) => !notAssessed && !decidedOn(data, cadreId).grade)
    .map(({ cadreId }) => cadreId)
  const missing = met.body.trim() === ''
  return (
    <div className="bulk" role="group" aria-label={t('calibration.bulk')}>
      <span role="status">{t('calibration.ticked', { count: ticked.size })}</span>
      <button type="button" onClick={() => onTick(undecided, true)}>
        {t('calibration.tickUndecided', { count: undecided.length })}
      </button>
      <button type="button" disabled={ticked.size === 0} onClick={() => onTick([...ticked], false)}>
        {t('calibration.untick')}
      </button>
      <button
        type="button"
        className="primary"
        disabled={ticked.size === 0 || missing}
        onClick={onDecide}
      >
        {t('calibration.bulkDecide')}
      </button>
      {missing && <span className="hint">{t('calibration.bodyFirst')}</span>}
      <span className="hint keys">{t('calibration.keys')}</span>
    </div>
  )
}
