import { Link, useRouterState } from '@tanstack/react-router'
import { term } from '../kernel/words.ts'
import { useIsOpen } from '../access/actor.ts'
import { Icon } from '../ui/Icon.tsx'
import { NAVIGATION } from './navigation.built.ts'

/** The groups of pages this person may open, each fold remembering nothing: the present one is open. */
export function Navigation() {
  const isOpen = useIsOpen()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const groups = NAVIGATION.map((group) => ({
    ...group,
    places: group.places.filter(isOpen),
  })).filter((group) => group.places.length > 0)
  return groups.map((group) => (
    <details key={group.word} open>
      <summary>
        {term(group.word)}
        <Icon name="down" size={14} />
      </summary>
      <ul>
        {group.places.map((place) => (
          <li key={place.to}>
            <Link to={place.to} aria-current={place.to === path ? 'page' : undefined}>
              {term(place.word)}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  ))
}
