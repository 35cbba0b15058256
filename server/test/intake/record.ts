import type { Change, OnRecord, Options, Stored } from '@zhishi/domain/intake/batch.ts'

/** Ids in turn, so that two runs over the same sheets name their facts alike. */
export function idsInTurn(from = 0): () => string {
  let number = from
  return () => `00000000-0000-7000-8000-${String(++number).padStart(12, '0')}`
}

export const optionsFor = (more: Partial<Options> = {}): Options => ({
  year: undefined,
  district: undefined,
  synonyms: [],
  groupWords: [],
  answers: {},
  newId: idsInTurn(),
  ...more,
})

/** What is on record once the changes are written. */
export function after(changes: readonly Change[], before: OnRecord = new Map()): OnRecord {
  const record = new Map<string, Map<string, Stored>>()
  for (const [noun, facts] of before)
    record.set(noun, new Map(facts.map((fact) => [fact.id, fact])))
  for (const { noun, id, content, version } of changes) {
    const facts = record.get(noun) ?? new Map<string, Stored>()
    record.set(noun, facts.set(id, { id, version: (version ?? 0) + 1, content }))
  }
  return new Map([...record].map(([noun, facts]) => [noun, [...facts.values()]]))
}
