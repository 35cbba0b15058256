import type { Coverage } from '@zhishi/domain/evaluation/run.ts'
import { whole } from '../kernel/format.ts'
import { t } from '../kernel/words.ts'
import { nameOfNumber } from './told.ts'

/** How much a run had to judge by. */
export function CoverageWords({ coverage }: { coverage: Coverage }) {
  const { people, scored, notAssessed, abstained, missing } = coverage
  return (
    <details className="card coverage">
      <summary>
        {t('run.coverage', {
          people: whole(people),
          scored: whole(scored),
          abstained: whole(abstained),
          notAssessed: whole(notAssessed),
        })}
      </summary>
      <ul>
        {missing.map((one) => (
          <li key={one.key}>
            {t('run.missing', {
              part: one.key.split('/').map(nameOfNumber).join(' · '),
              people: whole(one.people),
            })}
          </li>
        ))}
      </ul>
    </details>
  )
}
