import type { Change } from './batch.ts'
import type { Facts } from './matching.ts'
import { NOUNS } from './nouns.ts'

/**
 * What would be written: facts in an order in which each comes after those it points to, within a noun
 * corrections first, so that what ends makes room for what begins.
 */
export function changesOf(facts: Facts): Change[] {
  const byNoun = Map.groupBy(
    facts.all.filter((entry) => entry.changed),
    (entry) => entry.noun,
  )
  return NOUNS.flatMap((noun) => {
    const entries = byNoun.get(noun) ?? []
    const ordered = [
      ...entries.filter(({ stored }) => stored),
      ...entries.filter(({ stored }) => !stored),
    ]
    return ordered.map(({ id, stored, content, row, flags }): Change => {
      const { file, sheet } = row.table.sheet
      const where = { noun, id, content, file, sheet, row: row.number, flags }
      return stored
        ? { act: 'correct', ...where, version: stored.version, before: stored.content }
        : { act: 'enter', ...where }
    })
  })
}
