import { useQuery } from '@tanstack/react-query'
import type { UnitGroup } from '@zhishi/domain/units/unit.ts'
import { percent } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { TextField } from '../ui/TextField.tsx'
import { GROUPS } from './groups.built.ts'
import { scheme as schemeView } from './schemeQueries.ts'

interface RaisedQuotasProps {
  readonly scheme: string
  readonly raised: readonly UnitGroup[]
  readonly onRaise: (groups: readonly UnitGroup[]) => void
  readonly basis: string
  readonly onBasis: (basis: string) => void
}

/** Groups whose quota for the top grade was raised with approval, and by whose. */
export function RaisedQuotas({ scheme: key, raised, onRaise, basis, onBasis }: RaisedQuotasProps) {
  const { data } = useQuery(schemeView(key))
  if (data?.scheme.kind !== 'heads') return null
  const { quota, groupQuotas } = data.scheme
  return (
    <details>
      <summary>{t('runs.raised')}</summary>
      <fieldset className="check-set">
        <legend>{t('runs.raisedAbout')}</legend>
        {GROUPS.map((group) => {
          const { usual, approved } = groupQuotas[group] ?? quota
          return (
            <label key={group} className="tick">
              <input
                type="checkbox"
                checked={raised.includes(group)}
                onChange={({ target }) =>
                  onRaise(
                    GROUPS.filter((one) => (one === group ? target.checked : raised.includes(one))),
                  )
                }
              />
              {t('runs.raisedGroup', {
                group: term(`choice.unitGroup.${group}`),
                usual: percent(usual),
                approved: percent(approved),
              })}
            </label>
          )
        })}
      </fieldset>
      {raised.length > 0 && (
        <TextField
          label={t('runs.raisedBasis')}
          hint={t('runs.raisedBasisHint')}
          value={basis}
          maxLength={200}
          required
          onChange={onBasis}
        />
      )}
    </details>
  )
}
