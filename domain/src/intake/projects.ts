import type { Id } from '../kernel/values.ts'
import { distance } from './nearest.ts'
import type { Row } from './table.ts'
import { bare } from './values/text.ts'

/** A project that rows may name: on record, or on a ledger of the batch. */
export interface ProjectKnown {
  readonly id: Id
  readonly year: number
  readonly name: string
  /** By which an answer names it again. */
  readonly key: string
  /** The row of the ledger that went back: whoever names this project waits for it. */
  readonly waits: Row | undefined
}

export interface Projects {
  readonly byId: Map<Id, ProjectKnown>
  readonly byName: Map<string, ProjectKnown[]>
  /** Projects by each pair of neighbouring signs of their names, for names cut short. */
  readonly byPair: Map<string, ProjectKnown[]>
  readonly near: Map<string, readonly ProjectKnown[]>
}

export const noProjects = (): Projects => ({
  byId: new Map(),
  byName: new Map(),
  byPair: new Map(),
  near: new Map(),
})

const pairsOf = (key: string): Set<string> => {
  const signs = Array.from(key)
  return new Set(signs.slice(1).map((sign, i) => `${signs[i] ?? ''}${sign}`))
}

export function addProject(projects: Projects, project: ProjectKnown): void {
  const key = bare(project.name)
  projects.byId.set(project.id, project)
  const push = (map: Map<string, ProjectKnown[]>, at: string): void => {
    const list = map.get(at)
    if (list) list.push(project)
    else map.set(at, [project])
  }
  push(projects.byName, key)
  for (const pair of pairsOf(key)) push(projects.byPair, pair)
  projects.near.clear()
}

const MOST_LOOKED_AT = 300

/** What is left of a project's name without what clerks drop or change most: 项目, 工程. */
const coreOf = (key: string): string => key.replace(/(?:建设)?(?:项目|工程)$/, '')

/** Projects whose names nearly are this one: cut short, lengthened, or a few signs off; nearest first. */
function projectsNear(projects: Projects, text: string): readonly ProjectKnown[] {
  const key = bare(text)
  const known = projects.near.get(key)
  if (known) return known
  const shared = new Map<ProjectKnown, number>()
  const pairs = [...pairsOf(key)]
    .map((pair) => projects.byPair.get(pair) ?? [])
    .toSorted((a, b) => a.length - b.length)
  for (const list of pairs) {
    if (list.length > MOST_LOOKED_AT && shared.size > 0) break
    for (const project of list.slice(0, MOST_LOOKED_AT))
      shared.set(project, (shared.get(project) ?? 0) + 1)
  }
  const scored = [...shared.keys()]
    .map((project) => ({ project, score: likeness(key, bare(project.name)) }))
    .filter(({ score }) => score >= 0.7)
    .toSorted((a, b) => b.score - a.score || (a.project.name < b.project.name ? -1 : 1))
  const best = scored[0]?.score ?? 0
  const near = scored
    .filter(({ score }) => score >= best - 0.15)
    .slice(0, 8)
    .map(({ project }) => project)
  projects.near.set(key, near)
  return near
}

/** 1 for the same, above 0.85 for a name cut short or lengthened, less with every sign that differs. */
function likeness(a: string, b: string): number {
  if (a === b) return 1
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (coreOf(a) === coreOf(b)) return 0.98
  if (short.length >= 4 && long.startsWith(short)) return 0.95
  if (coreOf(short).length >= 4 && (long.startsWith(coreOf(short)) || long.includes(short)))
    return 0.9
  return 1 - distance(a, b) / Math.max(a.length, b.length)
}

export type ProjectFound =
  | { readonly project: ProjectKnown }
  | { readonly either: readonly ProjectKnown[] }
  | { readonly unknown: true }

/**
 * The project that a name means, on the ledger of the year or of the latest year before. A name that
 * is not exactly one on the ledger is never guessed: it is asked about.
 */
export function findProject(
  projects: Projects,
  text: string,
  year: number | undefined,
): ProjectFound {
  const exact = projects.byName.get(bare(text)) ?? []
  const ofYear = exact.filter((project) => project.year === year)
  const [one] =
    ofYear.length > 0
      ? ofYear
      : [...exact]
          .toSorted((a, b) => b.year - a.year)
          .filter((project) => year === undefined || project.year <= year)
  if (one) return { project: one }
  const [other] = exact
  if (other) return { project: other }
  const near = projectsNear(projects, text)
  const here = near.filter((project) => project.year === year)
  const either = here.length > 0 ? here : near
  return either.length > 0 ? { either } : { unknown: true }
}
