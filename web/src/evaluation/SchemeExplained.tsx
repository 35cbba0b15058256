import { useQuery } from '@tanstack/react-query'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import type { Scheme } from '@zhishi/domain/evaluation/scheme.ts'
import { differencesBetween } from '@zhishi/domain/evaluation/schemePlaces.ts'
import type { SchemeView } from '@zhishi/domain/evaluation/schemesApi.ts'
import { schemeRules } from '@zhishi/domain/evaluation/schemeWords.ts'
import type { ReactNode } from 'react'
import { useActor } from '../access/actor.ts'
import { catalogue } from '../kernel/words.ts'
import { ExplainingContext } from './SchemeRule.tsx'
import { examples } from './schemeQueries.ts'

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
  const { data } = useQuery({ ...examples(view.key, view.revision), enabled: judges })
  const explaining = {
    rules: schemeRules(catalogue(), scheme),
    examples: judges ? data : null,
    isStale: differencesBetween(view.scheme, scheme).length > 0,
  }
  return <ExplainingContext value={explaining}>{children}</ExplainingContext>
}
