import type { Decided } from '@zhishi/domain/evaluation/api.ts'
import { partialDate } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'

/** What people decided, by which body and when; nothing where nothing is decided. */
export function DecidedWords({ decided }: { decided: Decided | null | undefined }) {
  if (!decided) return null
  const { grade, recognised, body, on } = decided
  return (
    <p className="decided">
      {t('run.decided')} {grade && <strong>{term(`choice.verdict.${grade}`)}</strong>}{' '}
      {recognised && <strong className="tag">{term('choice.verdict.recognised')}</strong>}{' '}
      <span className="hint">
        {body} {partialDate(on)}
      </span>
    </p>
  )
}
