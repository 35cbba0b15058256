import { sql } from 'kysely'
import { type Actor, may } from '@zhishi/domain/access/actor.ts'
import { type Keeping, type Situation, cannotKeep } from '@zhishi/domain/app/keeping.ts'
import { refuseIf } from '@zhishi/domain/kernel/refusal.ts'
import type { Tx } from '../platform/database.ts'
import { type FoundFact, findFact } from '../platform/facts.ts'
import { forbidden } from '../platform/problems.ts'
import { type Kind, isWithinReach, kindOf, lookAt } from './recordView.ts'
import { situationOf } from './situations.ts'

/** What stands between asking to keep a record and writing: role, sight, reach, a lock, the rules. */

/** The kind of fact, where this actor's role keeps it at all. */
export function kept(actor: Actor, noun: string | undefined): Kind {
  const kind = kindOf(noun)
  if (!may(actor, kind.keeps)) throw forbidden()
  return kind
}

/** What is about to be kept, with what the rules know about it; refuses whoever may not keep it. */
export async function weigh(
  tx: Tx,
  actor: Actor,
  kind: Kind,
  id: string,
  keeping: Keeping,
  content: Readonly<Record<string, unknown>>,
): Promise<Situation> {
  const situation = await situationOf(tx, actor, kind.noun, id, content)
  refuseIf(cannotKeep(actor, situation, keeping))
  return situation
}

/** The record as it stands, held against everybody else who would change it. */
export async function holdForChange(
  tx: Tx,
  actor: Actor,
  kind: Kind,
  id: string,
): Promise<FoundFact> {
  await lookAt(tx, actor, kind, id)
  if (!(await isWithinReach(tx, actor, kind, id))) throw forbidden()
  await sql`select from ${sql.table(kind.table)} f
    where f.district_id = ${actor.districtId} and f.id = ${id} for no key update`.execute(tx)
  return findFact(tx, kind, actor.districtId, id)
}
