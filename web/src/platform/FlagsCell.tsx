import type { Row } from '@zhishi/domain/platform/api.ts'
import { term } from '../kernel/words.ts'
import { Icon } from '../ui/Icon.tsx'

/** Which rules of live entry the row breaches, in words; a transcript keeps them visible. */
export const FlagsCell = ({ flags }: { flags: Row['flags'] }) =>
  flags.length === 0 ? null : (
    <ul className="flags">
      {flags.map(({ code, about }) => (
        <li key={code}>
          <Icon name="warn" size={14} />
          {term(`reason.${code}`, about)}
        </li>
      ))}
    </ul>
  )
