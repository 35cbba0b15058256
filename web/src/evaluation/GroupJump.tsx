import { t } from '../kernel/words.ts'

interface Jump {
  readonly key: string
  readonly name: string
  readonly people: number
}

/** Where a section of a group can be jumped to. */
export const groupAnchor = (key: string): string => `group-${key}`

/** The groups of a long page, each a jump away. */
export function GroupJump({ groups }: { groups: readonly Jump[] }) {
  if (groups.length < 2) return null
  return (
    <nav className="jump" aria-label={t('run.jump')}>
      {groups.map(({ key, name, people }) => (
        <a key={key} href={`#${groupAnchor(key)}`}>
          {name} <span className="faint">{t('run.jumpPeople', { people })}</span>
        </a>
      ))}
    </nav>
  )
}
