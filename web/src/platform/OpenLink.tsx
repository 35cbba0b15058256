import type { ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import type { Row } from '@zhishi/domain/platform/api.ts'
import type { Ledger } from '@zhishi/domain/platform/ledger.ts'
import { t } from '../kernel/words.ts'
import { pathTo, recordPath } from './RecordLink.tsx'

interface OpenLinkProps {
  readonly ledger: Ledger
  readonly row: Row
  /** The row's number, for the narrow column at the left … */
  readonly number?: number
  /** … or what the row is called. */
  readonly label?: ReactNode
}

/** Opens a row's record. J and K go from one of the numbered ones to the next. */
export function OpenLink({ ledger, row, number, label }: OpenLinkProps) {
  if (label !== undefined) return <Link to={pathTo(ledger.noun, row.id)}>{label}</Link>
  const name = row[ledger.lead]
  return (
    <Link
      to={recordPath(ledger.noun, row.id)}
      className="opens"
      data-row=""
      aria-label={t('ledger.openRow', {
        number: number ?? '',
        name: typeof name === 'string' ? name : '',
      })}
    >
      {number}
    </Link>
  )
}
