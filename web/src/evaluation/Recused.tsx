import type { Run } from '@zhishi/domain/evaluation/run.ts'
import { t } from '../kernel/words.ts'

/** How many people of a run are kept from who looks at it, and what goes with them. */
export function Recused({ run: { recused } }: { run: Pick<Run, 'recused'> }) {
  if (recused === 0) return null
  return (
    <p className="hint" role="note">
      {t('run.recused', { people: recused })}
    </p>
  )
}
