import { t } from '../kernel/words.ts'
import { PeriodOptions } from '../ui/PeriodOptions.tsx'

interface SpanSelectProps {
  readonly span: string
  readonly years: readonly string[]
  readonly onChoose: (span: string) => void
}

/** A year, or one of its quarters. */
export function SpanSelect({ span, years, onChoose }: SpanSelectProps) {
  return (
    <label className="inline">
      <span className="unseen">{t('severity.span')}</span>
      <select value={span} onChange={({ target }) => onChoose(target.value)}>
        <PeriodOptions chosen={span} years={years} />
      </select>
    </label>
  )
}
