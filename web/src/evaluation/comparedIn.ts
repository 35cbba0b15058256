import type { RunRow } from '@zhishi/domain/evaluation/run.ts'
import { term } from '../kernel/words.ts'

/** What the group of a row is called: of a head the unit's, of a lead the project's. */
export function comparedName(row: RunRow | undefined): string {
  if (row?.group != null) return term(`choice.unitGroup.${row.group}`)
  return row?.category == null ? term('unitGroup.none') : term(`choice.category.${row.category}`)
}

export const groupOf = ({ group, category }: RunRow): string => group ?? category ?? ''
