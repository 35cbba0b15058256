import type { Row } from '@zhishi/domain/platform/api.ts'
import type { Column } from '@zhishi/domain/platform/ledger.ts'
import { shown } from '../kernel/format.ts'
import { Light } from '../ui/Light.tsx'
import { Marks } from '../ui/Marks.tsx'
import { DecisionLink, RecordLink } from './RecordLink.tsx'

interface CellProps {
  readonly name: string
  readonly column: Column
  readonly row: Row
}

/** One value of a ledger row: links lead on, lights and marks are drawn, the rest is words. */
export function Cell({ name, column, row }: CellProps) {
  const value = row[name]
  const id = row[`${name}Id`]
  const about = row['cadreId']
  if (column.noun === 'run' && typeof id === 'string' && typeof about === 'string')
    return (
      <DecisionLink run={id} cadre={about}>
        {String(value ?? '')}
      </DecisionLink>
    )
  if (column.kind === 'link' && column.noun && typeof id === 'string')
    return (
      <RecordLink noun={column.noun} id={id}>
        {String(value ?? '')}
      </RecordLink>
    )
  if (column.of === 'light' && typeof value === 'string') return <Light value={value} />
  if (column.kind === 'marks' && value !== null && typeof value === 'object')
    return <Marks value={value as Record<string, string>} />
  return shown(column, value)
}
