import type { Coverage, RunRow } from './api.ts'
import type { HeadResult, LeadResult, Node, Result } from './result.ts'

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

/** Parts that count and rest on nothing, below a number: the paths after `total/`. */
function missingBelow(node: Node): string[] {
  if (node.weight === 0) return []
  if (node.parts.length === 0 || node.present === 0) {
    return node.score === null ? [node.key.replace(/^total\//, '')] : []
  }
  return node.parts.flatMap(missingBelow)
}

/**
 * How much there was to judge by. Projects are counted as one part (`projects`): whose single
 * projects lack a plan or a report is told in their lineage.
 */
export function coverageOf(result: Result): Coverage {
  const people: readonly (HeadResult | LeadResult)[] = result.people
  const assessed = people.filter(({ notAssessed }) => notAssessed === null)
  const missing = new Map<string, number>()
  for (const { total } of assessed) {
    const keys = (total?.parts ?? [])
      .flatMap(missingBelow)
      .map((key) => key.replace(/^(.*?projects)\/.*$/, '$1'))
    for (const key of new Set(keys)) missing.set(key, (missing.get(key) ?? 0) + 1)
  }
  return {
    people: people.length,
    notAssessed: people.length - assessed.length,
    abstained: assessed.filter(({ total }) => (total?.score ?? null) === null).length,
    scored: assessed.filter(({ total }) => (total?.score ?? null) !== null).length,
    ranked: assessed.filter(({ rank }) => rank !== null).length,
    missing: [...missing]
      .map(([key, count]) => ({ key, people: count }))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1)),
  }
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
