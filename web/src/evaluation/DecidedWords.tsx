import type { Decided } from '@zhishi/domain/evaluation/run.ts'
import { partialDate } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { RecordLink } from '../platform/RecordLink.tsx'

/** Why, where a reason was given: of the grade and of the recognition, which leads to its record. */
export function DecidedReasons({ decided }: { decided: Decided | null }) {
  if (!decided) return null
  const { recognised, recognitionId, gradeReason, recognitionReason } = decided
  return (
    <>
      {gradeReason && <p className="hint">{t('run.gradeReason', { reason: gradeReason })}</p>}
      {recognitionReason && (
        <p className="hint">{t('run.recognitionReason', { reason: recognitionReason })}</p>
      )}
      {recognised && recognitionId && (
        <p>
          <RecordLink noun="recognition" id={recognitionId}>
            {t('run.recognition')}
          </RecordLink>
        </p>
      )}
    </>
  )
}

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
