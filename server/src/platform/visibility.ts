import { type RawBuilder, sql } from 'kysely'
import { type Ability, type Scope, scopesOf } from '@zhishi/domain/access/abilities.ts'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import type { Database, Tx } from './database.ts'
import { forbidden } from './problems.ts'

/**
 * By which column of a source each scope is told: `own` names the person the row is about (`second`
 * another one, where it is about two), `unit` that person's or project's unit, `projects` the project,
 * `team` the inspection team. A scope that has no column here shows nothing.
 */
export type Scopes = Readonly<Partial<Record<Exclude<Scope, 'district'> | 'second', string>>>

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
 * no such ability at all; what is merely out of sight is not there. On himself everybody reads as the
 * person concerned, whatever his seat, and on registered kin nobody reads anything (law: avoidance).
 */
export function sightOf(actor: Actor, ability: Ability, scopes: Scopes): Sight {
  const held = scopesOf(actor.roles, ability)
  if (held.length === 0) throw forbidden()
  const beyond = anyOf(
    held.filter((scope) => scope !== 'own').map((scope) => within(actor, scope, scopes)),
  )
  const avoided = avoiding(actor, scopes)
  const others = avoided ? sql<boolean>`(${beyond} and ${avoided})` : beyond
  if (!readsOwn(actor, ability, held)) return { rows: others, beyondOwn: undefined }
  return { rows: anyOf([others, own(actor, scopes)]), beyondOwn: others }
}

/** Who sees everybody sees himself as well, but not what inspection holds on him where he inspects. */
const readsOwn = (actor: Actor, ability: Ability, held: readonly Scope[]): boolean =>
  held.includes('own') ||
  (held.includes('district') && !(inspects(actor) && ability.endsWith(' inspection')))

const anyOf = (conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> =>
  conditions.length === 0 ? nothing : sql<boolean>`(${sql.join(conditions, sql` or `)})`

const column = (name: string): RawBuilder<unknown> => sql`${sql.ref(`rows.${name}`)}`

const aboutIn = ({ own, second }: Scopes): RawBuilder<unknown>[] =>
  [own, second].flatMap((name) => (name === undefined ? [] : [column(name)]))

function own(actor: Actor, scopes: Scopes): RawBuilder<boolean> {
  if (actor.cadreId === null) return nothing
  return anyOf(aboutIn(scopes).map((about) => sql<boolean>`${about} = ${actor.cadreId}`))
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
export const kinOf = (
  districtId: number,
  cadreId: string | null,
): RawBuilder<{ cadreId: string }> => sql`
  select k.relative_id as cadre_id from kinships k
  where k.district_id = ${districtId} and k.cadre_id = ${cadreId} and k.withdrawn_at is null
  union
  select k.cadre_id from kinships k
  where k.district_id = ${districtId} and k.relative_id = ${cadreId} and k.withdrawn_at is null`

const inspects = ({ roles }: Actor): boolean =>
  roles.includes('inspector') || roles.includes('teamLeader')

/** Whom this actor avoids as registered kin; what is held on them is not there for him. */
export async function kinFor(
  db: Database | Tx,
  { districtId, cadreId }: Pick<Actor, 'districtId' | 'cadreId'>,
): Promise<ReadonlySet<string>> {
  if (cadreId === null) return new Set()
  const { rows } = await kinOf(districtId, cadreId).execute(db)
  return new Set(rows.map((row) => row.cadreId))
}

/** Whether a person is kin of who asks. */
export const isKin = async (db: Database | Tx, actor: Actor, cadreId: string): Promise<boolean> =>
  (await kinFor(db, actor)).has(cadreId)

/** Rows about neither oneself nor kin; rows about nobody stay. */
function avoiding(actor: Actor, scopes: Scopes): RawBuilder<boolean> | undefined {
  const about = aboutIn(scopes)
  if (about.length === 0 || actor.cadreId === null) return undefined
  const each = about.map(
    (person) => sql<boolean>`(${person} is null or (${person} <> ${actor.cadreId}
      and ${person} not in (${kinOf(actor.districtId, actor.cadreId)})))`,
  )
  return sql<boolean>`(${sql.join(each, sql` and `)})`
}
