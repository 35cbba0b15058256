import type { HeadResult, LeadResult, Node } from './result.ts'
import type { RunRow } from './run.ts'

/** A person's line in a run without the names, which may change. */
export type Standing = Omit<RunRow, 'name' | 'unit'>

const lastStep = (key: string) => key.slice(key.lastIndexOf('/') + 1)

const partOf = ({ key, score, weight, applied, present }: Node): Standing['parts'][number] => ({
  key: lastStep(key),
  score,
  weight,
  applied,
  present,
})

/** The line that a list of results shows, read off one person's whole result. */
export function standingIn(result: HeadResult | LeadResult): Standing {
  const { cadreId, unitId, total, notAssessed, rank, outOf, unranked } = result
  const shared = {
    cadreId,
    unitId,
    total: total?.score ?? null,
    present: total?.present ?? null,
    abstains: total?.abstains ?? null,
    notAssessed,
    rank,
    outOf,
    unranked,
    parts: (total?.parts ?? []).map(partOf),
  }
  if ('category' in result) {
    return { ...shared, ...ofLead, category: result.category, roles: result.roles }
  }
  const { group, grade, gradeWhy, bars, speaksFor, speaksAgainst } = result
  const readings = result.readings.map(({ reading, score }) => ({ reading, score }))
  return {
    ...shared,
    category: null,
    roles: [],
    group,
    readings,
    grade,
    gradeWhy,
    bars,
    speaksFor,
    speaksAgainst,
  }
}

const ofLead = {
  group: null,
  readings: [],
  grade: null,
  gradeWhy: null,
  bars: [],
  speaksFor: [],
  speaksAgainst: [],
}

/** Every record that a result names anywhere, each once: under its numbers, its reasons, and left out. */
export function recordsIn(result: HeadResult | LeadResult): { noun: string; id: string }[] {
  const found = new Map<string, string>()
  const walk = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return
    if (Array.isArray(value)) return value.forEach(walk)
    const { noun, id, caseId } = value as { noun?: unknown; id?: unknown; caseId?: unknown }
    if (typeof caseId === 'string') found.set(caseId, 'case')
    if (typeof noun === 'string' && typeof id === 'string') found.set(id, noun)
    else Object.values(value).forEach(walk)
  }
  walk(result)
  return [...found].map(([id, noun]) => ({ noun, id }))
}
