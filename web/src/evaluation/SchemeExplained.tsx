import { useQuery } from '@tanstack/react-query'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import type { Scheme } from '@zhishi/domain/evaluation/scheme.ts'
import { differencesBetween } from '@zhishi/domain/evaluation/schemePlaces.ts'
import type { SchemeView } from '@zhishi/domain/evaluation/schemesApi.ts'
import { schemeRules } from '@zhishi/domain/evaluation/schemeWords.ts'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useActor } from '../access/actor.ts'
import { catalogue, t, term } from '../kernel/words.ts'
import { Problem } from '../platform/client.ts'
import { problemText } from '../platform/problem-words.ts'
import { ExplainingContext } from './SchemeRule.tsx'
import { PeriodOptions } from '../ui/PeriodOptions.tsx'
import { examples } from './schemeQueries.ts'
import { usePeriod } from './usePeriod.ts'

const JUDGES: readonly string[] = ['clerk', 'countyLeader']

/** Whether somebody sees everybody's results; the others read the rules without anybody's numbers. */
export const mayJudge = ({ roles }: Pick<Actor, 'roles'>): boolean =>
  roles.some((role) => JUDGES.includes(role))

interface ExplainedProps {
  readonly view: SchemeView
  readonly scheme: Scheme
  readonly children: ReactNode
}

/** Gives the rules below it their formulas in words and their worked examples. */
export function Explained({ view, scheme, children }: ExplainedProps) {
  const judges = mayJudge(useActor())
  const { period } = useSearch({ from: '/shell/schemes/$key' })
  const { data, error } = useQuery({
    ...examples(view.key, view.revision, period),
    enabled: judges,
  })
  const explaining = {
    rules: schemeRules(catalogue(), scheme),
    examples: judges ? data : null,
    isStale: differencesBetween(view.scheme, scheme).length > 0,
  }
  return (
    <ExplainingContext value={explaining}>
      {judges && <ExamplePeriod of={data?.period ?? period ?? ''} />}
      {error && (
        <p className="banner bad" role="alert">
          {error instanceof Problem && error.status === 400
            ? term('reason.period.impossible')
            : problemText(error)}
        </p>
      )}
      {children}
    </ExplainingContext>
  )
}

/** Which year or quarter the examples are taken from; it stands in the address. */
function ExamplePeriod({ of }: { of: string }) {
  const navigate = useNavigate()
  const { years } = usePeriod(of)
  return (
    <label className="example-period">
      {t('scheme.examplesFrom')}
      <select
        value={of}
        onChange={({ target }) =>
          void navigate({
            to: '.',
            search: { period: target.value },
            replace: true,
            resetScroll: false,
          })
        }
      >
        <PeriodOptions chosen={of} years={years} />
      </select>
    </label>
  )
}
