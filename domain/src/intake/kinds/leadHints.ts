import type { Desk } from '../desk.ts'
import { namesIn, nameOf } from '../names.ts'
import type { Person } from '../people.ts'
import { cellOf } from '../rows.ts'
import { bare, isBlank, written } from '../values/text.ts'
import { matchUnit } from '../units.ts'

/** Who is nominated for what, as far as it tells apart namesakes whom the project ledger only names. */
export interface LeadHints {
  readonly isNominated: (project: string, person: Person) => boolean
}

/** Reads ahead in the nominations of the batch: project, name and unit. */
export function leadHints(desk: Desk): LeadHints {
  const units = new Map<string, string[]>()
  for (const table of desk.tables) {
    if (table.kind.name !== 'nominations') continue
    for (const row of table.rows) {
      const [project, name, unit] = ['project', 'name', 'unit'].map((key) => cellOf(row, key))
      if (isBlank(project) || isBlank(name) || isBlank(unit)) continue
      for (const named of namesIn(written(name), (each) => desk.people.byName.has(each))) {
        const key = `${bare(written(project))}\u0000${nameOf(named.name)}`
        const list = units.get(key)
        if (list) list.push(written(unit))
        else units.set(key, [written(unit)])
      }
    }
  }
  return {
    isNominated: (project, person) =>
      (units.get(`${bare(project)}\u0000${nameOf(person.name)}`) ?? []).some((text) => {
        const match = matchUnit(desk.units, text)
        return match !== undefined && person.units.includes(match.unit.id)
      }),
  }
}
