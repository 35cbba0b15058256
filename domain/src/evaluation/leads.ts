import type { Id } from '../kernel/values.ts'
import { Category } from '../projects/project.ts'
import { adjustmentFor } from './adjusting.ts'
import type { Adjustment } from './adjusting.ts'
import { dossiersFrom } from './dossier.ts'
import type { Dossier } from './dossier.ts'
import type { Evidence } from './evidence.ts'
import { ranked } from './grading.ts'
import { byMarks } from './marks.ts'
import { atTop, blended, statement } from './node.ts'
import { byProjects } from './projectResult.ts'
import type { LeadResult, LeadsResult, Node, Statement } from './result.ts'
import type { LeadScheme } from './scheme.ts'

/** The total of one lead or commander: project result and marks by their weights. */
function totalOf(scheme: LeadScheme, dossier: Dossier, adjustment?: Adjustment): Node {
  const { projects, marks } = scheme.indicators
  const formula = { code: 'total', about: { least: scheme.leastPresent } }
  const place = { key: 'total', weight: 10_000 }
  const parts = [
    byProjects(projects, dossier.stints, { key: 'total/projects', weight: projects.weight }),
    byMarks(marks, dossier, { key: 'total/observations', weight: marks.weight }, adjustment),
  ]
  return atTop(blended(place, { kind: 'mean', formula }, parts, scheme.leastPresent))
}

/**
 * The category in which someone is compared: that of most months of tenure, projects without a
 * category aside. Of equals the first in the official order, and a note says so.
 */
function categoryOf({ stints }: Dossier): { category: Category | null; notes: Statement[] } {
  const months = Category.options.map((category) => {
    const own = stints.filter(({ project }) => project.category === category)
    return { category, own, months: own.reduce((sum, stint) => sum + stint.months.length, 0) }
  })
  const top = Math.max(...months.map((one) => one.months))
  const first = months.filter((one) => top > 0 && one.months === top)
  if (first.length < 2) return { category: first[0]?.category ?? null, notes: [] }
  const about = { categories: first.map(({ category }) => category).join(','), months: top }
  const from = first.flatMap(({ own }) =>
    own.map(({ project }) => ({ noun: 'project', id: project.id })),
  )
  return {
    category: first[0]?.category ?? null,
    notes: [statement('note.categoryTie', about, from)],
  }
}

function scoreLead(scheme: LeadScheme, dossier: Dossier, adjustment?: Adjustment): LeadResult {
  const { cadreId, unitId, layer } = dossier.person
  const roles = [...new Set(dossier.stints.flatMap((stint) => stint.roles))].toSorted()
  const { category, notes } = categoryOf(dossier)
  const who = { cadreId, unitId, category, roles, leftOut: [...dossier.leftOut] }
  const unplaced = { rank: null, outOf: null }
  if (layer === 'countyLeader') {
    const why = statement('notAssessed.countyLeader')
    const unranked = statement('unranked.notAssessed')
    return { ...who, ...unplaced, notAssessed: why, total: null, unranked, notes: [] }
  }
  const total = totalOf(scheme, dossier, adjustment)
  const code = total.score === null ? 'noTotal' : 'noCategory'
  const unranked = statement(`unranked.${code}`)
  return { ...who, ...unplaced, notAssessed: null, total, unranked, notes }
}

/** Ranks within each project category, by the total as it is shown. */
function placingsOf(leads: readonly LeadResult[]) {
  const placings = new Map<Id, Pick<LeadResult, 'rank' | 'outOf' | 'unranked'>>()
  for (const category of Category.options) {
    const compared = leads.flatMap(({ cadreId, category: own, total }) =>
      own === category && total && total.score !== null ? { cadreId, total: total.score } : [],
    )
    for (const { one, rank } of ranked(compared))
      placings.set(one.cadreId, { rank, outOf: compared.length, unranked: null })
  }
  return placings
}

/**
 * Evaluates those who led or commanded a project in the period, below county leader: 60 % project
 * result and 40 % marks by default, compared within the project category. No grade is proposed, for
 * no rule gives one. County leaders who command stand there as not assessed.
 *
 * Everybody whom a post names must be among `people`.
 */
export function evaluateLeads(
  scheme: LeadScheme,
  evidence: Evidence,
  adjustment: Adjustment | undefined = adjustmentFor(scheme, evidence),
): LeadsResult {
  const dossierOf = dossiersFrom(evidence, scheme.tolerance, ['command', 'appointment'])
  const named = new Set(
    [...evidence.commands, ...evidence.appointments].map(({ cadreId }) => cadreId),
  )
  const people = evidence.people.filter(({ cadreId }) => named.has(cadreId))
  if (people.length < named.size) throw new RangeError('A project post names an unknown person.')
  const leads = people
    .toSorted((a, b) => (a.cadreId < b.cadreId ? -1 : 1))
    .map(dossierOf)
    .filter(({ stints }) => stints.length > 0)
    .map((dossier) => scoreLead(scheme, dossier, adjustment))
  const placings = placingsOf(leads)
  const { id, version } = scheme
  return {
    kind: 'leads',
    scheme: { id, version },
    period: evidence.period,
    ...(adjustment ? { severity: adjustment.lists.map((list) => [...list]) } : {}),
    people: leads.map((lead) => ({ ...lead, ...placings.get(lead.cadreId) })),
  }
}
