import type { Id } from '../kernel/values.ts'
import type { OnRecord, Options, Stored } from './batch.ts'
import { openFacts, type Facts } from './matching.ts'
import { addPerson, noPeople, personOnRecord, type People } from './people.ts'
import { addProject, noProjects, type Projects } from './projects.ts'
import type { Row, Table } from './table.ts'
import { addUnit, type Units } from './units.ts'

/** All that lies on the desk while a batch is compared with the record. */
export interface Desk {
  readonly options: Options
  readonly onRecord: OnRecord
  readonly facts: Facts
  readonly units: Units
  readonly people: People
  readonly projects: Projects
  readonly tables: readonly Table[]
  /** What was noted once for a sheet and is not noted again for each of its rows. */
  readonly told: Set<string>
  /** A district that begins without a roster: whatever names a unit brings it. */
  readonly withoutUnits: boolean
  /** Units that only rows which went back would have brought. */
  readonly waitingUnits: Map<string, Row>
  /** The tenures on record of each cadre. */
  readonly tenures: ReadonlyMap<Id, readonly Stored[]>
  /** Commands and appointments on record of each project. */
  readonly commandsOf: ReadonlyMap<Id, readonly Stored[]>
  readonly appointmentsOf: ReadonlyMap<Id, readonly Stored[]>
  /** Who leads and who commands what, by project and by person. */
  readonly leads: Roles
  readonly commands: Roles
  /** The projects that the batch itself states a person to lead. */
  readonly statedLeads: Map<Id, Set<Id>>
}

export interface Roles {
  readonly ofProject: Map<Id, Set<Id>>
  readonly ofCadre: Map<Id, Set<Id>>
}

export const noRoles = (): Roles => ({ ofProject: new Map(), ofCadre: new Map() })

export function addRole(roles: Roles, projectId: Id, cadreId: Id): void {
  const persons = roles.ofProject.get(projectId) ?? new Set()
  roles.ofProject.set(projectId, persons.add(cadreId))
  const projects = roles.ofCadre.get(cadreId) ?? new Set()
  roles.ofCadre.set(cadreId, projects.add(projectId))
}

const isOpen = (stored: Stored): boolean => (stored.content['until'] ?? null) === null

const by = (onRecord: OnRecord, noun: string, field: string): ReadonlyMap<Id, readonly Stored[]> =>
  Map.groupBy(onRecord.get(noun) ?? [], (stored) => String(stored.content[field]))

/** Lays out what is on record; the sheets' own units, people and projects are added as they are read. */
export function layOut(onRecord: OnRecord, tables: readonly Table[], options: Options): Desk {
  const units: Units = {
    district: options.district,
    byName: new Map(),
    byId: new Map(),
    matched: new Map(),
  }
  for (const { id, content } of onRecord.get('unit') ?? [])
    addUnit(units, { id, name: String(content['name']) })
  const tenures = by(onRecord, 'tenure', 'cadreId')
  const desk: Desk = {
    options,
    onRecord,
    facts: openFacts(onRecord, options.newId),
    units,
    people: noPeople(),
    projects: noProjects(),
    tables,
    told: new Set(),
    withoutUnits:
      (onRecord.get('cadre') ?? []).length === 0 &&
      !tables.some((table) => table.kind.name === 'roster'),
    waitingUnits: new Map(),
    tenures,
    commandsOf: by(onRecord, 'command', 'projectId'),
    appointmentsOf: by(onRecord, 'appointment', 'projectId'),
    leads: noRoles(),
    commands: noRoles(),
    statedLeads: new Map(),
  }
  for (const stored of onRecord.get('cadre') ?? [])
    addPerson(desk.people, personOnRecord(stored, tenures.get(stored.id) ?? []))
  for (const { id, content } of onRecord.get('project') ?? [])
    addProject(desk.projects, {
      id,
      key: id,
      year: Number(content['year']),
      name: String(content['name']),
      waits: undefined,
    })
  for (const { content } of (onRecord.get('appointment') ?? []).filter(isOpen))
    addRole(desk.leads, String(content['projectId']), String(content['cadreId']))
  for (const { content } of (onRecord.get('command') ?? []).filter(isOpen))
    addRole(desk.commands, String(content['projectId']), String(content['cadreId']))
  return desk
}

/** The last place that is taken in the official order of a noun. */
export const lastOrdinal = (desk: Desk, noun: 'unit' | 'cadre' | 'project'): number =>
  (desk.onRecord.get(noun) ?? []).reduce(
    (last, stored) => Math.max(last, Number(stored.content['ordinal'] ?? 0)),
    0,
  )
