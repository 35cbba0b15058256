import { type RawBuilder, sql } from 'kysely'
import { type Ability, type Scope, scopesOf } from '@zhishi/domain/access/abilities.ts'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import type { Database, Tx } from './database.ts'
import { forbidden } from './problems.ts'

/**
 * By which column of a source each scope is told: `own` names the person the row is about, `unit`
 * that person's or project's unit, `projects` the project, `team` the inspection team. A scope that
 * has no column here shows nothing.
 */
export type Scopes = Readonly<Partial<Record<Exclude<Scope, 'district'>, string>>>

/** What of a source an actor may see, as conditions on its rows (aliased `rows`). */
export interface Sight {
  readonly rows: RawBuilder<boolean>
  /**
   * Where the person sees what is on record about himself: who said it is withheld, but in rows
   * that another scope shows as well. Undefined where nothing is withheld.
   */
  readonly beyondOwn: RawBuilder<boolean> | undefined
}

const nothing = sql<boolean>`false`
const everything = sql<boolean>`true`

/**
 * The one place that says which records an actor sees with an ability. Refuses where the role has
 * no such ability at all; what is merely out of sight is not there.
 */
export function sightOf(actor: Actor, ability: Ability, scopes: Scopes): Sight {
  const held = scopesOf(actor.roles, ability)
  if (held.length === 0) throw forbidden()
  const beyond = held
    .filter((scope) => scope !== 'own')
    .map((scope) => within(actor, scope, scopes))
  const recused = recusal(actor, ability, scopes)
  const others = recused ? sql<boolean>`((${anyOf(beyond)}) and ${recused})` : anyOf(beyond)
  if (!held.includes('own')) return { rows: others, beyondOwn: undefined }
  return {
    rows: anyOf([...(beyond.length ? [others] : []), own(actor, scopes)]),
    beyondOwn: others,
  }
}

const anyOf = (conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> =>
  conditions.length === 0 ? nothing : sql<boolean>`(${sql.join(conditions, sql` or `)})`

const column = (name: string): RawBuilder<unknown> => sql`${sql.ref(`rows.${name}`)}`

function own(actor: Actor, scopes: Scopes): RawBuilder<boolean> {
  if (scopes.own === undefined || actor.cadreId === null) return nothing
  return sql<boolean>`${column(scopes.own)} = ${actor.cadreId}`
}

function within(actor: Actor, scope: Scope, scopes: Scopes): RawBuilder<boolean> {
  if (scope === 'district') return everything
  if (scope === 'own') return own(actor, scopes)
  const name = scopes[scope]
  if (name === undefined) return nothing
  if (scope === 'unit')
    return actor.unitId === null ? nothing : sql<boolean>`${column(name)} = ${actor.unitId}`
  if (actor.cadreId === null) return nothing
  return scope === 'projects'
    ? sql<boolean>`${column(name)} in (
        select m.project_id from commands m
        where m.district_id = ${actor.districtId} and m.cadre_id = ${actor.cadreId}
          and m.until is null and m.withdrawn_at is null
        union all
        select a.project_id from appointments a
        where a.district_id = ${actor.districtId} and a.cadre_id = ${actor.cadreId}
          and a.until is null and a.withdrawn_at is null)`
    : sql<boolean>`${column(name)} in (
        select i.team_id from inspectors i
        where i.district_id = ${actor.districtId} and i.cadre_id = ${actor.cadreId}
          and i.withdrawn_at is null)`
}

/** Everybody with whom a relation is registered, whichever of the two it was registered on. */
export const kinOf = (districtId: number, cadreId: string): RawBuilder<{ cadreId: string }> => sql`
  select k.relative_id as cadre_id from kinships k
  where k.district_id = ${districtId} and k.cadre_id = ${cadreId} and k.withdrawn_at is null
  union
  select k.cadre_id from kinships k
  where k.district_id = ${districtId} and k.relative_id = ${cadreId} and k.withdrawn_at is null`

const inspects = ({ roles }: Actor): boolean =>
  roles.includes('inspector') || roles.includes('teamLeader')

/** Whether somebody who inspects asks for what is held on his kin: hidden from him whatever else he is (law). */
export async function isKinOfInspector(
  db: Database | Tx,
  actor: Actor,
  cadreId: string,
): Promise<boolean> {
  if (!inspects(actor) || actor.cadreId === null) return false
  const { rows } = await kinOf(actor.districtId, actor.cadreId).execute(db)
  return rows.some((row) => row.cadreId === cadreId)
}

/** Who inspects never sees what inspection holds on himself or his kin, whatever else he is (law). */
function recusal(actor: Actor, ability: Ability, scopes: Scopes): RawBuilder<boolean> | undefined {
  if (!inspects(actor) || !ability.endsWith(' inspection')) return undefined
  if (scopes.own === undefined || actor.cadreId === null) return undefined
  const about = column(scopes.own)
  return sql<boolean>`(${about} <> ${actor.cadreId}
    and ${about} not in (${kinOf(actor.districtId, actor.cadreId)}))`
}
