import { quarter } from '../kernel/format.ts'
import { t } from '../kernel/words.ts'

interface SpanSelectProps {
  readonly span: string
  readonly years: readonly string[]
  readonly onChoose: (span: string) => void
}

/** A year, or one of its quarters. */
export function SpanSelect({ span, years, onChoose }: SpanSelectProps) {
  const year = span.slice(0, 4)
  const spans = [...new Set([year, ...years])]
    .toSorted()
    .toReversed()
    .flatMap((one) => [one, ...[1, 2, 3, 4].map((number) => `${one}Q${number}`)])
  return (
    <label className="inline">
      <span className="unseen">{t('severity.span')}</span>
      <select value={span} onChange={({ target }) => onChoose(target.value)}>
        {spans.map((one) => (
          <option key={one} value={one}>
            {one.length === 4 ? t('severity.year', { year: one }) : quarter(one)}
          </option>
        ))}
      </select>
    </label>
  )
}
