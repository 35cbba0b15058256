import type { Reason } from '../../kernel/refusal.ts'
import type { Id } from '../../kernel/values.ts'
import { addRole, type Desk } from '../desk.ts'
import { enter, settle, stated, storedUnder, type Entry } from '../matching.ts'
import { keyOf } from '../nouns.ts'
import type { Person } from '../people.ts'
import { columnOf, find } from '../rows.ts'
import type { Row } from '../table.ts'

/** When a change shown by a sheet took effect: the sheet's date, else its year. */
export const asOf = (row: Row): string | undefined =>
  row.table.context.asOf ??
  (row.table.context.year === undefined ? undefined : String(row.table.context.year))

/** States the commanders; whoever commanded before and is not named any more has ended. */
export function commandedBy(
  desk: Desk,
  row: Row,
  project: Entry,
  commanders: readonly Person[],
  post: string | undefined,
): void {
  if (commanders.length === 0) return
  const named = new Set(commanders.map(({ id }) => id))
  for (const stored of desk.commandsOf.get(project.id) ?? []) {
    const cadreId = String(stored.content['cadreId'])
    if (named.has(cadreId) || (stored.content['until'] ?? null) !== null) continue
    enter(desk.facts, row, 'command', stored, { until: asOf(row) }, {}, {})
    find(row, 'note', 'intake.commander-changed', columnOf(row, 'commander'), {
      name: desk.people.byId.get(cadreId)?.name ?? '',
    })
  }
  for (const person of commanders) {
    const one = commanders.length === 1 ? post : undefined
    commandOf(desk, row, project.id, person.id, one)
    addRole(desk.commands, project.id, person.id)
  }
}

function commandOf(
  desk: Desk,
  row: Row,
  projectId: Id,
  cadreId: Id,
  post: string | undefined,
): void {
  const known = storedUnder(desk.facts, 'command', keyOf('command', { projectId, cadreId }))
  const ended =
    known.length > 0 && known.every((stored) => (stored.content['until'] ?? null) !== null)
  if (ended)
    enter(
      desk.facts,
      row,
      'command',
      undefined,
      { projectId, cadreId, post, from: asOf(row) },
      {},
      {},
    )
  else settle(desk.facts, row, 'command', { projectId, cadreId, post })
}

const MOST_PROJECTS = 2

/**
 * A lead on more projects of a year than the rule allows (ours): taken, flagged and noted, on the row
 * that makes it one too many.
 */
function tooMany(desk: Desk, row: Row, person: Person, key: string, isNew: boolean): Reason[] {
  const stated = desk.statedLeads.get(person.id) ?? new Set()
  const { year } = row.table.context
  const led = isNew ? [...(desk.leads.ofCadre.get(person.id) ?? [])] : [...stated]
  const projects = led.filter((id) => desk.projects.byId.get(id)?.year === year).length
  if (projects <= MOST_PROJECTS) return []
  const about = { name: person.name, projects, most: MOST_PROJECTS }
  find(row, 'note', 'intake.too-many-projects', columnOf(row, key), about)
  return [{ code: 'intake.too-many-projects', about }]
}

/** States that a person leads a project, once, whichever sheet says it first. */
export function appoint(desk: Desk, row: Row, projectId: Id, person: Person, key: string): void {
  const at = keyOf('appointment', { projectId, cadreId: person.id })
  if (stated(desk.facts, 'appointment', at)) return
  addRole(desk.leads, projectId, person.id)
  const led = desk.statedLeads.get(person.id) ?? new Set()
  desk.statedLeads.set(person.id, led.add(projectId))
  const isNew = storedUnder(desk.facts, 'appointment', at).length === 0
  const flags = tooMany(desk, row, person, key, isNew)
  settle(desk.facts, row, 'appointment', { projectId, cadreId: person.id }, {}, { flags })
}

/** States the leads; one on record who is not named and was never nominated has ended. */
export function ledBy(desk: Desk, row: Row, project: Entry, leads: readonly Person[]): void {
  for (const person of leads) appoint(desk, row, project.id, person, 'leads')
  if (leads.length === 0) return
  const named = new Set(leads.map(({ id }) => id))
  for (const stored of desk.appointmentsOf.get(project.id) ?? []) {
    const cadreId = String(stored.content['cadreId'])
    if (named.has(cadreId) || (stored.content['until'] ?? null) !== null) continue
    const name = desk.people.byId.get(cadreId)?.name ?? ''
    const nominated = storedUnder(
      desk.facts,
      'nomination',
      keyOf('nomination', { projectId: project.id, cadreId }),
    )
    if (nominated.some((each) => each.content['selected'] === true)) {
      find(row, 'note', 'intake.lead-not-named', columnOf(row, 'leads'), { name })
      continue
    }
    enter(desk.facts, row, 'appointment', stored, { until: asOf(row) }, {}, {})
    find(row, 'note', 'intake.lead-changed', columnOf(row, 'leads'), { name })
  }
}
