import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Namesake } from '@zhishi/domain/papers/api.ts'
import { useActor, useMay } from '../access/actor.ts'
import { t } from '../kernel/words.ts'
import { namesakes } from './queries.ts'

/** Whom the family list of a person may mean, each a button away from being registered as kin. */
export function Namesakes({ id }: { id: string }) {
  const may = useMay()
  const { cadreId } = useActor()
  const { data } = useQuery({ ...namesakes(id), enabled: may('keep cadres') && cadreId !== id })
  if (!data || data.length === 0) return null
  return (
    <section className="card screen-only" aria-labelledby="namesakes">
      <h2 id="namesakes">{t('namesakes.title')}</h2>
      <p className="hint">{t('namesakes.about')}</p>
      <NamesakeList of={id} namesakes={data} />
    </section>
  )
}

interface NamesakeListProps {
  readonly of: string
  readonly namesakes: readonly Namesake[]
}

export function NamesakeList({ of, namesakes }: NamesakeListProps) {
  return (
    <ul className="waiting">
      {namesakes.map(({ cadreId, name, unit, relation, kind }) => (
        <li key={cadreId}>
          {relation && `${relation} `}
          <Link to="/people/$id" params={{ id: cadreId }}>
            {[unit, name].filter(Boolean).join(' ')}
          </Link>{' '}
          <Link
            to="/records/$noun/new"
            params={{ noun: 'kinship' }}
            search={{ cadreId: of, relativeId: cadreId, ...(kind && { kind }) }}
            className="button"
          >
            {t('namesakes.register')}
          </Link>
        </li>
      ))}
    </ul>
  )
}
