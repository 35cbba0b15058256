import { sql } from 'kysely'
import { FACTS, type Noun } from '@zhishi/domain/app/facts.ts'
import { fieldsOf } from '@zhishi/domain/kernel/field.ts'
import { Refusal, reason } from '@zhishi/domain/kernel/refusal.ts'
import type { Tx } from '../platform/database.ts'
import type { Writing } from '../platform/factVersions.ts'
import { withdrawParts } from '../platform/facts.ts'

type AnyFact = (typeof FACTS)[number]

/**
 * What has no meaning without the whole goes out and comes back with it. Everything else that
 * points to a fact keeps it from being withdrawn.
 */
const PARTS: Readonly<Partial<Record<Noun, readonly Noun[]>>> = {
  cadre: ['tenure'],
  case: ['caseParty', 'concern'],
  nomination: ['opinion'],
  report: ['blocker'],
  achievement: ['verification'],
}

interface Pointer {
  readonly fact: AnyFact
  readonly field: string
  readonly target: string
}

const POINTERS: readonly Pointer[] = FACTS.flatMap((fact) =>
  fieldsOf(fact.schema).flatMap(({ key, noun: target }) =>
    target === undefined ? [] : [{ fact, field: key, target }],
  ),
)

const pointersTo = (noun: Noun): readonly Pointer[] =>
  POINTERS.filter(({ target }) => target === noun)
const isPart = (noun: Noun, { fact }: Pointer): boolean => PARTS[noun]?.includes(fact.noun) ?? false

/** Refuses where standing facts, other than its parts, point to this one; the row is locked by now. */
export async function refuseIfPointedTo(
  tx: Tx,
  districtId: number,
  noun: Noun,
  id: string,
): Promise<void> {
  const counts = pointersTo(noun)
    .filter((pointer) => !isPart(noun, pointer))
    .map(
      ({ fact, field }) => sql`select count(*) as count from ${sql.table(fact.table)} f
        where f.district_id = ${districtId} and ${sql.ref(`f.${field}`)} = ${id}
          and f.withdrawn_at is null`,
    )
  if (counts.length === 0) return
  const { rows } = await sql<{ count: number }>`${sql.join(counts, sql` union all `)}`.execute(tx)
  const count = rows.reduce((sum, row) => sum + row.count, 0)
  if (count > 0) throw new Refusal(reason('record.pointed-to', { count }))
}

/** The parts go with the whole; `since` is the moment it was withdrawn, null when that is now. */
export async function withdrawPartsOf(
  tx: Tx,
  noun: Noun,
  id: string,
  writing: Writing,
  since: Date | null,
): Promise<void> {
  for (const pointer of pointersTo(noun).filter((one) => isPart(noun, one)))
    await withdrawParts(tx, pointer.fact, pointer.field, id, writing, since)
}

/**
 * Refuses where what a fact points to is not there or does not stand; what is found is held until
 * the transaction ends, so that nobody withdraws it meanwhile, and of two who count what rests on
 * it the second sees the first.
 */
export async function holdLinked(
  tx: Tx,
  districtId: number,
  noun: Noun,
  content: Readonly<Record<string, unknown>>,
  before: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const wanted = new Map<string, Set<string>>()
  for (const { fact, field, target } of POINTERS) {
    const id = content[field]
    if (fact.noun !== noun || typeof id !== 'string' || id === before[field]) continue
    wanted.set(target, (wanted.get(target) ?? new Set()).add(id))
  }
  // Always in the order of the river, so that two who hold the same facts do not wait in a ring.
  for (const { noun: target, table } of FACTS) {
    const ids = wanted.get(target)
    if (!ids) continue
    const { rows } = await sql`
      select f.id from ${sql.table(table)} f
      where f.district_id = ${districtId} and f.id = any(${[...ids]}::uuid[])
        and f.withdrawn_at is null
      order by f.id for no key update`.execute(tx)
    if (rows.length < ids.size) throw new Refusal(reason('record.link-missing'))
  }
}
