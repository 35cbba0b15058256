import { Link } from '@tanstack/react-router'
import type { RunResults } from '@zhishi/domain/evaluation/api.ts'
import { whole } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { groupName } from './fairnessGroups.ts'

interface AmongProps {
  readonly run: string
  readonly among: NonNullable<RunResults['among']>
  readonly people: number
}

/** Which group of the fairness page is shown alone. */
export function Among({ run: id, among: { by, of, label }, people }: AmongProps) {
  return (
    <p className="banner" role="note">
      {t('fairness.among', {
        people: whole(people),
        by: term(`fairness.by.${by}`),
        group: groupName(by, of, label),
      })}{' '}
      <Link to="/evaluation/$run" params={{ run: id }} search={{}}>
        {t('fairness.everybody')}
      </Link>
    </p>
  )
}
