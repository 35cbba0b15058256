import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Indicator } from '@zhishi/domain/evaluation/methods.ts'
import { cannotRaise } from '@zhishi/domain/evaluation/raising.ts'
import { endOfDay } from '@zhishi/domain/kernel/dates.ts'
import type { UnitGroup } from '@zhishi/domain/units/unit.ts'
import { type FormEvent, useId, useState } from 'react'
import { percent } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { PeriodOptions } from '../ui/PeriodOptions.tsx'
import { TextField } from '../ui/TextField.tsx'
import { toast } from '../ui/toast.tsx'
import { RaisedQuotas } from './RaisedQuotas.tsx'
import { usePeriod } from './usePeriod.ts'
import { useStartRun } from './useStartRun.ts'
import { schemes, scheme as schemeView } from './schemeQueries.ts'

/** What a run is asked for: a published scheme, a period, the evidence as known at a day's end or now. */
export function NewRun() {
  const { data } = useQuery(schemes)
  // Nobody is judged by a draft, nor by what has been replaced.
  const holding = data?.filter(({ state }) => state === 'published')
  const [chosen, setScheme] = useState('')
  const scheme = chosen || (holding?.[0]?.key ?? '')
  const { period, years, setPeriod } = usePeriod()
  const [known, setKnown] = useState('')
  const [raisedQuota, setRaised] = useState<readonly UnitGroup[]>([])
  const [basis, setBasis] = useState('')
  const raised = raisedQuota.length > 0 ? { raisedBasis: basis.trim() || undefined } : {}
  const starting = useStartRun('/evaluation/$run')
  const unfounded = cannotRaise({ raisedQuota, ...raised })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (unfounded) toast(term(`reason.${unfounded.code}`), { bad: true })
    else
      starting.mutate({
        scheme,
        period,
        raisedQuota: [...raisedQuota],
        ...raised,
        asOf: known === '' ? null : endOfDay(known),
      })
  }
  const ids = { scheme: useId(), period: useId() }
  return (
    <form className="card new-run" onSubmit={submit}>
      <div className="field">
        <label htmlFor={ids.scheme}>{t('runs.scheme')}</label>
        <select id={ids.scheme} value={scheme} onChange={({ target }) => setScheme(target.value)}>
          {holding?.map(({ key, kind, title }) => (
            <option key={key} value={key}>
              {title ?? t('runs.schemeName', { kind: term(`runs.kind.${kind}`), key })}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={ids.period}>{t('runs.period')}</label>
        <select id={ids.period} value={period} onChange={({ target }) => setPeriod(target.value)}>
          <PeriodOptions chosen={period} years={years} />
        </select>
      </div>
      <TextField
        type="date"
        label={t('runs.asOf')}
        hint={t('runs.asOfHint')}
        value={known}
        onChange={setKnown}
      />
      <button type="submit" className="primary" disabled={starting.isPending || period === ''}>
        {starting.isPending ? t('runs.computing') : t('runs.compute')}
      </button>
      {scheme !== '' && (
        <>
          <RaisedQuotas
            scheme={scheme}
            raised={raisedQuota}
            onRaise={setRaised}
            basis={basis}
            onBasis={setBasis}
          />
          <SchemeWords chosen={scheme} />
        </>
      )}
    </form>
  )
}

/** The weights of a scheme in words, so that nobody computes by a rule that is not in sight. */
function SchemeWords({ chosen }: { chosen: string }) {
  const { data } = useQuery(schemeView(chosen))
  if (data?.scheme.kind !== 'heads') return null
  return (
    <details>
      <summary>{t('runs.weights')}</summary>
      <ul>
        {data.scheme.dimensions.map(({ dimension, weight, indicators }) => (
          <li key={dimension}>
            {term(`choice.dimension.${dimension}`)} {percent(weight)}%：
            {indicators
              .filter((one) => one.weight > 0)
              .map((one) => `${term(`number.${sourceOf(one)}`)} ${percent(one.weight)}%`)
              .join(t('comma'))}
          </li>
        ))}
      </ul>
      <Link to="/schemes/$key" params={{ key: chosen }}>
        {t('runs.rules')}
      </Link>
    </details>
  )
}

/** What an indicator rests on: of one that compares, what it compares. */
const sourceOf = (rule: Indicator): string => ('of' in rule ? rule.of.source : rule.source)
